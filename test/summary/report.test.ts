import { describe, expect, test } from 'vitest';
import type { Finding } from '../../src/findings/finding.ts';
import type { Agreement, Clause } from '../../src/model/agreement.ts';
import type { Filters, GoalTally, Judgement, Obligation } from '../../src/model/obligation.ts';
import type { Edition, Report } from '../../src/model/report.ts';
import { exitStatus } from '../../src/summary/exit-status.ts';
import { summarise, type SummaryOptions } from '../../src/summary/summarise.ts';
import {
  agreementOf,
  countGoal,
  HOUR,
  judgementOf,
  obligationOf,
  october,
  OCTOBER,
  requireClause,
  responseClause,
  several,
} from './judgement.ts';

const OPTIONS: SummaryOptions = {
  people: 'names',
  breakDownBy: ['person', 'team', 'segment', 'source'],
  allowRejects: { kind: 'rows', rows: 0 },
};

function edition(agreement: Agreement, judgement: Judgement, options: Partial<SummaryOptions> = {}): Edition {
  return summarise(agreement, judgement, { ...OPTIONS, ...options });
}

function reportOf(clause: Clause, obligations: readonly Obligation[]): Report {
  return edition(agreementOf([clause]), judgementOf({ obligations })).report;
}

const NO_FILTERS: Filters = { clauses: [], parties: [], people: [], segments: [], where: [] };
const touch = responseClause('touch', { target: [{ if: null, is: 0.9 }] });
const handoff = responseClause('handoff', { party: 'marketing', target: [{ if: null, is: 0.5 }] });

describe('breakdowns', () => {
  const obligations = [
    obligationOf(handoff, { team: 'West', owner: 'bob' }),
    obligationOf(touch, { team: 'West', owner: 'bob', settledAt: october(1), elapsedMs: 2 * HOUR }),
    obligationOf(touch, { team: 'West', owner: 'ann', settledAt: october(1), elapsedMs: HOUR, verdict: 'breached' }),
    obligationOf(touch, { team: 'East', owner: 'ann', verdict: 'open', elapsedMs: 9 * HOUR }),
    obligationOf(touch, { team: '', owner: '', verdict: 'unassessable' }),
  ];

  test('are listed by dimension, value and clause, with their own counts and median', () => {
    const { report } = edition(agreementOf([handoff, touch]), judgementOf({ obligations }), {
      breakDownBy: ['team', 'person'],
    });
    const rows = report.breakdowns.map(row => [
      row.by,
      row.value,
      row.clause,
      row.met,
      row.breached,
      row.open,
      row.rate,
      row.elapsed_p50_s,
    ]);
    expect(rows).toEqual([
      ['team', '', 'touch', 0, 0, 0, null, null],
      ['team', 'East', 'touch', 0, 0, 1, null, null],
      ['team', 'West', 'handoff', 1, 0, 0, 1, null],
      ['team', 'West', 'touch', 1, 1, 0, 0.5, 5400],
      ['person', '', 'touch', 0, 0, 0, null, null],
      ['person', 'ann', 'touch', 0, 1, 1, 0, 3600],
      ['person', 'bob', 'handoff', 1, 0, 0, 1, null],
      ['person', 'bob', 'touch', 1, 0, 0, 1, 7200],
    ]);
  });

  test('take lead columns too, also those named like a property of every object', () => {
    const here = [obligationOf(touch, { attributes: { region: 'EU' } }), obligationOf(touch)];
    const { report } = edition(agreementOf([touch]), judgementOf({ obligations: here }), {
      breakDownBy: ['region', 'constructor'],
    });
    expect(report.breakdowns.map(({ by, value, met }) => [by, value, met])).toEqual([
      ['region', '', 1],
      ['region', 'EU', 1],
      ['constructor', '', 2],
    ]);
  });

  test('values stand in the order of code points, not of UTF-16 units', () => {
    const teams = ['\u{1F600}', '\uFF21', 'b', 'B'];
    const { breakdowns } = reportOf(
      touch,
      teams.map(team => obligationOf(touch, { team })),
    );
    expect(breakdowns.filter(({ by }) => by === 'team').map(({ value }) => value)).toEqual([
      'B',
      'b',
      '\uFF21',
      '\u{1F600}',
    ]);
  });
});

describe('trend', () => {
  const weekly = (report: Report): unknown => report.trend.map(({ from, to, met }) => [from, to, met]);

  test('weeks of a month, cut to it, across the clock change', () => {
    // 26 October 23:59:59.999 is still Sunday in New York; the period ends in the week of Monday 27 October.
    const sunday = Date.UTC(2025, 9, 27, 3, 59, 59, 999);
    const obligations = [
      obligationOf(touch, { startedAt: OCTOBER.from }),
      obligationOf(touch, { startedAt: sunday }),
      obligationOf(touch, { startedAt: sunday + 1 }),
    ];
    const judgement = judgementOf({ obligations, header: { period: OCTOBER } });
    expect(weekly(edition(agreementOf([touch]), judgement).report)).toEqual([
      ['2025-10-01T00:00:00-04:00', '2025-10-06T00:00:00-04:00', 1],
      ['2025-10-20T00:00:00-04:00', '2025-10-27T00:00:00-04:00', 1],
      ['2025-10-27T00:00:00-04:00', '2025-11-01T00:00:00-04:00', 1],
    ]);
  });

  test('a scope from before the period stands in its first week', () => {
    const obligations = [obligationOf(touch, { startedAt: OCTOBER.from - 40 * 24 * HOUR })];
    const judgement = judgementOf({ obligations, header: { period: OCTOBER } });
    expect(weekly(edition(agreementOf([touch]), judgement).report)).toEqual([
      ['2025-10-01T00:00:00-04:00', '2025-10-06T00:00:00-04:00', 1],
    ]);
  });

  test('months without a period, where the starts span more than a quarter', () => {
    const starts = [Date.UTC(2024, 11, 31, 12), Date.UTC(2025, 0, 1, 4, 59), Date.UTC(2025, 10, 20)];
    expect(
      weekly(
        reportOf(
          touch,
          starts.map(startedAt => obligationOf(touch, { startedAt })),
        ),
      ),
    ).toEqual([
      ['2024-12-01T00:00:00-05:00', '2025-01-01T00:00:00-05:00', 2],
      ['2025-11-01T00:00:00-04:00', '2025-12-01T00:00:00-05:00', 1],
    ]);
  });

  test('with `count_by: due` the deadline counts, for those cancelled or without one the start', () => {
    const agreement = agreementOf([touch]);
    const byDue = { ...agreement, report: { ...agreement.report, countBy: 'due' as const } };
    const obligations = [
      obligationOf(touch, { startedAt: october(1), dueAt: october(14) }),
      obligationOf(touch, { startedAt: october(1), dueAt: october(14), verdict: 'cancelled' }),
      obligationOf(touch, { startedAt: october(1), verdict: 'open' }),
    ];
    const { report } = edition(byDue, judgementOf({ obligations, header: { period: OCTOBER } }));
    expect(report.trend.map(({ from, met, open }) => [from.slice(0, 10), met, open])).toEqual([
      ['2025-10-01', 0, 1],
      ['2025-10-13', 1, 0],
    ]);
  });
});

describe('filters', () => {
  const goals: GoalTally[] = [
    tally({ goal: 'volume', party: 'marketing' }),
    tally({ goal: 'revenue', party: 'sales' }),
  ];
  const agreement = agreementOf([handoff, touch], {
    goals: [countGoal('volume'), countGoal('revenue', { party: 'sales' })],
  });
  const shown = (filters: Partial<Filters>): unknown => {
    const judgement = judgementOf({ header: { filters: { ...NO_FILTERS, ...filters } }, tail: { goals } });
    const { report } = edition(agreement, judgement);
    return [report.clauses.map(({ id }) => id), report.goals.map(({ goal }) => goal)];
  };

  test('by clause or party leave the others out, and with a party the goals of others', () => {
    expect(shown({})).toEqual([
      ['handoff', 'touch'],
      ['volume', 'revenue'],
    ]);
    expect(shown({ clauses: ['touch'] })).toEqual([['touch'], ['volume', 'revenue']]);
    expect(shown({ parties: ['sales'] })).toEqual([['touch'], ['revenue']]);
  });

  test('by person, segment or column leave all goals out', () => {
    expect(shown({ people: ['ann'] })).toEqual([['handoff', 'touch'], []]);
    expect(shown({ segments: ['inbound'] })).toEqual([['handoff', 'touch'], []]);
    expect(shown({ where: [{ column: 'region', value: 'EU' }] })).toEqual([['handoff', 'touch'], []]);
  });
});

function tally(terms: Partial<GoalTally>): GoalTally {
  return {
    goal: 'volume',
    party: 'marketing',
    month: '2025-10',
    value: 1,
    target: 1,
    of: null,
    reached: null,
    open: null,
    hit: true,
    projection: null,
    ...terms,
  };
}

describe('exit status', () => {
  const agreement = agreementOf([touch], { goals: [countGoal('volume')] });
  const missed = several(3, touch, { verdict: 'breached' });
  const input = { kind: 'leads', file: 'leads.csv', sha256: '', rows: 200, used: 198, setAside: 0, rejected: 2 };
  const neverStarted = [{ clause: 'touch', event: 'handed_off' }];
  const status = (judgement: Judgement, options: Partial<SummaryOptions> = {}): number =>
    exitStatus(edition(agreement, judgement, options).report, { missedTargets: 'fail' });

  test('0 where every target is met or not decided, 1 where a clause or a goal is missed', () => {
    expect(status(judgementOf({ obligations: several(3, touch) }))).toBe(0);
    expect(status(judgementOf({ obligations: several(3, touch, { verdict: 'open' }) }))).toBe(0);
    expect(status(judgementOf({ obligations: missed }))).toBe(1);
    expect(status(judgementOf({ tail: { goals: [tally({ hit: false })] } }))).toBe(1);
    expect(status(judgementOf({ tail: { goals: [tally({ hit: null })] } }))).toBe(0);
  });

  test('3 where rows were rejected beyond what is allowed, by number or share', () => {
    const judgement = judgementOf({ header: { inputs: [input] } });
    expect(status(judgement)).toBe(3);
    expect(status(judgement, { allowRejects: { kind: 'rows', rows: 2 } })).toBe(0);
    expect(status(judgement, { allowRejects: { kind: 'share', share: 0.01 } })).toBe(0);
    expect(status(judgement, { allowRejects: { kind: 'share', share: 0.009 } })).toBe(3);
  });

  test('3 where a clause that is shown could not start', () => {
    expect(status(judgementOf({ tail: { neverStarted } }))).toBe(3);
    const other = judgementOf({ tail: { neverStarted: [{ clause: 'hidden', event: 'x' }] } });
    expect(status(other)).toBe(0);
  });

  test('--no-fail forgives missed targets, not an unfit report', () => {
    const forgiving = { missedTargets: 'pass' } as const;
    expect(exitStatus(edition(agreement, judgementOf({ obligations: missed })).report, forgiving)).toBe(0);
    expect(exitStatus(edition(agreement, judgementOf({ tail: { neverStarted } })).report, forgiving)).toBe(3);
  });
});

describe('attention', () => {
  test('groups with the most breaches over the allowance come first, those within it not at all', () => {
    const obligations = [
      ...several(9, touch, { team: 'East' }),
      ...several(1, touch, { team: 'East', verdict: 'breached' }),
      ...several(6, touch, { team: 'West' }),
      ...several(4, touch, { team: 'West', verdict: 'breached' }),
      ...several(5, touch, { team: 'North', verdict: 'breached' }),
    ];
    const { attention } = reportOf(touch, obligations);
    const teams = attention.groups.filter(({ by }) => by === 'team');
    expect(teams.map(({ value, over_allowance }) => [value, over_allowance])).toEqual([
      ['North', 5],
      ['West', 3],
    ]);
    expect(attention.first).toEqual({ kind: 'clause', id: 'touch' });
  });

  test('breaches are grouped by owner and cause; values found in a lead are not causes of their own', () => {
    const complete = requireClause('complete', { target: [{ if: null, is: 0.5 }] });
    const breach = { verdict: 'breached', owner: 'ann' } as const;
    const obligations = [
      ...several(4, touch, { ...breach, settledAt: october(2) }),
      obligationOf(touch, breach),
      obligationOf(complete, { ...breach, leadId: 'A', reason: "score is '4'; phone is ''" }),
      obligationOf(complete, { ...breach, leadId: 'B', reason: "score is '9'; phone is ''" }),
    ];
    const { report } = edition(agreementOf([touch, complete]), judgementOf({ obligations }));
    expect(report.attention.causes.map(({ clause, cause, count, leads }) => [clause, cause, count, leads])).toEqual([
      ['touch', 'done late', 4, ['L-1', 'L-2', 'L-3']],
      ['complete', 'score not as required; phone not as required', 2, ['A', 'B']],
      ['touch', 'never done', 1, ['L-1']],
    ]);
  });

  test('without a miss: what is at risk, then nothing', () => {
    const risky = [...several(3, touch), obligationOf(touch, { verdict: 'open', atRisk: true })];
    expect(reportOf(touch, risky).attention.first).toEqual({ kind: 'at_risk', id: 'touch' });
    expect(reportOf(touch, several(3, touch)).attention.first).toEqual({ kind: 'nothing', id: null });
  });
});

describe('hidden people', () => {
  const owned = requireClause('owned', {
    lead: [
      {
        condition: {
          kind: 'column',
          column: 'owner',
          test: { kind: 'party', test: { kind: 'equals', value: 'sales' } },
        },
        text: 'owner',
      },
    ],
  });
  const finding: Finding = {
    code: 'stranger',
    level: 'noted',
    count: 2,
    facts: { who: 'SECRET', times: 2 },
    samples: [{ file: 'activities.csv', line: 7, column: 'actor', text: 'SECRET' }],
  };
  const obligations = [
    obligationOf(touch, {
      owner: 'SECRET',
      team: 'East',
      verdict: 'waived',
      reason: 'waived by SECRET: SECRET was ill',
    }),
    obligationOf(touch, {
      owner: 'SECRET',
      verdict: 'unassessable',
      reason: 'owner SECRET has no calendar',
      attributes: { owner: 'SECRET' },
    }),
    obligationOf(touch, { owner: 'SECRET', verdict: 'breached' }),
    obligationOf(owned, { owner: 'SECRET', verdict: 'breached', reason: "owner is 'SECRET'" }),
  ];
  const judgement = judgementOf({
    obligations,
    header: { filters: { ...NO_FILTERS, people: ['SECRET'], where: [{ column: 'owner', value: 'SECRET' }] } },
    tail: { findings: [finding] },
    legs: () => [{ owner: 'SECRET', from: 0, to: 1, openMs: 1 }],
  });
  const hidden = edition(agreementOf([touch, owned]), judgement, {
    people: 'hidden',
    breakDownBy: ['person', 'team', 'owner'],
  });

  test('are in no part of the report', () => {
    const text = JSON.stringify({ ...hidden.report, breaches: [...hidden.report.breaches] });
    expect(text).not.toContain('SECRET');
    expect(hidden.report.breakdowns.map(({ by }) => by)).not.toContain('person');
    expect(hidden.report.breakdowns.map(({ value }) => value)).toContain('East');
    expect(hidden.report.people).toBe('hidden');
  });

  test('nor in the obligations and legs that outputs are given', () => {
    const { obligations: shown } = hidden.judgement;
    const rows = obligations.map((_, index) => [shown.at(index), shown.legs(index)]);
    expect(JSON.stringify([rows, hidden.judgement.header, hidden.judgement.tail.findings])).not.toContain('SECRET');
  });
});
