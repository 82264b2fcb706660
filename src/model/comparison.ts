// What `slaudit compare` finds between two reports: everything `-f json` shows, in its own words (docs/comparing.md).
// Rates and differences are fractions of 1.

/** Counts up when a key changes its meaning or goes away; new keys may come without. */
export const COMPARISON_VERSION = 1;

export interface Comparison {
  readonly comparison: number;
  readonly before: ComparedReport;
  readonly after: ComparedReport;
  /** True where the two reports are the same but for the file they stand in. */
  readonly same: boolean;
  /** What both share that limits every clause. */
  readonly caveats: readonly Caveat[];
  /** Clauses that both reports have, as in AFTER. */
  readonly clauses: readonly ClauseComparison[];
  readonly only_before: readonly string[];
  readonly only_after: readonly string[];
}

export interface ComparedReport {
  readonly file: string;
  readonly agreement: string;
  readonly sha256: string;
  readonly period: string | null;
  readonly as_of: string;
  readonly fit: boolean;
}

/** Why two figures may not mean the same. `prevents`: nothing is said about chance. */
export interface Caveat {
  readonly code: string;
  readonly weight: 'prevents' | 'limits';
  /** A sentence. */
  readonly text: string;
}

export interface ClauseComparison {
  readonly clause: string;
  readonly party: string;
  readonly promise: string | null;
  readonly before: ComparedRate;
  readonly after: ComparedRate;
  /** After less before; null where either decided nothing. */
  readonly difference: number | null;
  /** Newcombe's 95 % interval of it (method 10). */
  readonly interval: { readonly low: number; readonly high: number } | null;
  /** The level at which Newcombe's interval reaches zero, and Holm's for all clauses compared; null where nothing may be said. */
  readonly p_value: number | null;
  readonly p_holm: number | null;
  /** By more than chance: `p_holm` is under 5 %. `unclear`: too few to tell. Null where nothing may be said. */
  readonly verdict: 'better' | 'worse' | 'unclear' | null;
  readonly caveats: readonly Caveat[];
  /** By dimension as in the report, then by how much they moved the rate. */
  readonly movers: readonly Mover[];
}

export interface ComparedRate {
  readonly met: number;
  readonly breached: number;
  readonly rate: number | null;
  readonly target: number | null;
  readonly hit: boolean | null;
  readonly elapsed_p50_s: number | null;
}

/** What one group did to the difference. Over the groups of one dimension, mix and performance add up to the difference. */
export interface Mover {
  readonly by: string;
  readonly value: string;
  readonly before: GroupCounts;
  readonly after: GroupCounts;
  /** Because there was more or less of the group than before. */
  readonly mix: number;
  /** Because the group's own rate was another. */
  readonly performance: number;
}

export interface GroupCounts {
  readonly met: number;
  readonly breached: number;
}
