// An amount of time as the tests write it: `3 h 20 min`, `0 min`, `1.5 s`.

import { HOUR_MS, MINUTE_MS } from '../calendar/local-date.ts';

export function amountText(ms: number): string {
  const hours = Math.floor(ms / HOUR_MS);
  const minutes = Math.floor(ms / MINUTE_MS) % 60;
  const seconds = (ms % MINUTE_MS) / 1000;
  const parts = [
    ...(hours === 0 ? [] : [`${hours} h`]),
    ...(minutes === 0 ? [] : [`${minutes} min`]),
    ...(seconds === 0 ? [] : [`${seconds} s`]),
  ];
  return parts.length === 0 ? '0 min' : parts.join(' ');
}
