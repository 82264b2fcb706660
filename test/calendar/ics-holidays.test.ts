// iCalendar holidays: what gives dates, what is set aside, and rules that must not run for ever.

import { expect, test } from 'vitest';
import { icsHolidays } from '../../src/calendar/ics-holidays.ts';

const event = (...lines: string[]): string => ['BEGIN:VEVENT', ...lines, 'END:VEVENT'].join('\r\n');
const calendar = (...events: string[]): string =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:test', ...events, 'END:VCALENDAR', ''].join('\r\n');
const datesOf = (...events: string[]): string[] => [...icsHolidays(calendar(...events), 'days.ics').dates.keys()];
const codesOf = (...events: string[]): string[] =>
  icsHolidays(calendar(...events), 'days.ics').findings.map(({ code, level }) => `${level} ${code}`);

test('an all-day event covers its dates, the end excluded', () => {
  expect(datesOf(event('DTSTART;VALUE=DATE:20251225', 'DTEND;VALUE=DATE:20251227', 'SUMMARY:Christmas'))).toEqual([
    '2025-12-25',
    '2025-12-26',
  ]);
  expect(datesOf(event('DTSTART;VALUE=DATE:20251225'))).toEqual(['2025-12-25']);
  expect(datesOf(event('DTSTART;VALUE=DATE:20251225', 'DTEND;VALUE=DATE:20251225'))).toEqual(['2025-12-25']);
  expect(datesOf(event('DTSTART;VALUE=DATE:20251231', 'DURATION:P3D'))).toEqual([
    '2025-12-31',
    '2026-01-01',
    '2026-01-02',
  ]);
  expect(
    icsHolidays(calendar(event('DTSTART;VALUE=DATE:20251225', 'SUMMARY: Boxing\\, not ')), 'a.ics').dates.get(
      '2025-12-25',
    ),
  ).toBe('Boxing, not');
});

test('rules, exceptions to them, further dates and moved occurrences count', () => {
  const yearly = datesOf(
    event(
      'UID:1',
      'DTSTART;VALUE=DATE:20241128',
      'RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH;COUNT=4',
      'EXDATE;VALUE=DATE:20261126',
    ),
    event('UID:1', 'RECURRENCE-ID;VALUE=DATE:20271125', 'DTSTART;VALUE=DATE:20271126'),
    event('UID:2', 'DTSTART;VALUE=DATE:20250102', 'RDATE;VALUE=DATE:20250301,20250401'),
    event('UID:3', 'STATUS:CANCELLED', 'DTSTART;VALUE=DATE:20250103'),
  );
  expect(yearly).toEqual(['2024-11-28', '2025-01-02', '2025-03-01', '2025-04-01', '2025-11-27', '2027-11-26']);
  const leap = datesOf(event('DTSTART;VALUE=DATE:20240229', 'RRULE:FREQ=YEARLY'));
  expect(leap.slice(0, 3)).toEqual(['2024-02-29', '2028-02-29', '2032-02-29']);
  expect(leap.at(-1)).toBe('2096-02-29');
});

test('what gives no holiday is reported with its line', () => {
  const read = icsHolidays(
    calendar(
      event('DTSTART:20251224T120000Z', 'SUMMARY:Party'),
      event('DTSTART;VALUE=DATE:20250230', 'SUMMARY:No such day'),
      event('SUMMARY:No start'),
      event('DTSTART;VALUE=DATE:20251226'),
    ),
    'days.ics',
  );
  expect([...read.dates.keys()]).toEqual(['2025-12-26']);
  expect(read.findings).toEqual([
    {
      code: 'holiday_with_time',
      level: 'set_aside',
      count: 1,
      samples: [{ file: 'days.ics', line: 4, column: null, text: 'Party' }],
      facts: {},
    },
    {
      code: 'holiday_unreadable',
      level: 'rejected',
      count: 2,
      samples: [
        { file: 'days.ics', line: 8, column: null, text: 'No such day' },
        { file: 'days.ics', line: 12, column: null, text: 'No start' },
      ],
      facts: {},
    },
  ]);
});

test.each([
  'FREQ=SECONDLY',
  'FREQ=HOURLY;BYMONTH=12',
  'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30',
  'FREQ=YEARLY;BYWEEKNO=1;BYDAY=MO',
  'FREQ=MONTHLY;BYMONTH=11;BYDAY=4TH',
  'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30',
  'FREQ=MONTHLY;BYMONTH=2;BYDAY=5MO',
])('the rule %s from New Year is refused rather than guessed or run for ever', rule => {
  expect(codesOf(event('DTSTART;VALUE=DATE:20250101', `RRULE:${rule}`))).toEqual(['rejected holiday_rule_unusable']);
});

test('too many dates end the reading', () => {
  const daily = (year: number): string => event(`DTSTART;VALUE=DATE:${year}0101`, 'DTEND;VALUE=DATE:99991231');
  expect(codesOf(daily(2000), daily(2001))).toEqual(['rejected holidays_too_many']);
  expect(codesOf(event('DTSTART;VALUE=DATE:20850101', 'RRULE:FREQ=DAILY'))).toEqual([]);
});

test('what is no iCalendar is said to be none', () => {
  for (const text of [
    '',
    'date,name\n2025-01-01,x',
    'BEGIN:VCALENDAR\nBEGIN:VEVENT',
    '{"a":1}',
    'BEGIN:VCARD\nEND:VCARD',
  ]) {
    const { dates, wrong } = icsHolidays(text, 'days.ics');
    expect(dates.size).toBe(0);
    expect(wrong).toMatch(/^This is not a readable iCalendar file: .+\.$/);
  }
});
