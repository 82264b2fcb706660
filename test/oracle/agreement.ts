// The agreement as the file writes it; the oracle reads it again at every question and normalises nothing ahead.

import { parse } from 'yaml';
import { parse as parseCsv } from 'csv-parse/sync';
import { Temporal } from 'temporal-polyfill';
import type { Case } from './case.ts';
import { calendarHours, type Hours } from './hours.ts';
import { parseFrom, parseUntil, type Span } from './times.ts';

export type Written =
  string | number | boolean | null | undefined | readonly Written[] | { readonly [key: string]: Written };
export type WrittenMap = { readonly [key: string]: Written };

export interface Terms {
  readonly file: WrittenMap;
  readonly zone: string;
  readonly clauses: readonly WrittenMap[];
  readonly goals: readonly WrittenMap[];
  readonly report: WrittenMap;
  readonly always: Hours;
  readonly calendars: ReadonlyMap<string, Hours>;
}

export function readTerms(audited: Case): Terms {
  const file = parse(audited.files['agreement.yaml'] ?? '') as WrittenMap;
  const zone = text(file['timezone']);
  const always = calendarHours(zone, () => ['00:00-24:00']);
  const calendars = new Map<string, Hours>([['always', always]]);
  for (const [name, calendar] of Object.entries(map(file['calendars']))) {
    calendars.set(name, hoursOf(map(calendar), zoneOf(file, name), audited));
  }
  const [clauses, goals] = [list(file['clauses']).map(map), list(file['goals']).map(map)];
  return { file, zone, clauses, goals, report: map(file['report']), always, calendars };
}

/** A calendar's own zone, else the agreement's. */
export function zoneOf(file: WrittenMap, calendar: string): string {
  return text(map(map(file['calendars'])[calendar])['timezone'] ?? file['timezone']);
}

/** "`exceptions` wins over `open` and `holidays`" */
export function localWindows(calendar: WrittenMap, audited: Case): (date: string) => readonly string[] {
  const exceptions = map(calendar['exceptions']);
  const holidays = new Set(list(calendar['holidays']).flatMap(holiday => holidayDates(map(holiday), audited)));
  return date => {
    if (date in exceptions) return exceptions[date] === 'closed' ? [] : list(exceptions[date]).map(text);
    if (holidays.has(date)) return [];
    const weekday = Temporal.PlainDate.from(date).dayOfWeek - 1;
    return Object.entries(map(calendar['open'])).flatMap(([days, windows]) =>
      weekdays(days).includes(weekday) && windows !== 'closed' ? list(windows).map(text) : [],
    );
  };
}

function hoursOf(calendar: WrittenMap, zone: string, audited: Case): Hours {
  return calendarHours(zone, localWindows(calendar, audited));
}

function holidayDates(holiday: WrittenMap, audited: Case): string[] {
  if (holiday['file'] === undefined) throw new Error('the oracle knows no public holidays');
  return csvRows(audited, text(holiday['file'])).map(row => (row['date'] ?? '').trim());
}

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** Singly, as ranges (`fri-mon` wraps) or lists (`mon,wed`). */
function weekdays(days: string): number[] {
  return days.split(',').flatMap(part => {
    const [first = -1, last = first] = part
      .trim()
      .split('-')
      .map(day => WEEKDAYS.indexOf(day.trim()));
    return Array.from({ length: ((last - first + 7) % 7) + 1 }, (_, index) => (first + index) % 7);
  });
}

export type CsvRow = Readonly<Record<string, string>>;

export function csvRows(audited: Case, file: string): CsvRow[] {
  return parseCsv(audited.files[file] ?? '', { columns: true, bom: true, skip_empty_lines: true });
}

/** "the same id may stand several times": the versions of one clause, in file order. */
export function versionsOf(terms: Terms, id: string): readonly WrittenMap[] {
  return terms.clauses.filter(clause => clause['id'] === id);
}

/** `effective`: from its first date to the end of its last. */
export function effective(clause: WrittenMap, zone: string): Span {
  const range = map(clause['effective']);
  return {
    from: range['from'] === undefined ? -Infinity : parseFrom(text(range['from']), zone),
    to: range['until'] === undefined ? Infinity : parseUntil(text(range['until']), zone),
  };
}

export function list(written: Written): readonly Written[] {
  if (written === undefined || written === null) return [];
  return Array.isArray(written) ? (written as readonly Written[]) : [written];
}

export function map(written: Written): WrittenMap {
  return isMap(written) ? written : {};
}

export function isMap(written: Written): written is WrittenMap {
  return typeof written === 'object' && written !== null && !Array.isArray(written);
}

export function text(written: Written): string {
  return typeof written === 'object' ? '' : String(written ?? '');
}

/** `75%` or a number. */
export function fraction(written: Written): number {
  return typeof written === 'string' ? Number(written.replace('%', '')) / 100 : Number(written);
}

export interface Duration {
  readonly unit: 'time' | 'business time' | 'business days' | 'calendar days' | 'end of business day';
  /** Milliseconds of the first two, dates of the others. */
  readonly amount: number;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const FORMS: readonly (readonly [RegExp, Duration['unit'], number])[] = [
  [/^(\d+) ?(?:m|minutes?)$/, 'time', MINUTE],
  [/^(\d+) ?(?:h|hours?)$/, 'time', HOUR],
  [/^(\d+) ?(?:bm|business minutes?)$/, 'business time', MINUTE],
  [/^(\d+) ?(?:bh|business hours?)$/, 'business time', HOUR],
  [/^(\d+) ?(?:bd|business days?)$/, 'business days', 1],
  [/^(\d+) ?(?:cd|calendar days?)$/, 'calendar days', 1],
  [/^(?:eod|end of business day)(?: ?\+ ?(\d+))?$/, 'end of business day', 1],
];

export function parseDuration(written: string): Duration {
  const short = written.trim();
  if (short === 'end of next business day') return { unit: 'end of business day', amount: 1 };
  for (const [form, unit, factor] of FORMS) {
    const match = form.exec(short);
    if (match !== null) return { unit, amount: Number(match[1] ?? 0) * factor };
  }
  throw new Error(`no duration: ${written}`);
}
