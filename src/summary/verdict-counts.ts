// Verdicts counted, by target and by group: one pass over the obligations of a clause.

import type { VerdictCounts } from '../model/report.ts';
import { VERDICTS } from '../model/verdict.ts';
import type { ClauseColumns, Groups } from './obligation-columns.ts';

/** For each group the verdicts under each target, in the order of `targets.values`. */
export function verdictsByGroup(
  { values, groupOf }: Groups<unknown>,
  { length, verdict, targets }: ClauseColumns,
): VerdictCounts[][] {
  const width = targets.values.length * VERDICTS.length;
  const counts = new Int32Array(values.length * width);
  const targetOf = targets.groupOf;
  for (let row = 0; row < length; row++) {
    const target = targetOf === null ? 0 : (targetOf[row] as number);
    const cell = (groupOf[row] as number) * width + target * VERDICTS.length + (verdict[row] as number);
    counts[cell] = (counts[cell] as number) + 1;
  }
  return values.map((_, group) =>
    targets.values.map((__, target) => named(counts.subarray(group * width + target * VERDICTS.length))),
  );
}

/** All of the clause by target, as if they were one group. */
export function verdictsByTarget(columns: ClauseColumns): VerdictCounts[] {
  const { length, verdict, targets } = columns;
  const counts = new Int32Array(targets.values.length * VERDICTS.length);
  const targetOf = targets.groupOf;
  for (let row = 0; row < length; row++) {
    const target = targetOf === null ? 0 : (targetOf[row] as number);
    const cell = target * VERDICTS.length + (verdict[row] as number);
    counts[cell] = (counts[cell] as number) + 1;
  }
  return targets.values.map((_, target) => named(counts.subarray(target * VERDICTS.length)));
}

export function added(all: readonly VerdictCounts[]): VerdictCounts {
  const sum = (count: (counts: VerdictCounts) => number): number =>
    all.reduce((total, counts) => total + count(counts), 0);
  return {
    met: sum(({ met }) => met),
    breached: sum(({ breached }) => breached),
    open: sum(({ open }) => open),
    cancelled: sum(({ cancelled }) => cancelled),
    waived: sum(({ waived }) => waived),
    unassessable: sum(({ unassessable }) => unassessable),
  };
}

function named([
  met = 0,
  breached = 0,
  open = 0,
  cancelled = 0,
  waived = 0,
  unassessable = 0,
]: Int32Array): VerdictCounts {
  return { met, breached, open, cancelled, waived, unassessable };
}
