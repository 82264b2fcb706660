// Short texts that several parts of the page share: dates by hand, so that no language setting can change them.

import { shortened } from '../../findings/visible.ts';
import type { ClauseReport } from '../../model/report.ts';
import { durationText, percentText } from '../words.ts';

export const WEEKDAYS: readonly string[] = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const MONTHS: readonly string[] = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A rate that was not reached never looks as if it had been. */
export function rateText(rate: number | null, missedTarget: number | null): string {
  return rate === null ? '–' : percentText(rate, missedTarget);
}

/** `81–92 %`, whole per cent outwards. */
export function intervalText(interval: { readonly low: number; readonly high: number } | null): string {
  if (interval === null) return '–';
  return `${Math.floor(interval.low * 100 + 1e-9)}–${Math.ceil(interval.high * 100 - 1e-9)} %`;
}

/** `Wed 1 Oct 2025` of an ISO time, as its own offset has it. */
export function dateText(iso: string): string {
  const day = new Date(`${iso.slice(0, 10)}T00:00:00Z`);
  return `${WEEKDAYS[(day.getUTCDay() + 6) % 7]} ${day.getUTCDate()} ${MONTHS[day.getUTCMonth()]} ${day.getUTCFullYear()}`;
}

/** `6 Oct`. */
export function shortDateText(day: Date): string {
  return `${day.getUTCDate()} ${MONTHS[day.getUTCMonth()]}`;
}

/** `Oct 2025`. */
export function monthText(day: Date): string {
  return `${MONTHS[day.getUTCMonth()]} ${day.getUTCFullYear()}`;
}

/** `1 Oct 2025, 09:00` of an ISO time: for lists. */
export function minuteText(iso: string): string {
  return `${dateText(iso).replace(/^[A-Z][a-z][a-z] /, '')}, ${iso.slice(11, 16)}`;
}

/** `Wed 1 Oct 2025, 09:00` of an ISO time; seconds only where there are any. */
export function instantText(iso: string): string {
  const time = iso.slice(11).replace(/(Z|[+-]\d\d:\d\d)$/, '');
  return `${dateText(iso)}, ${time.replace(/^(\d\d:\d\d):00$/, '$1')}`;
}

/** What the clock of a clause counts, as a unit after a number. */
export function clockWords(clock: ClauseReport['clock']): string {
  return clock === 'elapsed' ? 'day and night' : 'of open hours';
}

/** A duration or a dash. */
export function timeTaken(seconds: number | null): string {
  return seconds === null ? '–' : durationText(seconds);
}

/** Longer names are cut in tables that sum up; an opened breach has them in full. */
const LONGEST_NAME = 80;

/** What a group is called; `unnamed` where the data has no name for it. */
export function nameText(name: string, unnamed: string): string {
  return name === '' ? unnamed : shortened(name, LONGEST_NAME);
}
