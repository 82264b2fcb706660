// What every part of an explanation asks: the agreement, the rows, what judged them, and how things are called.

import type { HolidaysOfYear } from '../calendar/compile.ts';
import type { CompileCell } from '../conditions/cell-test.ts';
import type { Agreement } from '../model/agreement.ts';
import type { Entry } from '../model/timeline.ts';
import type { Span } from '../model/span.ts';
import type { Tables } from '../model/table.ts';
import type { OpenTimes } from '../steps/open-times.ts';
import type { Roster } from '../people/roster.ts';
import type { LeadTests } from '../replay/lead-tests.ts';
import type { LeadView } from '../replay/lead-view.ts';
import type { FoundRows } from '../timeline/found-rows.ts';
import type { Place } from '../model/explanation.ts';
import { ENTRY } from '../model/timeline.ts';
import type { PeopleWords } from './words/people.ts';
import type { TimeWords } from './words/times.ts';

/** What is the same for every lead. */
export interface Subject {
  readonly agreement: Agreement;
  readonly tables: Tables;
  readonly asOf: number;
  readonly period: Span;
  readonly roster: Roster;
  readonly openTimes: OpenTimes;
  readonly holidaysOf: (calendar: string) => HolidaysOfYear;
  readonly tests: LeadTests;
  readonly compile: CompileCell;
  readonly found: FoundRows;
  /** The view of the lead whose timeline is loaded. */
  readonly lead: LeadView;
  readonly times: TimeWords;
  readonly people: PeopleWords;
}

/** One row of the lead. */
export interface LeadRow {
  readonly entry: Entry;
  readonly at: number;
  /** Without evidence: `status changed from New to MQL by mia`. */
  readonly text: string;
  readonly events: readonly string[];
  readonly leftOut: string | null;
  /** It was logged later than `report.logged_within` allows. */
  readonly isLoggedLate: boolean;
  /** Of a history row the code of the value before. */
  readonly from: number;
}

/** The lead that is being explained. */
export interface LeadSubject extends Subject {
  readonly row: number;
  /** All its rows in time order. */
  readonly rows: readonly LeadRow[];
}

export function placeOf({ tables }: Pick<Subject, 'tables'>, { kind, row }: Entry): Place {
  const table = tableOf(tables, kind);
  return { evidence: table.evidence(row), ...table.place(row) };
}

export function tableOf({ history, activities, deals, leads }: Tables, kind: number): Tables['leads'] {
  if (kind === ENTRY.history) return history;
  if (kind === ENTRY.activity) return activities;
  return kind === ENTRY.dealCreated || kind === ENTRY.dealClosed ? deals : leads;
}

/** The text of a cell; empty where the export has no such column. */
export function cellOf(table: Tables['leads'], column: string, row: number, { texts }: Tables): string {
  return texts.text(table.texts.get(column)?.[row] ?? 0).trim();
}
