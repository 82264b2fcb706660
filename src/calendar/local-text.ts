// An instant as people write it in tests of an agreement and read it back: `Fri 2025-03-07 16:30`.

import type { Zone } from '../model/open-time.ts';
import { DAY_MS, formatDate, weekdayOf } from './local-date.ts';

export const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

/** `Fri 2025-03-07` of a day number. */
export function dayText(day: number): string {
  return `${(WEEKDAYS[weekdayOf(day)] ?? '').slice(0, 3)} ${formatDate(day)}`;
}

/** Local date and time; seconds and milliseconds only where there are any. */
export function localTimeText(zone: Zone, at: number): string {
  const local = at + zone.offsetAt(at);
  const day = Math.floor(local / DAY_MS);
  const [minutes = '', seconds = ''] = new Date(local - day * DAY_MS)
    .toISOString()
    .slice(11, 23)
    .split(/(?<=^.{5}):/);
  return `${dayText(day)} ${minutes}${secondsText(seconds)}`;
}

function secondsText(seconds: string): string {
  if (seconds === '00.000') return '';
  return `:${seconds.endsWith('.000') ? seconds.slice(0, 2) : seconds}`;
}
