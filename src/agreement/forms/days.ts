// `mon`, `mon-thu`, `fri-mon`, `mon,wed`: the keys of `open`.

import { nearest } from '../../findings/nearest.ts';
import type { Parsed } from './parsed.ts';

export const DAYS: readonly string[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const FULL = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** Numbers of the days a key names, Monday 0, in the order written and with repetitions. */
export function parseDays(key: string): Parsed<readonly number[]> {
  const days: number[] = [];
  for (const part of key.split(',')) {
    const range = parseRange(part.trim());
    if ('flaw' in range) return range;
    days.push(...range.value);
  }
  return { value: days };
}

function parseRange(part: string): Parsed<readonly number[]> {
  const names = part.split(/\s*[-–—]\s*/);
  const [first = '', last = first] = names;
  const [from, to] = [dayNumber(first), dayNumber(last)];
  if (names.length > 2 || from === -1 || to === -1) return unknownDay(part, from === -1 ? first : last);
  const length = ((to - from + 7) % 7) + 1;
  return { value: Array.from({ length }, (_, index) => (from + index) % 7) };
}

function dayNumber(name: string): number {
  const folded = name.toLowerCase();
  const short = DAYS.indexOf(folded);
  return short === -1 ? FULL.indexOf(folded) : short;
}

function unknownDay(part: string, name: string): Parsed<never> {
  const closest = nearest(name, [...DAYS, ...FULL]);
  const remedy = 'Write days like `mon`, `mon-thu` or `mon,wed`.';
  const hint = closest === null ? remedy : `Did you mean \`${closest}\`? ${remedy}`;
  return { flaw: { code: 'day-name', message: `\`${part}\` does not name days.`, remedy: hint } };
}
