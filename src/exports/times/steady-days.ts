// Local days on which the clock does not change: their offset is looked up once a day, not once a row.

import { DAY_MS, HOUR_MS } from '../../calendar/local-date.ts';
import type { Zone } from '../../model/open-time.ts';

/** Days remembered; a day takes the place of the one 4,096 days off. */
const REMEMBERED = 4096;

export class SteadyDays {
  private readonly zone: Zone;
  private readonly days: Int32Array = new Int32Array(REMEMBERED).fill(0x7fffffff);
  private readonly offsets: Float64Array = new Float64Array(REMEMBERED);

  constructor(zone: Zone) {
    this.zone = zone;
  }

  /** The zone's offset throughout the local day of a local time, NaN where the clock changes on it or close by. */
  offsetAt(local: number): number {
    const day = Math.floor(local / DAY_MS);
    const place = day & (REMEMBERED - 1);
    if (this.days[place] !== day) {
      this.days[place] = day;
      this.offsets[place] = this.steadyOffset(day);
    }
    return this.offsets[place] as number;
  }

  /** No offset reaches 26 hours, so the day's instants lie between a day and a bit before and after it. */
  private steadyOffset(day: number): number {
    const offset = this.zone.offsetAt(day * DAY_MS - 26 * HOUR_MS);
    for (let hour = -25; hour <= 24 + 26; hour++) {
      if (this.zone.offsetAt(day * DAY_MS + hour * HOUR_MS) !== offset) return NaN;
    }
    return offset;
  }
}
