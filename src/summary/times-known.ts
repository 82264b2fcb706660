// How long things took that are done, and for how long those have been running that are not.

import { ascending } from '../columns/order.ts';
import type { SeenTimes } from '../statistics/kaplan-meier.ts';

export interface KnownTimes extends SeenTimes {
  /** Where the leads stood that took each of `done`. */
  readonly doneStandings: Int32Array;
}

/** One entry an obligation: how long it took or ran in ms (NaN: not known), 1 where it is settled, and where its lead stood. */
interface TimedColumns {
  readonly length: number;
  readonly elapsedMs: Float64Array;
  readonly settled: Uint8Array;
  readonly standing: Int32Array;
}

export const NO_TIMES: KnownTimes = {
  done: new Float64Array(),
  doneStandings: new Int32Array(),
  running: new Float64Array(),
};

/** Obligations whose time is not known are left out. */
export function timesKnown({ length, elapsedMs, settled, standing }: TimedColumns): KnownTimes {
  const known = countKnown(elapsedMs);
  const [ms, standings] = [new Float64Array(known), new Int32Array(known)];
  let [done, running] = [0, 0];
  for (let row = 0; row < length && done + running < known; row++) {
    const elapsed = elapsedMs[row] as number;
    if (Number.isNaN(elapsed)) continue;
    if (settled[row] === 1) {
      standings[done] = standing[row] as number;
      ms[done++] = elapsed;
    } else ms[known - ++running] = elapsed;
  }
  const sorted = ascending({ keys: ms.slice(0, done), rows: standings.slice(0, done) });
  return { done: sorted.keys, doneStandings: sorted.rows, running: ms.slice(done).sort() };
}

function countKnown(elapsedMs: Float64Array): number {
  let known = 0;
  for (const ms of elapsedMs) if (!Number.isNaN(ms)) known++;
  return known;
}
