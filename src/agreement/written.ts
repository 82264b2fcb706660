// The written form: the file's values as the schema lets them through, before anything is filled in.

import type { DateStyle, RowKind, Scalar } from '../model/agreement.ts';

export type OneOrMany<Value> = Value | readonly Value[];

// ---------------------------------------------------------------- values

export type WrittenTest = Scalar | readonly WrittenTest[] | WrittenOperators;

export interface WrittenOperators {
  readonly not?: WrittenTest | undefined;
  readonly contains?: Scalar | undefined;
  readonly matches?: string | undefined;
  readonly at_least?: number | undefined;
  readonly at_most?: number | undefined;
  readonly above?: number | undefined;
  readonly below?: number | undefined;
  readonly empty?: boolean | undefined;
  readonly any?: readonly WrittenTest[] | undefined;
  readonly all?: readonly WrittenTest[] | undefined;
  readonly party?: WrittenTest | undefined;
  readonly team?: WrittenTest | undefined;
  readonly person?: WrittenTest | undefined;
}

/** Keys besides these are columns with their tests. */
export interface WrittenCondition {
  readonly any?: readonly WrittenCondition[] | undefined;
  readonly all?: readonly WrittenCondition[] | undefined;
  readonly not?: WrittenCondition | undefined;
  readonly segment?: WrittenTest | undefined;
  readonly [column: string]: unknown;
}

export type WrittenChoice<Value> = Value | readonly (Value | WrittenCase<Value>)[];

export interface WrittenCase<Value> {
  readonly if: WrittenCondition;
  readonly is: Value;
}

export type WrittenEvents = OneOrMany<string>;

// ---------------------------------------------------------------- sections

export interface WrittenCalendar {
  readonly timezone?: string | undefined;
  readonly open: Readonly<Record<string, OneOrMany<string>>>;
  readonly holidays?: OneOrMany<WrittenHoliday> | undefined;
  readonly exceptions?: Readonly<Record<string, OneOrMany<string>>> | undefined;
}

export interface WrittenHoliday {
  readonly country?: string | undefined;
  readonly region?: string | undefined;
  readonly file?: string | undefined;
}

export interface WrittenSource {
  readonly file?: string | undefined;
  readonly database?: string | undefined;
  readonly query?: string | undefined;
  readonly table?: string | undefined;
  readonly preset?: string | undefined;
  readonly columns?: Readonly<Record<string, Scalar>> | undefined;
  readonly milestones?: Readonly<Record<string, Scalar>> | undefined;
  readonly timezone?: string | undefined;
  readonly dates?: DateStyle | undefined;
  readonly blank?: OneOrMany<Scalar> | undefined;
  readonly delimiter?: string | undefined;
  readonly encoding?: string | undefined;
  readonly set?: Readonly<Record<string, Scalar>> | undefined;
  readonly derive?: Readonly<Record<string, WrittenChoice<Scalar>>> | undefined;
}

export type WrittenData = { readonly [Kind in RowKind]?: OneOrMany<WrittenSource> | undefined };

/** The first key says what kind of row; other keys are columns with their tests. */
export type WrittenMatcher = Readonly<Record<string, WrittenTest>>;

export interface WrittenRange {
  readonly from?: string | undefined;
  readonly until?: string | undefined;
}

/** The keys of all kinds of clause; the schema says which belong to which. */
export interface WrittenClause {
  readonly id: string;
  readonly party: string;
  readonly promise?: string | undefined;
  readonly if?: WrittenCondition | undefined;
  readonly effective?: WrittenRange | undefined;
  readonly calendar?: WrittenChoice<string> | undefined;
  readonly target?: WrittenChoice<string> | undefined;
  readonly may_be_empty?: boolean | undefined;
  readonly when?: WrittenEvents | undefined;
  readonly expect?: WrittenEvents | undefined;
  readonly within?: WrittenChoice<string> | undefined;
  readonly warn?: string | undefined;
  readonly pause?: { readonly from: WrittenEvents; readonly until: WrittenEvents } | undefined;
  readonly cancel?: WrittenEvents | undefined;
  readonly cycle?: 'each' | 'first' | 'restart' | undefined;
  readonly on_reassign?: 'continue' | 'restart' | undefined;
  readonly look_back?: string | undefined;
  readonly at_latest?: string | { readonly within: string; readonly calendar?: string | undefined } | undefined;
  readonly times?: number | undefined;
  readonly max_gap?: string | undefined;
  readonly including?: Readonly<Record<string, number>> | undefined;
  readonly distinct?: 'day' | undefined;
  readonly until?: WrittenEvents | undefined;
  readonly never?: WrittenEvents | undefined;
  readonly between?: { readonly from: WrittenEvents; readonly until: WrittenEvents } | undefined;
  readonly outside?: string | { readonly calendar: string; readonly zone_from?: string | undefined } | undefined;
  readonly while?: WrittenCondition | undefined;
  readonly at_most?: number | undefined;
  readonly of?: WrittenEvents | undefined;
  readonly require?:
    { readonly before?: WrittenEvents | undefined; readonly lead?: WrittenCondition | undefined } | undefined;
}

export type WrittenGoalTarget = number | string | Readonly<Record<string, number | string>>;

export interface WrittenGoal {
  readonly id: string;
  readonly party: string;
  readonly promise?: string | undefined;
  readonly per?: 'month' | 'quarter' | 'year' | undefined;
  readonly calendar?: string | undefined;
  readonly if?: WrittenCondition | undefined;
  readonly at_least?: WrittenGoalTarget | undefined;
  readonly at_most?: WrittenGoalTarget | undefined;
  readonly count?: WrittenEvents | undefined;
  readonly sum?: WrittenEvents | undefined;
  readonly value?: string | Readonly<Record<string, number>> | undefined;
  readonly rate?:
    { readonly from: WrittenEvents; readonly to: WrittenEvents; readonly within: WrittenChoice<string> } | undefined;
}

export interface WrittenReport {
  readonly count_by?: 'start' | 'due' | undefined;
  readonly break_down_by?: OneOrMany<string> | undefined;
  readonly people?: 'names' | 'hidden' | undefined;
  readonly logged_within?: string | undefined;
  readonly fiscal_year_starts?: string | number | undefined;
  readonly reached?: WrittenEvents | undefined;
}

/** A whole file that the schema has let through. */
export interface Written {
  readonly slaudit: 1;
  readonly name: string;
  readonly timezone: string;
  readonly calendars?: Readonly<Record<string, WrittenCalendar>> | undefined;
  readonly data?: WrittenData | undefined;
  readonly covers?: WrittenCondition | undefined;
  readonly segments?: Readonly<Record<string, WrittenCondition>> | undefined;
  readonly events: Readonly<Record<string, unknown>>;
  readonly clauses?: readonly WrittenClause[] | undefined;
  readonly goals?: readonly WrittenGoal[] | undefined;
  readonly report?: WrittenReport | undefined;
}
