// Where the instants of a day stand among many: most questions are then a step or two away from their answer.

import { DAY_MS } from './local-date.ts';

export class DayIndex {
  private readonly instants: Float64Array;
  private readonly firstDay: number;
  /** For each UTC day from that of the first instant to the one after the last: how many come before it. */
  private readonly before: Int32Array;

  /** `instants` ascend. */
  constructor(instants: Float64Array) {
    this.instants = instants;
    this.firstDay = Math.floor((instants[0] ?? 0) / DAY_MS);
    const days = Math.floor((instants.at(-1) ?? 0) / DAY_MS) - this.firstDay + 1;
    this.before = new Int32Array(days + 1);
    let count = 0;
    for (let day = 0; day <= days; day++) {
      const begins = (this.firstDay + day) * DAY_MS;
      while (count < instants.length && (instants[count] as number) < begins) count++;
      this.before[day] = count;
    }
  }

  /** How many of the instants are at most `limit`. */
  countUpTo(limit: number): number {
    const day = Math.floor(limit / DAY_MS) - this.firstDay;
    if (day < 0) return 0;
    if (day >= this.before.length - 1) return this.instants.length;
    const end = this.before[day + 1] as number;
    let place = this.before[day] as number;
    while (place < end && (this.instants[place] as number) <= limit) place++;
    return place;
  }
}
