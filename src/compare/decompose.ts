// A difference of two rates, parted among the groups that make them up (Kitagawa 1955, the symmetrical form).

import type { GroupCounts } from '../model/comparison.ts';

/** One group's counts in both; the other keys stay as they are. */
export interface GroupPair {
  readonly before: GroupCounts;
  readonly after: GroupCounts;
}

export interface Effects {
  readonly mix: number;
  readonly performance: number;
}

/**
 * For every group what its share of the obligations (mix) and its own rate (performance) did to the overall rate. All of
 * them together are the rate after less the rate before. Both must have decided something, else a RangeError.
 */
export function decompose<Pair extends GroupPair>(pairs: readonly Pair[]): (Pair & Effects)[] {
  const before = total(pairs.map(pair => pair.before));
  const after = total(pairs.map(pair => pair.after));
  const middle = (rate(before) + rate(after)) / 2;
  return pairs.map(pair => {
    const [shareBefore, shareAfter] = [size(pair.before) / size(before), size(pair.after) / size(after)];
    // A group that only one report has cannot have changed its rate: all of its effect is that it came or went.
    const rateBefore = rate(size(pair.before) > 0 ? pair.before : pair.after);
    const rateAfter = rate(size(pair.after) > 0 ? pair.after : pair.before);
    return {
      ...pair,
      // More of a group that does better than the rest lifts the rate; shares add up to one, so the middle cancels out.
      mix: (shareAfter - shareBefore) * ((rateBefore + rateAfter) / 2 - middle),
      performance: (rateAfter - rateBefore) * ((shareBefore + shareAfter) / 2),
    };
  });
}

function total(counts: readonly GroupCounts[]): GroupCounts {
  const sum = counts.reduce((all, { met, breached }) => ({ met: all.met + met, breached: all.breached + breached }), {
    met: 0,
    breached: 0,
  });
  if (size(sum) === 0) throw new RangeError('a rate of nothing cannot be parted');
  return sum;
}

function size({ met, breached }: GroupCounts): number {
  return met + breached;
}

/** Of a group without anything decided, which has no weight either, 0. */
function rate(counts: GroupCounts): number {
  return size(counts) === 0 ? 0 : counts.met / size(counts);
}
