// A unit test of an agreement: one lead's life written by hand, and what the agreement must make of it
// (docs/testing-an-agreement.md). Read by agreement/test-file/, run by agreement-tests.ts.

import type { Zone } from './open-time.ts';
import type { AbsenceRow, RosterRow, WaiverRow } from './table.ts';
import type { Verdict } from './verdict.ts';

export interface AgreementTest {
  readonly name: string;
  readonly line: number;
  /** Local times are read and shown in it. */
  readonly zone: Zone;
  readonly created: TestMoment & { readonly line: number };
  /** The lead's columns as it was created with them. */
  readonly attributes: ReadonlyMap<string, string>;
  /** In file order, each change with the value it leaves behind. */
  readonly rows: readonly TestRow[];
  /** Null: those of the agreement's own files. */
  readonly roster: readonly RosterRow[] | null;
  readonly absences: readonly AbsenceRow[] | null;
  readonly waivers: readonly WaiverRow[];
  /** By calendar, in place of the agreement's holidays: date (`YYYY-MM-DD`) → name. */
  readonly holidays: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** Null: the latest instant of the timeline. */
  readonly asOf: number | null;
  /** As `--period` is written; null: everything. */
  readonly period: string | null;
  readonly expected: readonly ExpectedObligation[];
  readonly goals: readonly ExpectedGoal[];
  /** Whether a clause that is named may have obligations that are not listed. */
  readonly others: 'allowed' | 'fail';
}

/** `dayEnd` is the day's last instant where a date alone was written (data.md, Times), else null. */
export interface TestMoment {
  readonly at: number;
  readonly dayEnd: number | null;
}

/** `text` is what happened as the file says it, without its time. */
export type TestRow = { readonly line: number; readonly text: string; readonly time: TestMoment } & TestRowContent;

export type TestRowContent =
  /** `type`, `direction`, `actor`, … by their column names. */
  | { readonly kind: 'activity'; readonly columns: ReadonlyMap<string, string>; readonly loggedAt: number | null }
  | {
      readonly kind: 'change';
      readonly field: string;
      readonly from: string;
      readonly to: string;
      readonly columns: ReadonlyMap<string, string>;
    }
  | { readonly kind: 'milestone'; readonly name: string }
  | {
      readonly kind: 'deal';
      readonly what: 'created' | 'won' | 'lost';
      readonly id: string;
      readonly columns: ReadonlyMap<string, string>;
    };

export interface ExpectedObligation {
  readonly clause: string;
  readonly line: number;
  /** As the file says it, without the clause. */
  readonly text: string;
  /** `none`: the clause has no obligation at all. */
  readonly verdict: Verdict | 'none';
  readonly cells: readonly ExpectedCell[];
}

/** One thing that is looked at besides the verdict; null is an empty cell. */
export type ExpectedCell =
  | { readonly what: 'started' | 'due' | 'settled'; readonly value: number | null }
  /** Milliseconds of open time, or of lateness. */
  | { readonly what: 'elapsed' | 'late by'; readonly value: number | null }
  | { readonly what: 'owner' | 'team' | 'segment'; readonly value: string }
  /** Part of the reason's text. */
  | { readonly what: 'reason'; readonly value: string }
  | { readonly what: 'at risk'; readonly value: boolean }
  | { readonly what: 'progress' | 'cycle' | 'version'; readonly value: number };

export interface ExpectedGoal {
  readonly goal: string;
  /** `2025-10`, `2025-Q4` or `2025`. */
  readonly month: string;
  readonly line: number;
  readonly text: string;
  /** A percentage is a fraction here, as exact as it was written: `decimals` of the fraction; null for other numbers. */
  readonly value: { readonly number: number; readonly decimals: number | null } | null;
  readonly cells: readonly (
    { readonly what: 'of' | 'open'; readonly value: number } | { readonly what: 'hit'; readonly value: boolean | null }
  )[];
}
