// How a deadline comes about, in words: which open hours of which dates were counted, and why others were not.

import { DAY_MS, formatDate, localDayOf, startOfDay, weekdayOf } from '../calendar/local-date.ts';
import type { Calendar } from '../calendar/calendar.ts';
import type { Duration } from '../model/agreement.ts';
import type { Zone } from '../model/open-time.ts';
import type { Hours } from './hours.ts';
import type { Subject } from './subject.ts';
import { listWords } from './words/tests.ts';
import { city } from './words/times.ts';
import { counted, durationWords } from './words/durations.ts';

/** From an instant to a deadline, in one owner's time. */
export interface Counting {
  readonly hours: Hours;
  readonly owner: string;
  readonly from: number;
  readonly due: number;
}

/** So many dates are named one by one; of more only the first and the last. */
const FEW_DATES = 4;

/** `1 h on Fri 3 Oct 15:00–16:00; closed Sat 4 – Sun 5 Oct; 3 h on Mon 6 Oct 09:00–12:00`. */
export function openHoursWords(subject: Subject, counting: Counting): string {
  const { hours, owner, from, due } = counting;
  if (hours.name === 'always') return `${durationWords(due - from)}, day and night`;
  const dates = openDates(hours.of(owner), from, due);
  if (dates.length === 0) return 'no open time';
  const waiting = closedWords(subject, counting, { after: null, before: dates[0] ?? null });
  const parts = dates.length <= FEW_DATES ? eachDate(subject, counting, dates) : inShort(subject, counting, dates);
  return [...waiting, ...parts].join('; ');
}

interface OpenDate {
  readonly day: number;
  readonly zone: Zone;
  readonly spans: readonly { readonly from: number; readonly until: number }[];
  readonly openMs: number;
}

function openDates(open: Calendar, from: number, due: number): OpenDate[] {
  const dates: { day: number; zone: Zone; spans: { from: number; until: number }[]; openMs: number }[] = [];
  for (const interval of open.openIntervals(from, due)) {
    const zone = open.zoneAt(interval.from);
    for (let begin = interval.from; begin < interval.until;) {
      const day = localDayOf(zone, begin);
      const until = Math.min(interval.until, Math.max(startOfDay(zone, day + 1), begin + 1));
      const last = dates.at(-1);
      const date = last?.day === day ? last : { day, zone, spans: [], openMs: 0 };
      if (date !== last) dates.push(date);
      date.spans.push({ from: begin, until });
      date.openMs += until - begin;
      begin = until;
    }
  }
  return dates;
}

function eachDate(subject: Subject, counting: Counting, dates: readonly OpenDate[]): string[] {
  return dates.flatMap((date, index) => {
    const words = `${durationWords(date.openMs)} on ${spansWords(subject, date)}`;
    return index === 0
      ? [words]
      : [...closedWords(subject, counting, { after: dates[index - 1] ?? null, before: date }), words];
  });
}

function inShort(subject: Subject, counting: Counting, dates: readonly OpenDate[]): string[] {
  const [first, last] = [dates[0] as OpenDate, dates.at(-1) as OpenDate];
  const middle = dates.slice(1, -1);
  const openMs = middle.reduce((sum, date) => sum + date.openMs, 0);
  const off = dates.slice(1).flatMap((date, index) => reasonsBetween(subject, counting, dates[index] ?? null, date));
  const between = `${durationWords(openMs)} on ${counted(middle.length, 'date', 'dates')} between${off.length === 0 ? '' : ` (${off.join('; ')})`}`;
  return [
    `${durationWords(first.openMs)} on ${spansWords(subject, first)}`,
    between,
    `${durationWords(last.openMs)} on ${spansWords(subject, last)}`,
  ];
}

/** `Fri 3 Oct 15:00–16:00`; two windows of a date are joined, the local time elsewhere follows. */
function spansWords({ times }: Subject, { spans, zone }: OpenDate): string {
  const [first, ...rest] = spans.map(({ from, until }) => times.span(from, until));
  const hours = rest.map(span => span.replace(/^.* (?=\S+–)/, ''));
  return `${listWords([first ?? '', ...hours], 'and')}${times.spansThere(spans, zone)}`;
}

/** `closed Sat 11 – Mon 13 Oct (Mon 13 Oct: Columbus Day)`; before the first date `closed until Tue 14 Oct 09:00`. */
function closedWords(
  subject: Subject,
  counting: Counting,
  { after, before }: { readonly after: OpenDate | null; readonly before: OpenDate | null },
): string[] {
  const { times } = subject;
  const reopens = before?.spans[0]?.from ?? counting.due;
  const reasons = reasonsBetween(subject, counting, after, before);
  const why = reasons.length === 0 ? '' : ` (${reasons.join('; ')})`;
  if (after === null) return reopens > counting.from ? [`closed until ${times.at(reopens)}${why}`] : [];
  const [first, last] = [after.day + 1, (before?.day ?? after.day) - 1];
  if (first > last) return why === '' ? [] : [`closed in between${why}`];
  return [`closed ${first === last ? times.day(first) : `${times.day(first)} – ${times.day(last)}`}${why}`];
}

/** Why dates that are usually open were not: exceptions, holidays, absences. */
function reasonsBetween(
  subject: Subject,
  counting: Counting,
  after: OpenDate | null,
  before: OpenDate | null,
): string[] {
  const { hours, owner, from, due } = counting;
  const [begin, end] = [after?.spans.at(-1)?.until ?? from, before?.spans[0]?.from ?? due];
  const zone = (before ?? after)?.zone ?? hours.of(owner).zoneAt(from);
  const reasons = absencesWords(subject, counting, begin, end);
  for (let day = localDayOf(zone, begin); day <= localDayOf(zone, end - 1); day++) {
    const calendar = hours.calendarAt(owner, startOfDay(zone, day) + DAY_MS / 2);
    const reason = dayOff(subject, calendar, day);
    if (reason !== null) reasons.push(`${subject.times.day(day)}: ${reason}`);
  }
  return reasons;
}

function dayOff({ agreement, holidaysOf }: Subject, calendar: string, day: number): string | null {
  const definition = agreement.calendars.get(calendar);
  if (definition === undefined || (definition.week[weekdayOf(day)] ?? []).length === 0) return null;
  const date = formatDate(day);
  const exception = definition.exceptions.get(date);
  if (exception !== undefined) return exception.length === 0 ? `an exception of ${calendar}` : null;
  return holidaysOf(calendar)(Number(date.slice(0, 4))).get(date) ?? null;
}

function absencesWords(
  { tables, roster, people, times }: Subject,
  { hours, owner }: Counting,
  from: number,
  until: number,
): string[] {
  if (hours.name !== 'owner') return [];
  const person = roster.personOf(owner) ?? owner.trim();
  return tables.absences
    .filter(
      row => (roster.personOf(row.person) ?? row.person.trim()) === person && row.from < until && from < row.until,
    )
    .map(row => `${people.name(owner, from)} away until ${times.at(row.until)}`);
}

/** `; clocks in New York go back on Sun 2 Nov` where the offset changes on the way. */
export function clockChangeWords({ times }: Subject, { hours, owner, from, due }: Counting): string {
  const zones = new Map([times.zone, hours.of(owner).zoneAt(from)].map(zone => [zone.id, zone]));
  return [...zones.values()]
    .map(zone => {
      const [before, after] = [zone.offsetAt(from), zone.offsetAt(due)];
      if (before === after) return '';
      const day = times.day(localDayOf(zone, changeBetween(zone, from, due)));
      return `; clocks in ${city(zone)} go ${after < before ? 'back' : 'forward'} on ${day}`;
    })
    .join('');
}

/** The first instant with the offset that the later one has. */
function changeBetween(zone: Zone, from: number, to: number): number {
  let [before, after] = [from, to];
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (zone.offsetAt(middle) === zone.offsetAt(to)) after = middle;
    else before = middle;
  }
  return after;
}

// ---------------------------------------------------------------- dates

/** The working dates that a window of business days or ends of day counts, as `7–10 Oct, 14–17 Oct`. */
export function workingDatesWords(subject: Subject, counting: Counting, duration: Duration): string {
  const days = workingDays(counting, duration);
  const runs: number[][] = [];
  for (const day of days) {
    const run = runs.at(-1);
    if (run !== undefined && run.at(-1) === day - 1) run.push(day);
    else runs.push([day]);
  }
  const { times } = subject;
  let count = 0;
  const words = runs.map(run => {
    count += run.length;
    const [first, last] = [run[0] ?? 0, run.at(-1) ?? 0];
    const dates = first === last ? times.day(first) : `${times.day(first)} – ${times.day(last)}`;
    return days.length === 1 ? dates : `${dates} (${count})`;
  });
  return [words.join(', '), ...reasonsBetween(subject, counting, null, null)].join('; ');
}

/** The day numbers of the dates that count: those after the start's. */
function workingDays({ hours, owner, from }: Counting, duration: Duration): number[] {
  const count = 'days' in duration ? duration.days : 0;
  const open = hours.of(owner);
  const opening = open.nextOpening(from);
  if (opening === Infinity) return [];
  const zone = open.zoneAt(opening);
  const days: number[] = [];
  for (let at = opening; days.length < count;) {
    at = open.nextOpening(startOfDay(zone, localDayOf(zone, at) + 1));
    if (at === Infinity) break;
    days.push(localDayOf(zone, at));
  }
  return days;
}
