// `3 h 20 min`: an amount of time, to the millisecond.

import { Misread } from './misread.ts';
import type { Phrase } from './words.ts';

const PART = /^(\d+(?:\.\d+)?) ?(h|hours?|min|minutes?|s|sec|seconds?|ms)(?: |$)/i;
const MS: Readonly<Record<string, number>> = { h: 3_600_000, min: 60_000, s: 1000, ms: 1 };

/** Milliseconds. Throws Misread. */
export function readAmount({ text, from, to }: Phrase): number {
  let [rest, sum] = [text.replaceAll(/\s+/g, ' '), 0];
  while (rest !== '') {
    const [part = '', number, unit = ''] = PART.exec(rest) ?? [];
    if (part === '') throw notAnAmount(text, { from, to });
    sum += Number(number) * (MS[shortUnit(unit.toLowerCase())] ?? Number.NaN);
    rest = rest.slice(part.length);
  }
  const ms = Math.round(sum);
  if (text === '' || Math.abs(ms - sum) > 1e-6) throw notAnAmount(text, { from, to });
  return ms;
}

function shortUnit(unit: string): string {
  if (unit === 'ms') return unit;
  return unit.startsWith('m') ? 'min' : unit.charAt(0);
}

function notAnAmount(text: string, span: { readonly from: number; readonly to: number }): Misread {
  const message = text === '' ? 'An amount of time is missing.' : `\`${text}\` is not an amount of time.`;
  const remedy = 'Write hours, minutes and seconds of open time, such as `3 h 20 min` or `0 min`; never days.';
  return new Misread({ code: 'test-amount', message, remedy }, span);
}
