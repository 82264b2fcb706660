// What only the page shows: distribution, legs, heat map, conversion. All numbers are worked out by hand.

import { expect, test } from 'vitest';
import type { Leg, Obligation } from '../../src/model/obligation.ts';
import type { Report } from '../../src/model/report.ts';
import { summarise } from '../../src/summary/summarise.ts';
import { agreementOf, HOUR, judgementOf, obligationOf, october, responseClause } from './judgement.ts';

const touch = responseClause('touch');

interface Terms {
  readonly legs?: (index: number) => readonly Leg[];
  readonly people?: 'names' | 'hidden';
  readonly reached?: readonly string[] | null;
}

function reportOf(
  obligations: readonly Obligation[],
  { legs = () => [], people = 'names', reached = null }: Terms = {},
): Report {
  const base = agreementOf([touch]);
  const agreement = { ...base, report: { ...base.report, reached } };
  const options = { people, breakDownBy: ['person'], allowRejects: { kind: 'rows', rows: 0 } } as const;
  return summarise(agreement, judgementOf({ obligations, legs }), options).report;
}

const MINUTE = HOUR / 60;

function done(elapsedMs: number, terms: Partial<Obligation> = {}): Obligation {
  const verdict = elapsedMs <= 4 * HOUR ? 'met' : 'breached';
  return obligationOf(touch, { elapsedMs, settledAt: october(2), verdict, ...terms });
}

test('distribution: bins that divide the window, in time and late apart, what is not done beside them', () => {
  const { distribution } = reportOf([
    done(0),
    done(4 * HOUR),
    done(4 * HOUR + 1),
    done(90 * HOUR),
    obligationOf(touch, { elapsedMs: 50 * HOUR, verdict: 'breached' }),
    obligationOf(touch, { elapsedMs: HOUR, verdict: 'open' }),
    obligationOf(touch, { elapsedMs: HOUR, verdict: 'cancelled' }),
    obligationOf(touch, { verdict: 'unassessable' }),
  ]);
  const [shown] = distribution;
  expect(shown).toMatchObject({
    clock: 'open',
    windows: [{ text: '4 business hours', seconds: 14_400 }],
    done: 4,
    never_done: 1,
    open: 1,
    ended: 1,
  });
  // Three windows are twelve hours: 24 bins of half an hour and one for the rest.
  expect(shown?.bins).toHaveLength(25);
  expect(shown?.bins.filter(bin => bin.in_time + bin.late > 0)).toEqual([
    { from_s: 0, to_s: 1800, in_time: 1, late: 0 },
    { from_s: 12_600, to_s: 14_400, in_time: 1, late: 0 },
    { from_s: 14_400, to_s: 16_200, in_time: 0, late: 1 },
    { from_s: 43_200, to_s: null, in_time: 0, late: 1 },
  ]);
});

test('distribution: the curve counts what is not done as running until its clock ended', () => {
  // Of four, one done at 1 h (1/4), one seen running until 2 h, one done at 3 h: left 3/4 · 1/2 = 3/8, done 62.5 %.
  const { distribution } = reportOf([
    done(HOUR),
    obligationOf(touch, { elapsedMs: 2 * HOUR, verdict: 'open' }),
    done(3 * HOUR),
    obligationOf(touch, { elapsedMs: 9 * HOUR, verdict: 'breached' }),
  ]);
  const curve = distribution[0]?.curve ?? [];
  expect(curve[24]).toEqual({ share: 0.25, by_s: 3600 });
  expect(curve[25]).toEqual({ share: 0.26, by_s: 10_800 });
  expect(curve.at(-1)).toEqual({ share: 0.62, by_s: 10_800 });
});

test('distribution: a clause without a known time has none', () => {
  expect(reportOf([obligationOf(touch, { verdict: 'unassessable' })]).distribution).toEqual([]);
});

test('legs: the queue has its own time; the person has theirs and what others held before', () => {
  const leg = (owner: string, hours: number): Leg => ({ owner, from: 0, to: 1, openMs: hours * HOUR });
  const legs = [
    [leg('queue', 3), leg('ann', 1), leg('queue', 0.5), leg('ann', 1)],
    [leg('queue', 2), leg('bo', 4)],
    [leg('ann', 1)],
  ];
  const obligations = [
    done(5.5 * HOUR, { owner: 'ann' }),
    done(6 * HOUR, { owner: 'bo' }),
    done(HOUR, { owner: 'ann' }),
  ];
  expect(reportOf(obligations, { legs: index => legs[index] ?? [] }).legs).toEqual([
    { clause: 'touch', holder: 'ann', verdict: 'met', held: 1, held_s: 3600, owned: 1, others_s: 0 },
    { clause: 'touch', holder: 'ann', verdict: 'breached', held: 1, held_s: 7200, owned: 1, others_s: 12_600 },
    { clause: 'touch', holder: 'bo', verdict: 'breached', held: 1, held_s: 14_400, owned: 1, others_s: 7200 },
    { clause: 'touch', holder: 'queue', verdict: 'breached', held: 2, held_s: 19_800, owned: 0, others_s: 0 },
  ]);
  expect(reportOf(obligations, { legs: index => legs[index] ?? [], people: 'hidden' }).legs).toEqual([]);
});

test('heat map: weekday and hour in the zone of the agreement, across the end of summer time', () => {
  // Sunday 2 November 2025, New York: 05:30 UTC is 01:30 summer time, 06:30 UTC is 01:30 again.
  const rows = reportOf([
    done(0, { startedAt: Date.UTC(2025, 10, 2, 5, 30), settledAt: Date.UTC(2025, 10, 2, 6, 30) }),
    obligationOf(touch, { startedAt: Date.UTC(2025, 10, 3, 4, 59), verdict: 'open' }),
  ]).heat_map;
  expect(rows).toEqual([
    { clause: 'touch', weekday: 7, hour: 1, started: 1, settled: 1 },
    { clause: 'touch', weekday: 7, hour: 23, started: 1, settled: 0 },
  ]);
});

test('conversion: each lead once by its first decided obligation, bands half-open, not answered apart', () => {
  const reached = ['won'];
  const { conversion } = reportOf(
    [
      done(5 * MINUTE - 1, { leadId: 'a', reachedAt: october(9) }),
      done(5 * MINUTE, { leadId: 'b' }),
      done(6 * MINUTE, { leadId: 'c', reachedAt: october(9) }),
      done(0, { leadId: 'b', reachedAt: october(9) }),
      obligationOf(touch, { leadId: 'd', verdict: 'open' }),
      obligationOf(touch, { leadId: 'e', verdict: 'breached', elapsedMs: 9 * HOUR }),
    ],
    { reached },
  );
  expect(conversion.map(({ from_s, to_s, leads, reached: count }) => [from_s, to_s, leads, count])).toEqual([
    [0, 300, 1, 1],
    [300, 1800, 2, 1],
    [null, null, 1, 0],
  ]);
  // Wilson for 1 of 2: centre (1 + z²/2) ÷ (2 + z²) = 0.5, half width z·√(0.5 + z²/4) ÷ (2 + z²) = 0.40547 (z = 1.959964).
  expect(conversion[1]?.interval?.low).toBeCloseTo(0.09453, 5);
  expect(conversion[1]?.interval?.high).toBeCloseTo(0.90547, 5);
  expect(reportOf([done(0)]).conversion).toEqual([]);
});
