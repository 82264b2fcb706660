// Quantiles of times of which some were still running when last seen (Kaplan and Meier 1958).

/** Rounding errors of the product must not push a step past a probability it reaches exactly. */
const TOLERANCE = 1e-12;

/** Times under observation, each list ascending: of what was done by when, of what was still running when last seen. */
export interface SeenTimes {
  readonly done: Float64Array;
  readonly running: Float64Array;
}

/**
 * For each probability, ascending, the earliest time by which the estimated share done has reached it; null where it is not reached
 * while anything is under observation. Of equal times those done come first, as is usual.
 */
export function survivalQuantiles({ done, running }: SeenTimes, probabilities: readonly number[]): (number | null)[] {
  const quantiles: (number | null)[] = [];
  let left = 1;
  let censored = 0;
  for (let index = 0; index < done.length && quantiles.length < probabilities.length;) {
    const time = done[index] ?? NaN;
    const last = lastEqual(done, index);
    while (censored < running.length && (running[censored] ?? NaN) < time) censored++;
    const underObservation = done.length + running.length - censored - index;
    left *= 1 - (last + 1 - index) / underObservation;
    while (quantiles.length < probabilities.length && 1 - left >= (probabilities[quantiles.length] ?? 1) - TOLERANCE)
      quantiles.push(time);
    index = last + 1;
  }
  return probabilities.map((_, index) => quantiles[index] ?? null);
}

function lastEqual(sorted: Float64Array, index: number): number {
  let last = index;
  while (sorted[last + 1] === sorted[index]) last++;
  return last;
}
