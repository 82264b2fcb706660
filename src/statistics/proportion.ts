// How sure a share of a count is: Wilson's interval for one, Newcombe's for the difference of two.

import { normalQuantile } from './normal.ts';

/** `successes` of `trials`, whole numbers with 0 ≤ successes ≤ trials. */
export interface Proportion {
  readonly successes: number;
  readonly trials: number;
}

export interface Interval {
  readonly low: number;
  readonly high: number;
}

const NORMAL_95 = normalQuantile(0.975);

/** 95 % score interval without continuity correction (Wilson 1927); null without trials. */
export function wilsonInterval(share: Proportion): Interval | null {
  return scoreInterval(share, NORMAL_95);
}

function scoreInterval({ successes, trials }: Proportion, z: number): Interval | null {
  if (trials === 0) return null;
  const z2 = z * z;
  const centre = successes + z2 / 2;
  const reach = z * Math.sqrt((successes * (trials - successes)) / trials + z2 / 4);
  // The ends are 0 and 1 exactly where nothing or everything succeeded; the formula misses them by a rounding error.
  return {
    low: successes === 0 ? 0 : (centre - reach) / (trials + z2),
    high: successes === trials ? 1 : (centre + reach) / (trials + z2),
  };
}

/** 95 % interval of `after − before` (Newcombe 1998, method 10: score intervals squared and added); null without trials. */
export function differenceInterval(after: Proportion, before: Proportion): Interval | null {
  return newcombeInterval(after, before, NORMAL_95);
}

/**
 * How likely a difference at least this large would be if nothing had changed: the level at which Newcombe's interval
 * just reaches zero, so that it is under 5 % exactly where the 95 % interval leaves zero out. Null without trials.
 */
export function differenceChance(after: Proportion, before: Proportion): number | null {
  const difference = after.successes / after.trials - before.successes / before.trials;
  if (after.trials === 0 || before.trials === 0) return null;
  if (difference === 0) return 1;
  const leavesZeroOut = (logarithm: number): boolean => {
    const interval = newcombeInterval(after, before, -normalQuantile(Math.exp(logarithm) / 2));
    return interval !== null && (interval.low > 0 || interval.high < 0);
  };
  // The wider the interval, the smaller the level: halving finds where the one turns into the other.
  let [low, high] = [SMALLEST_LOGARITHM, 0];
  if (leavesZeroOut(low)) return 0;
  for (let step = 0; step < HALVINGS; step++) {
    const middle = (low + high) / 2;
    if (leavesZeroOut(middle)) high = middle;
    else low = middle;
  }
  return Math.exp(high);
}

/** What is smaller than 10^-300 is given as 0. */
const SMALLEST_LOGARITHM = -300 * Math.LN10;
/** Enough for every digit of a number. */
const HALVINGS = 64;

function newcombeInterval(after: Proportion, before: Proportion, z: number): Interval | null {
  const later = scoreInterval(after, z);
  const earlier = scoreInterval(before, z);
  if (later === null || earlier === null) return null;
  const share = after.successes / after.trials;
  const shareBefore = before.successes / before.trials;
  const difference = share - shareBefore;
  return {
    low: difference - Math.hypot(share - later.low, earlier.high - shareBefore),
    high: difference + Math.hypot(later.high - share, shareBefore - earlier.low),
  };
}
