// Written calendars → the model's.

import type { CalendarDefinition, DayWindow, HolidaySource } from '../../model/agreement.ts';
import type { AgreementFile } from '../agreement-file.ts';
import { parseWindow } from '../forms/day-window.ts';
import { parseDays } from '../forms/days.ts';
import { valueOf } from '../forms/parsed.ts';
import type { OneOrMany, Written, WrittenCalendar, WrittenHoliday } from '../written.ts';
import { toList } from './values.ts';

export function toCalendars(written: Written, file: AgreementFile): ReadonlyMap<string, CalendarDefinition> {
  const calendars = Object.entries(written.calendars ?? {});
  return new Map(calendars.map(([name, calendar]) => [name, toCalendar(name, calendar, { written, file })]));
}

interface Context {
  readonly written: Written;
  readonly file: AgreementFile;
}

function toCalendar(name: string, calendar: WrittenCalendar, { written, file }: Context): CalendarDefinition {
  const path = ['calendars', name];
  const exceptions = Object.entries(calendar.exceptions ?? {});
  return {
    name,
    timeZone: calendar.timezone ?? written.timezone,
    week: toWeek(calendar),
    holidays: toList(calendar.holidays).map((holiday, index) => toHoliday(holiday, index, { file, name })),
    exceptions: new Map(exceptions.map(([date, windows]) => [date.trim(), toWindows(windows)])),
    position: file.positionOf(path),
  };
}

function toWeek(calendar: WrittenCalendar): readonly (readonly DayWindow[])[] {
  const week: (readonly DayWindow[])[] = Array.from({ length: 7 }, () => []);
  for (const [days, windows] of Object.entries(calendar.open)) {
    for (const day of valueOf(parseDays(days))) week[day] = toWindows(windows);
  }
  return week;
}

function toWindows(written: OneOrMany<string>): readonly DayWindow[] {
  const windows = toList(written).map(window => valueOf(parseWindow(window)));
  return windows.filter(window => window !== null);
}

function toHoliday(
  holiday: WrittenHoliday,
  index: number,
  { file, name }: { readonly file: AgreementFile; readonly name: string },
): HolidaySource {
  const position = file.positionOf(['calendars', name, 'holidays', String(index)]);
  if (holiday.file !== undefined) return { kind: 'file', file: holiday.file, position };
  return { kind: 'country', country: holiday.country ?? '', region: holiday.region ?? null, position };
}
