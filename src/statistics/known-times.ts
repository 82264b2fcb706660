// How long things took that are done, and for how long those have been running that are not, with where their leads stood.

import { RowWriter } from '../columns/column-set.ts';
import { ascending, type KeyedRows, mergedAscending } from '../columns/order.ts';
import type { SeenTimes } from './kaplan-meier.ts';

/** In ms, ascending. */
export interface KnownTimes extends SeenTimes {
  /** Where the leads stood that took each of `done`. */
  readonly doneStandings: Int32Array;
}

export const NO_TIMES: KnownTimes = {
  done: new Float64Array(),
  doneStandings: new Int32Array(),
  running: new Float64Array(),
};

/** Takes times one by one, in any order. */
export class TimesWriter {
  private readonly done = new RowWriter({ ms: 'instant', standing: 'integer' });
  private readonly running = new RowWriter({ ms: 'instant' });

  /** One that is not known (NaN) is left out. */
  add(ms: number, isDone: boolean, standing: number): void {
    if (Number.isNaN(ms)) return;
    const writer = isDone ? this.done : this.running;
    writer.cells.ms[writer.place] = ms;
    if (isDone) this.done.cells.standing[this.done.place] = standing;
    writer.next();
  }

  /** All of them; nothing is to be added any more. */
  known(): KnownTimes {
    const { ms, standing } = this.done.whole();
    const { keys, rows } = ascending({ keys: ms, rows: standing });
    return { done: keys, doneStandings: rows, running: this.running.whole().ms.sort() };
  }
}

/** `firstStanding` is added to the standings of a part. */
export interface TimesPart {
  readonly times: KnownTimes;
  readonly firstStanding: number;
}

export function joinedTimes(parts: readonly TimesPart[]): KnownTimes {
  const done = mergedAscending(parts.map(doneOf));
  const running = mergedAscending(
    parts.map(({ times: { running } }) => ({ keys: running, rows: new Int32Array(running.length) })),
  );
  return { done: done.keys, doneStandings: done.rows, running: running.keys };
}

function doneOf({ times: { done, doneStandings }, firstStanding }: TimesPart): KeyedRows {
  const rows = firstStanding === 0 ? doneStandings : doneStandings.map(standing => standing + firstStanding);
  return { keys: done, rows };
}
