// The local dates of instants, under numbers that count from 0 as dates are met. Looked up once for each hour that has one
// date alone: millions of rows ask.

import type { Zone } from '../model/open-time.ts';
import { HOUR_MS, localDayOf } from './local-date.ts';

const UNKNOWN = -1;
/** Room for hours on either side of those met. */
const SPARE_HOURS = 8192;
/** Some five centuries: dates beyond are found without a table. */
const MOST_HOURS = 2 ** 22;

export class LocalDays {
  /** By number: the date as a day number. */
  readonly days: number[] = [];
  private readonly zone: Zone;
  private readonly numbers = new Map<number, number>();
  private firstHour = 0;
  private byHour = new Int32Array();

  constructor(zone: Zone) {
    this.zone = zone;
  }

  /** Number of the date that an instant falls on. */
  numberOf(at: number): number {
    const place = Math.floor(at / HOUR_MS) - this.firstHour;
    const known = place >= 0 && place < this.byHour.length ? (this.byHour[place] as number) : UNKNOWN;
    return known === UNKNOWN ? this.found(at) : known;
  }

  private found(at: number): number {
    const number = this.numberOfDay(localDayOf(this.zone, at));
    const hour = Math.floor(at / HOUR_MS);
    if (hasOneDate(this.zone, hour * HOUR_MS)) this.keep(hour, number);
    return number;
  }

  private numberOfDay(day: number): number {
    const number = this.numbers.get(day) ?? this.days.push(day) - 1;
    this.numbers.set(day, number);
    return number;
  }

  private keep(hour: number, number: number): void {
    if (!this.reaches(hour)) this.widen(hour);
    if (this.reaches(hour)) this.byHour[hour - this.firstHour] = number;
  }

  private reaches(hour: number): boolean {
    return hour >= this.firstHour && hour < this.firstHour + this.byHour.length;
  }

  /** Unless the table would get too long. */
  private widen(hour: number): void {
    if (this.byHour.length === 0) this.firstHour = hour;
    const from = Math.min(this.firstHour, hour - SPARE_HOURS);
    const until = Math.max(this.firstHour + this.byHour.length, hour + SPARE_HOURS);
    if (until - from > MOST_HOURS) return;
    const wider = new Int32Array(until - from).fill(UNKNOWN);
    wider.set(this.byHour, this.firstHour - from);
    this.firstHour = from;
    this.byHour = wider;
  }
}

/** Whether an hour begins and ends on one date, by the same clock. */
function hasOneDate(zone: Zone, start: number): boolean {
  const end = start + HOUR_MS - 1;
  return zone.offsetAt(start) === zone.offsetAt(end) && localDayOf(zone, start) === localDayOf(zone, end);
}
