// A calendar of the agreement as open time (spec verdicts.md, "Calendars").

import type { CalendarDefinition, DayWindow } from '../model/agreement.ts';
import type { OpenTime, Zone } from '../model/open-time.ts';
import { TabledCalendar, type Calendar } from './calendar.ts';
import { clip, unite, type Interval } from './intervals.ts';
import { DAY_MS, dateOfDay, localDayOf, parseDate, weekdayOf } from './local-date.ts';
import { zoneOf } from './zone.ts';

/** The holidays of a year: date (`YYYY-MM-DD`) → name. */
export type HolidaysOfYear = (year: number) => ReadonlyMap<string, string>;

/**
 * The open time of a calendar. Each date's windows become instants by the zone's rules; an exception wins over the week
 * and the holidays. RangeError on an unknown zone or an exception that is no date: the agreement is checked before.
 */
export function compileCalendar(definition: CalendarDefinition, holidays: HolidaysOfYear): Calendar {
  const zone = zoneOf(definition.timeZone);
  const windowsOf = windowsByDay(definition, holidays);
  return new TabledCalendar({
    zoneAt: () => zone,
    openIntervals: (from, until) => clip(openIntervals(zone, windowsOf, { from, until }), from, until),
  });
}

/** Whether it does not open once in the ten years after an instant. */
export function isNeverOpen(openTime: OpenTime, after: number): boolean {
  return openTime.nextOpening(after) === Infinity;
}

type WindowsOfDay = (day: number) => readonly DayWindow[];

function windowsByDay(definition: CalendarDefinition, holidays: HolidaysOfYear): WindowsOfDay {
  const exceptions = new Map<number, readonly DayWindow[]>();
  for (const [date, windows] of definition.exceptions) exceptions.set(dayOf(date), windows);
  const isHoliday = holidayTest(holidays);
  return day => exceptions.get(day) ?? (isHoliday(day) ? [] : (definition.week[weekdayOf(day)] ?? []));
}

function holidayTest(holidays: HolidaysOfYear): (day: number) => boolean {
  const years = new Map<number, ReadonlySet<number>>();
  return day => {
    const { year } = dateOfDay(day);
    let days = years.get(year);
    if (days === undefined) {
      days = new Set([...holidays(year).keys()].map(dayOf));
      years.set(year, days);
    }
    return days.has(day);
  };
}

function openIntervals(zone: Zone, windowsOf: WindowsOfDay, span: Interval): Interval[] {
  const intervals: Interval[] = [];
  // A date more on either side: a clock change may shift a window past its date's end.
  const last = localDayOf(zone, span.until) + 1;
  for (let day = localDayOf(zone, span.from) - 1; day <= last; day += 1) {
    for (const window of windowsOf(day)) {
      intervals.push({
        from: zone.toInstant(day * DAY_MS + window.from),
        until: zone.toInstant(day * DAY_MS + window.to),
      });
    }
  }
  return unite(intervals);
}

function dayOf(date: string): number {
  const day = parseDate(date);
  if (day === null) throw new RangeError(`"${date}" is no date (YYYY-MM-DD)`);
  return day;
}
