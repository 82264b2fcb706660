// An obligation: a clause applied to one lead at one start. One row here, one row in every output.

import type { Finding, FindingSample } from '../findings/finding.ts';
import type { DayCounts } from '../statistics/day-counts.ts';
import type { LeadStart } from '../statistics/first-leads.ts';
import type { KnownTimes } from '../statistics/known-times.ts';
import type { Clause } from './agreement.ts';
import type { AllowedRejects } from './allowed-rejects.ts';
import type { Course } from './course.ts';
import type { TableKind } from './table.ts';
import type { Verdict } from './verdict.ts';

/** One obligation as outputs show it. Times are epoch ms UTC, durations ms; null is an empty cell. */
export interface Obligation {
  readonly clause: Clause;
  readonly leadId: string;
  /** Counts from 1 for this clause id and lead over the whole history. */
  readonly cycle: number;
  readonly startedAt: number;
  readonly dueAt: number | null;
  readonly settledAt: number | null;
  readonly verdict: Verdict;
  readonly atRisk: boolean;
  readonly elapsedMs: number | null;
  readonly elapsedWallMs: number | null;
  readonly lateByMs: number | null;
  readonly progress: number | null;
  /** As the roster's `person`; empty where nobody or not known. */
  readonly owner: string;
  readonly team: string;
  readonly segment: string;
  readonly source: string;
  /** Evidence: `activities.csv#A-1042`. */
  readonly startedBy: string;
  readonly settledBy: string;
  readonly reason: string;
  /** Target of the group this obligation belongs to (fraction), null where the clause has none for it. */
  readonly target: number | null;
  /** Values of `break_down_by` lead columns at the start, by column. */
  readonly attributes: Readonly<Record<string, string>>;
  /** When the lead first reached `report.reached` at or after the start, null where it did not by as-of. */
  readonly reachedAt: number | null;
}

/** A stretch of an obligation's clock under one owner (verdicts.md, The clock, 4). */
export interface Leg {
  readonly owner: string;
  readonly from: number;
  readonly to: number;
  readonly openMs: number;
}

/** What reports fold of the obligations of a clause, as columns that stand in an order of their own. NaN is an empty cell. */
export interface FoldedClause {
  readonly id: string;
  readonly length: number;
  /** In output order: where each obligation stands in the columns. */
  readonly order: Int32Array;
  /** Number of how it came out. */
  readonly outcome: Int32Array;
  /** By number; none without an obligation, and some may be the same. */
  readonly outcomes: readonly FoldedOutcome[];
  /** How often each outcome and standing come together. */
  readonly tallies: readonly FoldedTally[];
  /** When they count, in parts that add up. */
  readonly days: readonly DayCounts[];
  /** Whom breaches with an outcome (its number) happened to first; some may be of the same owner and outcome again. */
  readonly firstBreaches: readonly {
    readonly outcome: number;
    readonly owner: string;
    readonly team: string;
    readonly first: readonly LeadStart[];
  }[];
  /** What is known of how long they took; none for kinds without a clock. */
  readonly times: KnownTimes;
  readonly elapsedMs: Float64Array;
  readonly startedAt: Float64Array;
  readonly settledAt: Float64Array;
  readonly dueAt: Float64Array;
  /** Number of where the lead stood: of everything that reports break down by. */
  readonly standing: Int32Array;
  /** How many of them there are. */
  readonly standings: number;
  /** By standing, what reports break down by: `person`, `team`, `segment`, `source` or a lead column. Clauses may share it. */
  readonly texts: (by: string) => readonly string[];
}

/** How obligations came out, and what they are held to. */
export interface FoldedOutcome {
  /** Position of the clause (a version) in the agreement. */
  readonly version: number;
  readonly verdict: Verdict;
  readonly atRisk: boolean;
  /** Fraction, NaN for none. */
  readonly target: number;
  readonly isSettled: boolean;
  /** Of a breach: why, in words that hold no value found; else empty. */
  readonly cause: string;
}

/** Obligations of an outcome counted by standing, from a first one on. */
export interface FoldedTally {
  readonly outcome: number;
  readonly firstStanding: number;
  readonly counts: Int32Array;
}

/** All obligations in output order: clause (first place of its id), start, lead id by code point, cycle. */
export interface Obligations {
  readonly length: number;
  at(index: number): Obligation;
  /** Owner legs of a timed obligation; empty for the other kinds. */
  legs(index: number): readonly Leg[];
  /** What happened around a breach; null for every other verdict, and where nobody can tell. */
  course(index: number): Course | null;
  /** The same as columns, one clause after another, where they are at hand: millions of rows are folded faster. */
  readonly columns?: () => readonly FoldedClause[];
}

/** What the replay hands on, and what a piece of a distributed audit holds: header, obligations, tail. */
export interface Judgement {
  readonly header: JudgementHeader;
  readonly obligations: Obligations;
  readonly tail: JudgementTail;
}

export interface JudgementHeader {
  /** `text` is the file itself: a piece carries it, so that its report needs nothing else. */
  readonly agreement: { readonly name: string; readonly file: string; readonly sha256: string; readonly text: string };
  readonly timeZone: string;
  /** Epoch ms. */
  readonly asOf: number;
  /** Half-open epoch ms with the text the user gave; null audits everything. */
  readonly period: Period | null;
  readonly filters: Filters;
  readonly allowRejects: AllowedRejects;
  /** Lead ids and people are hashed under the key with this fingerprint; null: they stand as they are. */
  readonly redactedWith: string | null;
  readonly inputs: readonly InputFile[];
}

export interface Period {
  readonly text: string;
  readonly from: number;
  readonly until: number;
}

/** What to show (`--clause`, `--party`, `--person`, `--segment`, `--where`); empty lists show everything. */
export interface Filters {
  readonly clauses: readonly string[];
  readonly parties: readonly string[];
  readonly people: readonly string[];
  readonly segments: readonly string[];
  readonly where: readonly { readonly column: string; readonly value: string }[];
}

export interface InputFile {
  readonly kind: string;
  readonly file: string;
  readonly sha256: string;
  /** Data records read, of which used + set aside + rejected account for every one. */
  readonly rows: number;
  readonly used: number;
  readonly setAside: number;
  readonly rejected: number;
}

export interface JudgementTail {
  readonly leads: { readonly read: number; readonly audited: number; readonly merged: number };
  /** By clause id: starts of leads the clause does not cover. */
  readonly notCovered: ReadonlyMap<string, number>;
  /** By clause id: met and breached in the period before this one; null without a period. */
  readonly before: ReadonlyMap<string, { readonly met: number; readonly breached: number }> | null;
  /** Clause ids that could not start because their event matches nothing (exit status 3), with the event's name. */
  readonly neverStarted: readonly { readonly clause: string; readonly event: string }[];
  readonly findings: readonly Finding[];
  readonly goals: readonly GoalTally[];
  readonly parts: JudgementParts;
}

/** What only pieces of a judgement need, so that they can be put together (docs/pieces.md). All of it adds up. */
export interface JudgementParts {
  /** Leads of the same exports that were left to other pieces. */
  readonly leadsLeft: number;
  /** By event, in the agreement's order: how many rows were it, and what nearly was where none was. */
  readonly events: readonly {
    readonly event: string;
    readonly rows: number;
    readonly nearest: { readonly value: string; readonly count: number } | null;
  }[];
  /** Where the waivers stand that turned no breach here. */
  readonly unusedWaivers: readonly FindingSample[];
  /** Columns that clauses ask for, in the agreement's order, and whether the exports tell them. */
  readonly columns: readonly ToldColumn[];
  /** The people in no roster, each where first seen. */
  readonly strangers: readonly Stranger[];
  readonly ends: readonly ExportEnd[];
  readonly history: LateHistory;
  readonly automation: UnknownAutomation;
  readonly touched: Touched;
  /** By person, in the order of code points; empty where people are hidden. */
  readonly backdated: readonly BackdatedCounts[];
  /** As `goals`, before anything is divided or compared. */
  readonly goals: readonly GoalCounts[];
}

/** A column that a clause asks for; one of the leads is an attribute, which the history may have too, or `milestone:NAME`. */
export interface AskedColumn {
  readonly kind: TableKind;
  readonly column: string;
}

export interface ToldColumn extends AskedColumn {
  /** Whether any export of the kind has it. */
  readonly exported: boolean;
  /** Of attributes: whether any row of the history is about it. */
  readonly recorded: boolean;
  /** Whether a system keeps it back, of some rows at least, as the preset of its export says (docs/presets.md). */
  readonly untold: boolean;
  /** Whether a system tells its last value alone, and not that it was entered before. */
  readonly lastAlone: boolean;
}

/** Somebody who is in no roster, in a cell of a row of that kind. */
export interface Stranger extends FindingSample {
  readonly kind: TableKind;
}

/** The latest row of a source of rows; epoch ms. */
export interface ExportEnd {
  readonly kind: TableKind;
  /** Its position among the sources of the kind, from 0. */
  readonly source: number;
  readonly at: number;
  readonly file: string;
  readonly line: number;
}

/** Where the history export begins (null: nowhere), and the leads that are more than a day older; epoch ms. */
export interface LateHistory {
  readonly begins: number | null;
  /** Their creations, ascending. */
  readonly early: readonly number[];
  /** Those that can be among the first few of them, in file order. */
  readonly first: readonly EarlyLead[];
}

export interface EarlyLead {
  readonly at: number;
  readonly file: string;
  readonly line: number;
  /** Evidence. */
  readonly text: string;
}

/** Touches of kinds whose `automated` is tested, and those of them that leave it empty, with the first few. */
export interface UnknownAutomation {
  readonly touches: number;
  readonly silent: number;
  readonly samples: readonly FindingSample[];
}

/** How many obligations rest on what a finding is about, as far as their rows, leads and owners tell it (docs/data-findings.md). */
export interface Touched {
  /** By code in the order of code points; findings that touch none are absent. */
  readonly findings: readonly { readonly code: string; readonly obligations: number }[];
  /** Obligations of the leads of `history.early`, by the creation of their lead, ascending. */
  readonly early: readonly { readonly at: number; readonly obligations: number }[];
}

/** Of one person the activities known by as-of, those logged long after they happened, and the obligations these settled. */
export interface BackdatedCounts {
  /** As the roster's `person`, else as the export has it; empty where it names nobody. */
  readonly person: string;
  readonly activities: number;
  /** Those logged more than one day and up to three after they happened; up to seven; later. */
  readonly upTo3Days: number;
  readonly upTo7Days: number;
  readonly later: number;
  /** Obligations that such an activity settled, and those of them that were met, but late if counted from its logging. */
  readonly settled: number;
  readonly wouldBeLate: number;
}

/** What was counted for a goal in one of its periods. */
export interface GoalCounts {
  readonly goal: string;
  readonly month: string;
  /** Leads or deals; of a rate the leads whose window is over. */
  readonly counted: number;
  /** Rates only, else 0: leads that reached it in time, leads whose window is not over. */
  readonly reached: number;
  readonly open: number;
  /** The sum of the values in whole millionths, as decimal text: exact however large. */
  readonly millionths: string;
  /** Whether the period is over by as-of; its working days, gone and in all, while it runs. The same for every lead. */
  readonly over: boolean;
  readonly days: { readonly gone: number; readonly all: number } | null;
}

/** One goal in one of its periods (verdicts.md, Goals). */
export interface GoalTally {
  readonly goal: string;
  readonly party: string;
  /** `2025-10`, `2025-Q4` or `2025`. */
  readonly month: string;
  readonly value: number | null;
  readonly target: number | null;
  /** Leads decided (rates only). */
  readonly of: number | null;
  /** Leads whose window is not over (rates only). */
  readonly open: number | null;
  readonly hit: boolean | null;
  readonly projection: number | null;
  /** Leads that reached it in time (rates only): what value is a share of `of`. */
  readonly reached: number | null;
}
