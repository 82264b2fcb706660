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

/** The values of each group, ascending; NaN belongs to none. `groupOf[i]` is the group of `values[i]`, counted from 0. */
export function sortedByGroup(groupOf: Int32Array, values: Float64Array, groups: number): Float64Array[] {
  const ends = new Int32Array(groups + 1);
  forEachKnown(groupOf, values, group => (ends[group + 1] = (ends[group + 1] ?? 0) + 1));
  for (let group = 0; group < groups; group++) ends[group + 1] = (ends[group + 1] ?? 0) + (ends[group] ?? 0);
  const starts = ends.slice();
  const sorted = new Float64Array(ends[groups] ?? 0);
  forEachKnown(groupOf, values, (group, value) => {
    const next = ends[group] ?? 0;
    sorted[next] = value;
    ends[group] = next + 1;
  });
  return Array.from({ length: groups }, (_, group) => sorted.subarray(starts[group], starts[group + 1]).sort());
}

function forEachKnown(groupOf: Int32Array, values: Float64Array, visit: (group: number, value: number) => void): void {
  for (let index = 0; index < values.length; index++) {
    const value = values[index] ?? NaN;
    if (!Number.isNaN(value)) visit(groupOf[index] ?? 0, value);
  }
}
