// The rates broken down by person, team, segment, source or a lead column, clause by clause.

import { compareCodePoints } from '../model/code-points.ts';
import { inSeconds } from '../model/obligation-row.ts';
import type { BreakdownRow } from '../model/report.ts';
import { VERDICT_CODE, VERDICTS } from '../model/verdict.ts';
import { wilsonInterval } from '../statistics/proportion.ts';
import { ascendingByGroup, quantileOfSorted } from '../statistics/quantile.ts';
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
  const { done, doneRows } = clause.times;
  return clause.groupings.map(grouping => {
    const groupOf = doneRows.map(row => grouping.groupOf[row] as number);
    const elapsed = ascendingByGroup(done, groupOf, grouping.values.length);
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

interface Tally {
  readonly met: number;
  readonly breached: number;
  readonly open: number;
  readonly overAllowance: number;
}

function tally({ values, groupOf }: Grouping, { length, verdict, targets }: ClauseColumns): Tally[] {
  const counts = new Int32Array(values.length * targets.values.length * VERDICTS.length);
  const place = (group: number, target: number): number => (group * targets.values.length + target) * VERDICTS.length;
  for (let row = 0; row < length; row++) {
    const cell = place(groupOf[row] as number, targets.groupOf[row] as number) + (verdict[row] as number);
    counts[cell] = (counts[cell] as number) + 1;
  }
  return values.map((_, group) => {
    const count = (target: number, code: number): number => counts[place(group, target) + code] as number;
    const byTarget = targets.values.map((__, target) => ({
      met: count(target, VERDICT_CODE.met),
      breached: count(target, VERDICT_CODE.breached),
      open: count(target, VERDICT_CODE.open),
    }));
    return {
      met: sum(byTarget, ({ met }) => met),
      breached: sum(byTarget, ({ breached }) => breached),
      open: sum(byTarget, ({ open }) => open),
      overAllowance: excess(byTarget, targets.values),
    };
  });
}

function sum<Item>(items: readonly Item[], count: (item: Item) => number): number {
  return items.reduce((total, item) => total + count(item), 0);
}

/** Breaches less the share that the targets allow; from counts, since a sum of fractions would depend on its order. */
function excess(byTarget: readonly Decided[], targets: readonly number[]): number {
  return byTarget
    .map((decided, place) => ({ target: targets[place] ?? NaN, decided }))
    .filter(({ target }) => target <= 1)
    .toSorted((a, b) => a.target - b.target)
    .reduce((sum, { target, decided: { met, breached } }) => sum + breached - (1 - target) * (met + breached), 0);
}
