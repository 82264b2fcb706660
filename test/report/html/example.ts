// A month of a made-up sales team as a judgement: enough of everything that each part of the page has something to show.

import type { Agreement, Clause } from '../../../src/model/agreement.ts';
import type { Course } from '../../../src/model/course.ts';
import type { Judgement, Leg, Obligation } from '../../../src/model/obligation.ts';
import type { Edition } from '../../../src/model/report.ts';
import type { CellText } from '../../../src/model/row-facts.ts';
import { NO_PAINT } from '../../../src/report/format.ts';
import { writeHtml } from '../../../src/report/html/write-html.ts';
import { summarise } from '../../../src/summary/summarise.ts';
import {
  agreementOf,
  countGoal,
  HOUR,
  judgementOf,
  obligationOf,
  OCTOBER,
  october,
  requireClause,
  responseClause,
} from '../../summary/judgement.ts';

const MINUTE = 60_000;
const DAY = 24 * HOUR;

/** Numbers in [0, 1), the same for the same seed (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const target = (share: number): Clause['target'] => [{ if: null, is: share }];

const HANDOFF = responseClause('handoff', {
  party: 'marketing',
  promise: 'Every qualified lead reaches a salesperson within four business hours.',
  target: target(0.95),
});
const FIRST_TOUCH = responseClause('first-touch', {
  promise: 'Sales contacts a handed-off lead within four business hours, enterprise within thirty minutes.',
  target: target(0.9),
  within: [
    {
      if: { kind: 'segment', test: { kind: 'equals', value: 'enterprise' } },
      is: { unit: 'business-time', ms: 30 * MINUTE, text: '30 business minutes' },
    },
    { if: null, is: { unit: 'business-time', ms: 4 * HOUR, text: '4 business hours' } },
  ],
});
const PERSISTENCE: Clause = {
  ...FIRST_TOUCH,
  kind: 'cadence',
  id: 'persistence',
  promise: 'At least six touches in ten business days, two of them calls, never three business days apart.',
  target: target(0.8),
  within: [{ if: null, is: { unit: 'business-days', days: 10, text: '10 business days' } }],
  times: 6,
  maxGap: { unit: 'business-days', days: 3, text: '3 business days' },
  including: [{ event: 'call_attempt', times: 2 }],
  distinct: 'day',
  until: ['connected'],
};
const CONTACT_HOURS: Clause = {
  kind: 'never',
  id: 'contact-hours',
  version: 1,
  party: 'sales',
  promise: 'Nobody is called outside contact hours.',
  if: null,
  effective: { from: -Infinity, until: Infinity },
  target: target(0.98),
  mayBeEmpty: false,
  position: { line: 1, column: 1 },
  never: ['call_attempt'],
  scope: { kind: 'outside', calendar: 'us-sales', zoneFrom: null },
};
const COMPLETE = requireClause('complete-handoff', {
  promise: 'A lead is handed off only once qualified, with a phone number and a score of fifty or more.',
  target: target(0.98),
});

const CLAUSES: readonly Clause[] = [HANDOFF, FIRST_TOUCH, PERSISTENCE, CONTACT_HOURS, COMPLETE];

const PEOPLE: readonly { readonly name: string; readonly team: string; readonly slow: number }[] = [
  { name: 'Ann Archer', team: 'East', slow: 0.5 },
  { name: 'Bo Lindqvist', team: 'East', slow: 0.7 },
  { name: 'Carmen Ruiz', team: 'West', slow: 2.6 },
  { name: 'Dev Patel', team: 'West', slow: 0.6 },
  { name: 'Emeka Obi', team: 'West', slow: 2.1 },
  { name: 'Fatima Zahra', team: 'Enterprise', slow: 0.5 },
  { name: 'Grace Liu', team: 'Enterprise', slow: 0.6 },
];
const SEGMENTS = ['inbound', 'enterprise', ''];
const SOURCES = ['web', 'demo request', 'event', 'partner'];

export interface ExampleTerms {
  readonly leads: number;
  readonly people?: 'names' | 'hidden';
  /** Changes obligations before they are summed up. */
  readonly change?: (obligation: Obligation, index: number) => Obligation;
}

/** The page as one text. */
export async function pageOf(edition: Edition): Promise<string> {
  let page = '';
  await writeHtml(edition, { view: null, width: 80, paint: NO_PAINT, frame: 'whole' }, chunk => {
    page += String(chunk);
  });
  return page;
}

export function exampleEdition({ leads, people = 'names', change = obligation => obligation }: ExampleTerms): Edition {
  const agreement = exampleAgreement();
  const options = {
    people,
    breakDownBy: agreement.report.breakDownBy,
    allowRejects: { kind: 'rows', rows: 5 },
  } as const;
  return summarise(agreement, exampleJudgement(leads, change), options);
}

function exampleAgreement(): Agreement {
  const base = agreementOf(CLAUSES);
  return {
    ...base,
    name: 'Northwind marketing–sales SLA',
    goals: [
      countGoal('mql-volume', { promise: 'Marketing brings four hundred qualified leads a month.' }),
      countGoal('acceptance', { party: 'sales', measure: { kind: 'rate', from: ['a'], to: ['b'], within: [] } }),
      countGoal('revenue', {
        party: 'sales',
        measure: { kind: 'sum', event: ['won'], value: { kind: 'column', column: 'amount' } },
      }),
    ],
    report: { ...base.report, breakDownBy: ['person', 'team', 'segment', 'source'], reached: ['won'] },
  };
}

/** Handed over, paused, called: as the exports would have it. */
function exampleCourse(obligation: Obligation | undefined): Course | null {
  if (obligation?.verdict !== 'breached') return null;
  const { startedAt, owner, startedBy, settledBy, reason, dueAt } = obligation;
  const person = (text: string): CellText => ({ text, isPerson: true });
  const [change, call] = ['change', 'activity'] as const;
  return {
    rows: [
      {
        at: startedAt,
        facts: { kind: change, field: 'owner', from: person('Inbound queue'), to: person(owner) },
        actor: 'Fatima Zahra',
        events: ['handed_off'],
        evidence: startedBy,
      },
      {
        at: (dueAt ?? startedAt) + MINUTE,
        facts: { kind: call, type: 'call', direction: 'outbound', outcome: reason, isAutomated: false },
        actor: owner,
        events: ['touch', 'call_attempt'],
        evidence: settledBy,
      },
    ],
    earlier: 2,
    later: 31,
    pauses: [{ from: startedAt + 10 * MINUTE, until: startedAt + 20 * MINUTE }],
  };
}

function exampleJudgement(leads: number, change: NonNullable<ExampleTerms['change']>): Judgement {
  const random = seeded(7);
  const legs = new Map<Obligation, readonly Leg[]>();
  const made = Array.from({ length: leads }, (_, index) => leadOf(index, random, legs));
  const obligations = CLAUSES.flatMap((_, place) =>
    made.flatMap(one => one[place] ?? []).toSorted((a, b) => a.startedAt - b.startedAt),
  );
  const changed = obligations.map(change);
  return judgementOf({
    obligations: changed,
    course: index => exampleCourse(changed[index]),
    legs: index => legs.get(obligations[index] as Obligation) ?? [],
    header: {
      agreement: { name: 'Northwind marketing–sales SLA', file: 'slaudit.yaml', sha256: 'ab'.repeat(32), text: '' },
      period: OCTOBER,
      inputs: ['leads', 'activities', 'history', 'roster'].map((kind, index) => ({
        kind,
        file: `${kind}.csv`,
        sha256: `${index}f`.repeat(32),
        rows: leads * (index + 1),
        used: leads * (index + 1) - 3,
        setAside: 2,
        rejected: index === 1 ? 1 : 0,
      })),
    },
    tail: {
      leads: { read: leads + 31, audited: leads, merged: 9 },
      notCovered: new Map([['first-touch', 22]]),
      before: new Map([
        ['handoff', { met: 310, breached: 14 }],
        ['first-touch', { met: 301, breached: 22 }],
        ['persistence', { met: 160, breached: 40 }],
        ['contact-hours', { met: 200, breached: 2 }],
      ]),
      findings: [
        {
          code: 'unreadable_time',
          level: 'rejected',
          count: 1,
          facts: {},
          samples: [{ file: 'activities.csv', line: 812, column: 'occurred_at', text: '3/4/2025' }],
        },
        {
          code: 'unknown_lead',
          level: 'set_aside',
          count: 8,
          facts: {},
          samples: [{ file: 'history.csv', line: 12, column: 'lead_id', text: 'L-9981' }],
        },
        { code: 'logged_late', level: 'noted', count: 41, facts: {}, samples: [] },
      ],
      goals: [
        {
          goal: 'mql-volume',
          party: 'marketing',
          month: '2025-10',
          value: 412,
          target: 400,
          of: null,
          open: null,
          hit: true,
          projection: null,
          reached: null,
        },
        {
          goal: 'acceptance',
          party: 'sales',
          month: '2025-10',
          value: 0.874,
          target: 0.9,
          of: 340,
          open: 12,
          hit: false,
          projection: null,
          reached: 297,
        },
        {
          goal: 'revenue',
          party: 'sales',
          month: '2025-11',
          value: 61_400,
          target: 250_000,
          of: null,
          open: null,
          hit: null,
          projection: 241_000,
          reached: null,
        },
      ],
    },
  });
}

/** A lead's obligations, one a clause at most. */
function leadOf(
  index: number,
  random: () => number,
  legs: Map<Obligation, readonly Leg[]>,
): readonly (Obligation | undefined)[] {
  const person = PEOPLE[Math.floor(random() * PEOPLE.length)] ?? PEOPLE[0];
  if (person === undefined) return [];
  const startedAt = october(1 + workday(random), Math.floor((random() + random()) * 4.2 * 60) * MINUTE);
  const segment = SEGMENTS[Math.floor(random() ** 1.6 * 3)] ?? '';
  const common = {
    leadId: `L-${10_000 + index}`,
    startedAt,
    owner: person.name,
    team: person.team,
    segment,
    source: SOURCES[Math.floor(random() * 4)] ?? '',
    startedBy: `history.csv#H-${index}`,
  };
  const terms = { random, common, slow: person.slow };
  const touch = timed(FIRST_TOUCH, { ...terms, window: segment === 'enterprise' ? 30 * MINUTE : 4 * HOUR });
  if (touch.elapsedMs !== null) {
    const queued = Math.round((touch.elapsedMs * (0.15 + 0.6 * random())) / 1000) * 1000;
    legs.set(touch, [
      { owner: 'Inbound queue', from: startedAt, to: startedAt + queued, openMs: queued },
      {
        owner: person.name,
        from: startedAt + queued,
        to: startedAt + touch.elapsedMs,
        openMs: touch.elapsedMs - queued,
      },
    ]);
  }
  return [
    timed(HANDOFF, { random, common, slow: 0.45, window: 4 * HOUR }),
    touch,
    random() < 0.6 ? timed(PERSISTENCE, { random, common, slow: person.slow * 0.8, window: 85 * HOUR }) : undefined,
    random() < 0.7
      ? obligationOf(CONTACT_HOURS, {
          ...common,
          dueAt: startedAt,
          verdict: random() < 0.01 ? 'breached' : 'met',
          settledBy: `activities.csv#A-${index}`,
        })
      : undefined,
    obligationOf(COMPLETE, {
      ...common,
      dueAt: startedAt,
      ...(random() < 0.04 ? { verdict: 'breached', reason: "phone is ''" } : { verdict: 'met' }),
    }),
  ];
}

/** Weekdays mostly; 1 October 2025 was a Wednesday. */
function workday(random: () => number): number {
  const day = Math.floor(random() * 31);
  const weekend = (day + 2) % 7 >= 5;
  return weekend && random() < 0.85 ? Math.floor(random() * 3) : day;
}

interface TimedTerms {
  readonly random: () => number;
  readonly common: Partial<Obligation> & { readonly startedAt: number };
  readonly slow: number;
  readonly window: number;
}

function timed(clause: Clause, { random, common, slow, window }: TimedTerms): Obligation {
  const elapsed = Math.round((-Math.log(1 - random()) * window * slow * 0.42) / 1000) * 1000;
  const dueAt = common.startedAt + window * 1.4;
  const fate = random();
  if (fate < 0.01)
    return obligationOf(clause, {
      ...common,
      verdict: 'unassessable',
      reason: 'the lead has no owner, so no calendar',
    });
  if (fate < 0.03) return obligationOf(clause, { ...common, dueAt, verdict: 'cancelled', elapsedMs: elapsed / 2 });
  if (fate < 0.06)
    return obligationOf(clause, { ...common, dueAt, verdict: 'open', atRisk: fate < 0.04, elapsedMs: window * 0.8 });
  if (fate < 0.06 + slow * 0.015)
    return obligationOf(clause, { ...common, dueAt, verdict: 'breached', elapsedMs: 9 * window });
  const settledAt = common.startedAt + elapsed * 1.4 + (elapsed > 6 * HOUR ? 16 * HOUR : 0);
  const met = elapsed <= window;
  const reachedAt = random() < 0.22 - Math.min(0.16, elapsed / (40 * HOUR)) ? settledAt + 9 * DAY : null;
  return obligationOf(clause, {
    ...common,
    dueAt,
    settledAt,
    verdict: met ? 'met' : 'breached',
    elapsedMs: elapsed,
    elapsedWallMs: settledAt - common.startedAt,
    lateByMs: met ? null : Math.max(MINUTE, Math.round((settledAt - dueAt) / 1000) * 1000),
    progress: clause.kind === 'cadence' ? 6 : null,
    settledBy: `activities.csv#A-${Math.floor(random() * 90_000)}`,
    reachedAt,
  });
}
