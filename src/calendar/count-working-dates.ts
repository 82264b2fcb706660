// How many working dates a stretch of time holds: what a projection counts.

import type { Calendar } from './calendar.ts';
import { localDayOf, startOfDay } from './local-date.ts';
import { workingDatesOf } from './working-dates.ts';

/** How many local dates with open time in [from, until) are over by `until`: their last closing has come. */
export function countWorkingDates(calendar: Calendar, from: number, until: number): number {
  const zone = calendar.zoneAt(until);
  const open = calendar.openIntervals(from, startOfDay(zone, localDayOf(zone, until) + 1));
  const { lastClosings } = workingDatesOf(zone, open, { from: -Infinity, until: Infinity });
  return lastClosings.filter(closing => closing <= until).length;
}
