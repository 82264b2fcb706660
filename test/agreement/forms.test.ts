import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseInstant } from '../../src/agreement/forms/date.ts';
import { parseWindow } from '../../src/agreement/forms/day-window.ts';
import { parseDays } from '../../src/agreement/forms/days.ts';
import { parseDuration } from '../../src/agreement/forms/duration.ts';
import { monthNumber } from '../../src/agreement/forms/month.ts';
import { parsePercentage } from '../../src/agreement/forms/percentage.ts';
import type { Parsed } from '../../src/agreement/forms/parsed.ts';

const HOUR = 3_600_000;

function value<Value>(parsed: Parsed<Value>): Value | string {
  return 'value' in parsed ? parsed.value : parsed.flaw.code;
}

function remedy(parsed: Parsed<unknown>): string {
  return 'flaw' in parsed ? parsed.flaw.remedy : 'none';
}

describe('durations', () => {
  test.each([
    ['30 minutes', 'elapsed', HOUR / 2],
    ['1 minute', 'elapsed', 60_000],
    ['4 hours', 'elapsed', 4 * HOUR],
    ['1 hour', 'elapsed', HOUR],
    ['1.5 hours', 'elapsed', 1.5 * HOUR],
    ['30m', 'elapsed', HOUR / 2],
    ['4h', 'elapsed', 4 * HOUR],
    ['  4  HOURS ', 'elapsed', 4 * HOUR],
    ['1440 minutes', 'elapsed', 24 * HOUR],
    ['30 business minutes', 'business-time', HOUR / 2],
    ['1 business hour', 'business-time', HOUR],
    ['4 Business  Hours', 'business-time', 4 * HOUR],
    ['0.1 business hours', 'business-time', HOUR / 10],
    ['30bm', 'business-time', HOUR / 2],
    ['4bh', 'business-time', 4 * HOUR],
    ['4 BH', 'business-time', 4 * HOUR],
  ])('%s', (text, unit, ms) => {
    expect(value(parseDuration(text))).toEqual({ unit, ms, text: text.trim() });
  });

  test.each([
    ['2 business days', 'business-days', 2],
    ['1 business day', 'business-days', 1],
    ['2bd', 'business-days', 2],
    ['14 calendar days', 'calendar-days', 14],
    ['1 Calendar Day', 'calendar-days', 1],
    ['14cd', 'calendar-days', 14],
    ['end of business day', 'end-of-business-day', 0],
    ['End of Business Day', 'end-of-business-day', 0],
    ['end of next business day', 'end-of-business-day', 1],
    ['end of business day + 2', 'end-of-business-day', 2],
    ['end of business day+2', 'end-of-business-day', 2],
    ['eod', 'end-of-business-day', 0],
    ['EOD+1', 'end-of-business-day', 1],
    ['eod + 2', 'end-of-business-day', 2],
    ['eod+0', 'end-of-business-day', 0],
  ])('%s', (text, unit, days) => {
    expect(value(parseDuration(text))).toEqual({ unit, days, text });
  });

  test.each(['2 days', '1 day', '2d', '1D'])('a bare %s names the three ways to say it', text => {
    const parsed = parseDuration(text);
    expect(value(parsed)).toBe('bare-days');
    const count = Number.parseInt(text, 10);
    for (const way of ['business day', 'calendar day', 'hour']) expect(remedy(parsed)).toContain(way);
    expect(remedy(parsed)).toContain(`${count * 24} hours`);
  });

  test.each(['0 hours', '0m', '0 business days', '0cd', '0.0 h'])('%s is no time', text => {
    expect(value(parseDuration(text))).toBe('zero-duration');
  });

  test.each([
    ['1 week', '`7 calendar days`'],
    ['2 business weeks', '`10 business days`'],
    ['90 seconds', '`1 minute`'],
    ['1 month', '`30 calendar days`'],
    ['2 working days', '`2 business days`'],
    ['4 working hours', '`4 business hours`'],
    ['1.5 business days', '`4 business hours`'],
    ['1h 30m', '`90 minutes`'],
    ['-4 hours', 'without the minus'],
    ['4', 'no unit'],
    ['end of day', '`end of business day`'],
    ['end of next business day + 2', '`end of business day + 2`'],
    ['PT4H', '`4 hours`'],
    ['four hours', '`4 hours`'],
    ['1e3 hours', '`90 minutes`'],
    ['999999999 hours', 'ten years'],
    ['4 constructor', '`4 hours`'],
    ['', '`4 hours`'],
  ])('%s is refused: %s', (text, hint) => {
    expect(value(parseDuration(text))).toBe('duration');
    expect(remedy(parseDuration(text))).toContain(hint);
  });

  test('any text is a duration or a flaw, in no time', () => {
    fc.assert(
      fc.property(fc.string(), text => {
        expect(['value', 'flaw']).toContain(Object.keys(parseDuration(text))[0]);
      }),
    );
  });
});

describe('windows', () => {
  test.each([
    ['09:00-17:30', 9 * HOUR, 17.5 * HOUR],
    ['9:00 - 17:30', 9 * HOUR, 17.5 * HOUR],
    ['09:00–17:30', 9 * HOUR, 17.5 * HOUR],
    ['00:00-24:00', 0, 24 * HOUR],
    ['23:59:59-24:00', 24 * HOUR - 1000, 24 * HOUR],
  ])('%s', (text, from, to) => {
    expect(value(parseWindow(text))).toEqual({ from, to });
  });

  test('closed is no window', () => {
    expect(value(parseWindow('Closed'))).toBeNull();
  });

  test.each([
    ['22:00-06:00', 'window-past-midnight', '`22:00-24:00` on this day, and `00:00-06:00`'],
    ['22:00-00:00', 'window-past-midnight', '`22:00-24:00`.'],
    ['09:00-09:00', 'window', '`00:00-24:00`'],
    ['24:00-24:00', 'window', '`09:00-17:30`'],
    ['09:00-24:01', 'window', '`24:00`'],
    ['09:60-17:00', 'window', '`09:00-17:30`'],
    ['9-17', 'window', '`09:00-17:30`'],
    ['9am-5pm', 'window', '`09:00-17:30`'],
    ['09:00', 'window', '`09:00-17:30`'],
  ])('%s is refused', (text, code, hint) => {
    expect(value(parseWindow(text))).toBe(code);
    expect(remedy(parseWindow(text))).toContain(hint);
  });
});

test.each([
  ['mon', [0]],
  ['mon-thu', [0, 1, 2, 3]],
  ['fri-mon', [4, 5, 6, 0]],
  ['mon,wed', [0, 2]],
  ['mon-tue, Sat', [0, 1, 5]],
  ['Monday – Friday', [0, 1, 2, 3, 4]],
  ['sun-sat', [6, 0, 1, 2, 3, 4, 5]],
  ['tue-tue', [1]],
  ['mon,mon', [0, 0]],
  ['mon-wed-fri', 'day-name'],
  ['weekdays', 'day-name'],
  ['', 'day-name'],
  ['mon,', 'day-name'],
])('days %s', (key, days) => {
  expect(value(parseDays(key))).toEqual(days);
});

test.each([
  ['95%', 0.95],
  ['95 %', 0.95],
  ['99.5%', 0.995],
  ['100%', 1],
  ['0%', 0],
  ['99.9%', 0.999],
  ['0.07%', 0.0007],
  ['100.1%', 'over-100-percent'],
  ['95', 'percentage'],
  ['-5%', 'percentage'],
  ['%', 'percentage'],
])('percentage %s', (text, fraction) => {
  expect(value(parsePercentage(text))).toBe(fraction);
});

test.each([
  ['2025-12-31', Date.UTC(2025, 11, 31), true, null],
  ['2024-02-29', Date.UTC(2024, 1, 29), true, null],
  ['2025-07-01T09:00', Date.UTC(2025, 6, 1, 9), false, null],
  ['2025-07-01 09:00:30.25', Date.UTC(2025, 6, 1, 9, 0, 30, 250), false, null],
  ['2025-07-01T09:00Z', Date.UTC(2025, 6, 1, 9), false, 0],
  ['2025-07-01T09:00-05:30', Date.UTC(2025, 6, 1, 9), false, -5.5 * HOUR],
])('instant %s', (text, localMs, dateOnly, offsetMs) => {
  expect(value(parseInstant(text))).toEqual({ localMs, dateOnly, offsetMs });
});

test.each([
  '2025-02-29',
  '2025-13-01',
  '2025-00-10',
  '2025-7-1',
  '01.07.2025',
  '2025-07-01T25:00',
  '2025-07-01T09:61',
  '+002025-07-01',
  '',
])('%s is not a date', text => {
  expect(value(parseInstant(text))).toBe('date');
});

test.each([
  ['january', 1],
  ['Apr', 4],
  ['DECEMBER', 12],
  [7, 7],
  [0, null],
  [13, null],
  [1.5, null],
  ['Q1', null],
  ['mayday', null],
])('month %s', (written, number) => {
  expect(monthNumber(written)).toBe(number);
});
