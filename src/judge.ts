// Tables → what the clauses and goals come to: the part of the pipeline that every command shares.

import { cellTests } from './conditions/cell-test.ts';
import type { Agreement } from './model/agreement.ts';
import { attributeNames } from './model/attributes.ts';
import type { Filters, GoalTally } from './model/obligation.ts';
import { ALL_TIME, type Span } from './model/span.ts';
import type { Tables } from './model/table.ts';
import { openTimesOf, type OpenTimesTerms } from './open-times.ts';
import { type Roster, rosterOf } from './people/roster.ts';
import { circumstances, filterBy } from './replay/circumstances.ts';
import { Goals } from './replay/goals.ts';
import { compileLeadTests } from './replay/lead-tests.ts';
import { LeadView } from './replay/lead-view.ts';
import { peopleCodes } from './replay/people-codes.ts';
import { compilePlans } from './replay/plans.ts';
import { replay, type Replayed } from './replay/replay.ts';
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
  /** Whether obligations keep the steps of their clocks, for explanations. */
  readonly keepsSteps: boolean;
  readonly advanced: (leads: number) => void;
}

export interface Judged extends Replayed {
  readonly roster: Roster;
  readonly goals: readonly GoalTally[];
  readonly unmatched: readonly UnmatchedEvent[];
  /** Rows of audited leads that came, or were known, after as-of. */
  readonly afterAsOf: Timelines['afterAsOf'];
}

export function judge(request: JudgeRequest): Judged {
  const { agreement, tables, asOf, filters } = request;
  const { texts } = tables;
  const roster = rosterOf(tables.roster);
  const compile = cellTests(texts, roster);
  const names = attributeNames(['owner', 'source', ...request.leadColumns]);
  const events = compileEvents(agreement, tables, compile);
  const timelines = new Timelines({ agreement, tables, asOf, events, names });
  const lead = new LeadView(timelines.current, names, peopleCodes(roster, texts));
  const tests = compileLeadTests(agreement.segments, texts, compile);
  const openTimes = openTimesOf({ agreement, holidaysOf: request.holidaysOf, roster, absences: tables.absences });
  const textOf = (code: number): string => texts.text(code);
  const context = { agreement, events: events.names, openTimes, tests, compile, textOf };
  const goals = new Goals({ ...context, asOf, span: goalSpan(request), dealText: dealTextOf(tables) });
  const replayed = replay({
    agreement,
    tables,
    asOf,
    period: request.period ?? ALL_TIME,
    before: request.before,
    plans: compilePlans(context),
    lead,
    loadLead: (row, edge) => timelines.load(row, edge),
    isAudited: row => timelines.isAudited(row),
    circumstancesOf: circumstances(agreement, lead, tests),
    isShown: filterBy(filters, agreement, lead, texts),
    newSteps: () => (request.keepsSteps ? [] : null),
    replayed: () => goals.addLead(lead),
    advanced: request.advanced,
  });
  goals.addLooseDeals(timelines.looseDeals());
  return {
    ...replayed,
    roster,
    goals: goals.tallies(),
    unmatched: unmatchedEvents(agreement, tables, timelines.matched),
    afterAsOf: timelines.afterAsOf,
  };
}

/** Whole months of the period; without one every month from the first row's to that of as-of. */
function goalSpan({ period, tables, asOf }: JudgeRequest): {
  readonly span: Span;
  readonly takes: 'whole' | 'touched';
} {
  if (period !== null) return { span: period, takes: 'whole' };
  return { span: { from: earliestInstant(tables) ?? asOf, until: asOf + 1 }, takes: 'touched' };
}

function dealTextOf({ deals, texts }: Tables): (column: string, row: number) => string {
  return (column, row) => texts.text(deals.texts.get(column)?.[row] ?? 0);
}
