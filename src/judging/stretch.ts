// A stretch of the leads judged, one lead after another: all of them, or what falls to one of several threads.

import { cellTests, type CompileCell } from '../conditions/cell-test.ts';
import { columnsOf } from '../conditions/columns-used.ts';
import type { Agreement } from '../model/agreement.ts';
import { attributeNames } from '../model/attributes.ts';
import type { Filters, GoalCounts } from '../model/obligation.ts';
import type { Keeps, Shard } from '../model/request.ts';
import { ALL_TIME, type Span } from '../model/span.ts';
import type { LeadRange, Tables } from '../model/table.ts';
import { rosterOf } from '../people/roster.ts';
import { circumstances, filterBy } from '../replay/circumstances.ts';
import { type GoalContext, Goals } from '../replay/goals.ts';
import { compileLeadTests, type LeadTests } from '../replay/lead-tests.ts';
import { LeadView } from '../replay/lead-view.ts';
import { leadColumnsOf } from '../replay/breakdown-columns.ts';
import { standingNumbers, type StandingsMemory, standingsSoFar } from '../replay/standings.ts';
import { StandingsOf } from '../replay/standings-of-lead.ts';
import { peopleCodes } from '../replay/people-codes.ts';
import { compilePlans } from '../replay/plans.ts';
import { replay, type Replayed } from '../replay/replay.ts';
import { type OpenTimes, openTimesOf, type OpenTimesTerms } from '../steps/open-times.ts';
import { isInShard } from '../steps/shard.ts';
import { Timelines } from '../timeline/arrange.ts';
import { auditedLeads } from '../timeline/audited.ts';
import { compileEvents } from '../timeline/events.ts';

export interface StretchRequest {
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
  readonly keeps: Keeps;
  /** Called after each lead, with how many of the stretch are behind. */
  readonly advanced: (leads: number) => void;
  readonly leads: LeadRange;
  readonly goalSpan: GoalContext['span'];
}

/** What the leads of a stretch come to; stretches add up (joined.ts). */
export interface Stretch extends Replayed {
  /** Those that the obligations name by number. */
  readonly standings: StandingsMemory;
  readonly goals: readonly GoalCounts[];
  /** By event, in the agreement's order: how many rows were it. */
  readonly matched: Float64Array;
  /** Leads that were left to other shards. */
  readonly leadsLeft: number;
}

/** What judged the leads, for whoever has to say why. */
export interface Bench {
  readonly timelines: Timelines;
  readonly isAudited: (lead: number) => boolean;
  /** The view of the timeline that was loaded last. */
  readonly lead: LeadView;
  readonly tests: LeadTests;
  readonly compile: CompileCell;
  readonly openTimes: OpenTimes;
}

export function judgeStretch(request: StretchRequest): Stretch & { readonly bench: Bench } {
  const { agreement, tables, asOf, filters, shard, leads } = request;
  const { texts } = tables;
  const roster = rosterOf(tables.roster);
  const compile = cellTests(texts, roster);
  const names = attributeNames(['owner', 'source', ...request.leadColumns]);
  const events = compileEvents(agreement, tables, compile);
  const timelines = new Timelines({ agreement, tables, asOf, events, names, compile, leads });
  const lead = new LeadView(timelines.current, names, peopleCodes(roster, texts));
  const tests = compileLeadTests(agreement.segments, texts, compile);
  const openTimes = openTimesOf({ agreement, holidaysOf: request.holidaysOf, roster, absences: tables.absences });
  const textOf = (code: number): string => texts.text(code);
  const context = { agreement, events: events.names, openTimes, tests, compile, textOf };
  const goals = new Goals({ ...context, asOf, span: request.goalSpan, dealText: dealTextOf(tables) });
  const isAudited = auditedLeads(tables, asOf);
  const shares = new Shares(shard, tables);
  const columns = leadColumnsOf(agreement);
  const numbers = standingNumbers(columns.length);
  const tested = agreement.segments.flatMap(({ condition }) => columnsOf(condition));
  const standings = new StandingsOf({ lead, tests, numbers, columns, tested, isRosterSteady: roster.isSteady });
  const replayed = replay({
    agreement,
    tables,
    leads,
    asOf,
    keeps: request.keeps,
    period: request.period ?? ALL_TIME,
    before: request.before,
    plans: compilePlans(context),
    lead,
    loadLead: (row, way) => timelines.load(row, way),
    isAudited: row => request.onlyLeads?.has(row) !== false && isAudited(row) && shares.takes(row),
    circumstancesOf: circumstances(agreement, lead, { tests, standings }),
    standings: numbers,
    isShown: filterBy(filters, { agreement, lead, texts, standings: numbers }),
    newSteps: () => (request.keeps === 'steps' ? [] : null),
    replayed: () => goals.addLead(lead),
    advanced: request.advanced,
  });
  if (countsLooseDeals(request)) {
    timelines.loadNobody();
    goals.addLooseDeals(timelines.looseDeals(), lead);
  }
  return {
    ...replayed,
    standings: standingsSoFar(numbers),
    goals: goals.counted(),
    matched: timelines.matched(),
    leadsLeft: shares.left,
    bench: { timelines, isAudited, lead, tests, compile, openTimes },
  };
}

/** Which leads a shard takes, and how many it left. */
class Shares {
  left = 0;
  private readonly shard: Shard | null;
  private readonly tables: Tables;

  constructor(shard: Shard | null, tables: Tables) {
    this.shard = shard;
    this.tables = tables;
  }

  takes(lead: number): boolean {
    if (this.shard === null || isInShard(this.shard, this.tables.leadId(lead))) return true;
    this.left++;
    return false;
  }
}

/** Deals of no lead are nobody's share: the first shard counts them, and the stretch with the first lead. */
function countsLooseDeals({ shard, leads }: StretchRequest): boolean {
  return leads.from === 0 && (shard === null || shard.number === 1);
}

function dealTextOf({ deals, texts }: Tables): (column: string, row: number) => string {
  return (column, row) => texts.text(deals.texts.get(column)?.[row] ?? 0);
}
