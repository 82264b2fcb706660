// `95%`: a percentage is written with its sign.

import type { Parsed } from './parsed.ts';

/** The fraction of 1 that a percentage from 0 % to 100 % means. */
export function parsePercentage(written: string): Parsed<number> {
  const text = written.trim();
  const match = /^(\d{1,9}(?:\.\d{1,9})?) ?%$/.exec(text);
  if (match === null)
    return { flaw: { code: 'percentage', message: `\`${text}\` is not a percentage.`, remedy: remedyFor(text) } };
  const digits = match[1] ?? '';
  const percent = Number(digits);
  if (percent > 100) {
    const message = `\`${text}\` is over 100 %.`;
    return { flaw: { code: 'over-100-percent', message, remedy: 'Write a percentage from `0%` to `100%`.' } };
  }
  // Divided, 99.9 would be a little more than 0.999.
  return { value: Number(`${digits}e-2`) };
}

function remedyFor(text: string): string {
  return /^\d+(\.\d+)?$/.test(text) ? `Write the sign too: \`${asPercent(Number(text))}\`.` : 'Write it like `95%`.';
}

/** How a number without the sign was probably meant: 0.95 and 95 are both 95 %. */
export function asPercent(number: number): string {
  return `${number > 0 && number <= 1 ? Number((number * 100).toPrecision(12)) : number}%`;
}
