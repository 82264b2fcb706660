// Tables → what the clauses and goals come to: the part of the pipeline that every command shares.

import { cellTests, type CompileCell } from './conditions/cell-test.ts';
import type { Agreement } from './model/agreement.ts';
import { attributeNames } from './model/attributes.ts';
import type { Filters, GoalCounts, JudgementParts } from './model/obligation.ts';
import type { Shard } from './model/request.ts';
import { ALL_TIME, type Span } from './model/span.ts';
import type { Tables } from './model/table.ts';
import { type OpenTimes, openTimesOf, type OpenTimesTerms } from './steps/open-times.ts';
import { type Roster, rosterOf } from './people/roster.ts';
import { circumstances, filterBy } from './replay/circumstances.ts';
import { Goals } from './replay/goals.ts';
import { compileLeadTests, type LeadTests } from './replay/lead-tests.ts';
import { LeadView } from './replay/lead-view.ts';
import { peopleCodes } from './replay/people-codes.ts';
import { compilePlans } from './replay/plans.ts';
import { replay, type Replayed } from './replay/replay.ts';
import { isInShard } from './steps/shard.ts';
import { Timelines } from './timeline/arrange.ts';
import { earliestInstant } from './timeline/as-of.ts';
import { compileEvents } from './timeline/events.ts';
import { unmatchedEvents, type UnmatchedEvent } from './timeline/unmatched.ts';

export interface JudgeRequest {
  readonly agreement: Agreement;
  readonly tables: Tables;
  /** Lead columns that clauses, segments, goals, breakdowns and filters ask for. */
  readonly leadColumns: Iterable<string>;
  readonly holidaysOf: OpenTimesTerms['holidaysOf'];
  readonly asOf: number;
  readonly period: Span | null;
  /** The period before it, to compare with; null without a period. */
  readonly before: Span | null;
  readonly filters: Filters;
  /** Which leads are judged; null: all. */
  readonly shard: Shard | null;
  /** Rows of the leads table besides which nothing is judged, for explanations; null: all. */
  readonly onlyLeads: ReadonlySet<number> | null;
  /** Whether obligations keep the steps of their clocks, for explanations. */
  readonly keepsSteps: boolean;
  readonly advanced: (leads: number) => void;
}

export interface Judged extends Replayed {
  readonly roster: Roster;
  readonly asOf: number;
  readonly goals: readonly GoalCounts[];
  /** By event, in the agreement's order. */
  readonly events: JudgementParts['events'];
  readonly unmatched: readonly UnmatchedEvent[];
  /** Leads that were left to other shards. */
  readonly leadsLeft: number;
  readonly bench: Bench;
}

/** What judged the leads, for whoever has to say why. */
export interface Bench {
  readonly timelines: Timelines;
  /** The view of the timeline that was loaded last. */
  readonly lead: LeadView;
  readonly tests: LeadTests;
  readonly compile: CompileCell;
  readonly openTimes: OpenTimes;
}

export function judge(request: JudgeRequest): Judged {
  const { agreement, tables, asOf, filters, shard } = request;
  const { texts } = tables;
  const roster = rosterOf(tables.roster);
  const compile = cellTests(texts, roster);
  const names = attributeNames(['owner', 'source', ...request.leadColumns]);
  const events = compileEvents(agreement, tables, compile);
  const timelines = new Timelines({ agreement, tables, asOf, events, names, compile });
  const lead = new LeadView(timelines.current, names, peopleCodes(roster, texts));
  const tests = compileLeadTests(agreement.segments, texts, compile);
  const openTimes = openTimesOf({ agreement, holidaysOf: request.holidaysOf, roster, absences: tables.absences });
  const textOf = (code: number): string => texts.text(code);
  const context = { agreement, events: events.names, openTimes, tests, compile, textOf };
  const goals = new Goals({ ...context, asOf, span: goalSpan(request, timelines), dealText: dealTextOf(tables) });
  let leadsLeft = 0;
  const leaves = (row: number): boolean => {
    if (shard === null || isInShard(shard, tables.leadId(row))) return false;
    leadsLeft++;
    return true;
  };
  const replayed = replay({
    agreement,
    tables,
    asOf,
    period: request.period ?? ALL_TIME,
    before: request.before,
    plans: compilePlans(context),
    lead,
    loadLead: (row, way) => timelines.load(row, way),
    isAudited: row => request.onlyLeads?.has(row) !== false && timelines.isAudited(row) && !leaves(row),
    circumstancesOf: circumstances(agreement, lead, tests),
    isShown: filterBy(filters, agreement, lead, texts),
    newSteps: () => (request.keepsSteps ? [] : null),
    replayed: () => goals.addLead(lead),
    advanced: request.advanced,
  });
  // Deals of no lead are nobody's share: the first shard counts them.
  if (shard === null || shard.number === 1) {
    timelines.loadNobody();
    goals.addLooseDeals(timelines.looseDeals(), lead);
  }
  const unmatched = unmatchedEvents(agreement, tables, timelines.matched);
  return {
    ...replayed,
    roster,
    asOf,
    goals: goals.counted(),
    events: eventsSeen(agreement, timelines.matched, unmatched),
    unmatched,
    leadsLeft,
    bench: { timelines, lead, tests, compile, openTimes },
  };
}

function eventsSeen(
  { events }: Agreement,
  matched: Float64Array,
  unmatched: readonly UnmatchedEvent[],
): JudgementParts['events'] {
  const nearestOf = new Map(unmatched.map(({ event, nearest }) => [event, nearest]));
  return [...events.keys()].map((event, number) => ({
    event,
    rows: matched[number] ?? 0,
    nearest: nearestOf.get(event) ?? null,
  }));
}

/** Whole months of the period; without one every month from the first row's to that of as-of. */
function goalSpan(
  { period, tables, asOf }: JudgeRequest,
  timelines: Timelines,
): {
  readonly span: Span;
  readonly takes: 'whole' | 'touched';
} {
  if (period !== null) return { span: period, takes: 'whole' };
  return {
    span: { from: earliestInstant(tables, asOf, row => timelines.isAudited(row)) ?? asOf + 1, until: asOf + 1 },
    takes: 'touched',
  };
}

function dealTextOf({ deals, texts }: Tables): (column: string, row: number) => string {
  return (column, row) => texts.text(deals.texts.get(column)?.[row] ?? 0);
}
