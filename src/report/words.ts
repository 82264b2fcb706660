// Numbers as people read them: percentages, durations, counts. Never days of 24 hours (spec cli.md).

import { HOUR_MS, MINUTE_MS } from '../calendar/local-date.ts';

/**
 * `71.4 %`, whole where it is whole. With a target that was missed, or a whole that was not reached, as many digits as it
 * takes not to look as if it had been.
 */
export function percentText(rate: number, missed: number | null): string {
  const limits = [...(missed === null ? [] : [missed * 100]), ...(rate < 1 ? [100] : [])];
  for (let digits = 1; digits <= 6; digits++) {
    const text = (rate * 100).toFixed(digits);
    if (limits.every(limit => Number(text) < limit - 1e-9)) return `${text.replace(/\.0+$/, '')} %`;
  }
  return `${(rate * 100).toFixed(1).replace(/\.0$/, '')} %`;
}

/** As it was asked for; a month that is named by when it was asked is told which. */
export function periodText({ text, from }: { readonly text: string; readonly from: string }): string {
  return text === 'last-month' ? `${text} (${from.slice(0, 7)})` : text;
}

/** `1,234`. */
export function countText(count: number): string {
  const [whole = '', fraction] = String(count).split('.');
  const grouped = whole.replaceAll(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

/** `3 h 20 min`, `82 h`, `12 min`, `45 s`, `70 ms`: the two largest units that are there, the rest cut off. */
export function durationText(seconds: number): string {
  const ms = Math.round(seconds * 1000);
  if (ms < 0) return `−${durationText(-seconds)}`;
  if (ms === 0) return '0 min';
  if (ms < 1000) return `${ms} ms`;
  const parts = [
    [Math.floor(ms / HOUR_MS), 'h'],
    [Math.floor(ms / MINUTE_MS) % 60, 'min'],
    [Math.floor(ms / 1000) % 60, 's'],
  ] as const;
  const first = parts.findIndex(([count]) => count > 0);
  // Seconds say nothing beside ten minutes or more.
  const shown = parts.slice(first, ms >= 600_000 ? 2 : first + 2).filter(([count]) => count > 0);
  return shown.map(([count, unit]) => `${countText(count)} ${unit}`).join(' ');
}

/** What was done outside hours, or at once, cost nothing of the time that a promise counts. */
export const NO_OPEN_TIME = 'no open time';

/** `2025-10-01 09:00` of an ISO time: the offset goes, seconds stay only where there are any. */
export function timeText(iso: string): string {
  return iso
    .replace(/([+-]\d\d:\d\d)$/, '')
    .replace(/:00$/, '')
    .replace('T', ' ');
}

/** `1 breach`, `3 breaches`. */
export function counted(count: number, one: string, many: string): string {
  return `${countText(count)} ${count === 1 ? one : many}`;
}
