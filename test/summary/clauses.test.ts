import { describe, expect, test } from 'vitest';
import type { Agreement } from '../../src/model/agreement.ts';
import type { Judgement } from '../../src/model/obligation.ts';
import type { ClauseReport, Report } from '../../src/model/report.ts';
import { summarise } from '../../src/summary/summarise.ts';
import {
  agreementOf,
  HOUR,
  judgementOf,
  obligationOf,
  october,
  OCTOBER,
  requireClause,
  responseClause,
  several,
} from './judgement.ts';

const OPTIONS = {
  people: 'names',
  breakDownBy: ['person', 'team', 'segment', 'source'],
  allowRejects: { kind: 'rows', rows: 0 },
} as const;

function reportOn(agreement: Agreement, judgement: Judgement): Report {
  return summarise(agreement, judgement, OPTIONS).report;
}

function onlyClause(agreement: Agreement, judgement: Judgement): ClauseReport {
  const [clause] = reportOn(agreement, judgement).clauses;
  if (clause === undefined) throw new Error('no clause');
  return clause;
}

const touch = responseClause('touch', { promise: 'Sales calls.', target: [{ if: null, is: 0.8 }] });

describe('one clause', () => {
  // 6 met, 1 late, 1 never done, 1 open at risk, 1 cancelled, 1 waived, 2 unassessable: 13 in all, 8 decided.
  const judgement = judgementOf({
    obligations: [
      ...[1, 2, 3, 4, 5, 6].map(hours =>
        obligationOf(touch, { settledAt: october(1, hours * HOUR), elapsedMs: hours * HOUR }),
      ),
      obligationOf(touch, { verdict: 'breached', settledAt: october(1, 9 * HOUR), elapsedMs: 9 * HOUR }),
      obligationOf(touch, { verdict: 'breached', elapsedMs: 20 * HOUR }),
      obligationOf(touch, { verdict: 'open', atRisk: true, elapsedMs: 3.5 * HOUR }),
      obligationOf(touch, { verdict: 'cancelled', elapsedMs: 0.5 * HOUR }),
      obligationOf(touch, { verdict: 'waived', settledAt: october(1, 8 * HOUR), elapsedMs: 8 * HOUR }),
      ...several(2, touch, { verdict: 'unassessable' }),
    ],
    tail: { notCovered: new Map([['touch', 4]]), before: new Map([['touch', { met: 9, breached: 1 }]]) },
  });
  const clause = onlyClause(agreementOf([touch]), judgement);

  test('counts every verdict and what stands beside', () => {
    expect(clause).toMatchObject({ met: 6, breached: 2, open: 1, cancelled: 1, waived: 1, unassessable: 2 });
    expect(clause).toMatchObject({ late: 1, never_done: 1, at_risk: 1, not_covered: 4, obligations: 13, decided: 8 });
  });

  test('its rate is met ÷ (met + breached), its coverage decided ÷ all', () => {
    expect(clause).toMatchObject({ target: 0.8, rate: 0.75, hit: false, coverage: 8 / 13 });
  });

  test('its bounds take all that is not decided as broken, or kept', () => {
    expect(clause).toMatchObject({ rate_low: 6 / 13, rate_high: 11 / 13 });
  });

  test('one of eight may be broken, so one breach is over the allowance', () => {
    expect(clause.over_allowance).toBe(1);
  });

  test('percentiles of what was done: 1 to 6, 8 and 9 hours', () => {
    // Positions 3.5, 6.3 and 6.65 of 1 2 3 4 5 6 8 9 counted from 0.
    expect(clause.elapsed_p50_s).toBe(4.5 * 3600);
    expect(clause.elapsed_p90_s).toBe(29_880);
    expect(clause.elapsed_p95_s).toBe(31_140);
  });

  test('percentiles of all: what is not done counts as still running', () => {
    // Eleven with a clock, one of them cancelled at half an hour. Left of ten: 0.9 at 1 h, 0.8, 0.7 at 3 h; then one is open, so of
    // six: 0.7 · 5/6 = 0.583 at 4 h, 0.7 · 4/6 = 0.467 at 5 h. At 9 h 0.7 · 1/6 = 0.117 is left: nine tenths are never reached.
    expect(clause).toMatchObject({ elapsed_all_p50_s: 5 * 3600, elapsed_all_p90_s: null, elapsed_all_p95_s: null });
  });

  test('the change since the period before, and that it is too little to tell', () => {
    expect(clause.before).toEqual({ met: 9, breached: 1, rate: 0.9 });
    expect(clause.change?.difference).toBeCloseTo(-0.15, 12);
    expect(clause.change?.more_than_chance).toBe(false);
  });
});

test('nothing decided: no rate, the target neither hit nor missed', () => {
  const undecided = judgementOf({ obligations: several(3, touch, { verdict: 'open' }) });
  expect(onlyClause(agreementOf([touch]), undecided)).toMatchObject({
    rate: null,
    hit: null,
    interval: null,
    coverage: 0,
  });
  expect(onlyClause(agreementOf([touch]), judgementOf({}))).toMatchObject({
    target: 0.8,
    rate: null,
    hit: null,
    coverage: null,
  });
});

test('a clause without a target is reported, not judged', () => {
  const free = responseClause('free');
  expect(
    onlyClause(agreementOf([free]), judgementOf({ obligations: several(2, free, { verdict: 'breached' }) })),
  ).toMatchObject({
    target: null,
    rate: 0,
    hit: null,
    over_allowance: 0,
  });
});

test.each([
  [999, 1, 99.9 / 100, true],
  [998, 2, 99.9 / 100, false],
  [9, 1, 0.9, true],
  [19, 1, 0.95, true],
  [0, 1, 1, false],
  [5, 0, 1, true],
  [0, 7, 0, true],
])('%i met and %i breached against %f: hit %s', (met, breached, is, hit) => {
  const clause = responseClause('exact', { target: [{ if: null, is }] });
  const obligations = [...several(met, clause), ...several(breached, clause, { verdict: 'breached' })];
  expect(onlyClause(agreementOf([clause]), judgementOf({ obligations })).hit).toBe(hit);
});

test('with several targets each group is judged by its own', () => {
  const clause = responseClause('two', {
    target: [
      { if: { kind: 'segment', test: { kind: 'empty', expected: false } }, is: 0.9 },
      { if: null, is: 0.5 },
    ],
  });
  const obligations = [
    ...several(8, clause, { target: 0.9 }),
    ...several(2, clause, { target: 0.9, verdict: 'breached' }),
    ...several(3, clause, { target: 0.5 }),
    obligationOf(clause, { target: 0.5, verdict: 'breached' }),
  ];
  expect(onlyClause(agreementOf([clause]), judgementOf({ obligations }))).toMatchObject({
    target: null,
    rate: 11 / 14,
    hit: false,
    over_allowance: 1,
    groups: [
      { target: 0.9, met: 8, breached: 2, rate: 0.8, hit: false, over_allowance: 1 },
      { target: 0.5, met: 3, breached: 1, rate: 0.75, hit: true, over_allowance: 0 },
    ],
  });
});

test('kinds without a clock are neither late nor never done', () => {
  const clause = requireClause('complete', { target: [{ if: null, is: 1 }] });
  const obligations = [obligationOf(clause), obligationOf(clause, { verdict: 'breached', reason: "phone is ''" })];
  expect(onlyClause(agreementOf([clause]), judgementOf({ obligations }))).toMatchObject({
    breached: 1,
    late: null,
    never_done: null,
    clock: null,
    elapsed_p50_s: null,
  });
});

test('several versions are one row: the words of the one in force at the end of the period', () => {
  const first = responseClause('moved', { promise: 'old words', effective: { from: -Infinity, until: october(10) } });
  const second = responseClause('moved', {
    version: 2,
    promise: 'new words',
    effective: { from: october(10), until: Infinity },
  });
  const third = responseClause('moved', {
    version: 3,
    promise: 'later',
    effective: { from: OCTOBER.until, until: Infinity },
  });
  const judgement = judgementOf({
    obligations: [obligationOf(first), obligationOf(second)],
    header: { period: OCTOBER },
  });
  const { clauses } = reportOn(agreementOf([first, third, second]), judgement);
  expect(clauses).toHaveLength(1);
  expect(clauses[0]).toMatchObject({ id: 'moved', promise: 'new words', met: 2 });
});
