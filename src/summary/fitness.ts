// Whether the report is fit to publish (spec cli.md, exit status 3).

import type { AllowedRejects } from '../model/allowed-rejects.ts';
import type { Judgement } from '../model/obligation.ts';

/** A sentence for each reason against; none: it is fit. `clauseIds` are those shown. */
export function reasonsAgainst(
  { header, tail }: Judgement,
  clauseIds: readonly string[],
  allowed: AllowedRejects,
): string[] {
  const rows = header.inputs.reduce((sum, input) => sum + input.rows, 0);
  const rejected = header.inputs.reduce((sum, input) => sum + input.rejected, 0);
  const limit = allowed.kind === 'rows' ? allowed.rows : allowed.share * rows;
  const unread =
    rejected > limit
      ? [`${rejected} of ${rows} rows could not be read; --allow-rejects lets ${Math.floor(limit)} pass`]
      : [];
  const stuck = tail.neverStarted
    .filter(({ clause }) => clauseIds.includes(clause))
    .map(({ clause, event }) => `clause '${clause}' could not start: no row matched its event '${event}'`);
  return [...unread, ...stuck];
}
