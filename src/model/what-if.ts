// What `slaudit what-if` finds: the same history judged under changed terms (docs/what-if.md). Everything `-f json` shows.

import type { QualityFinding } from './report.ts';
import type { Verdict } from './verdict.ts';

/** Counts up when a key changes its meaning or goes away; new keys may come without. */
export const WHAT_IF_VERSION = 1;

export interface WhatIf {
  readonly what_if: number;
  readonly agreement: { readonly name: string; readonly file: string; readonly sha256: string };
  readonly period: { readonly text: string; readonly from: string; readonly until: string } | null;
  readonly as_of: string;
  readonly time_zone: string;
  readonly people: 'names' | 'hidden';
  readonly fit: boolean;
  readonly unfit_because: readonly string[];
  /** Where one path takes several values (`--sweep`). */
  readonly swept: string | null;
  readonly variants: readonly Variant[];
  readonly quality: readonly QualityFinding[];
}

export interface Variant {
  /** `clauses.first-touch.within=30m`, or the other agreement's file. */
  readonly label: string;
  /** The value of the path that is swept; null without `--sweep`. */
  readonly value: string | null;
  readonly clauses: readonly ChangedClause[];
  readonly goals: readonly ChangedGoal[];
  readonly warnings: readonly VariantWarning[];
  readonly turned_by: readonly TurnedGroup[];
  /** Made anew on every walk. */
  readonly turned: Iterable<TurnedObligation>;
}

/** Every clause that either agreement has. */
export interface ChangedClause {
  readonly clause: string;
  readonly party: string;
  /** Null where the one does not have it. */
  readonly before: ClauseFigures | null;
  readonly after: ClauseFigures | null;
  /** Rate after less rate before; null where either is. */
  readonly difference: number | null;
  /** Whether its terms, or what it builds on, were changed at all. */
  readonly touched: boolean;
  readonly turned: TurnedCounts;
}

export interface ClauseFigures {
  readonly met: number;
  readonly breached: number;
  readonly open: number;
  readonly obligations: number;
  readonly rate: number | null;
  readonly target: number | null;
  readonly hit: boolean | null;
}

export interface TurnedCounts {
  readonly to_met: number;
  readonly to_breached: number;
  /** To or from any other verdict. */
  readonly otherwise: number;
  /** Obligations that only the one or the other terms bring about. */
  readonly gone: number;
  readonly added: number;
}

export interface TurnedGroup extends TurnedCounts {
  readonly by: 'person' | 'team' | 'segment';
  readonly value: string;
  readonly clause: string;
}

export interface TurnedObligation {
  readonly clause: string;
  readonly lead_id: string;
  readonly started_at: string;
  /** Null: there was none, or is none. */
  readonly verdict_before: Verdict | null;
  readonly verdict_after: Verdict | null;
  readonly due_before: string | null;
  readonly due_after: string | null;
  readonly settled_at: string | null;
  readonly owner: string;
  readonly team: string;
  readonly segment: string;
}

export interface ChangedGoal {
  readonly goal: string;
  readonly month: string;
  readonly before: { readonly value: number | null; readonly hit: boolean | null } | null;
  readonly after: { readonly value: number | null; readonly hit: boolean | null } | null;
}

/** Why people would likely have worked otherwise under these terms. */
export interface VariantWarning {
  readonly clause: string;
  readonly code: 'works-to-the-deadline' | 'many-turn';
  readonly text: string;
}
