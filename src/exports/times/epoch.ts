// Seconds or milliseconds since 1970, where `dates:` says that numbers are times.

import type { WrittenTime } from './written-time.ts';

const NUMBER = /^(-?)(\d{1,16})(?:\.(\d+))?$/;
/** The last instant a JavaScript date can name. */
const LAST_INSTANT = 8.64e15;

/** Reads the text into `time`; false where it is not such a number. Digits finer than a millisecond are cut off. */
export function parseEpoch(text: string, unit: 'epoch-s' | 'epoch-ms', time: WrittenTime): boolean {
  const parts = NUMBER.exec(text);
  if (parts === null) return false;
  const [, sign, whole, fraction = ''] = parts;
  const ms = unit === 'epoch-ms' ? Number(whole) : Number(whole) * 1000 + Number(fraction.slice(0, 3).padEnd(3, '0'));
  if (ms > LAST_INSTANT) return false;
  time.local = sign === '-' ? -ms : ms;
  time.offset = 0;
  time.isDate = false;
  return true;
}
