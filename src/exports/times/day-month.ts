// Times as spreadsheets write them: `3/7/2025 4:30 PM`, `07.03.2025 16:30`. Only where `dates:` says which comes first.

import { DAY_MS, dayOfDate } from '../../calendar/local-date.ts';
import { parseOffset } from './iso.ts';
import { isDateOfCalendar, type WrittenTime } from './written-time.ts';

const SPACE = '[ \\u00a0\\u202f]';
const WRITTEN = new RegExp(
  '^(?<first>\\d{1,2})(?<separator>[./-])(?<second>\\d{1,2})\\k<separator>(?<year>\\d{4})' +
    `(?:(?:,?${SPACE}+|T)(?<hour>\\d{1,2}):(?<minute>\\d\\d)(?::(?<seconds>\\d\\d)(?:[.,](?<fraction>\\d+))?)?` +
    `(?:${SPACE}*(?<half>[AaPp])\\.?[Mm]\\.?)?(?<offset>${SPACE}?(?:[Zz]|UTC|[+-][\\d:]{2,5}))?)?$`,
);

const encoder = new TextEncoder();

/** Reads the text into `time`; false where it is not such a time. */
export function parseDayMonth(text: string, order: 'day-first' | 'month-first', time: WrittenTime): boolean {
  const parts = WRITTEN.exec(text)?.groups;
  if (parts === undefined) return false;
  const [date, month] = order === 'day-first' ? [parts['first'], parts['second']] : [parts['second'], parts['first']];
  const year = Number(parts['year']);
  if (!isDateOfCalendar(year, Number(month), Number(date))) return false;
  const timeOfDay = parts['hour'] === undefined ? 0 : timeOfDayOf(parts);
  if (Number.isNaN(timeOfDay)) return false;
  time.local = dayOfDate(year, Number(month), Number(date)) * DAY_MS + timeOfDay;
  time.isDate = parts['hour'] === undefined;
  time.offset = NaN;
  return parts['offset'] === undefined || setOffset(parts['offset'], time);
}

function setOffset(text: string, time: WrittenTime): boolean {
  const bytes = encoder.encode(text.replace(/^[\u00a0\u202f]/, ' '));
  return parseOffset(bytes, 0, bytes.length, time);
}

/** Ms since midnight, NaN where there is no such time of day. */
function timeOfDayOf(parts: Readonly<Record<string, string | undefined>>): number {
  const hours = hoursOf(Number(parts['hour']), parts['half']?.toLowerCase());
  const minutes = Number(parts['minute']);
  const seconds = Number(parts['seconds'] ?? 0);
  if (!(hours < 24 && minutes < 60 && seconds < 60)) return NaN;
  const ms = Number((parts['fraction'] ?? '').slice(0, 3).padEnd(3, '0'));
  return ((hours * 60 + minutes) * 60 + seconds) * 1000 + ms;
}

function hoursOf(hours: number, half: string | undefined): number {
  if (half === undefined) return hours;
  if (hours < 1 || hours > 12) return NaN;
  return (hours % 12) + (half === 'p' ? 12 : 0);
}
