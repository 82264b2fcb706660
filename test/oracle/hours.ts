// Open time (verdicts.md "Calendars"): windows of one local date after another, no running totals.

import { Temporal } from 'temporal-polyfill';
import { zoned, type Span } from './times.ts';

/** A local date with its windows in time order; only dates with open time are working dates. */
export interface WorkingDate {
  readonly date: string;
  /** Whose local times the date counts in. */
  readonly zone: string;
  readonly windows: readonly Span[];
}

/** Something that is open at some instants and closed at others. */
export interface Hours {
  /** Every working date that has an instant in [from, to), in time order; may hold some beyond. */
  workingDates(from: number, to: number): readonly WorkingDate[];
}

const DAY = 86_400_000;

/** "a deadline more than ten years off is `unassessable`" */
export function tenYearsAfter(instant: number): number {
  return zoned(instant, 'UTC').add({ years: 10 }).epochMilliseconds;
}

/** One calendar in one zone; `localWindows` gives a date's windows as local times, `24:00` being its end. */
export function calendarHours(zone: string, localWindows: (date: string) => readonly string[]): Hours {
  const known = new Map<number, WorkingDate>();
  const workingDate = (number: number): WorkingDate => {
    const found = known.get(number);
    if (found !== undefined) return found;
    const date = new Date(number * DAY).toISOString().slice(0, 10);
    const day = { date, zone, windows: united(localWindows(date).map(text => window(date, text, zone))) };
    known.set(number, day);
    return day;
  };
  return {
    workingDates(from, to) {
      const dates: WorkingDate[] = [];
      // Two dates more at either end, so that no zone's date is missed.
      for (let number = Math.floor(from / DAY) - 2; number <= Math.floor(to / DAY) + 2; number++) {
        const day = workingDate(number);
        if (day.windows.length > 0) dates.push(day);
      }
      return dates;
    },
  };
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

export function united(spans: readonly Span[]): readonly Span[] {
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
    workingDates(from, to) {
      const dates = new Map<string, WorkingDate>();
      for (const stretch of stretches) {
        const [begin, end] = [Math.max(from, stretch.from), Math.min(to, stretch.to)];
        if (stretch.hours === null || begin > end) continue;
        for (const day of stretch.hours.workingDates(begin, end)) {
          const windows = without(clipped(day.windows, stretch), away);
          if (windows.length === 0) continue;
          const before = dates.get(day.date);
          dates.set(day.date, { ...day, windows: united([...(before?.windows ?? []), ...windows]) });
        }
      }
      return [...dates.values()].sort((a, b) => firstOpening(a) - firstOpening(b));
    },
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
  return clipped(united(hours.workingDates(a, b).flatMap(day => day.windows)), { from: a, to: b });
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

/** The working date that is open at `s`. */
export function workingDateOf(hours: Hours, s: number): WorkingDate {
  const found = hours
    .workingDates(s - 2 * DAY, s + 2 * DAY)
    .find(day => day.windows.some(w => w.from <= s && s < w.to));
  if (found === undefined) throw new Error('closed');
  return found;
}

/** The n-th working date after one (0: that date itself), or null within ten years. */
export function workingDateAfter(hours: Hours, day: WorkingDate, n: number): WorkingDate | null {
  if (n === 0) return day;
  const start = firstOpening(day);
  for (let reach = 30 + 4 * n; reach < 3700; reach *= 3) {
    const later = hours.workingDates(start, start + reach * DAY).filter(other => other.date > day.date);
    // Only dates wholly inside the reach are sure to be complete.
    const sure = later.filter(other => lastClosing(other) <= start + (reach - 2) * DAY);
    const found = sure[n - 1];
    if (found !== undefined) return found;
  }
  return null;
}

export function firstOpening(day: WorkingDate): number {
  return (day.windows[0] as Span).from;
}

export function lastClosing(day: WorkingDate): number {
  return (day.windows.at(-1) as Span).to;
}
