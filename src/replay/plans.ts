// Clauses → plans: every name in the agreement looked up once, before the first lead is replayed.

import { calendarDaysBefore } from '../calendar/calendar-days.ts';
import type {
  Agreement,
  AtMostClause,
  CadenceClause,
  Clause,
  Duration,
  NeverClause,
  ResponseClause,
} from '../model/agreement.ts';
import type { OpenTime, Zone } from '../model/open-time.ts';
import { eventsOf } from '../conditions/clause-events.ts';
import type { CompileCell } from '../conditions/cell-test.ts';
import { eventSet } from '../model/event-set.ts';
import type { Schedule } from '../people/schedule.ts';
import type { LeadTests } from './lead-tests.ts';
import type { LeadView } from './lead-view.ts';
import type { AtMostPlan, BetweenPlan, OutsidePlan, RequirePlan, WhilePlan } from './row-plan.ts';
import type { CadencePlan, Hours, LeadTest, TimedPlan } from './timed-plan.ts';
import { deadlineOf } from './window.ts';

/** The versions of one clause id; all are of one kind. */
export type Versions =
  | { readonly kind: 'timed'; readonly plans: TimedPlan[] }
  | { readonly kind: 'between'; readonly plans: BetweenPlan[] }
  | { readonly kind: 'outside'; readonly plans: OutsidePlan[] }
  | { readonly kind: 'while'; readonly plans: WhilePlan[] }
  | { readonly kind: 'at_most'; readonly plans: AtMostPlan[] }
  | { readonly kind: 'require'; readonly plans: RequirePlan[] };

/** Open time by name, as the pipeline compiles it. */
export interface OpenTimes {
  readonly always: OpenTime;
  readonly agreementZone: Zone;
  calendar(name: string): OpenTime;
  zone(calendar: string): Zone;
  /** A calendar's local hours in another zone; null where no zone has that name. */
  calendarIn(name: string, zoneId: string): OpenTime | null;
  /** Of whoever goes by the text; empty for nobody. */
  schedule(person: string): Schedule;
  /** Working dates over by `until` in [from, until): of a calendar, or (null) Mondays to Fridays in the agreement's zone. */
  workingDays(calendar: string | null, from: number, until: number): number;
  /** Day number of the local date of an instant. */
  dayIn(zone: Zone, at: number): number;
}

export interface PlanContext {
  readonly agreement: Agreement;
  /** The agreement's events in their order: what an `EventSet` has bits for. */
  readonly events: readonly string[];
  readonly openTimes: OpenTimes;
  readonly tests: LeadTests;
  readonly compile: CompileCell;
  readonly textOf: (code: number) => string;
}

/** The versions of each clause id, by the first place of the id in the agreement. */
export function compilePlans(context: PlanContext): Versions[] {
  const byId = new Map<string, Versions>();
  context.agreement.clauses.forEach((clause, index) => {
    const compiled = compilePlan(clause, index, context);
    const key = `${compiled.kind} ${clause.id}`;
    const earlier = byId.get(key);
    byId.set(key, earlier === undefined ? compiled : joined(earlier, compiled));
  });
  return [...byId.values()];
}

/** Both are of one kind: their key says so. */
function joined(earlier: Versions, later: Versions): Versions {
  return { kind: earlier.kind, plans: [...earlier.plans, ...later.plans] } as Versions;
}

function compilePlan(clause: Clause, index: number, context: PlanContext): Versions {
  const set = (names: readonly string[]): Int32Array => eventSet(context.events, names);
  const common = { index, covers: coversOf(clause, context) };
  switch (clause.kind) {
    case 'response':
    case 'cadence':
      return { kind: 'timed', plans: [compileTimed(clause, common, context)] };
    case 'never':
      return compileNever(clause, common, context);
    case 'at_most':
      return {
        kind: 'at_most',
        plans: [{ ...common, clause, of: set(clause.of), windowStart: windowStartOf(clause, context) }],
      };
    case 'require': {
      const before = clause.before.length === 0 ? null : set(clause.before);
      const lead = clause.lead.map(({ condition }) => ({
        holds: context.tests.test(condition),
        values: context.tests.valuesIn(condition),
      }));
      return { kind: 'require', plans: [{ ...common, clause, when: set(clause.when), before, lead }] };
    }
  }
}

/** What every plan starts with. */
interface CommonPlan {
  readonly index: number;
  readonly covers: LeadTest;
}

function coversOf(clause: Clause, { agreement, tests }: PlanContext): LeadTest {
  if (agreement.covers === null || clause.if === null) return tests.test(agreement.covers ?? clause.if);
  const [covers, own] = [tests.test(agreement.covers), tests.test(clause.if)];
  return (lead, at) => covers(lead, at) && own(lead, at);
}

// ---------------------------------------------------------------- response and cadence

function compileTimed(clause: ResponseClause | CadenceClause, common: CommonPlan, context: PlanContext): TimedPlan {
  const set = (names: readonly string[]): Int32Array => eventSet(context.events, names);
  const response = clause.kind === 'response' ? clause : null;
  return {
    ...common,
    clause,
    when: set(clause.when),
    expect: set(clause.expect),
    cancel: set(clause.cancel),
    pauseFrom: clause.pause === null ? null : set(clause.pause.from),
    pauseUntil: clause.pause === null ? null : set(clause.pause.until),
    named: set(eventsOf(clause)),
    within: context.tests.choice(clause.within),
    calendar: context.tests.choice(clause.calendar.map(({ if: when, is }) => ({ if: when, is: hoursOf(is, context) }))),
    always: context.openTimes.always,
    lookBack: response?.lookBack ?? null,
    latest: latestOf(response, context),
    cadence: clause.kind === 'cadence' ? compileCadence(clause, context) : null,
  };
}

function hoursOf(calendar: string, { openTimes, textOf }: PlanContext): Hours {
  if (calendar === 'owner') {
    const schedules = new Map<number, Schedule>();
    const of = (person: number): Schedule => {
      let schedule = schedules.get(person);
      if (schedule === undefined) schedules.set(person, (schedule = openTimes.schedule(textOf(person))));
      return schedule;
    };
    return { kind: 'owner', of, zone: openTimes.agreementZone };
  }
  return { kind: 'fixed', open: openTimes.calendar(calendar), zone: openTimes.zone(calendar) };
}

function latestOf(clause: ResponseClause | null, { openTimes }: PlanContext): TimedPlan['latest'] {
  const latest = clause?.atLatest ?? null;
  if (latest === null) return null;
  const terms = { duration: latest.within, zone: openTimes.zone(latest.calendar) };
  return startedAt => deadlineOf(terms, openTimes.calendar(latest.calendar), startedAt);
}

function compileCadence(clause: CadenceClause, { events, openTimes }: PlanContext): CadencePlan {
  const [calendar] = clause.calendar;
  const zone =
    calendar === undefined || calendar.is === 'owner' ? openTimes.agreementZone : openTimes.zone(calendar.is);
  return {
    times: clause.times,
    maxGap: clause.maxGap,
    including: clause.including.map(({ event, times }) => ({ events: eventSet(events, [event]), times })),
    dayOf: clause.distinct === 'day' ? at => openTimes.dayIn(zone, at) : null,
    until: eventSet(events, clause.until),
  };
}

// ---------------------------------------------------------------- the others

function compileNever(clause: NeverClause, common: CommonPlan, context: PlanContext): Versions {
  const set = (names: readonly string[]): Int32Array => eventSet(context.events, names);
  const never = set(clause.never);
  const { scope } = clause;
  switch (scope.kind) {
    case 'between':
      return { kind: 'between', plans: [{ ...common, clause, never, from: set(scope.from), until: set(scope.until) }] };
    case 'while':
      return { kind: 'while', plans: [{ ...common, clause, never, condition: context.tests.test(scope.condition) }] };
    case 'outside':
      return {
        kind: 'outside',
        plans: [{ ...common, clause, never, isOpen: hoursTest(scope.calendar, scope.zoneFrom, context) }],
      };
  }
}

function hoursTest(calendar: string, zoneFrom: string | null, context: PlanContext): OutsidePlan['isOpen'] {
  const { openTimes, textOf } = context;
  if (zoneFrom === null) {
    const open = openTimes.calendar(calendar);
    return (_lead, at) => open.isOpen(at);
  }
  const byZone = new Map<number, OpenTime | null>();
  return (lead: LeadView, at) => {
    const zone = lead.valueAt(zoneFrom, at);
    let open = byZone.get(zone);
    if (open === undefined) byZone.set(zone, (open = openTimes.calendarIn(calendar, textOf(zone).trim())));
    return open === null ? { unknownZone: zone } : open.isOpen(at);
  };
}

function windowStartOf(clause: AtMostClause, { openTimes, tests }: PlanContext): AtMostPlan['windowStart'] {
  const [within, calendar] = [tests.choice(clause.within), tests.choice(clause.calendar)];
  return (lead, at) => {
    const duration = within(lead, at);
    const name = calendar(lead, at);
    const zone = name === null ? openTimes.agreementZone : openTimes.zone(name);
    return duration === null ? null : before(duration, zone, at);
  };
}

/** The instant a plain or calendar duration before another. */
function before(duration: Duration, zone: Zone, at: number): number {
  if (duration.unit === 'elapsed') return at - duration.ms;
  if (duration.unit === 'calendar-days') return calendarDaysBefore(zone, at, duration.days);
  throw new Error(`a window cannot reach back ${duration.text}`);
}
