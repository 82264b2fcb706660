// The order of the rows of long columns, found by counting: comparing millions of pairs takes seconds.

const BITS = 11;
const BUCKETS = 1 << BITS;

/** The rows in order of `times` (whole numbers), equal times by `compare`, those equal in everything as they stand. */
export function orderOf(times: Float64Array, compare: (one: number, other: number) => number): Int32Array {
  const rows = new Int32Array(times.length);
  for (let row = 0; row < rows.length; row++) rows[row] = row;
  const sorted = ascending({ keys: times.slice(), rows });
  sortTies(sorted, compare);
  return sorted.rows;
}

/** Numbers with the row that each is of, or another number that goes with it. */
export interface KeyedRows {
  readonly keys: Float64Array;
  readonly rows: Int32Array;
}

/** By their keys (whole numbers), equal keys as they stand. What is given is overwritten. */
export function ascending({ keys, rows }: KeyedRows): KeyedRows {
  let least = Infinity;
  let most = -Infinity;
  for (const key of keys) {
    if (key < least) least = key;
    if (key > most) most = key;
  }
  for (let at = 0; at < keys.length; at++) keys[at] = (keys[at] as number) - least;
  const sorted = sortedByKey({ keys, rows }, most - least + 1);
  for (let at = 0; at < keys.length; at++) sorted.keys[at] = (sorted.keys[at] as number) + least;
  return sorted;
}

/** Of several that are ascending by themselves, one that is; equal keys in their order. */
export function mergedAscending(all: readonly KeyedRows[]): KeyedRows {
  const [first = { keys: new Float64Array(), rows: new Int32Array() }, ...others] = all;
  return others.reduce(merged, first);
}

function merged(one: KeyedRows, other: KeyedRows): KeyedRows {
  const length = one.keys.length + other.keys.length;
  const [keys, rows] = [new Float64Array(length), new Int32Array(length)];
  for (let [at, first, second] = [0, 0, 0]; at < length; at++) {
    // Beyond the end of one of them a key is undefined, and not less than any.
    const takesSecond = first === one.keys.length || (other.keys[second] as number) < (one.keys[first] as number);
    const [from, place] = takesSecond ? [other, second++] : [one, first++];
    keys[at] = from.keys[place] as number;
    rows[at] = from.rows[place] as number;
  }
  return { keys, rows };
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

/** Both are powers of two, so that the shift and the remainder are exact. */
function digit(key: number, unit: number): number {
  return (key / unit) & (BUCKETS - 1);
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
