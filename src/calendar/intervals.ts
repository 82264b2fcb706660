// Half-open intervals of instants as sorted, disjoint lists: union, difference, clipping.

/** [from, until), epoch ms; ±Infinity where unbounded. */
export interface Interval {
  readonly from: number;
  readonly until: number;
}

/** Sorted and disjoint; intervals that overlap or touch become one, empty ones vanish. */
export function unite(intervals: readonly Interval[]): Interval[] {
  const sorted = intervals.filter(({ from, until }) => from < until).sort((a, b) => a.from - b.from);
  const united: Interval[] = [];
  for (const interval of sorted) {
    const last = united.at(-1);
    if (last === undefined || last.until < interval.from) united.push(interval);
    else if (last.until < interval.until) united[united.length - 1] = { from: last.from, until: interval.until };
  }
  return united;
}

/** What of the first list lies in no interval of the second; both sorted and disjoint, and so is the answer. */
export function subtract(intervals: readonly Interval[], removed: readonly Interval[]): Interval[] {
  const left: Interval[] = [];
  let next = 0;
  for (const { from, until } of intervals) {
    while (next < removed.length && (removed[next] as Interval).until <= from) next += 1;
    let begin = from;
    for (let i = next; i < removed.length && (removed[i] as Interval).from < until; i += 1) {
      const hole = removed[i] as Interval;
      if (begin < hole.from) left.push({ from: begin, until: hole.from });
      begin = hole.until;
    }
    if (begin < until) left.push({ from: begin, until });
  }
  return left;
}

/** What of a sorted, disjoint list lies in [from, until). */
export function clip(intervals: readonly Interval[], from: number, until: number): Interval[] {
  return intervals
    .filter(interval => interval.from < until && interval.until > from)
    .map(interval => ({ from: Math.max(interval.from, from), until: Math.min(interval.until, until) }));
}
