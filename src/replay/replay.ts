// Timelines × clauses → obligations: every lead once, every clause over it.

import type { Agreement, Clause } from '../model/agreement.ts';
import type { TupleIndex } from '../columns/tuple-index.ts';
import { countedAt } from '../model/counted-at.ts';
import type { Keeps } from '../model/request.ts';
import type { Span } from '../model/span.ts';
import type { LeadRange, Tables } from '../model/table.ts';
import { AS_WRITTEN, type LeadReading, type Timeline } from '../model/timeline.ts';
import { replayAtMost } from './at-most.ts';
import type { CircumstancesOf, IsShown } from './circumstances.ts';
import type { ClauseMemory } from './clause-memory.ts';
import type { Draft, Reason } from './draft.ts';
import type { LeadView } from './lead-view.ts';
import { replayNeverBetween } from './never-between.ts';
import { replayNeverOutside } from './never-outside.ts';
import { replayNeverWhile } from './never-while.ts';
import { ObligationWriter } from './obligation-writer.ts';
import type { Versions } from './plans.ts';
import { mergeReadings } from './readings.ts';
import { replayRequire } from './require.ts';
import type { ClauseReplay, ReplaySink } from './sink.ts';
import { replayTimed } from './timed.ts';
import { unlessUntold, untoldClauses } from './untold.ts';
import { Waivers } from './waivers.ts';

export interface ReplayRequest {
  readonly agreement: Agreement;
  readonly tables: Tables;
  readonly leads: LeadRange;
  readonly asOf: number;
  readonly keeps: Keeps;
  /** What is audited, and the period before it (null: nothing to compare with). */
  readonly period: Span;
  readonly before: Span | null;
  readonly plans: readonly Versions[];
  /** The one view of the one timeline that `loadLead` fills. */
  readonly lead: LeadView;
  readonly loadLead: (lead: number, way: LeadReading) => Timeline;
  readonly isAudited: (lead: number) => boolean;
  readonly circumstancesOf: CircumstancesOf;
  /** Those that circumstances name by number. */
  readonly standings: TupleIndex;
  readonly isShown: IsShown;
  /** A list for the steps of the next clock; null where nobody asks why. */
  readonly newSteps: ReplaySink['newSteps'];
  /** Called while the lead's timeline is loaded, after its clauses. */
  readonly replayed: () => void;
  /** Called after each lead, with how many are behind. */
  readonly advanced: (leads: number) => void;
}

export interface Replayed {
  /** By clause id, in the agreement's order. */
  readonly obligations: readonly ClauseMemory[];
  /** Leads that were audited. */
  readonly audited: number;
  /** By clause id: leads with a start in the period that the clause does not cover. */
  readonly notCovered: ReadonlyMap<string, number>;
  readonly before: ReadonlyMap<string, { readonly met: number; readonly breached: number }> | null;
  /** By waiver: how many breaches it turned. */
  readonly waiversUsed: readonly number[];
}

export function replay(request: ReplayRequest): Replayed {
  return new Replay(request).run();
}

/** One lead's obligations in one reading of its rows: scopes are judged by span, all others once. */
interface LeadDrafts {
  readonly rows: Draft[];
  readonly scopes: Draft[];
  readonly scopesBefore: Draft[];
}

/** Where the obligations of a lead go. */
type LeadSinks = Readonly<Record<keyof LeadDrafts, ReplaySink>>;

class Replay {
  private readonly request: ReplayRequest;
  private readonly obligations: ObligationWriter;
  private readonly notCovered = new Map<string, number>();
  private readonly lastNotCovered = new Map<string, number>();
  private readonly before = new Map<string, { met: number; breached: number }>();
  private readonly untold: ReadonlyMap<number, string>;
  private readonly waivers: Waivers;
  /** Waivers of the period before are not counted as used. */
  private readonly waiversBefore: Waivers;
  private readonly countBy: Agreement['report']['countBy'];
  /** In the order of the agreement. */
  private readonly clauses: readonly ((sinks: LeadSinks) => void)[];
  /** What is found stands. */
  private readonly standing: LeadSinks;

  constructor(request: ReplayRequest) {
    this.request = request;
    const { agreement, keeps, period, standings, tables } = request;
    this.obligations = new ObligationWriter({
      agreement,
      keeps,
      period,
      standings,
      leadId: lead => tables.leadId(lead),
    });
    this.untold = untoldClauses(request.agreement, request.tables.untold?.fields);
    this.waivers = new Waivers(request.tables.waivers, request.asOf);
    this.waiversBefore = new Waivers(request.tables.waivers, request.asOf);
    this.countBy = agreement.report.countBy;
    this.clauses = request.plans.map(versions => this.clause(versions));
    this.standing = this.sinksTo({
      rows: draft => this.keepRow(draft),
      scopes: draft => this.keep(draft),
      scopesBefore: draft => this.countBefore(draft),
    });
  }

  run(): Replayed {
    const { leads, isAudited, replayed, advanced, before } = this.request;
    let audited = 0;
    for (let lead = leads.from; lead < leads.until; lead++) {
      if (isAudited(lead)) {
        audited++;
        this.replayLead(lead);
        replayed();
      }
      advanced(lead + 1 - leads.from);
    }
    return {
      obligations: this.obligations.memory(),
      audited,
      notCovered: this.notCovered,
      before: before === null ? null : this.before,
      waiversUsed: this.waivers.used,
    };
  }

  private replayLead(lead: number): void {
    const { hasDays, hasUntoldDirections } = this.request.loadLead(lead, AS_WRITTEN);
    if (!hasDays && !hasUntoldDirections) return this.judge(this.standing);
    const { rows, scopes, scopesBefore } = this.comparedReadings(lead);
    for (const draft of rows) this.keepRow(draft);
    for (const draft of scopes) this.keep(draft);
    for (const draft of scopesBefore) this.countBefore(draft);
  }

  /** Of the lead that is loaded as written, in every way its rows can be read; it is loaded as written in the end. */
  private comparedReadings(lead: number): LeadDrafts {
    const { hasDays, hasUntoldDirections } = this.request.lead.timeline;
    let drafts = this.draftsOf();
    const compare = (way: LeadReading, reason: Reason): void => {
      this.request.loadLead(lead, way);
      drafts = this.merged(drafts, this.draftsOf(), reason);
    };
    if (hasDays) compare({ ...AS_WRITTEN, edge: 'last' }, { kind: 'day-precision' });
    for (const directions of hasUntoldDirections ? (['outbound', 'inbound'] as const) : []) {
      compare({ ...AS_WRITTEN, directions }, { kind: 'untold-direction' });
    }
    this.request.loadLead(lead, AS_WRITTEN);
    return drafts;
  }

  private merged(one: LeadDrafts, other: LeadDrafts, reason: Reason): LeadDrafts {
    const { circumstancesOf } = this.request;
    const terms = { idOf: (draft: Draft): string => this.clauseOf(draft).id, reason, circumstancesOf };
    return {
      rows: mergeReadings(one.rows, other.rows, terms),
      scopes: mergeReadings(one.scopes, other.scopes, terms),
      scopesBefore: mergeReadings(one.scopesBefore, other.scopesBefore, terms),
    };
  }

  /** Of the lead that is loaded, as it is. */
  private draftsOf(): LeadDrafts {
    const drafts: LeadDrafts = { rows: [], scopes: [], scopesBefore: [] };
    this.judge(
      this.sinksTo({
        rows: draft => void drafts.rows.push({ ...draft }),
        scopes: draft => void drafts.scopes.push({ ...draft }),
        scopesBefore: draft => void drafts.scopesBefore.push({ ...draft }),
      }),
    );
    return drafts;
  }

  /** The lead that is loaded. */
  private judge(sinks: LeadSinks): void {
    for (const replayed of this.clauses) replayed(sinks);
  }

  private clause(versions: Versions): (sinks: LeadSinks) => void {
    const { lead, period, before, asOf } = this.request;
    if (versions.kind !== 'between') {
      const replayed = rowReplay(versions, asOf);
      return sinks => replayed(lead, sinks.rows);
    }
    const replayed = replayNeverBetween(versions.plans, { period, asOf });
    const replayedBefore = before === null ? null : replayNeverBetween(versions.plans, { period: before, asOf });
    return sinks => {
      replayed(lead, sinks.scopes);
      replayedBefore?.(lead, sinks.scopesBefore);
    };
  }

  private sinksTo(take: Readonly<Record<keyof LeadDrafts, (draft: Draft) => void>>): LeadSinks {
    const { from, until } = this.request.period;
    const sink: Omit<ReplaySink, 'obligation'> = {
      newSteps: this.request.newSteps,
      notCovered: (clause, lead, at) => {
        if (from <= at && at < until) this.countNotCovered(clause, lead);
      },
    };
    const told = (one: (draft: Draft) => void): ((draft: Draft) => void) =>
      this.untold.size === 0 ? one : draft => one(unlessUntold(draft, this.untold));
    return {
      rows: { ...sink, obligation: told(take.rows) },
      scopes: { ...sink, obligation: told(take.scopes) },
      // Leads that a clause does not cover are not counted for the period before.
      scopesBefore: { newSteps: () => null, notCovered: () => undefined, obligation: told(take.scopesBefore) },
    };
  }

  private keepRow(draft: Draft): void {
    const { period, before } = this.request;
    if (this.belongsTo(period, draft)) this.keep(draft);
    if (before !== null && this.belongsTo(before, draft)) this.countBefore(draft);
  }

  /** verdicts.md, Which period. */
  private belongsTo({ from, until }: Span, draft: Draft): boolean {
    const at = countedAt(draft, this.countBy);
    return from <= at && at < until;
  }

  private keep(draft: Draft): void {
    const circumstances = this.request.circumstancesOf(draft);
    if (!this.request.isShown(draft, circumstances)) return;
    this.obligations.add(this.waive(draft, this.waivers), circumstances);
  }

  private countBefore(draft: Draft): void {
    const { verdict } = this.waive(draft, this.waiversBefore);
    if (verdict !== 'met' && verdict !== 'breached') return;
    if (!this.request.isShown(draft, this.request.circumstancesOf(draft))) return;
    const { id } = this.clauseOf(draft);
    const counts = this.before.get(id) ?? { met: 0, breached: 0 };
    counts[verdict]++;
    this.before.set(id, counts);
  }

  private waive(draft: Draft, waivers: Waivers): Draft {
    if (draft.verdict !== 'breached' || waivers.isEmpty) return draft;
    const waiver = waivers.take(this.request.tables.leadId(draft.lead), this.clauseOf(draft).id, draft.startedAt);
    return waiver < 0 ? draft : { ...draft, verdict: 'waived', reason: { kind: 'waived', waiver } };
  }

  /** A lead counts once for each clause, however often it started. */
  private countNotCovered(clause: number, lead: number): void {
    const id = this.request.agreement.clauses[clause]?.id ?? '';
    if (this.lastNotCovered.get(id) === lead) return;
    this.lastNotCovered.set(id, lead);
    this.notCovered.set(id, (this.notCovered.get(id) ?? 0) + 1);
  }

  private clauseOf(draft: Draft): Clause {
    const clause = this.request.agreement.clauses[draft.clause];
    if (clause === undefined) throw new RangeError(`no clause has number ${draft.clause}`);
    return clause;
  }
}

function rowReplay(versions: Exclude<Versions, { readonly kind: 'between' }>, asOf: number): ClauseReplay {
  switch (versions.kind) {
    case 'timed':
      return replayTimed(versions.plans, asOf);
    case 'outside':
      return replayNeverOutside(versions.plans);
    case 'while':
      return replayNeverWhile(versions.plans);
    case 'at_most':
      return replayAtMost(versions.plans);
    case 'require':
      return replayRequire(versions.plans);
  }
}
