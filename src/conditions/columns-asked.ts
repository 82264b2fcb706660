// What a clause asks of the exports: every column that decides about its obligations, and the kinds of rows it looks at.

import type { Agreement, Clause, EventMatcher, MatchedRow } from '../model/agreement.ts';
import type { AskedColumn } from '../model/obligation.ts';
import type { TableKind } from '../model/table.ts';
import { eventsOf } from './clause-events.ts';
import { columnsOf } from './columns-used.ts';
import { columnsTestedBy } from './tested-columns.ts';

/** The rows that can be an event of such a matcher. */
export const KIND_OF_ROW: Readonly<Record<MatchedRow['kind'], TableKind>> = {
  activity: 'activities',
  becomes: 'history',
  change: 'history',
  'lead-created': 'leads',
  milestone: 'leads',
  deal: 'deals',
};

type Asking = Pick<Agreement, 'covers' | 'segments' | 'events'>;

/** Each once, in the order in which the clause comes to them; a column of the leads is an attribute of the lead. */
export function columnsAskedBy(clause: Clause, agreement: Asking): AskedColumn[] {
  const attributes = [...columnsOf(agreement.covers), ...attributesReadBy(clause, agreement)];
  return distinct([
    ...attributes.map(column => ({ kind: 'leads' as const, column })),
    ...matchersOf(clause, agreement).flatMap(columnsMatched),
  ]);
}

/** Attributes whose value at an instant decides about an obligation of the clause: of one without history, today's does. */
export function attributesReadBy(clause: Clause, agreement: Pick<Agreement, 'segments' | 'events'>): readonly string[] {
  return [
    ...columnsTestedBy(clause, agreement.segments),
    ...(runsOnOwner(clause) ? ['owner'] : []),
    ...matchersOf(clause, agreement).flatMap(attributesMatched),
  ];
}

/** A lead is created with a value; a change of it is told by rows alone. */
function attributesMatched({ row, columns }: EventMatcher): readonly string[] {
  if (row.kind === 'becomes') return [row.field];
  return KIND_OF_ROW[row.kind] === 'leads' ? columns.map(({ column }) => column) : [];
}

/** Columns that `covers`, any segment or any clause asks for. */
export function columnsAsked({ clauses, ...agreement }: Asking & Pick<Agreement, 'clauses'>): AskedColumn[] {
  const conditions = [agreement.covers, ...agreement.segments.map(({ condition }) => condition)];
  return distinct([
    ...conditions.flatMap(columnsOf).map(column => ({ kind: 'leads' as const, column })),
    ...clauses.flatMap(clause => columnsAskedBy(clause, agreement)),
  ]);
}

/** Kinds of rows that the events of a clause are found among. */
export function kindsAskedBy(clause: Clause, agreement: Pick<Agreement, 'events'>): ReadonlySet<TableKind> {
  return new Set(matchersOf(clause, agreement).map(({ row }) => KIND_OF_ROW[row.kind]));
}

/** Whether the hours of the clause are those of whoever owns the lead. */
export function runsOnOwner(clause: Clause): boolean {
  return 'calendar' in clause && clause.calendar.some(({ is }) => is === 'owner');
}

function matchersOf(clause: Clause, { events }: Pick<Agreement, 'events'>): readonly EventMatcher[] {
  return eventsOf(clause).flatMap(event => events.get(event)?.matchers ?? []);
}

function columnsMatched({ row, columns }: EventMatcher): AskedColumn[] {
  return [
    ...fieldsOf(row).map(column => ({ kind: 'leads' as const, column })),
    ...columns.map(({ column }) => ({ kind: KIND_OF_ROW[row.kind], column })),
  ];
}

function fieldsOf(row: MatchedRow): string[] {
  if (row.kind === 'milestone') return [`milestone:${row.name}`];
  return row.kind === 'becomes' || row.kind === 'change' ? [row.field] : [];
}

function distinct(columns: readonly AskedColumn[]): AskedColumn[] {
  return [...new Map(columns.map(asked => [`${asked.kind}.${asked.column}`, asked])).values()];
}
