// Each rule of docs/advice.md at its limits, over obligations written by hand.

import { expect, test } from 'vitest';
import type { BreakdownRow, ClauseReport, DistributionReport, LegRow } from '../../src/model/report.ts';
import { VERDICT_CODE } from '../../src/model/verdict.ts';
import { zoneOf } from '../../src/calendar/zone.ts';
import { adviceOn, type AdviceSources } from '../../src/summary/advice.ts';
import type { ClauseColumns, ObligationColumns } from '../../src/summary/obligation-columns.ts';

interface Row {
  readonly verdict: 'met' | 'breached';
  readonly startedAt?: number;
  readonly elapsedMs?: number;
}

function columnsOf(rows: readonly Row[]): ObligationColumns {
  const clause: Partial<ClauseColumns> = {
    length: rows.length,
    verdict: Uint8Array.from(rows, ({ verdict }) => VERDICT_CODE[verdict]),
    startedAt: Float64Array.from(rows, ({ startedAt = 0 }) => startedAt),
    elapsedMs: Float64Array.from(rows, ({ elapsedMs = NaN }) => elapsedMs),
  };
  return [clause as ClauseColumns];
}

const clause = (change: Partial<ClauseReport>): ClauseReport =>
  ({
    id: 'call',
    kind: 'response',
    hit: false,
    target: 0.9,
    obligations: 200,
    decided: 200,
    breached: 20,
    ...change,
  }) as ClauseReport;

function advice(rows: readonly Row[], change: Partial<AdviceSources>): ReturnType<typeof adviceOn> {
  const none = { clauses: [clause({})], breakdowns: [], distribution: [], legs: [] };
  return adviceOn(columnsOf(rows), { ...none, zone: zoneOf('America/New_York'), ...change });
}

const times = (count: number, row: Row): Row[] => Array.from({ length: count }, () => row);

test('nothing stands out of nothing', () => expect(advice([], {})).toEqual([]));

test('a promise that nobody set going', () => {
  expect(advice([], { clauses: [clause({ obligations: 0, decided: 0, breached: 0 })] })).toMatchObject([
    { kind: 'nobody-started', clause: 'call', count: 0, of: 0 },
  ]);
});

test('one person: a quarter of the breaches and twice their share, of twenty breaches or more', () => {
  const person = (value: string, met: number, breached: number): BreakdownRow =>
    ({ by: 'person', value, clause: 'call', met, breached }) as BreakdownRow;
  // Five of twenty breaches; 25 of 200 to keep.
  const found = advice([], { breakdowns: [person('ann', 20, 5), person('ben', 160, 15)] });
  expect(found).toMatchObject([{ kind: 'one-person', who: 'ann', count: 5, of: 20, share: 0.125 }]);
  // One more that was kept, and it is less than twice.
  expect(advice([], { breakdowns: [person('ann', 21, 5), person('ben', 159, 15)] })).toEqual([]);
  const fewer = [clause({ breached: 19 })];
  expect(advice([], { clauses: fewer, breakdowns: [person('ann', 0, 10), person('ben', 181, 9)] })).toEqual([]);
  expect(advice([], { breakdowns: [person('', 0, 20)] })).toEqual([]);
});

test('hours of the week, in the zone of the agreement, from the first hour that has any', () => {
  // Friday 7 March 2025, 15:30 in New York is 20:30 UTC; Monday 10 March 10:00 is 14:00 UTC (summer time).
  const friday = Date.UTC(2025, 2, 7, 20, 30);
  const monday = Date.UTC(2025, 2, 10, 14);
  const rows = [
    ...times(8, { verdict: 'breached', startedAt: friday }),
    ...times(12, { verdict: 'breached', startedAt: monday }),
    ...times(12, { verdict: 'met', startedAt: friday }),
    ...times(168, { verdict: 'met', startedAt: monday }),
  ];
  expect(advice(rows, {})).toMatchObject([
    { kind: 'hours-of-the-week', weekday: 5, from_hour: 15, count: 8, of: 20, share: 0.1 },
  ]);
  expect(advice(rows, { clauses: [clause({ kind: 'never' })] })).toEqual([]);
});

test('waiting elsewhere: half of the open time of breaches with others than their owner', () => {
  const leg = (holder: string, held_s: number, owned: number, others_s: number): LegRow => ({
    clause: 'call',
    holder,
    verdict: 'breached',
    held: 20,
    held_s,
    owned,
    others_s,
  });
  const found = advice([], { legs: [leg('ann', 1000, 20, 1000), leg('desk', 1000, 0, 0)] });
  expect(found).toMatchObject([{ kind: 'waits-elsewhere', who: 'desk', count: 20, of: 20, share: 0.5 }]);
  expect(advice([], { legs: [leg('ann', 1001, 20, 999), leg('desk', 999, 0, 0)] })).toEqual([]);
});

test('a tighter window: the shortest, to five minutes, that keeps the target, of a hundred or more', () => {
  const distribution = [
    {
      clause: 'call',
      clock: 'open',
      windows: [{ text: '4 business hours', seconds: 14_400 }],
    } as unknown as DistributionReport,
  ];
  // 90 of 100 have to be kept: 90 were done by 2 h 1 min, which is 2 h 5 min to five minutes.
  const rows = [
    ...times(89, { verdict: 'met', elapsedMs: 60_000 }),
    { verdict: 'met', elapsedMs: 7_260_000 } as const,
    ...times(5, { verdict: 'met', elapsedMs: 14_000_000 }),
    ...times(5, { verdict: 'breached' }),
  ];
  const kept = clause({ hit: true, decided: 100, breached: 5 });
  expect(advice(rows, { clauses: [kept], distribution })).toMatchObject([
    { kind: 'tighter-window', window_s: 7500, count: 90, of: 100, share: 0.9 },
  ]);
  expect(advice(rows, { clauses: [{ ...kept, hit: false }], distribution })).toEqual([]);
  expect(advice(rows.slice(1), { clauses: [{ ...kept, decided: 99 }], distribution })).toEqual([]);
  expect(advice(rows, { clauses: [{ ...kept, target: 0.95 }], distribution })).toEqual([]);
});
