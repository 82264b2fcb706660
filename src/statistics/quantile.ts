// Exact quantiles of values that are all known.

/**
 * Quantile of ascending values by Hyndman and Fan's definition 7 (what Excel, numpy and R give unasked): linear between
 * the values at positions floor and ceil of (n − 1) · probability. Null of no values.
 */
export function quantileOfSorted(sorted: Float64Array, probability: number): number | null {
  if (sorted.length === 0) return null;
  const position = (sorted.length - 1) * probability;
  const below = sorted[Math.floor(position)] ?? NaN;
  const above = sorted[Math.ceil(position)] ?? NaN;
  return below + (above - below) * (position - Math.floor(position));
}

/** Ascending values parted into groups that are ascending too; `groupOf[i]` is the group of `values[i]`, counted from 0. */
export function ascendingByGroup(values: Float64Array, groupOf: Int32Array, groups: number): Float64Array[] {
  const ends = new Int32Array(groups + 1);
  for (const group of groupOf) ends[group + 1] = (ends[group + 1] as number) + 1;
  for (let group = 0; group < groups; group++) ends[group + 1] = (ends[group + 1] as number) + (ends[group] as number);
  const starts = ends.slice();
  const dealt = new Float64Array(values.length);
  for (let index = 0; index < values.length; index++) {
    const group = groupOf[index] as number;
    const next = ends[group] as number;
    dealt[next] = values[index] as number;
    ends[group] = next + 1;
  }
  return Array.from({ length: groups }, (_, group) => dealt.subarray(starts[group], starts[group + 1]));
}
