// Calendar days: the same local time a number of dates later or earlier (spec verdicts.md, "The clock", 2).

import type { Zone } from '../model/open-time.ts';
import { DAY_MS } from './local-date.ts';
import { LONGEST_REACH_MS, withinReach } from './reach.ts';

/** The same local time `days` dates after `start`; Infinity more than ten years off. */
export function calendarDaysAfter(zone: Zone, start: number, days: number): number {
  if (days * DAY_MS > LONGEST_REACH_MS) return Infinity;
  return withinReach(zone, start, sameLocalTime(zone, start, days));
}

/** The same local time `days` dates before `end`. */
export function calendarDaysBefore(zone: Zone, end: number, days: number): number {
  return sameLocalTime(zone, end, -days);
}

function sameLocalTime(zone: Zone, at: number, days: number): number {
  return zone.toInstant(at + zone.offsetAt(at) + days * DAY_MS);
}
