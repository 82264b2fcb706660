// The compiled agreement: what spec agreement.md describes, checked, with every default filled in.
// Built by agreement/, read by every other stage. Plain data: nothing here computes.

/** Where something stands in the agreement file; line and column count from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

export interface Agreement {
  readonly name: string;
  /** IANA zone: period bounds, calendar days, times without an offset. */
  readonly timeZone: string;
  /** The path as the user gave it, the folder data paths are relative to, and the file's own hash (hex). */
  readonly file: string;
  readonly folder: string;
  readonly sha256: string;
  readonly calendars: ReadonlyMap<string, CalendarDefinition>;
  readonly data: DataDefinition;
  /** `covers`: the leads the agreement is about, judged at each start; null covers all. */
  readonly covers: Condition | null;
  /** In file order: the first whose condition holds names the lead's segment. */
  readonly segments: readonly Segment[];
  readonly events: ReadonlyMap<string, EventDefinition>;
  /** Every version of every clause in file order. */
  readonly clauses: readonly Clause[];
  readonly goals: readonly Goal[];
  readonly report: ReportDefinition;
}

// ---------------------------------------------------------------- values

/** A number, text or truth value as the file wrote it. */
export type Scalar = string | number | boolean;

/** A test of one cell ("Value tests"). A number or boolean `equals` matches every way data.md writes it. */
export type ValueTest =
  | { readonly kind: 'equals'; readonly value: Scalar }
  | { readonly kind: 'any' | 'all'; readonly tests: readonly ValueTest[] }
  | { readonly kind: 'not'; readonly test: ValueTest }
  | { readonly kind: 'contains'; readonly text: string }
  | { readonly kind: 'matches'; readonly pattern: string }
  | { readonly kind: 'at_least' | 'at_most' | 'above' | 'below'; readonly number: number }
  | { readonly kind: 'empty'; readonly expected: boolean }
  /** Answered by the roster as of the row's instant; `test` is applied to the party, team or person it finds. */
  | { readonly kind: 'party' | 'team' | 'person'; readonly test: ValueTest };

/** A condition on a lead as of an instant, or (in `derive`) on one row of a file. */
export type Condition =
  | { readonly kind: 'column'; readonly column: string; readonly test: ValueTest }
  | { readonly kind: 'segment'; readonly test: ValueTest }
  | { readonly kind: 'any' | 'all'; readonly conditions: readonly Condition[] }
  | { readonly kind: 'not'; readonly condition: Condition };

/** `text` is what the file wrote. `ms` and `days` are positive. */
export type Duration =
  | { readonly unit: 'elapsed'; readonly ms: number; readonly text: string }
  | { readonly unit: 'business-time'; readonly ms: number; readonly text: string }
  | { readonly unit: 'business-days'; readonly days: number; readonly text: string }
  | { readonly unit: 'calendar-days'; readonly days: number; readonly text: string }
  /** `eod+k`: the last closing of the k-th working date after the start's; k may be 0. */
  | { readonly unit: 'end-of-business-day'; readonly days: number; readonly text: string };

/** One value, or a list of `{ if, is }`: the first whose condition holds counts (null holds always). */
export type Choice<Value> = readonly { readonly if: Condition | null; readonly is: Value }[];

export interface Segment {
  readonly name: string;
  readonly condition: Condition;
}

// ---------------------------------------------------------------- calendars

/** Local time of day in ms, half-open; `to` is at most 86,400,000 (24:00). */
export interface DayWindow {
  readonly from: number;
  readonly to: number;
}

export interface CalendarDefinition {
  readonly name: string;
  readonly timeZone: string;
  /** Seven lists, Monday first. */
  readonly week: readonly (readonly DayWindow[])[];
  readonly holidays: readonly HolidaySource[];
  /** `2025-12-24` → its windows; an empty list is closed. Wins over `week` and `holidays`. */
  readonly exceptions: ReadonlyMap<string, readonly DayWindow[]>;
  readonly position: Position;
}

export type HolidaySource =
  | { readonly kind: 'country'; readonly country: string; readonly region: string | null; readonly position: Position }
  /** CSV with columns date,name or an iCalendar `.ics`; relative to the agreement's folder. */
  | { readonly kind: 'file'; readonly file: string; readonly position: Position };

// ---------------------------------------------------------------- data

export const ROW_KINDS = ['leads', 'activities', 'history', 'deals', 'roster', 'waivers', 'absences'] as const;
export type RowKind = (typeof ROW_KINDS)[number];

/** Sources for each kind of row; null: the file named nothing for it (the standard file is read if it exists). */
export type DataDefinition = Readonly<Record<RowKind, readonly SourceDefinition[] | null>>;

export const DATE_STYLES = ['iso', 'day-first', 'month-first', 'epoch-s', 'epoch-ms'] as const;
export type DateStyle = (typeof DATE_STYLES)[number];

/** One entry under `data:` (spec data.md, Mapping). */
export interface SourceDefinition {
  readonly from:
    | { readonly kind: 'file'; readonly glob: string }
    | { readonly kind: 'database'; readonly url: string; readonly query: string | null; readonly table: string | null };
  readonly preset: string | null;
  /** Standard or attribute name → header in the file. */
  readonly columns: ReadonlyMap<string, string>;
  /** Event name → header of a date column (leads only). */
  readonly milestones: ReadonlyMap<string, string>;
  readonly timeZone: string | null;
  readonly dates: DateStyle | null;
  readonly blank: readonly string[];
  readonly delimiter: string | null;
  readonly encoding: string | null;
  readonly set: ReadonlyMap<string, Scalar>;
  /** Column → cases; the first whose condition holds (on the row's own columns) gives the value. */
  readonly derive: ReadonlyMap<string, readonly { readonly if: Condition | null; readonly is: Scalar }[]>;
  /** Of the preset where one is named. */
  readonly position: Position;
}

// ---------------------------------------------------------------- events

export interface EventDefinition {
  readonly name: string;
  /** A row is the event if any of these matches it; nested `any` is flattened. */
  readonly matchers: readonly EventMatcher[];
  readonly position: Position;
}

export interface EventMatcher {
  readonly row: MatchedRow;
  /** Every other key: a column of that row by its name (`by` is the column `actor`). All must hold. */
  readonly columns: readonly { readonly column: string; readonly test: ValueTest }[];
}

export type MatchedRow =
  | { readonly kind: 'activity'; readonly type: ValueTest }
  | { readonly kind: 'becomes'; readonly field: string; readonly to: ValueTest }
  | {
      readonly kind: 'change';
      readonly field: string;
      readonly from: ValueTest | null;
      readonly to: ValueTest | null;
    }
  | { readonly kind: 'lead-created' }
  | { readonly kind: 'milestone'; readonly name: string }
  | { readonly kind: 'deal'; readonly what: 'created' | 'won' | 'lost' };

/** Names of events, any of which counts: what a clause's `when`, `expect`, `cancel` … hold. */
export type EventNames = readonly string[];

// ---------------------------------------------------------------- clauses

export type Clause = ResponseClause | CadenceClause | NeverClause | AtMostClause | RequireClause;
export type ClauseKind = Clause['kind'];

/** Whether a clock runs for its obligations. */
export function isTimed(clause: Clause): clause is ResponseClause | CadenceClause {
  return clause.kind === 'response' || clause.kind === 'cadence';
}

export interface ClauseBase {
  readonly id: string;
  /** Counts from 1 within an id, in file order. */
  readonly version: number;
  readonly party: string;
  readonly promise: string | null;
  /** `if`: which leads it covers, judged at its start. */
  readonly if: Condition | null;
  /** Half-open, epoch ms; -Infinity and Infinity where unbounded. May be empty (never in force). */
  readonly effective: { readonly from: number; readonly until: number };
  /** Fractions of 1; the first that matches groups the obligation; empty: reported, not judged. */
  readonly target: Choice<number>;
  readonly mayBeEmpty: boolean;
  readonly position: Position;
}

/** What response and cadence share: the clock (spec verdicts.md, "The clock"). */
export interface TimedTerms {
  readonly when: EventNames;
  readonly expect: EventNames;
  readonly within: Choice<Duration>;
  /** `always`, `owner` or a calendar's name; `always` where the file names none. */
  readonly calendar: Choice<string>;
  readonly pause: { readonly from: EventNames; readonly until: EventNames } | null;
  readonly cancel: EventNames;
  readonly cycle: 'each' | 'first' | 'restart';
  readonly onReassign: 'continue' | 'restart';
  /** Fraction of the window; default 0.75. */
  readonly warn: number;
}

export interface ResponseClause extends ClauseBase, TimedTerms {
  readonly kind: 'response';
  readonly lookBack: Duration | null;
  readonly atLatest: { readonly within: Duration; readonly calendar: string } | null;
}

export interface CadenceClause extends ClauseBase, TimedTerms {
  readonly kind: 'cadence';
  readonly times: number;
  readonly maxGap: Duration | null;
  readonly including: readonly { readonly event: string; readonly times: number }[];
  readonly distinct: 'day' | null;
  readonly until: EventNames;
}

export interface NeverClause extends ClauseBase {
  readonly kind: 'never';
  readonly never: EventNames;
  readonly scope:
    | { readonly kind: 'between'; readonly from: EventNames; readonly until: EventNames }
    /** `zoneFrom`: the lead attribute that names the zone whose local hours count. */
    | { readonly kind: 'outside'; readonly calendar: string; readonly zoneFrom: string | null }
    | { readonly kind: 'while'; readonly condition: Condition };
}

export interface AtMostClause extends ClauseBase {
  readonly kind: 'at_most';
  readonly atMost: number;
  readonly of: EventNames;
  readonly within: Choice<Duration>;
  /** Gives the zone of calendar days; null: the agreement's. */
  readonly calendar: Choice<string>;
}

export interface RequireClause extends ClauseBase {
  readonly kind: 'require';
  readonly when: EventNames;
  readonly before: EventNames;
  /** Each must hold; `text` is as the file could have written it on one line. */
  readonly lead: readonly { readonly condition: Condition; readonly text: string }[];
  readonly cycle: 'each' | 'first';
}

// ---------------------------------------------------------------- goals and report

export interface Goal {
  readonly id: string;
  readonly party: string;
  readonly promise: string | null;
  readonly per: 'month' | 'quarter' | 'year';
  readonly measure:
    | { readonly kind: 'count'; readonly event: EventNames }
    | { readonly kind: 'sum'; readonly event: EventNames; readonly value: GoalValue }
    | {
        readonly kind: 'rate';
        readonly from: EventNames;
        readonly to: EventNames;
        readonly within: Choice<Duration>;
      };
  /** A calendar's name or null: the window's open time and the projection's working days. */
  readonly calendar: string | null;
  readonly if: Condition | null;
  readonly direction: 'at_least' | 'at_most';
  /** One number for every period, or one a period keyed as the file wrote it (`2025-10`, `2025-Q4`, `2025`). */
  readonly target: number | ReadonlyMap<string, number>;
  readonly position: Position;
}

export type GoalValue =
  | { readonly kind: 'column'; readonly column: string }
  | { readonly kind: 'by-segment'; readonly values: ReadonlyMap<string, number>; readonly otherwise: number };

export interface ReportDefinition {
  readonly countBy: 'start' | 'due';
  /** `person`, `team`, `segment`, `source` or a lead column. */
  readonly breakDownBy: readonly string[];
  readonly people: 'names' | 'hidden';
  /** An activity logged later than this after it happened settles nothing; null: no limit. */
  readonly loggedWithinMs: number | null;
  /** 1 (January) … 12. */
  readonly fiscalYearStarts: number;
  readonly reached: EventNames | null;
}
