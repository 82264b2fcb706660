// What `slaudit inspect` says about files: made by inspect/, shown by cli/, printed as JSON with snake_case keys as they stand.

import type { RowKind } from './agreement.ts';

export interface Inspection {
  readonly schema: 'slaudit-inspection/1';
  readonly files: readonly InspectedFile[];
  /** YAML: the `data:` block that reads the files, with comments where somebody has to decide. */
  readonly data: string;
}

export interface InspectedFile {
  /** A path, or a table of a database as evidence names it: `crm.duckdb:leads`. */
  readonly file: string;
  /** What a source says to read it. */
  readonly source: InspectedSource;
  /** Null where it cannot be read. */
  readonly format: 'csv' | 'ndjson' | 'parquet' | 'duckdb' | null;
  /** Null where it was read; else why not, and what to do. */
  readonly unreadable: { readonly message: string; readonly remedy: string | null } | null;
  /** Of the file; null for a table. Unpacked bytes that were read; null where a package reads as it likes. */
  readonly bytes: number | null;
  readonly bytes_read: number | null;
  /** Records looked at, how many there are (null: not known without reading them), and whether these are all. */
  readonly rows: number;
  readonly rows_in_all: number | null;
  readonly whole: boolean;
  /** Empty where cells are not parted by one. */
  readonly delimiter: string;
  readonly encoding: { readonly name: string; readonly because: string };
  /** Records that are no rows: another number of cells than the header, or broken. */
  readonly odd_rows: readonly OddRows[];
  readonly systems: readonly SystemMatch[];
  /** What its rows are taken for; null: not known. */
  readonly roles: readonly { readonly role: RowKind; readonly because: string }[];
  readonly zone: { readonly needed: boolean; readonly because: string };
  readonly dates: { readonly style: TimeStyle | null; readonly because: string };
  readonly columns: readonly InspectedColumn[];
  /** What somebody should know before the file is used. */
  readonly notes: readonly string[];
}

export type InspectedSource = { readonly file: string } | { readonly database: string; readonly table: string | null };

export interface OddRows {
  readonly what: string;
  readonly count: number;
  /** Physical line of the first. */
  readonly line: number;
}

export interface SystemMatch {
  readonly preset: string;
  readonly system: string;
  readonly title: string;
  readonly role: RowKind;
  /** Share of the headers that tell the export which the file has. */
  readonly score: number;
  readonly found: readonly string[];
  /** What it lacks: headers that tell the export, and columns that rows need. */
  readonly missing: readonly string[];
  readonly confidence: 'seen' | 'partly' | 'general';
  /** Whether the preset reads this file: nothing is missing. */
  readonly fits: boolean;
}

export type ColumnType = 'empty' | 'time' | 'date' | 'boolean' | 'integer' | 'number' | 'code' | 'text';

/** How the times of a column are written. `either`: day and month cannot be told apart; `mixed`: both orders occur. */
export type TimeStyle =
  | 'iso'
  | 'day-first'
  | 'month-first'
  | 'either'
  | 'mixed'
  | 'epoch-s'
  | 'epoch-ms'
  | 'twelve-hour'
  | 'two-digit-year'
  | 'one-digit-hour';

export interface InspectedColumn {
  readonly name: string;
  readonly type: ColumnType;
  /** Share of the rows in which it is empty. */
  readonly empty: number;
  /** Distinct values among the rows looked at; `more` where counting stopped there. */
  readonly distinct: number;
  readonly more: boolean;
  readonly samples: readonly string[];
  readonly time: TimeEvidence | null;
}

export interface TimeEvidence {
  readonly style: TimeStyle;
  /** Cells that are such times, of those that are not empty. */
  readonly times: number;
  readonly of: number;
  readonly offsets: 'all' | 'some' | 'none';
  /** Cells that are a date without a time of day. */
  readonly dates_alone: number;
  /** Rows that tell the order of day and month, at most three. */
  readonly decided_by: readonly { readonly line: number; readonly text: string }[];
}
