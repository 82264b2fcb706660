// The rates broken down by person, team, segment, source or a lead column, clause by clause.

import { compareCodePoints } from '../model/code-points.ts';
import { inSeconds } from '../model/obligation-row.ts';
import type { BreakdownRow } from '../model/report.ts';
import { wilsonInterval } from '../statistics/proportion.ts';
import { ascendingByGroup, quantileOfSorted } from '../statistics/quantile.ts';
import { wholeMs } from './clauses.ts';
import type { ClauseColumns, ObligationColumns } from './obligation-columns.ts';
import { type Decided, rateOf } from './rate.ts';
import { added, verdictsByGroup } from './verdict-counts.ts';

/** A row of the report, and what attention.ts weighs it by: breaches less those the targets would allow. */
export interface WeighedRow {
  readonly row: BreakdownRow;
  readonly overAllowance: number;
}

/** By dimension as asked for, value by code point, clause as in the agreement. */
export function breakdownRows(clauses: ObligationColumns): WeighedRow[] {
  const ofClauses = clauses.map(rowsOfClause);
  const dimensions = ofClauses[0]?.length ?? 0;
  return Array.from({ length: dimensions }, (_, dimension) =>
    ofClauses.flatMap(rows => rows[dimension] ?? []).toSorted((a, b) => compareCodePoints(a.row.value, b.row.value)),
  ).flat();
}

/** By dimension. */
function rowsOfClause(clause: ClauseColumns): WeighedRow[][] {
  const { done, doneStandings } = clause.times;
  return clause.groupings.map(grouping => {
    const elapsed = ascendingByGroup(done, picked(grouping.groupOf, doneStandings), grouping.values.length);
    const byGroup = verdictsByGroup(grouping, clause);
    return grouping.values.flatMap((value, group) => {
      const byTarget = byGroup[group] ?? [];
      if (byTarget.length === 0) return [];
      const { met, breached, open } = added(byTarget);
      const median = wholeMs(quantileOfSorted(elapsed[group] ?? new Float64Array(), 0.5));
      const row: BreakdownRow = {
        by: grouping.by,
        value,
        clause: clause.id,
        met,
        breached,
        open,
        rate: rateOf({ met, breached }),
        interval: wilsonInterval({ successes: met, trials: met + breached }),
        elapsed_p50_s: inSeconds(median),
      };
      return [{ row, overAllowance: excess(byTarget, clause.targets) }];
    });
  });
}

function picked(numbers: Int32Array, places: Int32Array): Int32Array {
  const chosen = new Int32Array(places.length);
  for (let at = 0; at < places.length; at++) chosen[at] = numbers[places[at] as number] as number;
  return chosen;
}

/** Breaches less the share that the targets allow; from counts, since a sum of fractions would depend on its order. */
function excess(byTarget: readonly Decided[], targets: readonly number[]): number {
  return byTarget
    .map((decided, place) => ({ target: targets[place] ?? NaN, decided }))
    .filter(({ target }) => target <= 1)
    .toSorted((a, b) => a.target - b.target)
    .reduce((sum, { target, decided: { met, breached } }) => sum + breached - (1 - target) * (met + breached), 0);
}
