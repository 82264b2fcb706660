// Day numbers against Date's own calendar, year 1 to 9999.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dateOfDay, dayOfDate, formatDate, parseDate, weekdayOf } from '../../src/calendar/local-date.ts';

const DAY = 86_400_000;

test('day numbers, dates and weekdays agree with the Gregorian calendar', () => {
  const anyDay = fc.integer({ min: parseDate('0001-01-01') as number, max: parseDate('9999-12-31') as number });
  fc.assert(
    fc.property(anyDay, day => {
      const date = new Date(day * DAY);
      const text = date.toISOString().slice(0, 10);
      expect(formatDate(day)).toBe(text);
      expect(parseDate(text)).toBe(day);
      expect(weekdayOf(day)).toBe((date.getUTCDay() + 6) % 7);
      const { year, month, date: dayOfMonth } = dateOfDay(day);
      expect(dayOfDate(year, month, dayOfMonth)).toBe(day);
    }),
    { numRuns: 2000 },
  );
});

test('months and days outside their range carry over', () => {
  expect(formatDate(dayOfDate(2025, 13, 1))).toBe('2026-01-01');
  expect(formatDate(dayOfDate(2025, 0, 31))).toBe('2024-12-31');
  expect(formatDate(dayOfDate(2024, 3, 0))).toBe('2024-02-29');
  expect(formatDate(dayOfDate(2025, -10, 1))).toBe('2024-02-01');
});

test('what is no date is refused', () => {
  const texts = [
    '2025-02-29',
    '2025-13-01',
    '2025-00-10',
    '2025-1-1',
    ' 2025-01-01',
    '2025-01-01T00:00',
    '',
    '20250101',
  ];
  expect(texts.map(parseDate)).toEqual(texts.map(() => null));
});
