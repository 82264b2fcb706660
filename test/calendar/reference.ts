// The clock of verdicts.md done the slow way: every minute of a few weeks marked open or closed, dates asked of Intl.

import { Temporal } from 'temporal-polyfill';
import type { CalendarDefinition, DayWindow } from '../../src/model/agreement.ts';

export const MINUTE = 60_000;
const QUARTER_HOUR = 15 * MINUTE;

interface WorkingDate {
  readonly date: string;
  readonly first: number;
  readonly last: number;
}

/** Answers null where a question leads out of the weeks it knows. */
export class SlowCalendar {
  private readonly from: number;
  private readonly open: Uint8Array;
  /** Local date of every quarter of an hour. */
  private readonly dates: string[];
  private readonly timeZone: string;
  private workingDates: WorkingDate[] | null = null;

  constructor(definition: CalendarDefinition, holidays: ReadonlySet<string>, around: string, days: number) {
    this.timeZone = definition.timeZone;
    const middle = Temporal.PlainDate.from(around);
    this.from = Date.parse(`${middle.subtract({ days }).toString()}T00:00Z`);
    this.open = new Uint8Array(days * 2 * 1440);
    const dateOf = new Intl.DateTimeFormat('en-CA', { timeZone: this.timeZone, dateStyle: 'short' });
    this.dates = Array.from({ length: days * 2 * 96 }, (_, i) => dateOf.format(this.from + i * QUARTER_HOUR));
    for (let day = -days - 3; day <= days + 3; day += 1) {
      const date = middle.add({ days: day });
      for (const window of windowsOn(date, definition, holidays)) this.mark(date, window);
    }
  }

  isOpen(at: number): boolean | null {
    const minute = Math.floor((at - this.from) / MINUTE);
    return minute < 0 || minute >= this.open.length ? null : this.open[minute] === 1;
  }

  openBetween(from: number, to: number): number | null {
    let total = 0;
    for (let at = from; at < to;) {
      const next = Math.min(to, (Math.floor(at / MINUTE) + 1) * MINUTE);
      const isOpen = this.isOpen(at);
      if (isOpen === null) return null;
      if (isOpen) total += next - at;
      at = next;
    }
    return total;
  }

  advance(from: number, ms: number): number | null {
    let left = ms;
    for (let at = from; ;) {
      if (left === 0) return at;
      const isOpen = this.isOpen(at);
      if (isOpen === null) return null;
      const next = (Math.floor(at / MINUTE) + 1) * MINUTE;
      if (isOpen && next - at >= left) return at + left;
      if (isOpen) left -= next - at;
      at = next;
    }
  }

  nextOpening(from: number): number | null {
    for (let at = from; ; at = (Math.floor(at / MINUTE) + 1) * MINUTE) {
      const isOpen = this.isOpen(at);
      if (isOpen !== false) return isOpen === null ? null : at;
    }
  }

  businessDaysAfter(start: number, days: number): number | null {
    const opening = this.nextOpening(start);
    if (opening === null) return null;
    const local = Temporal.Instant.fromEpochMilliseconds(opening).toZonedDateTimeISO(this.timeZone);
    const date = this.workingDateAfter(local.toPlainDate().toString(), days);
    if (date === null) return null;
    const same = Temporal.PlainDate.from(date.date).toPlainDateTime(local.toPlainTime());
    const at = same.toZonedDateTime(this.timeZone, { disambiguation: 'compatible' }).epochMilliseconds;
    return Math.min(Math.max(at, date.first), date.last);
  }

  endOfBusinessDay(start: number, days: number): number | null {
    const opening = this.nextOpening(start);
    if (opening === null) return null;
    const today = Temporal.Instant.fromEpochMilliseconds(opening).toZonedDateTimeISO(this.timeZone).toPlainDate();
    return this.workingDateAfter(today.toString(), days)?.last ?? null;
  }

  private workingDateAfter(date: string, days: number): WorkingDate | null {
    this.workingDates ??= this.listWorkingDates();
    const later = this.workingDates.filter(working => (days === 0 ? working.date >= date : working.date > date));
    const found = later[Math.max(0, days - 1)];
    // The last date is known only in part.
    return found === undefined || found.date === this.dates.at(-1) ? null : found;
  }

  private listWorkingDates(): WorkingDate[] {
    const dates = new Map<string, WorkingDate>();
    this.open.forEach((isOpen, minute) => {
      if (isOpen === 0) return;
      const at = this.from + minute * MINUTE;
      const date = this.dates[Math.floor(minute / 15)] ?? '';
      dates.set(date, { date, first: dates.get(date)?.first ?? at, last: at + MINUTE });
    });
    return [...dates.values()];
  }

  private mark(date: Temporal.PlainDate, window: DayWindow): void {
    const from = (instantOf(date, window.from, this.timeZone) - this.from) / MINUTE;
    const to = (instantOf(date, window.to, this.timeZone) - this.from) / MINUTE;
    for (let minute = Math.max(0, from); minute < Math.min(to, this.open.length); minute += 1) this.open[minute] = 1;
  }
}

function windowsOn(
  date: Temporal.PlainDate,
  definition: CalendarDefinition,
  holidays: ReadonlySet<string>,
): readonly DayWindow[] {
  const exception = definition.exceptions.get(date.toString());
  if (exception !== undefined) return exception;
  return holidays.has(date.toString()) ? [] : (definition.week[date.dayOfWeek - 1] ?? []);
}

function instantOf(date: Temporal.PlainDate, timeOfDay: number, timeZone: string): number {
  const local = date.toPlainDateTime().add({ milliseconds: timeOfDay });
  return local.toZonedDateTime(timeZone, { disambiguation: 'compatible' }).epochMilliseconds;
}
