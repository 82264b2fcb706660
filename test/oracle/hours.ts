// Open time (verdicts.md "Calendars"): windows of one local date after another, no running totals.

import { Temporal } from 'temporal-polyfill';
import { dateAt, zoned, type Span } from './times.ts';

/** A local date with its windows in time order; only dates with open time are working dates. */
export interface WorkingDate {
  readonly date: string;
  readonly windows: readonly Span[];
}

/** Something that is open at some instants and closed at others. */
export interface Hours {
  /** Every window that has an instant in [from, to), united and in time order; may hold some beyond. */
  windows(from: number, to: number): readonly Span[];
  /** Whose local dates count at an instant. */
  zoneAt(instant: number): string;
}

const DAY = 86_400_000;

/** "a deadline more than ten years off is `unassessable`" */
export function tenYearsAfter(instant: number): number {
  return zoned(instant, 'UTC').add({ years: 10 }).epochMilliseconds;
}

/** One calendar in one zone; `localWindows` gives a date's windows as local times, `24:00` being its end. */
export function calendarHours(zone: string, localWindows: (date: string) => readonly string[]): Hours {
  const known = new Map<number, readonly Span[]>();
  const windowsOf = (number: number): readonly Span[] => {
    const date = dateOfNumber(number);
    const found = known.get(number) ?? united(localWindows(date).map(text => window(date, text, zone)));
    known.set(number, found);
    return found;
  };
  return {
    windows: (from, to) => united(dateNumbers(from, to).flatMap(windowsOf)),
    zoneAt: () => zone,
  };
}

/** Days since 1970 of every local date with an instant in [from, to), with some more at either end for any zone. */
function dateNumbers(from: number, to: number): number[] {
  const first = Math.floor(from / DAY) - 2;
  return Array.from({ length: Math.floor(to / DAY) + 3 - first }, (_, index) => first + index);
}

function dateOfNumber(number: number): string {
  return new Date(number * DAY).toISOString().slice(0, 10);
}

/** "resolves as Temporal's `compatible` does"; "one that ends no later than it begins … is empty" */
function window(date: string, text: string, zone: string): Span {
  const [open = '', close = ''] = text.split('-');
  return { from: localTime(date, open.trim(), zone), to: localTime(date, close.trim(), zone) };
}

function localTime(date: string, time: string, zone: string): number {
  const day = Temporal.PlainDate.from(date);
  const [on, at] = time === '24:00' ? [day.add({ days: 1 }), '00:00'] : [day, time];
  return on.toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from(at) }).epochMilliseconds;
}

function united(spans: readonly Span[]): readonly Span[] {
  const sorted = spans.filter(span => span.from < span.to).sort((a, b) => a.from - b.from);
  const result: Span[] = [];
  for (const span of sorted) {
    const last = result.at(-1);
    if (last === undefined || span.from > last.to) result.push(span);
    else result[result.length - 1] = { from: last.from, to: Math.max(last.to, span.to) };
  }
  return result;
}

/** Hours in force from one instant to another, or none: a person's calendars after one another. */
export interface Stretch extends Span {
  readonly hours: Hours | null;
}

/** The stretches one after another, less the spans away. */
export function splicedHours(stretches: readonly Stretch[], away: readonly Span[]): Hours {
  return {
    windows: (from, to) =>
      united(
        stretches
          .filter(stretch => stretch.from < to && from < stretch.to)
          .flatMap(stretch => without(clipped(stretch.hours?.windows(from, to) ?? [], stretch), away)),
      ),
    zoneAt: instant =>
      stretches.find(({ from, to }) => from <= instant && instant < to)?.hours?.zoneAt(instant) ?? 'UTC',
  };
}

function clipped(windows: readonly Span[], to: Span): Span[] {
  return windows
    .map(window => ({ from: Math.max(window.from, to.from), to: Math.min(window.to, to.to) }))
    .filter(window => window.from < window.to);
}

function without(windows: readonly Span[], away: readonly Span[]): Span[] {
  let left = [...windows];
  for (const gone of away) {
    left = left.flatMap(window => [
      ...clipped([window], { from: -Infinity, to: gone.from }),
      ...clipped([window], { from: gone.to, to: Infinity }),
    ]);
  }
  return left;
}

/** `open(a, b)` is the open time of the calendar in `[a, b)`. */
export function openTime(hours: Hours, a: number, b: number): number {
  return openSpans(hours, a, b).reduce((sum, span) => sum + (span.to - span.from), 0);
}

export function isOpen(hours: Hours, at: number): boolean {
  return openTime(hours, at, at + 1) > 0;
}

function openSpans(hours: Hours, a: number, b: number): Span[] {
  if (a >= b) return [];
  return clipped(hours.windows(a, b), { from: a, to: b });
}

/** The earliest `t ≥ a` with `open(a, t) = n`, or null within ten years. */
export function earliest(hours: Hours, a: number, n: number): number | null {
  if (n === 0) return a;
  let left = n;
  const limit = tenYearsAfter(a);
  for (let from = a; from < limit; from += 30 * DAY) {
    for (const span of openSpans(hours, from, from + 30 * DAY)) {
      if (span.to - span.from >= left) return span.from + left;
      left -= span.to - span.from;
    }
  }
  return null;
}

/** `s` if it is open, else the next opening, or null within ten years. */
export function nextOpen(hours: Hours, s: number): number | null {
  const limit = tenYearsAfter(s);
  for (let from = s; from < limit; from += 30 * DAY) {
    const span = openSpans(hours, from, from + 30 * DAY)[0];
    if (span !== undefined) return span.from;
  }
  return null;
}

/**
 * "A *working date* is a local date with any open time": the n-th after that of `opening` (0: that date itself), local to the
 * zone in force at `opening`; null within ten years.
 */
export function workingDateAfter(hours: Hours, opening: number, n: number): WorkingDate | null {
  const zone = hours.zoneAt(opening);
  const own = dateAt(opening, zone);
  for (let reach = 30 + 4 * n; reach < 3700; reach *= 3) {
    const dates = workingDates(hours, zone, opening - 2 * DAY, opening + reach * DAY).filter(day => day.date >= own);
    // The last dates may have been cut short by the reach.
    if (dates.length > n + 3) return dates[n] as WorkingDate;
  }
  return null;
}

function workingDates(hours: Hours, zone: string, from: number, to: number): WorkingDate[] {
  const windows = hours.windows(from, to);
  return dateNumbers(from, to)
    .map(number => ({ date: dateOfNumber(number), windows: clipped(windows, dateSpan(number, zone)) }))
    .filter(day => day.windows.length > 0);
}

const dateSpans = new Map<string, Span>();

function dateSpan(number: number, zone: string): Span {
  const key = `${number} ${zone}`;
  const startOf = (date: string): number => Temporal.PlainDate.from(date).toZonedDateTime(zone).epochMilliseconds;
  const found = dateSpans.get(key) ?? { from: startOf(dateOfNumber(number)), to: startOf(dateOfNumber(number + 1)) };
  dateSpans.set(key, found);
  return found;
}

export function firstOpening(day: WorkingDate): number {
  return (day.windows[0] as Span).from;
}

export function lastClosing(day: WorkingDate): number {
  return (day.windows.at(-1) as Span).to;
}
