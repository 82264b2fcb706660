// Reports of the real demo, as they stand and changed: what is compared, and what is said to be beyond comparison.

import { beforeAll, describe, expect, test } from 'vitest';
import { audit } from '../../src/audit.ts';
import { compare } from '../../src/compare.ts';
import type { Comparison } from '../../src/model/comparison.ts';
import type { Report } from '../../src/model/report.ts';
import { demoRequest } from '../demo/request.ts';

let q2 = '';
let q3 = '';

beforeAll(async () => {
  const report = async (period: string): Promise<string> => {
    const { edition } = await audit(demoRequest({ period }));
    return JSON.stringify({ ...edition?.report, breaches: [] });
  };
  [q2, q3] = await Promise.all([report('2026-Q2'), report('2026-Q3')]);
}, 60_000);

type Edit = { -readonly [Key in keyof Report]: Report[Key] };

/** Q2 against a changed Q3. */
function compared(change: (report: Edit) => void): Comparison {
  const report = JSON.parse(q3) as Edit;
  change(report);
  const { comparison, problems } = compare(
    { file: 'q2.json', text: q2 },
    { file: 'q3.json', text: JSON.stringify(report) },
  );
  expect(problems).toEqual([]);
  return comparison as Comparison;
}

function editClause(report: Edit, id: string, change: Partial<Report['clauses'][number]>): void {
  report.clauses = report.clauses.map(clause => (clause.id === id ? { ...clause, ...change } : clause));
}

const codes = (comparison: Comparison, id: string): string[] =>
  comparison.clauses.find(({ clause }) => clause === id)?.caveats.map(({ code }) => code) ?? ['missing'];

test('every clause with a rate is compared; its movers of each kind add up to its difference', () => {
  const { clauses } = compared(() => {});
  expect(clauses.map(({ clause }) => clause)).toEqual((JSON.parse(q3) as Report).clauses.map(({ id }) => id));
  for (const { difference, movers } of clauses) {
    for (const by of ['person', 'team', 'segment', 'source']) {
      const parts = movers.filter(mover => mover.by === by);
      expect(parts.length).toBeGreaterThan(0);
      const sum = parts.reduce((all, { mix, performance }) => all + mix + performance, 0);
      expect(sum).toBeCloseTo(difference ?? NaN, 12);
    }
  }
});

test('handoff is better by more than chance, and the queue that kept leads is why', () => {
  const handoff = compared(() => {}).clauses.find(({ clause }) => clause === 'handoff');
  expect(handoff).toMatchObject({
    verdict: 'better',
    before: { met: 624, breached: 97 },
    after: { met: 880, breached: 47 },
  });
  expect(handoff?.movers[0]).toMatchObject({ by: 'person', value: 'lead-desk', performance: 0 });
});

describe('what cannot be compared is said, and not called better or worse', () => {
  test('another window', () => {
    const found = compared(report => {
      report.distribution = report.distribution.map(one =>
        one.clause === 'handoff' ? { ...one, windows: [{ text: '4 business hours', seconds: 14_400 }] } : one,
      );
      editClause(report, 'handoff', { terms: 'others' });
    });
    expect(codes(found, 'handoff')).toEqual(['window-changed']);
    expect(found.clauses[0]).toMatchObject({ verdict: null, p_holm: null, interval: null, movers: [] });
  });

  test('anything else that it is judged by', () => {
    const found = compared(report => editClause(report, 'email-cap', { terms: 'others' }));
    expect(codes(found, 'email-cap')).toEqual(['terms-changed']);
    expect(found.clauses.find(({ clause }) => clause === 'email-cap')?.verdict).toBeNull();
    expect(codes(found, 'handoff')).toEqual([]);
  });

  test('another target or promise limits nothing but what hit means', () => {
    const found = compared(report => editClause(report, 'handoff', { target: 0.9, promise: 'Soon.' }));
    expect(codes(found, 'handoff')).toEqual(['target-changed', 'promise-changed']);
    expect(found.clauses[0]?.verdict).toBe('better');
  });

  test('a clause of another kind, or one that decided nothing', () => {
    const found = compared(report => {
      editClause(report, 'handoff', { kind: 'require' });
      editClause(report, 'email-cap', { met: 0, breached: 0, rate: null });
    });
    expect(codes(found, 'handoff')).toEqual(['kind-changed']);
    expect(codes(found, 'email-cap')).toEqual(['nothing-decided']);
  });

  test('a clause that only one report has', () => {
    const found = compared(report => editClause(report, 'handoff', { id: 'hand-over' }));
    expect(found).toMatchObject({ only_before: ['handoff'], only_after: ['hand-over'] });
  });

  test('open ones that could turn the difference round', () => {
    const found = compared(report => editClause(report, 'handoff', { open: 900, rate_low: 0.48, rate_high: 0.97 }));
    expect(codes(found, 'handoff')).toEqual(['undecided']);
  });

  test('other leads altogether', () => {
    const found = compared(report => {
      report.filters = { ...report.filters, segments: ['inbound'] };
    });
    expect(found.caveats[0]).toMatchObject({ code: 'filters-differ', weight: 'prevents' });
    expect(found.clauses.map(({ verdict }) => verdict)).toEqual(found.clauses.map(() => null));
  });

  test('reports that are unfit, of an edited agreement, of other data, without people', () => {
    const found = compared(report => {
      Object.assign(report, { fit: false, unfit_because: ['3 rows were rejected'], people: 'hidden' });
      report.agreement = { ...report.agreement, sha256: 'f00' };
      report.time_zone = 'Europe/London';
      report.inputs = report.inputs.filter(({ kind }) => kind !== 'waivers');
      report.breakdowns = report.breakdowns.filter(({ by }) => by !== 'person');
    });
    const expected = ['unfit', 'agreement-edited', 'time-zones-differ', 'inputs-differ', 'people-hidden'];
    expect(found.caveats.map(({ code }) => code)).toEqual(expected);
    expect(found.clauses.flatMap(({ movers }) => movers).some(({ by }) => by === 'person')).toBe(false);
  });

  test('a breakdown that is not all of its clause is not parted', () => {
    const found = compared(report => {
      report.breakdowns = report.breakdowns.filter(({ value }) => value !== 'inbound');
    });
    expect(found.clauses[0]?.movers.some(({ by }) => by === 'segment')).toBe(false);
  });
});

test('a report from before clauses said what the data cannot tell is still one', () => {
  const comparison = compared(report => {
    const later = ['without_history', 'not_told', 'terms'];
    const isKnown = ([key]: [string, unknown]): boolean => !later.includes(key);
    report.clauses = report.clauses.map(clause => Object.fromEntries(Object.entries(clause).filter(isKnown)) as never);
  });
  expect(comparison.clauses.length).toBeGreaterThan(0);
});
