// What a preset is: facts about one kind of export of one system, as data. Each system has a file beside this one.

import type { DateStyle, Scalar } from '../../model/agreement.ts';
import type { TableKind } from '../../model/table.ts';

/** How sure the facts are: a vendor's source or a real file was read; headers or format partly confirmed; general knowledge only. */
export type Confidence = 'seen' | 'partly' | 'general';

/** By header, the texts a cell of it may have or may not have, in lower, upper or their own case. All must hold. */
export type CellsAre = Readonly<Record<string, readonly string[] | { readonly not: readonly string[] }>>;

export interface PresetCase {
  readonly if: CellsAre;
  readonly is: Scalar;
}

/** Why rows of a file are set aside: findings of that code. */
export type SkipCode = 'other_rows' | 'not_done';

/** Which headers tell the export: all of `all`, at least one of each list in `oneOf`, none of `none`. */
export interface Signature {
  readonly all: readonly string[];
  readonly oneOf?: readonly (readonly string[])[];
  readonly none?: readonly string[];
}

/** Changes to the records of a file before they are rows; each is a file in exports/reshape/. */
export type Reshape =
  /** Records at the end of the file that are no rows: one of them, all of one cell, matches a pattern. */
  | { readonly kind: 'footer'; readonly patterns: readonly RegExp[] }
  /** Members of a JSON object in a cell become columns `HEADER.KEY`. */
  | { readonly kind: 'json-cell'; readonly header: string; readonly keys: readonly string[] }
  /** Several lead ids in one cell: a row for each. */
  | { readonly kind: 'row-per-lead'; readonly header: string; readonly separator: string }
  /** Records that continue the one before have an empty cell: the cell before stands for it. */
  | { readonly kind: 'carry-down'; readonly header: string }
  /** Date columns, one a stage: a row for each that is filled, with the columns `Stage field`, `Stage`, `Date entered`. */
  | { readonly kind: 'stage-dates'; readonly fields: readonly StageHeader[] };

/** Headers of date columns; the group `stage` of the pattern is the stage's name. */
export interface StageHeader {
  readonly pattern: RegExp;
  readonly field: string;
}

/** What cannot be known from the export, because the system does not write it. */
export type Untold =
  /** Old values: only the last one is there. */
  | 'earlier-values'
  /** A stage entered twice shows its last entry alone. */
  | 'earlier-entries'
  /** Which side an activity came from, on some rows or all. */
  | 'direction';

export interface Preset {
  /** As `preset:` names it: the system, then the kind of export. */
  readonly name: string;
  readonly system: string;
  /** What people call the export. */
  readonly title: string;
  readonly role: TableKind;
  readonly confidence: Confidence;
  /** Where the facts are from. */
  readonly evidence: string;
  readonly signature: Signature;
  /** Standard or attribute name → header; of several the first that the file has. */
  readonly columns: Readonly<Record<string, string | readonly string[]>>;
  /** Columns whose cell may be empty: then the cell of the next of these headers counts, row by row. */
  readonly firstFilled?: Readonly<Record<string, readonly string[]>>;
  readonly set?: Readonly<Record<string, Scalar>>;
  readonly derive?: Readonly<Record<string, readonly PresetCase[]>>;
  /** Rows that are none of the role's. */
  readonly skip?: readonly { readonly if: CellsAre; readonly because: SkipCode }[];
  readonly milestones?: Readonly<Record<string, string>>;
  /** Null: as the exporting user's settings say, so that the source has to. */
  readonly dates: DateStyle | null;
  /** Zone of times without an offset; `in-value`: there are none; null: the exporting user's, so that the source has to say. */
  readonly zone: 'in-value' | 'UTC' | null;
  readonly blank?: readonly string[];
  /** How ids are written, where equal ids can be written differently. */
  readonly ids?: 'salesforce' | 'guid';
  /** Header of another id or name under which other rows know the lead. */
  readonly alias?: string;
  /** A mark put before texts that a spreadsheet would take for a formula. */
  readonly guard?: string;
  /** Times such as `2024-03-04 02:00:00 PM`. */
  readonly twelveHourTimes?: true;
  readonly reshape?: Reshape;
  /** Attributes of a lead that change in time while this export has today's value. */
  readonly changing?: readonly string[];
  /** The system writes a change of a lookup twice, once with names and once with ids. */
  readonly twins?: true;
  readonly untold?: readonly Untold[];
  /** What somebody who reads this export should know, one sentence each. */
  readonly notes: readonly string[];
}
