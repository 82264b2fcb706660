// Cells to instants: how a source writes its times and which zone they are in (spec data.md, Times).

import { DAY_MS } from '../../calendar/local-date.ts';
import type { DateStyle } from '../../model/agreement.ts';
import type { Zone } from '../../model/open-time.ts';
import { parseDayMonth } from './day-month.ts';
import { parseEpoch } from './epoch.ts';
import { parseIso } from './iso.ts';
import { SteadyDays } from './steady-days.ts';
import { WrittenTime } from './written-time.ts';

/** No time is written with more bytes. */
const LONGEST = 64;
const decoder = new TextDecoder();

/** Reads the times of one source. What the last cell was besides its instant stands in the fields. */
export class TimeReader {
  /** Last instant of the day where the cell was a date alone, else NaN. */
  dayEnd: number = NaN;
  /** A local time that a clock change skips or repeats. */
  isAmbiguous = false;
  private readonly style: DateStyle;
  private readonly zone: Zone;
  private readonly steadyDays: SteadyDays;
  private readonly written = new WrittenTime();

  constructor(style: DateStyle, zone: Zone) {
    this.style = style;
    this.zone = zone;
    this.steadyDays = new SteadyDays(zone);
  }

  /** Epoch ms of the time that bytes[from, to) write, NaN where they write none that is accepted. */
  read(bytes: Uint8Array, from: number, to: number): number {
    this.dayEnd = NaN;
    this.isAmbiguous = false;
    const written = this.written;
    if (!parseIso(bytes, from, to, written) && !this.parseStyled(bytes, from, to)) return NaN;
    if (written.isDate) return this.readDay(written.local);
    if (!Number.isNaN(written.offset)) return written.local - written.offset;
    const offset = this.steadyDays.offsetAt(written.local);
    return Number.isNaN(offset) ? this.readLocal(written.local) : written.local - offset;
  }

  private parseStyled(bytes: Uint8Array, from: number, to: number): boolean {
    if (this.style === 'iso' || to - from > LONGEST) return false;
    const text = decoder.decode(bytes.subarray(from, to)).trim();
    if (this.style === 'day-first' || this.style === 'month-first')
      return parseDayMonth(text, this.style, this.written);
    return parseEpoch(text, this.style, this.written);
  }

  /** A date that the zone left out, as Samoa did when it crossed the date line, ends where it begins. */
  private readDay(midnight: number): number {
    const first = this.zone.toInstant(midnight);
    const last = this.zone.toInstant(midnight + DAY_MS) - 1;
    this.isAmbiguous = last < first;
    this.dayEnd = this.isAmbiguous ? first : last;
    return first;
  }

  private readLocal(local: number): number {
    this.isAmbiguous = this.zone.resolution(local) !== 'unique';
    return this.zone.toInstant(local);
  }
}
