// Holidays from an iCalendar file: its all-day events, with ical.js.

import ICAL from 'ical.js';
import type { Finding, FindingLevel, FindingSample } from '../findings/finding.ts';
import { dayOfDate, formatDate, parseDate } from './local-date.ts';

export interface IcsHolidays {
  /** Date (`YYYY-MM-DD`) → summary, in order of date. */
  readonly dates: ReadonlyMap<string, string>;
  /** Events that gave no holiday. */
  readonly findings: readonly Finding[];
  /** Why the text is no iCalendar at all, in a sentence; null where it is. */
  readonly wrong: string | null;
}

/**
 * The dates of all-day events: DTEND is exclusive, RRULE runs to the end of 2100, EXDATE, RDATE and moved or cancelled
 * occurrences count. Events with a time of day are set aside; `file` is the path findings name.
 */
export function icsHolidays(text: string, file: string): IcsHolidays {
  let events: readonly CalendarEvent[];
  try {
    events = eventsOf(text);
  } catch (error) {
    const wrong = `This is not a readable iCalendar file: ${error instanceof Error ? error.message : String(error)}.`;
    return { dates: new Map(), findings: [], wrong };
  }
  return collectDates(events, file);
}

/** The last date a rule without an end reaches. */
const LAST_DAY = dayOfDate(2100, 12, 31);
/** More holidays than any calendar has: the events after them are not read. */
const MOST_DATES = 100_000;
/** What a rule for whole days may use; ical.js runs for ever or astray on the rest. */
const RULE_PARTS = new Set(['BYMONTH', 'BYMONTHDAY', 'BYDAY', 'BYSETPOS', 'BYYEARDAY']);

interface CalendarEvent {
  readonly component: ICAL.Component;
  readonly line: number;
}

type Refusal = 'holiday_with_time' | 'holiday_unreadable' | 'holiday_rule_unusable' | 'holidays_too_many';
const LEVELS: Readonly<Record<Refusal, FindingLevel>> = {
  holiday_with_time: 'set_aside',
  holiday_unreadable: 'rejected',
  holiday_rule_unusable: 'rejected',
  holidays_too_many: 'rejected',
};

class RefusedEvent extends Error {
  readonly code: Refusal;

  constructor(code: Refusal) {
    super(code);
    this.code = code;
  }
}

function eventsOf(text: string): CalendarEvent[] {
  if (text.trim() === '') throw new Error('it is empty');
  const parsed = ICAL.parse(text.replace(/^\uFEFF/, '')) as unknown[];
  const calendars = (typeof parsed[0] === 'string' ? [parsed] : parsed) as (string | unknown[])[][];
  const components = calendars.map(
    calendar => new ICAL.Component(calendar as ConstructorParameters<typeof ICAL.Component>[0]),
  );
  if (!components.some(({ name }) => name === 'vcalendar')) throw new Error('it has no VCALENDAR');
  const lines = linesOfEvents(text);
  return components
    .flatMap(calendar => calendar.getAllSubcomponents('vevent'))
    .map((component, place) => ({ component, line: lines[place] ?? 1 }));
}

function linesOfEvents(text: string): number[] {
  return text
    .split(/\r\n|\r|\n/)
    .flatMap((line, place) => (line.trim().toUpperCase() === 'BEGIN:VEVENT' ? [place + 1] : []));
}

function collectDates(events: readonly CalendarEvent[], file: string): IcsHolidays {
  const moved = movedOccurrences(events);
  const dates = new Map<number, string>();
  const refused = new Map<Refusal, FindingSample[]>();
  for (const { component, line } of events) {
    try {
      const summary = textOf(component, 'summary');
      for (const day of daysOf(component, moved)) dates.set(day, dates.get(day) ?? summary);
      if (dates.size > MOST_DATES) throw new RefusedEvent('holidays_too_many');
    } catch (error) {
      const code = error instanceof RefusedEvent ? error.code : 'holiday_unreadable';
      const sample = { file, line, column: null, text: textOf(component, 'summary') };
      refused.set(code, [...(refused.get(code) ?? []), sample]);
      if (code === 'holidays_too_many') break;
    }
  }
  const sorted = [...dates].sort(([a], [b]) => a - b).map(([day, summary]) => [formatDate(day), summary] as const);
  return { dates: new Map(sorted), findings: findingsOf(refused), wrong: null };
}

function findingsOf(refused: ReadonlyMap<Refusal, readonly FindingSample[]>): Finding[] {
  return [...refused].map(([code, samples]) => ({
    code,
    level: LEVELS[code],
    count: samples.length,
    samples: samples.slice(0, 5),
    facts: {},
  }));
}

/** Per event (UID) the days of occurrences that another event of the file replaces or calls off. */
function movedOccurrences(events: readonly CalendarEvent[]): ReadonlyMap<string, ReadonlySet<number>> {
  const moved = new Map<string, Set<number>>();
  for (const { component } of events) {
    const replaced = daysNamed(component, 'recurrence-id');
    if (replaced.length === 0) continue;
    const uid = textOf(component, 'uid');
    moved.set(uid, new Set([...(moved.get(uid) ?? []), ...replaced]));
  }
  return moved;
}

function daysOf(event: ICAL.Component, moved: ReadonlyMap<string, ReadonlySet<number>>): number[] {
  if (textOf(event, 'status').toUpperCase() === 'CANCELLED') return [];
  const first = firstDayOf(event);
  const length = lengthOf(event, first);
  const isOccurrence = event.hasProperty('recurrence-id');
  const skipped = new Set([
    ...daysNamed(event, 'exdate'),
    ...(isOccurrence ? [] : (moved.get(textOf(event, 'uid')) ?? [])),
  ]);
  const begins = [...occurrencesOf(event, first), ...daysNamed(event, 'rdate')].filter(day => !skipped.has(day));
  if (begins.length * length > MOST_DATES) throw new RefusedEvent('holidays_too_many');
  return begins.flatMap(begin => Array.from({ length }, (_, place) => begin + place));
}

function firstDayOf(event: ICAL.Component): number {
  const start = event.getFirstProperty('dtstart');
  if (start === null) throw new RefusedEvent('holiday_unreadable');
  if (start.type !== 'date') throw new RefusedEvent('holiday_with_time');
  return dayNamedBy(start);
}

/** An end at or before the beginning is a common slip for one day. */
function lengthOf(event: ICAL.Component, first: number): number {
  const end = event.getFirstProperty('dtend');
  if (end !== null) return end.type === 'date' ? Math.max(1, dayNamedBy(end) - first) : 1;
  const duration = event.getFirstPropertyValue('duration');
  return duration instanceof ICAL.Duration ? Math.max(1, Math.floor(duration.toSeconds() / 86_400)) : 1;
}

/** Days on which the event begins by its rule; its own first day alone without one. */
function occurrencesOf(event: ICAL.Component, first: number): number[] {
  const rules = event.getAllProperties('rrule').map(property => property.getFirstValue());
  return rules.length === 0 ? [first] : rules.flatMap(rule => occurrencesByRule(rule, first));
}

function occurrencesByRule(rule: unknown, first: number): number[] {
  if (!(rule instanceof ICAL.Recur) || !isUsable(rule)) throw new RefusedEvent('holiday_rule_unusable');
  const start = ICAL.Time.fromDateString(formatDate(first));
  const occurrences: number[] = [];
  const iterator = withOwnDate(rule, start).iterator(start);
  for (let next = iterator.next() as ICAL.Time | null; next !== null; next = iterator.next() as ICAL.Time | null) {
    const day = dayOfDate(next.year, next.month, next.day);
    // RFC 5545 leaves a first date that is not of the rule undefined, and ical.js then goes astray.
    if (occurrences.length === 0 && day !== first) throw new RefusedEvent('holiday_rule_unusable');
    if (day > LAST_DAY || occurrences.length > MOST_DATES) break;
    occurrences.push(day);
  }
  if (occurrences.length === 0) throw new RefusedEvent('holiday_rule_unusable');
  return occurrences;
}

function isUsable(rule: ICAL.Recur): boolean {
  const parts = Object.keys(rule.parts);
  if (!parts.every(part => RULE_PARTS.has(part))) return false;
  if (rule.freq === 'DAILY') return parts.length === 0;
  return rule.freq === 'WEEKLY' || rule.freq === 'MONTHLY' || rule.freq === 'YEARLY';
}

/** A bare yearly rule said in full: without it ical.js moves 29 February to 1 March. */
function withOwnDate(rule: ICAL.Recur, start: ICAL.Time): ICAL.Recur {
  if (rule.freq !== 'YEARLY' || Object.keys(rule.parts).length > 0) return rule;
  const spoken = rule.clone();
  spoken.setComponent('BYMONTH', [start.month]);
  spoken.setComponent('BYMONTHDAY', [start.day]);
  return spoken;
}

function daysNamed(event: ICAL.Component, name: string): number[] {
  return event.getAllProperties(name).flatMap(property => property.getValues().flatMap(dayOfTime));
}

function dayOfTime(value: unknown): number[] {
  return value instanceof ICAL.Time ? [dayOfDate(value.year, value.month, value.day)] : [];
}

/** The day of a DATE as it is written: ical.js would read 30 February as 2 March. */
function dayNamedBy(property: ICAL.Property): number {
  const day = parseDate(String((property.jCal as unknown[])[3]));
  if (day === null) throw new RefusedEvent('holiday_unreadable');
  return day;
}

function textOf(event: ICAL.Component, name: string): string {
  const value = event.getFirstPropertyValue(name);
  return typeof value === 'string' ? value.trim() : '';
}
