// The rates broken down by person, team, segment, source or a lead column, clause by clause.

import { inSeconds } from '../model/obligation-row.ts';
import type { BreakdownRow } from '../model/report.ts';
import { VERDICT_CODE } from '../model/verdict.ts';
import { wilsonInterval } from '../statistics/proportion.ts';
import { quantileOfSorted, sortedByGroup } from '../statistics/quantile.ts';
import { wholeMs } from './clauses.ts';
import { compareCodePoints } from '../model/code-points.ts';
import type { Dimension, ObligationColumns } from './obligation-columns.ts';
import { rateOf } from './rate.ts';

/** A row of the report, and what attention.ts weighs it by: breaches less those the targets would allow. */
export interface WeighedRow {
  readonly row: BreakdownRow;
  readonly overAllowance: number;
}

/** By dimension as asked for, value by code point, clause as in the agreement. */
export function breakdownRows(columns: ObligationColumns): WeighedRow[] {
  const doneMs = timesDone(columns);
  return columns.dimensions.flatMap(dimension => rowsOf(dimension, columns, doneMs));
}

function timesDone({ elapsedMs, settled }: ObligationColumns): Float64Array {
  const done = elapsedMs.slice();
  for (let row = 0; row < done.length; row++) if (settled[row] !== 1) done[row] = NaN;
  return done;
}

function rowsOf(dimension: Dimension, columns: ObligationColumns, doneMs: Float64Array): WeighedRow[] {
  const tallies = tally(dimension, columns);
  const elapsed = sortedByGroup(dimension.groupOf, doneMs, dimension.groups.length);
  return dimension.groups
    .map(({ clause, value }, group) => ({ clause, value, group }))
    .sort((a, b) => compareCodePoints(a.value, b.value) || a.clause - b.clause)
    .map(({ clause, value, group }) => {
      const { met = 0, breached = 0, open = 0, excess = 0 } = tallies[group] ?? {};
      const median = wholeMs(quantileOfSorted(elapsed[group] ?? new Float64Array(), 0.5));
      const row: BreakdownRow = {
        by: dimension.by,
        value,
        clause: columns.clauseIds[clause] ?? '',
        met,
        breached,
        open,
        rate: rateOf({ met, breached }),
        interval: wilsonInterval({ successes: met, trials: met + breached }),
        elapsed_p50_s: inSeconds(median),
      };
      return { row, overAllowance: excess };
    });
}

interface Tally {
  met: number;
  breached: number;
  open: number;
  /** Σ over the judged: 1 for a breach, less the share of breaches the target allows. */
  excess: number;
}

function tally({ groups, groupOf }: Dimension, { length, verdict, target }: ObligationColumns): Tally[] {
  const tallies = groups.map(() => ({ met: 0, breached: 0, open: 0, excess: 0 }));
  for (let row = 0; row < length; row++) {
    const group = tallies[groupOf[row] ?? 0];
    if (group === undefined) continue;
    const allowed = 1 - (target[row] ?? NaN);
    if (verdict[row] === VERDICT_CODE.open) group.open++;
    if (verdict[row] === VERDICT_CODE.met) group.met++;
    if (verdict[row] === VERDICT_CODE.breached) group.breached++;
    if (verdict[row] === VERDICT_CODE.met && allowed >= 0) group.excess -= allowed;
    if (verdict[row] === VERDICT_CODE.breached && allowed >= 0) group.excess += 1 - allowed;
  }
  return tallies;
}
