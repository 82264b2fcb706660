// Waivers (verdicts.md "Waivers").

import { csvRows, text } from './agreement.ts';
import { cell } from './leads.ts';
import type { World } from './matching.ts';
import type { Obligation } from './obligation.ts';
import { parseFrom, parseMoment, parseUntil } from './times.ts';

/** "turns a `breached` obligation of its lead and clause … that started within its dates into `waived`" */
export function waived(obligation: Obligation, world: World): Obligation {
  if (obligation.verdict !== 'breached') return obligation;
  const covered = csvRows(world.audited, 'waivers.csv').some(row => {
    const approved = parseMoment(cell(row, 'approved_on'), world.terms.zone);
    const complete = cell(row, 'reason') !== '' && cell(row, 'approved_by') !== '' && approved !== null;
    const from = parseFrom(cell(row, 'from'), world.terms.zone);
    const until = parseUntil(cell(row, 'until'), world.terms.zone);
    return (
      complete &&
      approved.first <= world.asOf &&
      ['*', obligation.lead.id].includes(cell(row, 'lead_id')) &&
      ['*', text(obligation.clause['id'])].includes(cell(row, 'clause')) &&
      from <= obligation.startedAt &&
      obligation.startedAt < until
    );
  });
  return covered ? { ...obligation, verdict: 'waived' } : obligation;
}
