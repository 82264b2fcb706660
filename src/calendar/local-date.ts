// Calendar arithmetic on day numbers (days since 1970-01-01) and local times (wall time written as if it were UTC ms).

import { millisecondsInDay, millisecondsInHour, millisecondsInMinute } from 'date-fns/constants';
import type { Zone } from '../model/open-time.ts';

export const MINUTE_MS: number = millisecondsInMinute;
export const HOUR_MS: number = millisecondsInHour;
export const DAY_MS: number = millisecondsInDay;

/** The local date an instant falls on, as a day number. */
export function localDayOf(zone: Zone, at: number): number {
  return Math.floor((at + zone.offsetAt(at)) / DAY_MS);
}

/** The first instant of a local date: where a clock change skips midnight, the change itself. */
export function startOfDay(zone: Zone, day: number): number {
  return zone.toInstant(day * DAY_MS);
}

/** 0 (Monday) … 6 (Sunday). */
export function weekdayOf(day: number): number {
  return (((day + 3) % 7) + 7) % 7;
}

/** A date of the Gregorian calendar; `month` and `date` count from 1. */
export interface CalendarDate {
  readonly year: number;
  readonly month: number;
  readonly date: number;
}

/** The day number of a date. `month` may lie outside 1 … 12 and `date` outside the month: they carry over. */
export function dayOfDate(year: number, month: number, date: number): number {
  // Years that begin in March put the leap day last; 400 of them are 146,097 days, the first began 719,468 days before 1970.
  const months = year * 12 + month - 3;
  const marchYear = Math.floor(months / 12);
  const monthOfYear = months - marchYear * 12;
  const leapDays = Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400);
  return marchYear * 365 + leapDays + Math.floor((monthOfYear * 153 + 2) / 5) + date - 1 - 719_468;
}

/** The date of a day number. */
export function dateOfDay(day: number): CalendarDate {
  const shifted = day + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthOfYear = Math.floor((dayOfYear * 5 + 2) / 153);
  const date = dayOfYear - Math.floor((monthOfYear * 153 + 2) / 5) + 1;
  const month = monthOfYear < 10 ? monthOfYear + 3 : monthOfYear - 9;
  return { year: era * 400 + yearOfEra + (month <= 2 ? 1 : 0), month, date };
}

/** The day number of `YYYY-MM-DD`, null where the text is no date of the calendar. */
export function parseDate(text: string): number | null {
  const parts = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
  if (parts === null) return null;
  const day = dayOfDate(Number(parts[1]), Number(parts[2]), Number(parts[3]));
  return formatDate(day) === text ? day : null;
}

/** `YYYY-MM-DD` of a day number in the years 0 to 9999. */
export function formatDate(day: number): string {
  const { year, month, date } = dateOfDay(day);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
}
