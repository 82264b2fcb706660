// What the command's exit status says of a report (spec cli.md); 2, nothing was audited, is not for a report to say.

import type { Report } from '../model/report.ts';

/** `missedTargets: 'pass'` is `--no-fail`: a missed target does not fail, an unfit report still does. */
export function exitStatus(
  { fit, clauses, goals }: Report,
  { missedTargets }: { readonly missedTargets: 'fail' | 'pass' },
): 0 | 1 | 3 {
  if (!fit) return 3;
  const missed = [...clauses, ...goals].some(({ hit }) => hit === false);
  return missed && missedTargets === 'fail' ? 1 : 0;
}
