// What a goal comes to in one of its periods, from what was counted (verdicts.md, Goals). Counts of several pieces add up;
// shares and projections do not, so they are made here and nowhere else.

import type { Agreement, Goal } from '../model/agreement.ts';
import type { GoalCounts, GoalTally } from '../model/obligation.ts';
import { fromMillionths } from './exact-sum.ts';

/** One tally for each count, in their order. Throws where the agreement has no such goal. */
export function goalTallies({ goals }: Pick<Agreement, 'goals'>, counts: readonly GoalCounts[]): GoalTally[] {
  return counts.map(one => {
    const goal = goals.find(({ id }) => id === one.goal);
    if (goal === undefined) throw new RangeError(`the agreement has no goal '${one.goal}'`);
    return goalTally(goal, one);
  });
}

/** One goal's counts in one period, of some leads and of others. */
export function addedGoals(one: GoalCounts, other: GoalCounts): GoalCounts {
  return {
    ...one,
    counted: one.counted + other.counted,
    reached: one.reached + other.reached,
    open: one.open + other.open,
    millionths: (BigInt(one.millionths) + BigInt(other.millionths)).toString(),
  };
}

function goalTally(goal: Goal, counts: GoalCounts): GoalTally {
  const isRate = goal.measure.kind === 'rate';
  const value = valueOf(goal, counts);
  const target = typeof goal.target === 'number' ? goal.target : (goal.target.get(counts.month) ?? null);
  return {
    goal: goal.id,
    party: goal.party,
    month: counts.month,
    value,
    target,
    of: isRate ? counts.counted : null,
    open: isRate ? counts.open : null,
    hit: value === null || target === null ? null : isHit(goal, { value, target }, counts),
    projection: isRate || value === null ? null : projection(value, counts),
    reached: isRate ? counts.reached : null,
  };
}

function valueOf({ measure }: Goal, { counted, reached, millionths }: GoalCounts): number | null {
  if (measure.kind === 'rate') return counted === 0 ? null : reached / counted;
  return measure.kind === 'count' ? counted : fromMillionths(millionths);
}

/** An unfinished period is hit once it has reached an `at_least`, else neither hit nor missed. */
function isHit(
  { direction }: Goal,
  { value, target }: { readonly value: number; readonly target: number },
  { over }: GoalCounts,
): boolean | null {
  if (direction === 'at_most') return over ? value <= target : null;
  return value >= target ? true : over ? false : null;
}

/** The value so far over the share of the period's working days gone; null once it is over or before a day has gone. */
function projection(value: number, { days }: GoalCounts): number | null {
  return days === null || days.gone === 0 ? null : (value * days.all) / days.gone;
}
