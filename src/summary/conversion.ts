// Who reached the agreement's success (`report.reached`) by how fast they were answered. An association: fast answers may go to
// better leads.

import type { Agreement } from '../model/agreement.ts';
import type { Judgement } from '../model/obligation.ts';
import type { ConversionRow } from '../model/report.ts';
import { VERDICT_CODE } from '../model/verdict.ts';
import { wilsonInterval } from '../statistics/proportion.ts';
import type { ClauseColumns, ObligationColumns } from './obligation-columns.ts';
import { share } from './rate.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Where bands begin, in ms of the clause's clock; the same for every agreement, so that reports can be compared. */
const BANDS: readonly number[] = [0, 5 * MINUTE, 30 * MINUTE, HOUR, 2 * HOUR, 4 * HOUR, 8 * HOUR, 24 * HOUR];

/** Response clauses in the order of the agreement, bands from fast to slow, those not answered last; only bands with leads. */
export function conversionRows(
  agreement: Agreement,
  judgement: Judgement,
  clauses: ObligationColumns,
): ConversionRow[] {
  if (agreement.report.reached === null) return [];
  const responses = new Set(agreement.clauses.filter(({ kind }) => kind === 'response').map(({ id }) => id));
  return clauses.flatMap(clause => {
    if (!responses.has(clause.id)) return [];
    return tally(clause, judgement)
      .map((band, index) => conversionRow(clause.id, index, band))
      .filter(({ leads }) => leads > 0);
  });
}

interface Band {
  leads: number;
  reached: number;
}

/** One band more than there are beginnings: not answered. A lead counts by its first obligation. */
function tally({ start, order, verdict, settled, elapsedMs }: ClauseColumns, { obligations }: Judgement): Band[] {
  const bands = [...BANDS, Infinity].map(() => ({ leads: 0, reached: 0 }));
  const known = new Set<string>();
  for (const [index, row] of order.entries()) {
    if (verdict[row] !== VERDICT_CODE.met && verdict[row] !== VERDICT_CODE.breached) continue;
    const { leadId, reachedAt } = obligations.at(start + index);
    if (known.has(leadId)) continue;
    known.add(leadId);
    const band = bands[settled[row] === 1 ? bandOf(elapsedMs[row] ?? 0) : BANDS.length];
    if (band === undefined) continue;
    band.leads++;
    if (reachedAt !== null) band.reached++;
  }
  return bands;
}

function bandOf(elapsed: number): number {
  return BANDS.findLastIndex(from => from <= elapsed);
}

function conversionRow(clause: string, band: number, { leads, reached }: Band): ConversionRow {
  const [from, to] = [BANDS[band], BANDS[band + 1]];
  return {
    clause,
    from_s: from === undefined ? null : from / 1000,
    to_s: to === undefined ? null : to / 1000,
    leads,
    reached,
    share: share(reached, leads),
    interval: wilsonInterval({ successes: reached, trials: leads }),
  };
}
