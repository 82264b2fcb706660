// ISO 8601 from bytes: `2025-03-07`, `2025-03-07T16:30[:15[.123]]` or with a blank for the T, with or without offset.

import { DAY_MS, MINUTE_MS, dayOfDate } from '../../calendar/local-date.ts';
import { isDateOfCalendar, type WrittenTime } from './written-time.ts';

const [ZERO, COLON, DASH, PLUS, DOT, COMMA, BLANK] = [48, 58, 45, 43, 46, 44, 32];
const [UPPER_T, LOWER_T, UPPER_Z, LOWER_Z] = [84, 116, 90, 122];

/** Reads bytes[from, to) into `time`; false where they are not such a time. By hand, since it runs for every row. */
export function parseIso(bytes: Uint8Array, from: number, to: number, time: WrittenTime): boolean {
  if (to - from < 10 || bytes[from + 4] !== DASH || bytes[from + 7] !== DASH) return false;
  const year = twoDigits(bytes, from) * 100 + twoDigits(bytes, from + 2);
  const day = dayNumber(year, twoDigits(bytes, from + 5), twoDigits(bytes, from + 8));
  if (Number.isNaN(day)) return false;
  time.local = day * DAY_MS;
  time.offset = NaN;
  time.isDate = to - from === 10;
  if (time.isDate) return true;
  const separator = bytes[from + 10];
  if (separator !== UPPER_T && separator !== BLANK && separator !== LOWER_T) return false;
  return parseTimeOfDay(bytes, from + 11, to, time);
}

let recentDate = -1;
let recentDay = NaN;

/** Day number of a date, NaN where it is none. Most rows are of the same day as the row before. */
function dayNumber(year: number, month: number, date: number): number {
  const key = year * 10_000 + month * 100 + date;
  if (key !== recentDate) {
    recentDate = key;
    recentDay = year < NO_DIGITS && isDateOfCalendar(year, month, date) ? dayOfDate(year, month, date) : NaN;
  }
  return recentDay;
}

/** `16:30`, `16:30:15`, `16:30:15.123456`, then nothing or an offset. */
function parseTimeOfDay(bytes: Uint8Array, from: number, to: number, time: WrittenTime): boolean {
  if (to - from < 5 || bytes[from + 2] !== COLON) return false;
  const hours = twoDigits(bytes, from);
  const minutes = twoDigits(bytes, from + 3);
  let seconds = 0;
  let ms = 0;
  let at = from + 5;
  if (at < to && bytes[at] === COLON) {
    if (to - at < 3) return false;
    seconds = twoDigits(bytes, at + 1);
    at += 3;
    if (at < to && (bytes[at] === DOT || bytes[at] === COMMA)) {
      const first = ++at;
      for (; at < to && isDigit(bytes[at] as number); at++) {
        // Digits finer than a millisecond are cut off, not rounded.
        if (at - first < 3) ms = ms * 10 + (bytes[at] as number) - ZERO;
      }
      if (at === first) return false;
      if (at - first < 3) ms *= at - first === 1 ? 100 : 10;
    }
  }
  if (hours >= 24 || minutes >= 60 || seconds >= 60) return false;
  time.local += ((hours * 60 + minutes) * 60 + seconds) * 1000 + ms;
  return at === to || parseOffset(bytes, at, to, time);
}

/** `Z`, `+05:30`, `+0530`, `+05` or ` UTC`, to the end of the cell. */
export function parseOffset(bytes: Uint8Array, from: number, to: number, time: WrittenTime): boolean {
  const at = bytes[from] === BLANK ? from + 1 : from;
  const sign = bytes[at];
  if (to - at === 1 && (sign === UPPER_Z || sign === LOWER_Z)) return setOffset(time, 0);
  if (to - at === 3 && isUtc(bytes, at)) return setOffset(time, 0);
  if (sign !== PLUS && sign !== DASH) return false;
  const hours = to - at >= 3 ? twoDigits(bytes, at + 1) : NO_DIGITS;
  const minutes = offsetMinutes(bytes, at + 3, to);
  if (hours >= 24 || minutes >= 60) return false;
  return setOffset(time, (sign === DASH ? -1 : 1) * (hours * 60 + minutes) * MINUTE_MS);
}

function offsetMinutes(bytes: Uint8Array, from: number, to: number): number {
  if (from === to) return 0;
  const at = bytes[from] === COLON ? from + 1 : from;
  return to - at === 2 ? twoDigits(bytes, at) : NO_DIGITS;
}

function setOffset(time: WrittenTime, offset: number): boolean {
  time.offset = offset;
  return true;
}

function isUtc(bytes: Uint8Array, at: number): boolean {
  return bytes[at] === 85 && bytes[at + 1] === 84 && bytes[at + 2] === 67;
}

/** What `twoDigits` gives where there are none: more than any hour, minute, month or century. */
const NO_DIGITS = 10_000;

/** The number that two ASCII digits write. */
function twoDigits(bytes: Uint8Array, at: number): number {
  const tens = bytes[at] as number;
  const ones = bytes[at + 1] as number;
  return isDigit(tens) && isDigit(ones) ? (tens - ZERO) * 10 + ones - ZERO : NO_DIGITS;
}

function isDigit(byte: number): boolean {
  return byte >= ZERO && byte <= 57;
}
