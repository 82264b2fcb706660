// The order of the rows of long columns, found by counting: comparing millions of pairs takes seconds.

const BITS = 11;
const BUCKETS = 1 << BITS;

/** What rows are sorted by: `placeOf` from 0 to `places` − 1, then whole numbers, then what `compare` says. */
export interface SortKeys {
  readonly places: number;
  readonly placeOf: (row: number) => number;
  readonly times: Float64Array;
  readonly compare: (one: number, other: number) => number;
}

/** The rows in order; those that are equal in everything as they stand. */
export function orderOf({ places, placeOf, times, compare }: SortKeys): Int32Array {
  const order = orderByPlace(orderByTime(times), placeOf, places);
  const isTied = (one: number, other: number): boolean =>
    times[one] === times[other] && placeOf(one) === placeOf(other);
  for (let from = 0, to = 1; from < order.length; from = to, to++) {
    while (to < order.length && isTied(order[from] as number, order[to] as number)) to++;
    if (to - from > 1) order.subarray(from, to).sort(compare);
  }
  return order;
}

/** Digit by digit from the lowest: each pass keeps what the one before did among equals. */
function orderByTime(times: Float64Array): Int32Array {
  const earliest = times.reduce((least, time) => Math.min(least, time), Infinity);
  const latest = times.reduce((most, time) => Math.max(most, time), -Infinity);
  let order: Int32Array = Int32Array.from(times, (_, row) => row);
  for (let unit = 1; unit <= latest - earliest; unit *= BUCKETS) {
    order = orderByPlace(order, row => Math.floor(((times[row] as number) - earliest) / unit) % BUCKETS, BUCKETS);
  }
  return order;
}

/** The rows of `order` by place, those of one place as they come. */
function orderByPlace(order: Int32Array, placeOf: (row: number) => number, places: number): Int32Array {
  const ends = new Int32Array(places);
  for (const row of order) add(ends, placeOf(row), 1);
  for (let place = 1; place < places; place++) add(ends, place, ends[place - 1] as number);
  const sorted = new Int32Array(order.length);
  for (let at = order.length - 1; at >= 0; at--) {
    const row = order[at] as number;
    sorted[add(ends, placeOf(row), -1)] = row;
  }
  return sorted;
}

function add(numbers: Int32Array, at: number, amount: number): number {
  return (numbers[at] = (numbers[at] as number) + amount);
}
