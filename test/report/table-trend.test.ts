import { expect, test } from 'vitest';
import type { TrendRow } from '../../src/model/report.ts';
import { trendLines } from '../../src/report/table-trend.ts';

function week(monday: number, clause: string, [met, breached]: readonly [number, number]): TrendRow {
  const day = (date: number): string => `2025-09-${String(date).padStart(2, '0')}T00:00:00-04:00`;
  return { from: day(monday), to: day(monday + 7), clause, met, breached, open: 0, rate: met / (met + breached) };
}

function month(place: number): TrendRow {
  const start = (count: number): string =>
    `${2023 + Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`;
  const [from, to] = [`${start(place)}-01T00:00:00Z`, `${start(place + 1)}-01T00:00:00Z`];
  return { from, to, clause: 'first-touch', met: 9, breached: 1, open: 0, rate: 0.9 };
}

test('clauses share the scale and the weeks; all kept, and too few to say, have their own glyphs', () => {
  // From 60 to 100 %, a block is 5.7 points high: 90 % reaches the sixth, 60 % the first. Four decided say nothing.
  const lines = trendLines([
    week(1, 'first-touch', [10, 0]),
    week(8, 'first-touch', [9, 1]),
    week(15, 'first-touch', [12, 8]),
    week(22, 'first-touch', [0, 4]),
    week(8, 'handoff', [999, 1]),
    week(22, 'handoff', [5, 0]),
  ]);
  expect(Object.fromEntries(lines?.of ?? [])).toEqual({ 'first-touch': '█▆▁·', handoff: '·▇·█' });
  expect(lines?.legend).toBe('trend: kept by week, ▁ from 60 %, █ all, · fewer than 5 decided');
});

test('two weeks are no trend', () =>
  expect(trendLines([week(1, 'handoff', [9, 1]), week(8, 'handoff', [9, 1])])).toBeNull());

test('of many months the last two years are shown', () => {
  const lines = trendLines(Array.from({ length: 30 }, (_, place) => month(place)));
  expect(lines?.of.get('first-touch')).toBe('▁'.repeat(24));
  expect(lines?.legend).toBe('trend: kept in the last 24 months, ▁ from 90 %, █ all, · fewer than 5 decided');
});
