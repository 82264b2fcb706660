// The last lines on stderr: whether the report may be used, how much was audited, how it ended, how long it took.

import type { Report } from '../model/report.ts';
import { counted } from './quantities.ts';

/** `elapsedMs` is asked once all numbers are there: some are made only now. */
export function closingLines({ clauses, goals, totals, unfit_because }: Report, elapsedMs: () => number): string {
  const judged = [...clauses, ...goals].filter(({ hit }) => hit !== null);
  const missed = judged.filter(({ hit }) => hit === false).length;
  const ending =
    judged.length === 0 ? 'no target was decided' : `${missed} of ${counted(judged.length, 'target')} missed`;
  const read = `${counted(totals.leads_audited, 'lead')}, ${counted(totals.obligations, 'obligation')}`;
  const unfit = unfit_because.map(reason => `Not fit to publish: ${reason}.`);
  return [...unfit, `${read}: ${ending} (${(elapsedMs() / 1000).toFixed(1)} s).`].join('\n');
}

/** Of `replay`: whether targets are met is for the report over all pieces to say. */
export function closingOfPiece({ totals }: Report, elapsedMs: () => number): string {
  const judged = `${counted(totals.leads_audited, 'lead')}, ${counted(totals.obligations, 'obligation')}`;
  return `${judged} judged (${(elapsedMs() / 1000).toFixed(1)} s).`;
}
