// Calendars for tests, written the way people say them.

import type { CalendarDefinition, DayWindow } from '../../src/model/agreement.ts';

/** `09:00-12:00 13:00-17:30` */
export function windows(text: string): DayWindow[] {
  return text
    .split(' ')
    .filter(part => part !== '')
    .map(part => {
      const [from = '', to = ''] = part.split('-');
      return { from: timeOfDay(from), to: timeOfDay(to) };
    });
}

/** A calendar from seven texts, Monday first, or one for Monday to Friday. */
export function calendarOf(timeZone: string, week: string | readonly string[]): CalendarDefinition {
  const days = typeof week === 'string' ? [week, week, week, week, week, '', ''] : week;
  return {
    name: 'calendar',
    timeZone,
    week: days.map(windows),
    holidays: [],
    exceptions: new Map(),
    position: { line: 1, column: 1 },
  };
}

/** Holidays of compileCalendar from their dates. */
export function holidaysOn(...dates: string[]): (year: number) => ReadonlyMap<string, string> {
  return year => new Map(dates.filter(date => Number(date.slice(0, 4)) === year).map(date => [date, 'holiday']));
}

function timeOfDay(text: string): number {
  const [hours, minutes] = text.split(':');
  return (Number(hours) * 60 + Number(minutes)) * 60_000;
}
