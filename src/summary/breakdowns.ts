// The rates broken down by person, team, segment, source or a lead column, clause by clause.

import { compareCodePoints } from '../model/code-points.ts';
import { inSeconds } from '../model/obligation-row.ts';
import type { BreakdownRow } from '../model/report.ts';
import { VERDICT_CODE } from '../model/verdict.ts';
import { wilsonInterval } from '../statistics/proportion.ts';
import { quantileOfSorted, sortedByGroup } from '../statistics/quantile.ts';
import { wholeMs } from './clauses.ts';
import type { ClauseColumns, Grouping, ObligationColumns } from './obligation-columns.ts';
import { type Decided, rateOf } from './rate.ts';

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
  const doneMs = timesDone(clause);
  return clause.groupings.map(grouping => {
    const elapsed = sortedByGroup(grouping.groupOf, doneMs, grouping.values.length);
    const tallies = tally(grouping, clause);
    return grouping.values.map((value, group) => {
      const { met, breached, open, overAllowance } = tallies[group] as Tally;
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
      return { row, overAllowance };
    });
  });
}

function timesDone({ elapsedMs, settled }: ClauseColumns): Float64Array {
  const done = elapsedMs.slice();
  for (let row = 0; row < done.length; row++) if (settled[row] !== 1) done[row] = NaN;
  return done;
}

interface Tally {
  readonly met: number;
  readonly breached: number;
  readonly open: number;
  readonly overAllowance: number;
}

function tally({ values, groupOf }: Grouping, { length, verdict, targets }: ClauseColumns): Tally[] {
  const open = new Int32Array(values.length);
  const decided = values.map(() => targets.values.map(() => ({ met: 0, breached: 0 })));
  for (let row = 0; row < length; row++) {
    const group = groupOf[row] as number;
    const code = verdict[row];
    if (code === VERDICT_CODE.open) open[group] = (open[group] as number) + 1;
    if (code !== VERDICT_CODE.met && code !== VERDICT_CODE.breached) continue;
    const counts = decided[group]?.[targets.groupOf[row] as number] as { met: number; breached: number };
    if (code === VERDICT_CODE.met) counts.met++;
    else counts.breached++;
  }
  return decided.map((byTarget, group) => ({
    met: byTarget.reduce((sum, { met }) => sum + met, 0),
    breached: byTarget.reduce((sum, { breached }) => sum + breached, 0),
    open: open[group] ?? 0,
    overAllowance: excess(byTarget, targets.values),
  }));
}

/** Breaches less the share that the targets allow; from counts, since a sum of fractions would depend on its order. */
function excess(byTarget: readonly Decided[], targets: readonly number[]): number {
  return byTarget
    .map((decided, place) => ({ target: targets[place] ?? NaN, decided }))
    .filter(({ target }) => target <= 1)
    .toSorted((a, b) => a.target - b.target)
    .reduce((sum, { target, decided: { met, breached } }) => sum + breached - (1 - target) * (met + breached), 0);
}
