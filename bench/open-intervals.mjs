// The open intervals of the benchmark's calendar as SQL wants them: from, until, and the open time before each.
import { readFileSync } from 'node:fs';
import { Temporal } from 'temporal-polyfill';

/**
 * Monday to Friday 09:00–17:00 in New York less agreements/holidays.csv, from `firstDate` up to `lastDate`.
 * @returns {{ from: number, until: number, before: number }[]} epoch ms, and the running total in ms
 */
export function openIntervals(firstDate, lastDate) {
  const holidays = readHolidays();
  const intervals = [];
  let before = 0;
  const last = Temporal.PlainDate.from(lastDate);
  for (
    let date = Temporal.PlainDate.from(firstDate);
    Temporal.PlainDate.compare(date, last) < 0;
    date = date.add({ days: 1 })
  ) {
    if (date.dayOfWeek > 5 || holidays.has(date.toString())) continue;
    const [from, until] = ['09:00', '17:00'].map(time => instant(date, time));
    intervals.push({ from, until, before });
    before += until - from;
  }
  return intervals;
}

function readHolidays() {
  const lines = readFileSync(new URL('agreements/holidays.csv', import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .slice(1);
  return new Set(lines.map(line => line.split(',')[0]));
}

function instant(date, time) {
  return date.toZonedDateTime({ timeZone: 'America/New_York', plainTime: time }).epochMilliseconds;
}
