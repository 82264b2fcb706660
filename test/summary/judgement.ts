// Builds agreements and judgements by hand: only what a test is about needs to be said.

import type { Agreement, Clause, Duration, Goal, RequireClause, ResponseClause } from '../../src/model/agreement.ts';
import type { Judgement, JudgementHeader, JudgementTail, Leg, Obligation, Period } from '../../src/model/obligation.ts';

export const HOUR = 3_600_000;

/** 09:00 of a day of October 2025 in New York. */
export function october(day: number, ms = 0): number {
  return Date.UTC(2025, 9, day, 13) + ms;
}

const POSITION = { line: 1, column: 1 };
const FOUR_BUSINESS_HOURS: Duration = { unit: 'business-time', ms: 4 * HOUR, text: '4 business hours' };

export function responseClause(id: string, terms: Partial<ResponseClause> = {}): ResponseClause {
  return {
    kind: 'response',
    id,
    version: 1,
    party: 'sales',
    promise: null,
    if: null,
    effective: { from: -Infinity, until: Infinity },
    target: [],
    mayBeEmpty: false,
    position: POSITION,
    when: ['handed_off'],
    expect: ['touch'],
    within: [{ if: null, is: FOUR_BUSINESS_HOURS }],
    calendar: [{ if: null, is: 'us-sales' }],
    pause: null,
    cancel: [],
    cycle: 'each',
    onReassign: 'continue',
    warn: 0.75,
    lookBack: null,
    atLatest: null,
    ...terms,
  };
}

export function requireClause(id: string, terms: Partial<RequireClause> = {}): RequireClause {
  return {
    kind: 'require',
    id,
    version: 1,
    party: 'marketing',
    promise: null,
    if: null,
    effective: { from: -Infinity, until: Infinity },
    target: [],
    mayBeEmpty: false,
    position: POSITION,
    when: ['handed_off'],
    before: ['qualified'],
    lead: [],
    cycle: 'each',
    ...terms,
  };
}

export function countGoal(id: string, terms: Partial<Goal> = {}): Goal {
  return {
    id,
    party: 'marketing',
    promise: null,
    per: 'month',
    measure: { kind: 'count', event: ['qualified'] },
    calendar: null,
    if: null,
    direction: 'at_least',
    target: 1,
    position: POSITION,
    ...terms,
  };
}

export function agreementOf(clauses: readonly Clause[], terms: Partial<Agreement> = {}): Agreement {
  return {
    name: 'Northwind',
    timeZone: 'America/New_York',
    file: 'slaudit.yaml',
    folder: '.',
    sha256: 'ab'.repeat(32),
    calendars: new Map(),
    data: { leads: null, activities: null, history: null, deals: null, roster: null, waivers: null, absences: null },
    covers: null,
    segments: [],
    events: new Map(),
    clauses,
    goals: [],
    report: {
      countBy: 'start',
      breakDownBy: ['person', 'team', 'segment', 'source'],
      people: 'names',
      loggedWithinMs: null,
      fiscalYearStarts: 1,
      reached: [],
    },
    ...terms,
  };
}

/** An obligation of a clause; its target is the clause's first unless said otherwise. */
export function obligationOf(clause: Clause, terms: Partial<Obligation> = {}): Obligation {
  const startedAt = terms.startedAt ?? october(1);
  const settledAt = terms.settledAt ?? null;
  return {
    clause,
    leadId: 'L-1',
    cycle: 1,
    startedAt,
    dueAt: null,
    settledAt,
    verdict: 'met',
    atRisk: false,
    elapsedMs: null,
    elapsedWallMs: settledAt === null ? null : settledAt - startedAt,
    lateByMs: null,
    progress: null,
    owner: '',
    team: '',
    segment: '',
    source: '',
    startedBy: '',
    settledBy: '',
    reason: '',
    target: clause.target[0]?.is ?? null,
    attributes: {},
    reachedAt: null,
    ...terms,
  };
}

/** The same obligation several times, on leads L-1, L-2 … */
export function several(count: number, clause: Clause, terms: Partial<Obligation> = {}): Obligation[] {
  return Array.from({ length: count }, (_, index) => obligationOf(clause, { leadId: `L-${index + 1}`, ...terms }));
}

export interface JudgementParts {
  readonly obligations?: readonly Obligation[];
  readonly header?: Partial<JudgementHeader>;
  readonly tail?: Partial<JudgementTail>;
  readonly legs?: (index: number) => readonly Leg[];
  readonly course?: Judgement['obligations']['course'];
}

/** Obligations in the order given, which should be that of the clauses. */
export function judgementOf({
  obligations = [],
  header = {},
  tail = {},
  legs = () => [],
  course = () => null,
}: JudgementParts): Judgement {
  return {
    header: {
      agreement: { name: 'Northwind', file: 'slaudit.yaml', sha256: 'ab'.repeat(32), text: '' },
      timeZone: 'America/New_York',
      asOf: Date.UTC(2025, 10, 5, 14),
      period: null,
      filters: { clauses: [], parties: [], people: [], segments: [], where: [] },
      allowRejects: { kind: 'rows', rows: 0 },
      redactedWith: null,
      inputs: [],
      ...header,
    },
    obligations: {
      length: obligations.length,
      at: index => {
        const obligation = obligations[index];
        if (obligation === undefined) throw new RangeError(`no obligation ${index}`);
        return obligation;
      },
      legs,
      course,
    },
    tail: {
      leads: { read: 0, audited: 0, merged: 0 },
      notCovered: new Map(),
      before: null,
      neverStarted: [],
      findings: [],
      goals: [],
      parts: {
        leadsLeft: 0,
        events: [],
        unusedWaivers: [],
        columns: [],
        strangers: [],
        ends: [],
        history: { begins: null, early: [], first: [] },
        automation: { touches: 0, silent: 0, samples: [] },
        touched: { findings: [], early: [] },
        backdated: [],
        goals: [],
      },
      ...tail,
    },
  };
}

/** October 2025 in New York. */
export const OCTOBER: Period = { text: '2025-10', from: Date.UTC(2025, 9, 1, 4), until: Date.UTC(2025, 10, 1, 4) };
