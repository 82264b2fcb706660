// Open time as a table of open intervals with running totals, grown as far as the questions reach.

import type { OpenTime, Zone } from '../model/open-time.ts';
import { DayIndex } from './day-index.ts';
import { unite, type Interval } from './intervals.ts';
import { DAY_MS } from './local-date.ts';
import { isWellWithinReach, LONGEST_REACH_MS, withinReach } from './reach.ts';
import { placeOfDay, workingDatesOf, type WorkingDates } from './working-dates.ts';

/** Open time whose intervals can be listed: to shade working hours, to take absences out, to splice. */
export interface Calendar extends OpenTime {
  /** Its open intervals in [from, until), both finite; sorted, disjoint, clipped to it. */
  openIntervals(from: number, until: number): readonly Interval[];
}

/** What a calendar is made from: asked once for each stretch of years. */
export type CalendarSource = Pick<Calendar, 'openIntervals' | 'zoneAt'>;

/** Calendars are closed before the year 1 and after the year 9999. */
const EARLIEST = -62_135_596_800_000;
const LATEST = 253_402_300_800_000;
const YEAR_MS = 366 * DAY_MS;

/** A question costs a few steps from the day it is about, save the one that makes the table grow. */
export class TabledCalendar implements Calendar {
  private readonly source: CalendarSource;
  /** The stretch the table knows; empty at first. */
  private from = 0;
  private until = 0;
  private begins = new Float64Array(0);
  private begun = new DayIndex(this.begins);
  private ends = new Float64Array(0);
  /** Open time in the table before each interval. */
  private openBefore = new Float64Array(0);
  private openInTable = 0;
  private readonly workingDates = new Map<Zone, WorkingDates>();

  constructor(source: CalendarSource) {
    this.source = source;
  }

  zoneAt(at: number): Zone {
    return this.source.zoneAt(at);
  }

  openBetween(from: number, to: number): number {
    if (!(from < to)) return 0;
    if (to === Infinity) return this.nextOpening(from) === Infinity ? 0 : Infinity;
    this.cover(from, to);
    return this.openUntil(to) - this.openUntil(from);
  }

  advance(from: number, ms: number): number {
    if (!(ms > 0)) return from;
    if (ms > LONGEST_REACH_MS) return Infinity;
    this.cover(from, from + ms);
    let begun = this.begun.countUpTo(from);
    while (this.openInTable - this.openIn(begun, from) < ms) {
      if (!this.growWithinReach(from)) return Infinity;
      begun = this.begun.countUpTo(from);
    }
    const target = this.openIn(begun, from) + ms;
    const place = lastBelow(this.openBefore, target, Math.max(0, begun - 1));
    const reached = (this.begins[place] as number) + target - (this.openBefore[place] as number);
    return isWellWithinReach(from, reached) ? reached : withinReach(this.zoneAt(from), from, reached);
  }

  isOpen(at: number): boolean {
    this.cover(at, at);
    const place = this.begun.countUpTo(at) - 1;
    return place >= 0 && at < (this.ends[place] as number);
  }

  nextOpening(at: number): number {
    if (this.isOpen(at)) return at;
    let next = this.begun.countUpTo(at);
    while (next === this.begins.length) {
      if (!this.growWithinReach(at)) return Infinity;
      next = this.begun.countUpTo(at);
    }
    return withinReach(this.zoneAt(at), at, this.begins[next] as number);
  }

  businessDaysAfter(start: number, days: number): number {
    const opening = this.nextOpening(start);
    if (opening === Infinity) return Infinity;
    const zone = this.zoneAt(opening);
    const local = opening + zone.offsetAt(opening);
    const day = Math.floor(local / DAY_MS);
    const place = this.placeOfWorkingDate(opening, days);
    if (place === -1) return Infinity;
    const dates = this.workingDatesIn(zone);
    const sameTime = zone.toInstant((dates.days[place] as number) * DAY_MS + local - day * DAY_MS);
    const notBefore = Math.max(sameTime, dates.firstOpenings[place] as number);
    return withinReach(zone, start, Math.min(notBefore, dates.lastClosings[place] as number));
  }

  endOfBusinessDay(start: number, days: number): number {
    const opening = this.nextOpening(start);
    if (opening === Infinity) return Infinity;
    const zone = this.zoneAt(opening);
    const place = this.placeOfWorkingDate(opening, days);
    if (place === -1) return Infinity;
    return withinReach(zone, start, this.workingDatesIn(zone).lastClosings[place] as number);
  }

  openIntervals(from: number, until: number): readonly Interval[] {
    if (!(from < until)) return [];
    this.cover(from, until);
    const intervals: Interval[] = [];
    for (let place = Math.max(0, this.begun.countUpTo(from) - 1); place < this.begins.length; place += 1) {
      const begin = this.begins[place] as number;
      if ((this.ends[place] as number) <= from) continue;
      if (begin >= until) break;
      intervals.push({ from: Math.max(begin, from), until: Math.min(this.ends[place] as number, until) });
    }
    return intervals;
  }

  /** Place of the `days`-th working date after that of an opening among those of its zone; -1 beyond reach. */
  private placeOfWorkingDate(opening: number, days: number): number {
    const zone = this.zoneAt(opening);
    const day = Math.floor((opening + zone.offsetAt(opening)) / DAY_MS);
    // Two days either way take the opening's own date in whole.
    this.cover(opening - 2 * DAY_MS, opening + 2 * DAY_MS);
    for (;;) {
      const dates = this.workingDatesIn(zone);
      const place = days === 0 ? placeOfDay(dates, day) : placeOfDay(dates, day + 1) + days - 1;
      if (place < dates.days.length) return place;
      if (!this.growWithinReach(opening)) return -1;
    }
  }

  private workingDatesIn(zone: Zone): WorkingDates {
    let dates = this.workingDates.get(zone);
    if (dates === undefined) {
      dates = workingDatesOf(zone, this.table(), { from: this.from, until: this.until });
      this.workingDates.set(zone, dates);
    }
    return dates;
  }

  /** Open time in the table before an instant. */
  private openUntil(at: number): number {
    return this.openIn(this.begun.countUpTo(at), at);
  }

  /** The same where it is known how many intervals have begun by then. */
  private openIn(begun: number, at: number): number {
    const place = begun - 1;
    if (place < 0) return 0;
    return (
      (this.openBefore[place] as number) + Math.min(at, this.ends[place] as number) - (this.begins[place] as number)
    );
  }

  /** Lets the table reach further after `start`; false where it reaches far enough for every answer. */
  private growWithinReach(start: number): boolean {
    if (start >= LATEST || this.until >= LATEST || this.until > start + LONGEST_REACH_MS) return false;
    this.cover(start, this.until + 1);
    return true;
  }

  /** Makes the table know [from, until] and an instant beyond it. */
  private cover(from: number, until: number): void {
    if (from >= this.from && until < this.until) return;
    if (Number.isNaN(from) || Number.isNaN(until)) throw new RangeError('a calendar was asked about no instant');
    if (from >= LATEST || until < EARLIEST) return;
    const first = Math.max(EARLIEST, from);
    const last = Math.min(LATEST, until);
    if (this.from === this.until) this.compile(first - YEAR_MS, last + YEAR_MS);
    if (first >= this.from && (last < this.until || this.until === LATEST)) return;
    // Growing by half of what is there keeps the number of compilations small when questions move on step by step.
    const step = Math.min(Math.ceil((this.until - this.from) / 2), 20 * YEAR_MS);
    const begin = first < this.from ? Math.min(first - YEAR_MS, this.from - step) : this.from;
    const end = last >= this.until ? Math.max(last + YEAR_MS, this.until + step) : this.until;
    this.compile(begin, end);
  }

  /** Asks the source for what the table lacks of the longer stretch. */
  private compile(from: number, until: number): void {
    const first = Math.max(EARLIEST, from);
    const last = Math.min(LATEST, until);
    if (this.from === this.until) this.fill(this.source.openIntervals(first, last));
    else {
      const earlier = this.source.openIntervals(first, this.from);
      const later = this.source.openIntervals(this.until, last);
      this.fill(unite([...earlier, ...this.table(), ...later]));
    }
    this.from = first;
    this.until = last;
  }

  private fill(intervals: readonly Interval[]): void {
    this.begins = new Float64Array(intervals.length);
    this.ends = new Float64Array(intervals.length);
    this.openBefore = new Float64Array(intervals.length);
    this.openInTable = 0;
    intervals.forEach(({ from, until }, place) => {
      this.begins[place] = from;
      this.ends[place] = until;
      this.openBefore[place] = this.openInTable;
      this.openInTable += until - from;
    });
    this.begun = new DayIndex(this.begins);
    this.workingDates.clear();
  }

  private table(): Interval[] {
    return Array.from(this.begins, (from, place) => ({ from, until: this.ends[place] as number }));
  }
}

/** The last place whose value is below `limit`, as that of `from` is; values ascend, and it is mostly near. */
function lastBelow(values: Float64Array, limit: number, from: number): number {
  let [low, step] = [from, 1];
  while (low + step < values.length && (values[low + step] as number) < limit) {
    low += step;
    step *= 2;
  }
  let high = Math.min(low + step, values.length);
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if ((values[middle] as number) < limit) low = middle;
    else high = middle;
  }
  return low;
}
