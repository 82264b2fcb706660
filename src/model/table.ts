// Rows of one kind as typed columns: what exports/ hands to timeline/. Row numbers are file order over all sources.

import type { ByteListMemory } from '../columns/byte-list.ts';
import type { Texts } from '../columns/texts.ts';

export type TableKind = 'leads' | 'activities' | 'history' | 'deals';

/** Findings about single rows that are used all the same; an obligation can rest on such a row (docs/data-findings.md). */
export const ROW_FINDINGS = [
  'ambiguous_local_time',
  'before_lead_creation',
  'logged_late',
  'lost_character',
  'rows_inside_a_cell',
  'padded_id',
  'id_suffix',
  'unknown_survivor',
] as const;

export type RowFinding = (typeof ROW_FINDINGS)[number];

export interface Table {
  readonly kind: TableKind;
  /** Number of usable rows: rejected rows, duplicates and rows of unknown leads are already set aside. */
  readonly length: number;
  /** Row of the leads table each row belongs to, merges followed; -1: none (a deal without a lead). For leads: itself. */
  readonly lead: Int32Array;
  /** By standard name (`occurred_at`, `logged_at`, …); for leads also `milestone:NAME`. */
  readonly times: ReadonlyMap<string, TimeColumn>;
  /** By column name: codes into the shared `Texts`; 0 is the empty cell. Only columns that were asked for. */
  readonly texts: ReadonlyMap<string, Int32Array>;
  /** Evidence of a row as data.md names it: `activities.csv#A-1042` or `activities.csv#L17`. */
  evidence(row: number): string;
  /** Where the row stands, for findings and explanations; `line` is its first physical line. */
  place(row: number): { readonly file: string; readonly line: number };
  /** The findings about this row, which is used all the same; absent: nothing was found in any. */
  readonly findingsAt?: (row: number) => readonly RowFinding[];
}

/** Rows [from, until) of the leads table. */
export interface LeadRange {
  readonly from: number;
  readonly until: number;
}

export interface TimeColumn {
  /** Epoch ms UTC, NaN where empty; of a day-precision time the day's first instant. */
  readonly at: Float64Array;
  /** Row → last instant of its day, for times given as a date alone; null where there are none. */
  readonly dayEnds: ReadonlyMap<number, number> | null;
}

/** All rows of an audit. */
export interface Tables {
  readonly texts: Texts;
  readonly leads: Table;
  /** The lead's id as it stands in the leads export. */
  leadId(leadRow: number): string;
  /** The ids of all leads, for threads that judge; absent: they were not read from exports, and one thread judges. */
  readonly leadIds?: ByteListMemory;
  /** True for a lead that was merged into another: not audited. */
  readonly isDuplicate: Uint8Array;
  /** Row of the lead that every lead has become by merging; its own where it was not merged. */
  readonly survivor: Int32Array;
  readonly activities: Table;
  readonly history: Table;
  readonly deals: Table;
  /** True where the history export has an `old_value` column at all (else the old value is the row before's). */
  readonly historyHasOldValues: boolean;
  /** Position of a file's source among those of its kind, as the agreement lists them; absent: there is one of each. */
  readonly sourceOf?: (kind: TableKind, file: string) => number;
  readonly roster: readonly RosterRow[];
  readonly absences: readonly AbsenceRow[];
  readonly waivers: readonly WaiverRow[];
  /** What the systems that wrote the exports do not tell; absent: nothing is known to be missing. */
  readonly untold?: Untold;
}

/** Clauses that depend on it cannot be assessed (docs/presets.md). */
export interface Untold {
  /** Attributes of leads that change, of which no change was exported. */
  readonly fields: ReadonlySet<string>;
  /** Milestones (as `milestone:NAME`) and fields of which the last entry alone was exported. */
  readonly entries: ReadonlySet<string>;
  /** One entry an activity: 1 where its direction is not told; null: told everywhere, or nobody asks. */
  readonly directions: Uint8Array | null;
}

/** Ranges are half-open epoch ms (an `until` date is already included); ±Infinity where empty. */
export interface RosterRow {
  readonly person: string;
  readonly name: string;
  readonly email: string;
  readonly team: string;
  readonly party: string;
  /** Empty: none is given for this person. */
  readonly calendar: string;
  readonly from: number;
  readonly until: number;
  readonly place: { readonly file: string; readonly line: number };
}

export interface AbsenceRow {
  readonly person: string;
  readonly from: number;
  readonly until: number;
  readonly reason: string;
  readonly place: { readonly file: string; readonly line: number };
}

export interface WaiverRow {
  /** `*`: every lead, every clause. */
  readonly leadId: string;
  readonly clause: string;
  readonly reason: string;
  readonly approvedBy: string;
  /** Epoch ms; NaN where empty: such a waiver waives nothing. */
  readonly approvedOn: number;
  readonly from: number;
  readonly until: number;
  readonly place: { readonly file: string; readonly line: number };
}
