// `--period` and `--as-of`: the instants they stand for, worked out with pencil and a table of offsets.

import { expect, test } from 'vitest';
import { readAsOf } from '../../src/steps/as-of.ts';
import { zoneOf } from '../../src/calendar/zone.ts';
import { parsePeriod, periodBefore, periodOf } from '../../src/steps/period.ts';

const newYork = zoneOf('America/New_York');
const berlin = zoneOf('Europe/Berlin');

function bounds(text: string, zone = berlin, fiscalYearStarts = 1): (string | number)[] {
  const written = parsePeriod(text);
  if ('code' in written) return [written.message];
  const period = periodOf(written, { zone, asOf: Date.parse('2025-03-30T00:30:00Z'), fiscalYearStarts });
  return 'code' in period ? [period.remedy ?? ''] : [iso(period.from), iso(period.until)];
}

function iso(at: number): string {
  return new Date(at).toISOString();
}

test.each([
  // Berlin: UTC+1 until 30 March 2025 02:00, then UTC+2 until 26 October 03:00.
  ['2025-03', '2025-02-28T23:00:00.000Z', '2025-03-31T22:00:00.000Z'],
  ['2025-10', '2025-09-30T22:00:00.000Z', '2025-10-31T23:00:00.000Z'],
  ['2025-Q3', '2025-06-30T22:00:00.000Z', '2025-09-30T22:00:00.000Z'],
  ['2025', '2024-12-31T23:00:00.000Z', '2025-12-31T23:00:00.000Z'],
  ['2025-01-15..2025-02-15', '2025-01-14T23:00:00.000Z', '2025-02-15T23:00:00.000Z'],
  ['2025-03-30..2025-03-30', '2025-03-29T23:00:00.000Z', '2025-03-30T22:00:00.000Z'],
  ['2025-03-30', '2025-03-29T23:00:00.000Z', '2025-03-30T22:00:00.000Z'],
  ['2024-11..2025-01', '2024-10-31T23:00:00.000Z', '2025-01-31T23:00:00.000Z'],
  // As-of is 30 March 01:30 in Berlin.
  ['last-month', '2025-01-31T23:00:00.000Z', '2025-02-28T23:00:00.000Z'],
])('%s in Berlin is [%s, %s)', (text, from, until) => {
  expect(bounds(text)).toEqual([from, until]);
});

test('the last month is the one before the month of as-of in the agreement’s zone', () => {
  const written = parsePeriod('last-month');
  if ('code' in written) throw new Error(written.message);
  // 1 March 01:00 in Berlin is still February in New York.
  const context = { asOf: Date.parse('2025-03-01T00:00:00Z'), fiscalYearStarts: 1 };
  expect(periodOf(written, { ...context, zone: berlin })).toMatchObject({ from: Date.parse('2025-01-31T23:00:00Z') });
  expect(periodOf(written, { ...context, zone: newYork })).toMatchObject({ from: Date.parse('2025-01-01T05:00:00Z') });
});

test('quarters and years begin with the fiscal year and are named by the year they begin in, months stay', () => {
  expect(bounds('2025', newYork, 4)).toEqual(['2025-04-01T04:00:00.000Z', '2026-04-01T04:00:00.000Z']);
  expect(bounds('2025-Q4', newYork, 4)).toEqual(['2026-01-01T05:00:00.000Z', '2026-04-01T04:00:00.000Z']);
  expect(bounds('2025-10', newYork, 4)).toEqual(['2025-10-01T04:00:00.000Z', '2025-11-01T04:00:00.000Z']);
});

test.each([
  '',
  '2025-13',
  '2025-Q5',
  '2025-02-30',
  '25-01',
  '2025-1',
  'October',
  '2025-01-01..',
  '..2025',
  'a..b..c',
  '2025..2026..2027',
])('%s is no period', text => expect(bounds(text)).toEqual([`--period ${text} is no period.`]));

test('the period before has the same length: months before months, days before days', () => {
  const before = (text: string): string[] => {
    const [from = '', until = ''] = bounds(text).map(String);
    const period = periodBefore({ text, from: Date.parse(from), until: Date.parse(until) }, berlin);
    return [iso(period.from), iso(period.until)];
  };
  expect(before('2025-03')).toEqual(['2025-01-31T23:00:00.000Z', '2025-02-28T23:00:00.000Z']);
  expect(before('2025-Q1')).toEqual(['2024-09-30T22:00:00.000Z', '2024-12-31T23:00:00.000Z']);
  expect(before('2025')).toEqual(['2023-12-31T23:00:00.000Z', '2024-12-31T23:00:00.000Z']);
  expect(before('2025-04-03..2025-04-09')).toEqual(['2025-03-26T23:00:00.000Z', '2025-04-02T22:00:00.000Z']);
});

test.each([
  ['2025-11-05', '2025-11-06T04:59:59.999Z'],
  ['2025-11-05T09:00', '2025-11-05T14:00:00.000Z'],
  ['2025-11-05 09:00:30', '2025-11-05T14:00:30.000Z'],
  ['2025-11-05T09:00:30.25', '2025-11-05T14:00:30.250Z'],
  ['2025-11-05T09:00:00.123+01:00', '2025-11-05T08:00:00.123Z'],
  ['2025-11-05T09:00Z', '2025-11-05T09:00:00.000Z'],
  // 2 November 2025 is 25 hours long in New York; 01:30 comes twice, the first counts; 02:30 on 9 March does not come.
  ['2025-11-02', '2025-11-03T04:59:59.999Z'],
  ['2025-11-02T01:30', '2025-11-02T05:30:00.000Z'],
  ['2025-03-09T02:30', '2025-03-09T07:30:00.000Z'],
])('as of %s in New York is %s', (text, expected) => {
  const asOf = readAsOf(text, newYork);
  expect(typeof asOf === 'number' ? iso(asOf) : asOf).toBe(expected);
});

test.each(['', 'now', '2025-11-31', '2025-11-05T25:00', '05.11.2025'])('%s is no as-of', text => {
  expect(readAsOf(text, newYork)).toMatchObject({ code: 'as-of' });
});
