// How numbers are written, the same in every format and language.

/** Six significant digits (spec cli.md). */
export function sixDigits(value: number | null): number | null {
  return value === null ? null : Number(value.toPrecision(6));
}

/** Seconds as `4500` or `14400.001`: milliseconds, all three digits, only where there are any. */
export function secondsText(seconds: number): string {
  const ms = Math.round(seconds * 1000);
  return ms % 1000 === 0 ? String(ms / 1000) : (ms / 1000).toFixed(3);
}

/** Up to fifteen significant digits, which is what a sum of cells can be trusted to; never with an exponent. */
export function amountText(value: number): string {
  const text = String(Number(value.toPrecision(15)));
  return text.includes('e') ? value.toFixed(Math.abs(value) < 1 ? 20 : 0).replace(/\.?0+$/, '') : text;
}
