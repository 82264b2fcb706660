// How long things took that are done, and for how long those have been running that are not.

import { ascendingOrder } from '../columns/order.ts';
import type { SeenTimes } from '../statistics/kaplan-meier.ts';
import type { ClauseColumns } from './obligation-columns.ts';

export interface KnownTimes extends SeenTimes {
  /** Which obligation took each of `done`. */
  readonly doneRows: Int32Array;
}

/** Obligations whose time is not known are left out. */
export function timesKnown({ length, elapsedMs, settled }: Omit<ClauseColumns, 'times'>): KnownTimes {
  const [ms, rows] = [new Float64Array(length), new Int32Array(length)];
  let [done, running] = [0, 0];
  for (let row = 0; row < length; row++) {
    const elapsed = elapsedMs[row] as number;
    if (Number.isNaN(elapsed)) continue;
    if (settled[row] === 1) {
      rows[done] = row;
      ms[done++] = elapsed;
    } else ms[length - ++running] = elapsed;
  }
  const order = ascendingOrder(ms.subarray(0, done));
  return {
    done: Float64Array.from(order, place => ms[place] as number),
    doneRows: order.map(place => rows[place] as number),
    running: ms.slice(length - running).sort(),
  };
}
