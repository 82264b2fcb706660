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
export function wilsonInterval({ successes, trials }: Proportion): Interval | null {
  if (trials === 0) return null;
  const z2 = NORMAL_95 * NORMAL_95;
  const centre = successes + z2 / 2;
  const reach = NORMAL_95 * Math.sqrt((successes * (trials - successes)) / trials + z2 / 4);
  // The ends are 0 and 1 exactly where nothing or everything succeeded; the formula misses them by a rounding error.
  return {
    low: successes === 0 ? 0 : (centre - reach) / (trials + z2),
    high: successes === trials ? 1 : (centre + reach) / (trials + z2),
  };
}

/** 95 % interval of `after − before` (Newcombe 1998, method 10: score intervals squared and added); null without trials. */
export function differenceInterval(after: Proportion, before: Proportion): Interval | null {
  const later = wilsonInterval(after);
  const earlier = wilsonInterval(before);
  if (later === null || earlier === null) return null;
  const share = after.successes / after.trials;
  const shareBefore = before.successes / before.trials;
  const difference = share - shareBefore;
  return {
    low: difference - Math.hypot(share - later.low, earlier.high - shareBefore),
    high: difference + Math.hypot(later.high - share, shareBefore - earlier.low),
  };
}
