// How long things took that are done, and for how long those have been running that are not.

import type { SeenTimes } from '../statistics/kaplan-meier.ts';
import type { ClauseColumns } from './obligation-columns.ts';

/** Obligations whose time is not known are left out. */
export function timesKnown({ length, elapsedMs, settled }: ClauseColumns): SeenTimes {
  const known = new Float64Array(length);
  let [done, running] = [0, 0];
  for (let row = 0; row < length; row++) {
    const ms = elapsedMs[row] as number;
    if (Number.isNaN(ms)) continue;
    if (settled[row] === 1) known[done++] = ms;
    else known[length - ++running] = ms;
  }
  return { done: known.subarray(0, done).sort(), running: known.subarray(length - running).sort() };
}
