// The last line on stderr: how much was audited, how it ended, how long it took.

import type { Report } from '../model/report.ts';

export function closingLine(report: Report, elapsedMs: number): string {
  const { clauses, goals, totals } = report;
  const judged = [...clauses, ...goals].filter(({ hit }) => hit !== null);
  const missed = judged.filter(({ hit }) => hit === false).length;
  const targets = judged.length === 0 ? 'no target was decided' : `${missed} of ${judged.length} targets missed`;
  const read = `${plural(totals.leads_audited, 'lead')}, ${plural(totals.obligations, 'obligation')}`;
  const seconds = (elapsedMs / 1000).toFixed(1);
  return `${[...report.unfit_because.map(reason => `Not fit to publish: ${reason}.`), ''].join('\n')}${read}: ${targets} (${seconds} s).`;
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
