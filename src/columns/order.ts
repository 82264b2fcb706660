// The order of the rows of long columns, found by counting: comparing millions of pairs takes seconds.

const BITS = 11;
const BUCKETS = 1 << BITS;

/** The rows in order of `times` (whole numbers), equal times by `compare`, those equal in everything as they stand. */
export function orderOf(times: Float64Array, compare: (one: number, other: number) => number): Int32Array {
  const sorted = ascending(times);
  sortTies(sorted, compare);
  return sorted.rows;
}

/** The rows in order of `times` (whole numbers), those of equal times as they stand. */
export function ascendingOrder(times: Float64Array): Int32Array {
  return ascending(times).rows;
}

function ascending(times: Float64Array): KeyedRows {
  let earliest = Infinity;
  let latest = -Infinity;
  for (const time of times) {
    if (time < earliest) earliest = time;
    if (time > latest) latest = time;
  }
  const rows = new Int32Array(times.length);
  const keys = new Float64Array(times.length);
  for (let row = 0; row < times.length; row++) {
    rows[row] = row;
    keys[row] = (times[row] as number) - earliest;
  }
  return sortedByKey({ rows, keys }, latest - earliest + 1);
}

interface KeyedRows {
  readonly rows: Int32Array;
  readonly keys: Float64Array;
}

/** Digit by digit from the lowest: each pass keeps what the one before did among equals. */
function sortedByKey(keyed: KeyedRows, end: number): KeyedRows {
  let from = keyed;
  let to: KeyedRows = { rows: new Int32Array(keyed.rows.length), keys: new Float64Array(keyed.rows.length) };
  for (let unit = 1; unit < end; unit *= BUCKETS) {
    deal(from, to, unit);
    [from, to] = [to, from];
  }
  return from;
}

/** One pass: every row goes to the end of the bucket of its digit. */
function deal(from: KeyedRows, to: KeyedRows, unit: number): void {
  const { length } = from.rows;
  const next = new Int32Array(BUCKETS + 1);
  for (let at = 0; at < length; at++) add(next, digit(from.keys[at] as number, unit) + 1);
  for (let bucket = 1; bucket <= BUCKETS; bucket++)
    next[bucket] = (next[bucket] as number) + (next[bucket - 1] as number);
  for (let at = 0; at < length; at++) {
    const key = from.keys[at] as number;
    const place = add(next, digit(key, unit));
    to.keys[place] = key;
    to.rows[place] = from.rows[at] as number;
  }
}

function digit(key: number, unit: number): number {
  return Math.floor(key / unit) % BUCKETS;
}

/** Counts one more, and gives the count before. */
function add(counts: Int32Array, at: number): number {
  const count = counts[at] as number;
  counts[at] = count + 1;
  return count;
}

function sortTies({ rows, keys }: KeyedRows, compare: (one: number, other: number) => number): void {
  for (let from = 0, to = 1; from < rows.length; from = to, to++) {
    while (to < rows.length && keys[to] === keys[from]) to++;
    if (to - from > 1) rows.subarray(from, to).sort(compare);
  }
}
