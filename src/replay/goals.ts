// Goals: what a period's leads and deals add up to (verdicts.md, Goals). Counted lead by lead while they are replayed.

import type { Duration, Goal } from '../model/agreement.ts';
import { type EventSet, eventSet } from '../model/event-set.ts';
import type { GoalCounts } from '../model/obligation.ts';
import { ENTRY } from '../model/timeline.ts';
import { ExactSum } from '../statistics/exact-sum.ts';
import { type GoalPeriod, goalPeriods, type GoalSpan } from './goal-periods.ts';
import type { LeadView } from './lead-view.ts';
import type { OpenTimes, PlanContext } from './plans.ts';
import type { LeadChoice, LeadTest } from './timed-plan.ts';
import { deadlineOf } from './window.ts';

/** Rows of deals without a lead: they count for goals only. */
export interface LooseDeals {
  /** Every event such a deal is, in any order. */
  readonly rows: readonly { readonly row: number; readonly at: number; readonly is: (events: EventSet) => boolean }[];
}

export interface GoalContext extends PlanContext {
  readonly asOf: number;
  readonly span: Omit<GoalSpan, 'zone' | 'fiscalYearStarts'>;
  /** The text of a deal's column, empty where the export has none. */
  readonly dealText: (column: string, row: number) => string;
}

export class Goals {
  private readonly counters: readonly GoalCounter[];

  constructor(context: GoalContext) {
    this.counters = context.agreement.goals.map(goal => new GoalCounter(goal, context));
  }

  /** Counts the lead that the view shows. */
  addLead(lead: LeadView): void {
    for (const counter of this.counters) counter.addLead(lead);
  }

  /** `nobody` is the view of no lead: conditions find every attribute empty. */
  addLooseDeals(deals: LooseDeals, nobody: LeadView): void {
    for (const counter of this.counters) counter.addLooseDeals(deals, nobody);
  }

  /** One entry a goal and period, goals in the agreement's order. */
  counted(): GoalCounts[] {
    return this.counters.flatMap(counter => counter.counted());
  }
}

interface PeriodCount {
  leads: number;
  reached: number;
  open: number;
  readonly sum: ExactSum;
}

class GoalCounter {
  private readonly goal: Goal;
  private readonly context: GoalContext;
  private readonly periods: readonly GoalPeriod[];
  private readonly counts: readonly PeriodCount[];
  private readonly covers: LeadTest;
  private readonly events: EventSet;
  private readonly rate: RateTerms | null;

  constructor(goal: Goal, context: GoalContext) {
    const { agreement, openTimes, tests } = context;
    this.goal = goal;
    this.context = context;
    const { fiscalYearStarts } = agreement.report;
    this.periods = goalPeriods(goal.per, { ...context.span, zone: openTimes.agreementZone, fiscalYearStarts });
    this.counts = this.periods.map(() => ({ leads: 0, reached: 0, open: 0, sum: new ExactSum() }));
    const [covers, own] = [tests.test(agreement.covers), tests.test(goal.if)];
    this.covers = (lead, at) => covers(lead, at) && own(lead, at);
    this.events = eventSet(context.events, eventsOf(goal));
    this.rate = rateTerms(goal, context);
  }

  /** A lead counts once a period, at its first such event in it; a deal once a period, at its own. */
  addLead(lead: LeadView): void {
    const { timeline } = lead;
    if (!timeline.has(this.events)) return;
    const leadSeen = new Set<number>();
    const dealsSeen = new Set<string>();
    for (let index = 0; index < timeline.length; index++) {
      if (!timeline.is(index, this.events)) continue;
      const at = timeline.at[index] ?? 0;
      const period = this.periodOf(at);
      if (period < 0 || !this.covers(lead, at)) continue;
      if (this.goesOverDeals(timeline.kind[index] ?? 0)) {
        const key = `${period} ${timeline.row[index]}`;
        if (!dealsSeen.has(key)) this.count(period, this.valueOfDeal(lead, timeline.row[index] ?? 0, at));
        dealsSeen.add(key);
      } else if (!leadSeen.has(period)) {
        leadSeen.add(period);
        if (this.rate === null) this.count(period, this.valueOfLead(lead, at));
        else this.follow(lead, index, period, this.rate);
      }
    }
  }

  addLooseDeals(deals: LooseDeals, nobody: LeadView): void {
    if (this.rate !== null) return;
    const seen = new Set<string>();
    for (const { row, at, is } of deals.rows) {
      const period = this.periodOf(at);
      const key = `${period} ${row}`;
      if (period < 0 || seen.has(key) || !is(this.events) || !this.covers(nobody, at)) continue;
      seen.add(key);
      this.count(period, this.valueOfDeal(nobody, row, at));
    }
  }

  counted(): GoalCounts[] {
    return this.periods.map((period, number) => {
      const { leads, reached, open, sum } = this.counts[number] as PeriodCount;
      return {
        goal: this.goal.id,
        month: period.label,
        counted: leads,
        reached,
        open,
        millionths: sum.millionths,
        over: this.context.asOf >= period.until,
        days: this.rate === null ? this.workingDays(period) : null,
      };
    });
  }

  // ------------------------------------------------------------ rates

  /** A lead counts once its window is over by as-of, whether it reached `to` early or not. */
  private follow(lead: LeadView, index: number, period: number, rate: RateTerms): void {
    const { timeline } = lead;
    const startedAt = timeline.at[index] ?? 0;
    const counted = this.counts[period] as PeriodCount;
    const deadline = rate.deadline(lead, startedAt);
    if (deadline === null) return;
    if (deadline > this.context.asOf) {
      counted.open++;
      return;
    }
    counted.leads++;
    if (reaches(lead, index, rate.to, deadline)) counted.reached++;
  }

  // ------------------------------------------------------------ counts and sums

  private count(period: number, value: string | number | null): void {
    const counted = this.counts[period] as PeriodCount;
    counted.leads++;
    if (typeof value === 'number') counted.sum.addNumber(value);
    else if (value !== null) counted.sum.addText(value);
  }

  private goesOverDeals(kind: number): boolean {
    return this.rate === null && (kind === ENTRY.dealCreated || kind === ENTRY.dealClosed);
  }

  private valueOfLead(lead: LeadView, at: number): string | number | null {
    const { measure } = this.goal;
    if (measure.kind !== 'sum') return null;
    if (measure.value.kind === 'column') return this.context.textOf(lead.valueAt(measure.value.column, at));
    return this.valueOfSegment(lead, at, measure.value);
  }

  private valueOfDeal(lead: LeadView, row: number, at: number): string | number | null {
    const { measure } = this.goal;
    if (measure.kind !== 'sum') return null;
    if (measure.value.kind === 'column') return this.context.dealText(measure.value.column, row);
    return this.valueOfSegment(lead, at, measure.value);
  }

  private valueOfSegment(
    lead: LeadView,
    at: number,
    { values, otherwise }: { readonly values: ReadonlyMap<string, number>; readonly otherwise: number },
  ): number {
    const { agreement, tests } = this.context;
    const segment = agreement.segments[tests.segmentAt(lead, at)]?.name;
    return segment === undefined ? otherwise : (values.get(segment) ?? otherwise);
  }

  // ------------------------------------------------------------ periods

  private workingDays(period: GoalPeriod): GoalCounts['days'] {
    const { asOf, openTimes } = this.context;
    if (asOf >= period.until || asOf < period.from) return null;
    const daysUntil = (end: number): number => openTimes.workingDays(this.goal.calendar, period.from, end);
    return { gone: daysUntil(asOf), all: daysUntil(period.until) };
  }

  private periodOf(at: number): number {
    return this.periods.findIndex(({ from, until }) => from <= at && at < until);
  }
}

interface RateTerms {
  readonly to: EventSet;
  readonly deadline: (lead: LeadView, startedAt: number) => number | null;
}

function rateTerms({ measure, calendar }: Goal, { events, openTimes, tests }: GoalContext): RateTerms | null {
  if (measure.kind !== 'rate') return null;
  const within: LeadChoice<Duration> = tests.choice(measure.within);
  const [open, zone] = hoursOfGoal(calendar, openTimes);
  return {
    to: eventSet(events, measure.to),
    deadline: (lead, startedAt) => {
      const duration = within(lead, startedAt);
      return duration === null ? null : deadlineOf({ duration, zone }, open, startedAt);
    },
  };
}

function hoursOfGoal(calendar: string | null, openTimes: OpenTimes): [OpenTimes['always'], OpenTimes['agreementZone']] {
  if (calendar === null) return [openTimes.always, openTimes.agreementZone];
  return [openTimes.calendar(calendar), openTimes.zone(calendar)];
}

function eventsOf({ measure }: Goal): readonly string[] {
  return measure.kind === 'rate' ? measure.from : measure.event;
}

/** A `to` row at or after the start row, itself excluded, and not after the deadline. */
function reaches({ timeline }: LeadView, start: number, to: EventSet, deadline: number): boolean {
  const startedAt = timeline.at[start];
  let first = start;
  while (first > 0 && timeline.at[first - 1] === startedAt) first--;
  for (let index = first; index < timeline.length && (timeline.at[index] ?? 0) <= deadline; index++) {
    if (index !== start && timeline.is(index, to)) return true;
  }
  return false;
}
