// The working dates of a stretch of open time: local dates with any open time, their first opening and last closing.

import type { Zone } from '../model/open-time.ts';
import type { Interval } from './intervals.ts';
import { localDayOf, startOfDay } from './local-date.ts';

/** Parallel lists in order of date. */
export interface WorkingDates {
  /** Day numbers. */
  readonly days: readonly number[];
  readonly firstOpenings: readonly number[];
  readonly lastClosings: readonly number[];
}

/** Working dates of the open intervals of `span`; a date that lies only partly in it is left out. */
export function workingDatesOf(zone: Zone, open: readonly Interval[], span: Interval): WorkingDates {
  const days: number[] = [];
  const firstOpenings: number[] = [];
  const lastClosings: number[] = [];
  for (const { from, until } of open) {
    let day = localDayOf(zone, from);
    for (let begin = from; begin < until; day += 1) {
      const dayEnd = startOfDay(zone, day + 1);
      const end = Math.min(until, dayEnd);
      // A date that the zone skipped altogether (Apia, 30 December 2011) ends where it begins.
      if (end <= begin) continue;
      if (days.at(-1) === day) {
        lastClosings[lastClosings.length - 1] = end;
      } else if (startOfDay(zone, day) >= span.from && dayEnd <= span.until) {
        days.push(day);
        firstOpenings.push(begin);
        lastClosings.push(end);
      }
      begin = end;
    }
  }
  return { days, firstOpenings, lastClosings };
}

/** Place of the first working date that is `day` or later; the number of dates where none is. */
export function placeOfDay(dates: WorkingDates, day: number): number {
  let low = 0;
  let high = dates.days.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((dates.days[middle] as number) < day) low = middle + 1;
    else high = middle;
  }
  return low;
}
