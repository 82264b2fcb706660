// Why a lead's obligations came out as they did: the document behind `slaudit explain`, in its own words (docs/explain.md).
// Times are ISO 8601 with offset in the agreement's zone; durations whole milliseconds, named `…_ms`.

import type { ClauseKind } from './agreement.ts';
import type { ObligationRow } from './report.ts';

/** Counts up when a key changes its meaning or goes away; new keys may come without. */
export const EXPLANATION_VERSION = 1;

export interface Explanation {
  readonly schema: number;
  readonly agreement: { readonly name: string; readonly files: readonly string[]; readonly sha256: string };
  readonly time_zone: string;
  readonly period: { readonly text: string; readonly from: string; readonly until: string } | null;
  readonly as_of: string;
  readonly people: 'names' | 'hidden';
  /** In the order they were asked for; of `--breaches` one for each breach, the worst first. */
  readonly leads: readonly LeadExplanation[];
}

export interface LeadExplanation {
  readonly lead_id: string;
  /** The duplicate that was asked for, where it was merged into this lead. */
  readonly asked_for: string | null;
  readonly merged: readonly string[];
  readonly rows: readonly ExplainedRow[];
  readonly clocks: readonly ExplainedClock[];
  /** Clauses without an obligation here, and why. */
  readonly quiet: readonly { readonly clause: string; readonly why: string }[];
  /** The stretch that all clocks lie in, and the working hours most of them ran on. */
  readonly axis: Axis | null;
}

/** A row of the exports that belongs to the lead, whether it is any event or not. */
export interface ExplainedRow {
  readonly at: string;
  readonly kind: 'history' | 'creation' | 'milestone' | 'activity' | 'deal_created' | 'deal_closed';
  readonly text: string;
  /** The agreement's events that the row is. */
  readonly events: readonly string[];
  /** Why it was not looked at (it came, or was known, after as-of); null where it was. */
  readonly left_out: string | null;
  readonly place: Place;
}

export interface Place {
  /** `activities.csv#A-1042`, as data.md names rows. */
  readonly evidence: string;
  readonly file: string;
  /** First physical line. */
  readonly line: number;
}

export interface ExplainedClock {
  /** The same cells as in every other output. */
  readonly obligation: ObligationRow;
  readonly promise: string | null;
  readonly kind: ClauseKind;
  readonly terms: readonly Term[];
  /** The duration that was agreed, of clauses that have one. */
  readonly window: {
    readonly text: string;
    readonly unit: string;
    readonly ms: number | null;
    readonly days: number | null;
  } | null;
  /** What the lead was at the start, as far as the agreement asks. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
  readonly stretches: readonly Stretch[];
  readonly near_misses: readonly NearMiss[];
  /** What would have had to happen, or still has to; null where it was kept or cannot be any more. */
  readonly to_keep: string | null;
  /** The last line: begins with the verdict. */
  readonly conclusion: string;
  readonly axis: Axis | null;
}

/** One of the terms in force: `within`, `4 business hours`. */
export interface Term {
  readonly name: string;
  readonly text: string;
}

export type StepKind =
  | 'started'
  | 'latest'
  | 'paused'
  | 'resumed'
  | 'owner'
  | 'restarted'
  | 'touch'
  | 'gap'
  | 'missed'
  | 'settled'
  | 'discharged'
  | 'looked-back'
  | 'cancelled'
  | 'replaced'
  | 'as-of'
  /** Of the kinds without a clock: a row or test that was looked at, and what it came to. */
  | 'scope'
  | 'row'
  | 'test'
  | 'hours';

export interface Step {
  readonly at: string;
  readonly kind: StepKind;
  readonly text: string;
  readonly place: Place | null;
  /** The deadline in force after the step; null where the step sets none or it is not known. */
  readonly due_at: string | null;
  /** Open time from the step to that deadline: what the stretches from here on add up to. */
  readonly left_ms: number | null;
  /** Open time run from the start to the step. */
  readonly ran_ms: number | null;
  /** Whether a row counted, or a test passed; null where that is no question. */
  readonly counts: boolean | null;
}

/**
 * Stretches follow one another from the start to the end of the clock or the deadline, whichever is later.
 * The open time of those that `ran` or are `spare` adds up to the window, that of `ran` and `late` to the time taken.
 */
export interface Stretch {
  readonly from: string;
  readonly to: string;
  /** `closed`: the clock waits for the next opening. */
  readonly state: 'running' | 'paused' | 'closed';
  readonly phase: 'ran' | 'spare' | 'late';
  readonly owner: string;
  /** The calendar in force: its name, `always`, or empty where the owner has none. */
  readonly calendar: string;
  readonly time_zone: string;
  readonly open_ms: number;
}

/** A row that looked like an answer and did not count. */
export interface NearMiss {
  readonly at: string;
  readonly text: string;
  readonly reason: string;
  readonly place: Place;
}

/** What a drawing shows: a stretch of time with the open hours of one calendar (`calendars` in turn where owners changed). */
export interface Axis {
  readonly from: string;
  readonly until: string;
  readonly hours: string;
  readonly open: readonly { readonly from: string; readonly to: string }[];
}
