// How every output writes an instant: ISO 8601 with the offset of a zone, milliseconds only where there are any (spec cli.md).

import { DAY_MS, MINUTE_MS } from '../calendar/local-date.ts';
import type { Zone } from './open-time.ts';

/** Writes epoch ms as `2025-10-01T09:00:00-04:00`; remembers dates and offsets, since outputs hold millions of few of them. */
export function isoWriter(zone: Zone): (at: number) => string {
  const dates = new Map<number, string>();
  const offsets = new Map<number, string>();
  return at => {
    // Offsets before standard time have seconds, which ISO 8601 cannot say: the local time follows the whole minutes written.
    const minutes = Math.round(zone.offsetAt(at) / MINUTE_MS);
    const local = at + minutes * MINUTE_MS;
    const day = Math.floor(local / DAY_MS);
    return remembered(dates, day, dateText) + timeText(local - day * DAY_MS) + remembered(offsets, minutes, offsetText);
  };
}

function remembered(texts: Map<number, string>, key: number, write: (key: number) => string): string {
  const known = texts.get(key);
  if (known !== undefined) return known;
  const text = write(key);
  texts.set(key, text);
  return text;
}

function dateText(day: number): string {
  return `${new Date(day * DAY_MS).toISOString().split('T')[0]}T`;
}

function timeText(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const fraction = ms % 1000;
  const whole = `${twoDigits(Math.floor(seconds / 3600))}:${twoDigits(Math.floor(seconds / 60) % 60)}:${twoDigits(seconds % 60)}`;
  return fraction === 0 ? whole : `${whole}.${String(fraction).padStart(3, '0')}`;
}

function offsetText(minutes: number): string {
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${twoDigits(Math.floor(size / 60))}:${twoDigits(size % 60)}`;
}

function twoDigits(number: number): string {
  return number < 10 ? `0${number}` : `${number}`;
}
