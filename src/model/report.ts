// The report document: everything `-f json` shows, in its own words (spec cli.md). Every other output is drawn from it and
// from the obligations. Times are ISO 8601 with offset in the agreement's zone, durations seconds, rates fractions of 1.
// report/schema.ts describes the same thing for consumers; the compiler holds the two together.

import type { FindingLevel } from '../findings/finding.ts';
import type { Agreement, ClauseKind } from './agreement.ts';
import type { Judgement } from './obligation.ts';
import type { Verdict } from './verdict.ts';

/** Counts up when a key changes its meaning or goes away; new keys may come without. */
export const REPORT_VERSION = 1;

/** What a reporter is given: the agreement, the report, and the judgement it was made from (people hidden in both or in none). */
export interface Edition {
  readonly agreement: Agreement;
  readonly report: Report;
  readonly judgement: Judgement;
}

export interface Report {
  readonly schema: number;
  readonly agreement: { readonly name: string; readonly files: readonly string[]; readonly sha256: string };
  readonly time_zone: string;
  readonly period: { readonly text: string; readonly from: string; readonly until: string } | null;
  readonly as_of: string;
  readonly people: 'names' | 'hidden';
  readonly filters: {
    readonly clauses: readonly string[];
    readonly parties: readonly string[];
    readonly people: readonly string[];
    readonly segments: readonly string[];
    readonly where: readonly { readonly column: string; readonly value: string }[];
  };
  /** False where exit status 3 is due; a sentence for each reason. */
  readonly fit: boolean;
  readonly unfit_because: readonly string[];
  readonly inputs: readonly {
    readonly kind: string;
    readonly file: string;
    readonly sha256: string;
    readonly rows: number;
    readonly rejected: number;
    readonly used: number;
    readonly set_aside: number;
  }[];
  readonly totals: Totals;
  readonly clauses: readonly ClauseReport[];
  readonly goals: readonly GoalReport[];
  readonly breakdowns: readonly BreakdownRow[];
  readonly trend: readonly TrendRow[];
  readonly quality: readonly TouchingFinding[];
  /** Who logged activities more than a day after they happened; empty where people are hidden. */
  readonly backdated: readonly BackdatedRow[];
  /** What the headline says, before it is put into words (docs/report-page.md). */
  readonly headline: Headline;
  /** How long things took against their window, one for each clause with a clock that has any obligation. */
  readonly distribution: readonly DistributionReport[];
  /** Who held the leads while the clock ran; empty without `person` among the breakdowns. */
  readonly legs: readonly LegRow[];
  /** When things start and when they are done, by weekday and hour in the agreement's zone; response clauses only. */
  readonly heat_map: readonly HeatMapRow[];
  /** Who reached `report.reached` by how fast they were answered; empty without it. */
  readonly conversion: readonly ConversionRow[];
  /** What the first screen points at; see summary/attention.ts. */
  readonly attention: Attention;
  /** At most five things to do, by the rules of docs/advice.md. */
  readonly advice: readonly Advice[];
  /** Made anew on every walk, so that a million of them need no memory. */
  readonly breaches: Iterable<ObligationRow>;
}

export interface Totals {
  readonly leads_read: number;
  readonly leads_audited: number;
  readonly leads_merged: number;
  /** Starts of leads that a clause does not cover. */
  readonly not_covered: number;
  readonly obligations: number;
  readonly decided: number;
  readonly unassessable: number;
  readonly rows: number;
  readonly rows_rejected: number;
  readonly rows_set_aside: number;
}

/** How many obligations ended in each verdict. */
export type VerdictCounts = Readonly<Record<Verdict, number>>;

export interface ClauseReport extends VerdictCounts {
  readonly id: string;
  readonly party: string;
  readonly promise: string | null;
  readonly kind: ClauseKind;
  /** Null without one, and where `groups` hold several. */
  readonly target: number | null;
  /** met ÷ (met + breached); null where nothing is decided. */
  readonly rate: number | null;
  /** 95 % Wilson interval of the rate. */
  readonly interval: { readonly low: number; readonly high: number } | null;
  readonly hit: boolean | null;
  /** One for each target where the clause has several (its `target` is a choice, or changed with a version); else empty. */
  readonly groups: readonly TargetGroup[];
  /** Breaches beyond what the targets allow. */
  readonly over_allowance: number;
  /** Breached and done later; breached and not done by as-of. Null for kinds that forbid or require instead of waiting. */
  readonly late: number | null;
  readonly never_done: number | null;
  readonly at_risk: number;
  readonly not_covered: number;
  readonly obligations: number;
  readonly decided: number;
  /** decided ÷ obligations. */
  readonly coverage: number | null;
  /** The rate if everything open or unassessable were broken, or kept. */
  readonly rate_low: number | null;
  readonly rate_high: number | null;
  /** What the clock counts: open hours of a calendar, or day and night; null for kinds without a clock. */
  readonly clock: 'open' | 'elapsed' | null;
  /** Of what was done. */
  readonly elapsed_p50_s: number | null;
  readonly elapsed_p90_s: number | null;
  readonly elapsed_p95_s: number | null;
  /** Of all, those not done counted as still running when their clock ended. */
  readonly elapsed_all_p50_s: number | null;
  readonly elapsed_all_p90_s: number | null;
  readonly elapsed_all_p95_s: number | null;
  /** The period before this one; null without a period. */
  readonly before: { readonly met: number; readonly breached: number; readonly rate: number | null } | null;
  /** Rate less the rate before, with its 95 % Newcombe interval; null where either is. */
  readonly change: Change | null;
  /** Fingerprint of what it is judged by, its words, party and target aside: where it differs, another thing was measured. */
  readonly terms: string;
  /** Attributes that its events and conditions read and no history has: known as of the export alone. */
  readonly without_history: readonly string[];
  /** What it asks for and the exports do not tell: `leads.phone`, `activities.direction`, `leads.became_mql (earlier entries)`, or a kind, `deals`. */
  readonly not_told: readonly string[];
}

export interface TargetGroup {
  readonly target: number | null;
  readonly met: number;
  readonly breached: number;
  readonly rate: number | null;
  readonly hit: boolean | null;
  readonly over_allowance: number;
}

export interface Change {
  readonly difference: number;
  readonly low: number;
  readonly high: number;
  /** False: too few to tell. */
  readonly more_than_chance: boolean;
}

export interface GoalReport {
  readonly goal: string;
  readonly party: string;
  readonly promise: string | null;
  readonly measure: 'count' | 'sum' | 'rate';
  readonly direction: 'at_least' | 'at_most';
  readonly month: string;
  readonly value: number | null;
  readonly target: number | null;
  readonly of: number | null;
  readonly open: number | null;
  readonly hit: boolean | null;
  readonly projection: number | null;
}

export interface BreakdownRow {
  /** `person`, `team`, `segment`, `source` or a lead column. */
  readonly by: string;
  readonly value: string;
  readonly clause: string;
  readonly met: number;
  readonly breached: number;
  readonly open: number;
  readonly rate: number | null;
  /** 95 % Wilson interval of the rate. */
  readonly interval: { readonly low: number; readonly high: number } | null;
  readonly elapsed_p50_s: number | null;
}

/** A week (Monday to Monday) or calendar month, half-open, cut to the period; only those with obligations. */
export interface TrendRow {
  readonly from: string;
  readonly to: string;
  readonly clause: string;
  readonly met: number;
  readonly breached: number;
  readonly open: number;
  readonly rate: number | null;
}

export interface QualityFinding {
  readonly code: string;
  readonly level: FindingLevel;
  readonly count: number;
  readonly facts: Readonly<Record<string, string | number>>;
  readonly samples: readonly {
    readonly file: string;
    readonly line: number | null;
    readonly column: string | null;
    readonly text: string;
  }[];
}

export interface TouchingFinding extends QualityFinding {
  /** Obligations it touches, of `totals.obligations` (docs/data-findings.md); null where the data cannot tell. */
  readonly touched: number | null;
}

/** One person: activities known by as-of, and those of them logged long after they happened. */
export interface BackdatedRow {
  /** As the roster's `person`; empty: the activities name nobody. */
  readonly person: string;
  readonly activities: number;
  /** Logged more than a day late, and its share of `activities`. */
  readonly late: number;
  readonly share: number | null;
  /** Of the late ones: up to three days, up to seven, later. */
  readonly up_to_3_days: number;
  readonly up_to_7_days: number;
  readonly later: number;
  /** Obligations a late one settled, and those of them that were met but late if counted from the logging. */
  readonly settled: number;
  readonly would_be_late: number;
}

/** What to look at before anything else, all of it folds of the rows above. */
export interface Attention {
  /** Rows of `breakdowns` (team, segment) with the most breaches over the allowance, worst first. */
  readonly groups: readonly (BreakdownRow & { readonly over_allowance: number })[];
  /** Breaches by clause, owner and cause, most first. */
  readonly causes: readonly CauseRow[];
  readonly first: { readonly kind: 'data' | 'clause' | 'goal' | 'at_risk' | 'nothing'; readonly id: string | null };
}

/** One piece of advice; report/advice.ts puts it into words. */
export interface Advice {
  readonly kind: 'nobody-started' | 'one-person' | 'hours-of-the-week' | 'waits-elsewhere' | 'tighter-window';
  readonly clause: string;
  /** Breaches that are about this, of all breaches of the clause; kept ones of all decided for `tighter-window`. */
  readonly count: number;
  readonly of: number;
  /** What the count would be a share of if nothing were special: of all obligations, or of the open time. */
  readonly share: number;
  /** A person or queue; empty where it is about none. */
  readonly who: string;
  /** Monday is 1, hours from this one on; null for other kinds. */
  readonly weekday: number | null;
  readonly from_hour: number | null;
  /** The window that would do, in seconds of the clause's clock. */
  readonly window_s: number | null;
}

/** The facts of the headline sentence; report/headline.ts puts them into words. */
export interface Headline {
  /** The missed clause furthest over its allowance (of its target groups the one furthest over); null where none is missed. */
  readonly worst: {
    readonly clause: string;
    readonly party: string;
    readonly rate: number;
    readonly target: number;
    /** Whether the two are those of one of several target groups, not of the whole clause. */
    readonly in_group: boolean;
    /** The fewest people who account for at least half of its breaches; null where that says nothing. */
    readonly concentration: { readonly people: number; readonly share: number } | null;
  } | null;
  /** Every party with a clause that is judged, in the order of the agreement; clause ids. */
  readonly parties: readonly {
    readonly party: string;
    readonly hit: readonly string[];
    readonly missed: readonly string[];
  }[];
  readonly goals_missed: readonly string[];
  readonly decided: number;
  readonly met: number;
  readonly open: number;
}

/** Elapsed times of a clause, in seconds of its clock. */
export interface DistributionReport {
  readonly clause: string;
  readonly clock: 'open' | 'elapsed';
  /** As the agreement writes them; `seconds` is null for windows in days, which have no fixed length. */
  readonly windows: readonly { readonly text: string; readonly seconds: number | null }[];
  /** Done, by elapsed time: equal widths, each without its beginning and with its end, as deadlines are; the last has no end. */
  readonly bins: readonly {
    readonly from_s: number;
    readonly to_s: number | null;
    readonly in_time: number;
    readonly late: number;
  }[];
  readonly done: number;
  /** Not done: breached, still open, and ended otherwise (cancelled, waived). */
  readonly never_done: number;
  readonly open: number;
  readonly ended: number;
  /** Share done by a time (Kaplan–Meier: those not done count as running until their clock ended), by whole per cent. */
  readonly curve: readonly { readonly share: number; readonly by_s: number }[];
}

/** One holder of leads under one clause: what they held while the clock ran, of obligations that ended in that verdict. */
export interface LegRow {
  readonly clause: string;
  /** Empty: nobody. */
  readonly holder: string;
  readonly verdict: 'met' | 'breached';
  /** Obligations the holder held for a while, and the open time they took while held. */
  readonly held: number;
  readonly held_s: number;
  /** Obligations that ended with the holder as owner, and their open time with others before. */
  readonly owned: number;
  readonly others_s: number;
}

/** Only hours with any. `weekday` counts from 1, Monday; `hour` is 0 … 23. */
export interface HeatMapRow {
  readonly clause: string;
  readonly weekday: number;
  readonly hour: number;
  readonly started: number;
  readonly settled: number;
}

/** Each lead once under a clause, by its first obligation that is met or breached; bands are half-open, seconds of the clause's clock. */
export interface ConversionRow {
  readonly clause: string;
  /** Null: not done. */
  readonly from_s: number | null;
  /** Null: without end, or not done. */
  readonly to_s: number | null;
  readonly leads: number;
  readonly reached: number;
  readonly share: number | null;
  readonly interval: { readonly low: number; readonly high: number } | null;
}

export interface CauseRow {
  readonly clause: string;
  readonly owner: string;
  readonly team: string;
  readonly cause: string;
  readonly count: number;
  /** Up to three, by start. */
  readonly leads: readonly string[];
}

/** An obligation under the column names of cli.md, in their order. */
export interface ObligationRow {
  readonly clause: string;
  readonly party: string;
  readonly lead_id: string;
  readonly cycle: number;
  readonly started_at: string;
  readonly due_at: string | null;
  readonly settled_at: string | null;
  readonly verdict: Verdict;
  readonly at_risk: boolean;
  readonly elapsed_s: number | null;
  readonly elapsed_wall_s: number | null;
  readonly late_by_s: number | null;
  readonly progress: number | null;
  readonly owner: string;
  readonly team: string;
  readonly segment: string;
  readonly source: string;
  readonly started_by: string;
  readonly settled_by: string;
  readonly reason: string;
  readonly version: number;
}
