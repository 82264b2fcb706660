// Seeded chance: the same seed makes the same case everywhere.

export interface Chance {
  /** 0 … count − 1. */
  below(count: number): number;
  between(first: number, last: number): number;
  yes(probability: number): boolean;
  of<Value>(values: readonly Value[]): Value;
  some<Value>(values: readonly Value[], count: number): Value[];
}

/** mulberry32 */
export function chanceOf(seed: number): Chance {
  let state = (seed ^ 0x9e3779b9) >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (count: number): number => Math.floor(next() * count);
  const of = <Value>(values: readonly Value[]): Value => values[below(values.length)] as Value;
  return {
    below,
    of,
    between: (first, last) => first + below(last - first + 1),
    yes: probability => next() < probability,
    some: (values, count) => Array.from({ length: count }, () => of(values)),
  };
}
