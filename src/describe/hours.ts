// Calendars in words: the hours somebody works, and what closes them.

import { DAY_MS, MINUTE_MS, dateOfDay, parseDate, weekdayOf } from '../calendar/local-date.ts';
import { WEEKDAYS } from '../calendar/local-text.ts';
import type { CalendarDefinition, DayWindow, HolidaySource } from '../model/agreement.ts';
import { listed, monthName } from './words.ts';

const COUNTRIES = new Intl.DisplayNames('en', { type: 'region' });

export function calendarSentences(definition: CalendarDefinition): string[] {
  return [
    `Open ${listed(weekWords(definition.week), 'and')}, ${definition.timeZone.replaceAll('_', ' ')} time.`,
    ...definition.holidays.map(holidayWords),
    ...[...definition.exceptions].map(
      ([date, windows]) => `${dateWords(parseDate(date) ?? 0)}: ${windowWords(windows)}.`,
    ),
  ];
}

/** `Friday 7 March 2025`. */
export function dateWords(day: number): string {
  const { year, month, date } = dateOfDay(day);
  return `${WEEKDAYS[weekdayOf(day)] ?? ''} ${date} ${monthName(month)} ${year}`;
}

/** `09:00`; `24:00` is the end of a date. */
export function clockWords(ofDay: number): string {
  const minutes = Math.floor(ofDay / MINUTE_MS);
  const seconds = (ofDay % MINUTE_MS) / 1000;
  const text = `${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`;
  return seconds === 0 ? text : `${text}:${twoDigits(Math.floor(seconds))}`;
}

/** Days in a row with the same hours are said together. */
function weekWords(week: CalendarDefinition['week']): string[] {
  const groups: { first: number; last: number; hours: string }[] = [];
  week.forEach((windows, day) => {
    const hours = windowWords(windows);
    const group = groups.at(-1);
    if (group?.hours === hours && group.last === day - 1) group.last = day;
    else groups.push({ first: day, last: day, hours });
  });
  return groups.filter(({ hours }) => hours !== 'closed').map(group => `${daysWords(group)} ${group.hours}`);
}

function daysWords({ first, last }: { readonly first: number; readonly last: number }): string {
  return first === last ? (WEEKDAYS[first] ?? '') : `${WEEKDAYS[first] ?? ''} to ${WEEKDAYS[last] ?? ''}`;
}

function windowWords(windows: readonly DayWindow[]): string {
  if (windows.length === 0) return 'closed';
  if (windows.length === 1 && windows[0]?.from === 0 && windows[0].to === DAY_MS) return 'day and night';
  return listed(
    windows.map(({ from, to }) => `${clockWords(from)} to ${clockWords(to)}`),
    'and',
  );
}

function holidayWords(holiday: HolidaySource): string {
  if (holiday.kind === 'file') return `Closed on the holidays listed in ${holiday.file}, beside this agreement.`;
  const region = holiday.region === null ? '' : ` (${holiday.region})`;
  return `Closed on the public holidays of ${COUNTRIES.of(holiday.country) ?? holiday.country}${region}.`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
