// Instants as people say them: `Fri 3 Oct 15:00` in the agreement's zone, and in the calendar's where that differs.

import { DAY_MS, localDayOf } from '../../calendar/local-date.ts';
import type { Interval } from '../../calendar/intervals.ts';
import { isoWriter } from '../../model/iso-time.ts';
import type { Zone } from '../../model/open-time.ts';
import { listWords } from './tests.ts';

const WEEKDAYS: readonly string[] = ['Thu', 'Fri', 'Sat', 'Sun', 'Mon', 'Tue', 'Wed'];
const MONTHS: readonly string[] = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

export interface TimeWords {
  readonly zone: Zone;
  readonly iso: (at: number) => string;
  /** `Fri 3 Oct 15:00`; the year where it is not that of the audit, seconds where there are any. */
  at(at: number): string;
  /** The same, and ` (12:00 in Los Angeles)` where the local time there is another. */
  atBoth(at: number, zone: Zone): string;
  /** `Fri 3 Oct 15:00–16:00`, with both dates where they differ. */
  span(from: number, to: number): string;
  /** ` (09:00–12:00 and 13:00–14:00 in Los Angeles)`, or nothing where the local time there is the same. */
  spansThere(spans: readonly Interval[], zone: Zone): string;
  /** `Fri 3 Oct` of a day number. */
  day(day: number): string;
}

export function timeWords(zone: Zone, asOf: number): TimeWords {
  const iso = isoWriter(zone);
  const year = iso(asOf).slice(0, 4);
  const words = (at: number): string => isoWords(iso(at), year);
  const differs = (at: number, other: Zone): boolean => other.offsetAt(at) !== zone.offsetAt(at);
  const span = (from: number, to: number): string => {
    const sameDay = localDayOf(zone, from) === localDayOf(zone, to);
    return sameDay ? `${words(from)}–${clockWords(iso(to))}` : `${words(from)} – ${words(to)}`;
  };
  return {
    zone,
    iso,
    at: words,
    atBoth: (at, other) =>
      differs(at, other) ? `${words(at)} (${localWords(at, zone, other)} in ${city(other)})` : words(at),
    span,
    spansThere: (spans, other) => {
      if (!spans.some(({ from, until }) => differs(from, other) || differs(until, other))) return '';
      const words = spans.map(
        ({ from, until }) => `${localWords(from, zone, other)}–${localWords(until, zone, other)}`,
      );
      return ` (${listWords(words, 'and')} in ${city(other)})`;
    },
    day: day => dateWords(new Date(day * DAY_MS).toISOString(), year),
  };
}

/** `Fri 3 Oct 15:00` of an ISO time; with the year where it is not `year`. */
export function isoWords(iso: string, year: string): string {
  return `${dateWords(iso, year)} ${clockWords(iso)}`;
}

/** `Fri 3 Oct`, `Fri 3 Oct 2024`. */
export function dateWords(iso: string, year: string): string {
  const days = Math.floor(Date.parse(`${iso.slice(0, 10)}T00:00:00Z`) / DAY_MS);
  const date = `${WEEKDAYS[((days % 7) + 7) % 7]} ${Number(iso.slice(8, 10))} ${MONTHS[Number(iso.slice(5, 7)) - 1]}`;
  return iso.slice(0, 4) === year ? date : `${date} ${iso.slice(0, 4)}`;
}

/** `15:00`, `15:00:00.001`. */
export function clockWords(iso: string): string {
  return iso
    .slice(11)
    .replace(/(Z|[+-]\d\d:\d\d)$/, '')
    .replace(/^(\d\d:\d\d):00$/, '$1')
    .replace(/\.000$/, '');
}

/** `America/Los_Angeles` is Los Angeles to people. */
export function city(zone: Zone): string {
  return (zone.id.split('/').at(-1) ?? zone.id).replaceAll('_', ' ');
}

/** The local time elsewhere, with its weekday where that is not the agreement's. */
function localWords(at: number, here: Zone, there: Zone): string {
  const iso = isoWriter(there)(at);
  const clock = clockWords(iso);
  return localDayOf(here, at) === localDayOf(there, at) ? clock : `${dateWords(iso, '').slice(0, 3)} ${clock}`;
}
