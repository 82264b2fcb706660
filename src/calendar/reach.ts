// How far a calendar answers: ten years after the start of a question (spec verdicts.md, "Calendars").

import type { Zone } from '../model/open-time.ts';
import { DAY_MS, dateOfDay, dayOfDate } from './local-date.ts';

const REACH_YEARS = 10;
/** No ten years are shorter (around a century without a leap day) and none longer. */
const SHORTEST_REACH_MS = 3651 * DAY_MS;
export const LONGEST_REACH_MS: number = 3654 * DAY_MS;

/** Whether that is so wherever the question is asked: most are about days, and need not look for a zone. */
export function isWellWithinReach(start: number, at: number): boolean {
  return at - start <= SHORTEST_REACH_MS;
}

/** `at` itself, or Infinity where it is later than the same local time ten years after `start`. */
export function withinReach(zone: Zone, start: number, at: number): number {
  if (isWellWithinReach(start, at)) return at;
  return at <= reachOf(zone, start) ? at : Infinity;
}

function reachOf(zone: Zone, start: number): number {
  const local = start + zone.offsetAt(start);
  const day = Math.floor(local / DAY_MS);
  const { year, month, date } = dateOfDay(day);
  return zone.toInstant(dayOfDate(year + REACH_YEARS, month, date) * DAY_MS + local - day * DAY_MS);
}
