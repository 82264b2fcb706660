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
  const attributes = [
    ...columnsOf(agreement.covers),
    ...columnsTestedBy(clause, agreement.segments),
    ...(runsOnOwner(clause) ? ['owner'] : []),
  ];
  return distinct([
    ...attributes.map(column => ({ kind: 'leads' as const, column })),
    ...matchersOf(clause, agreement).flatMap(columnsMatched),
  ]);
}

/** Columns that any clause or segment asks for. */
export function columnsAsked({ clauses, ...agreement }: Asking & Pick<Agreement, 'clauses'>): AskedColumn[] {
  const ofSegments = agreement.segments.flatMap(({ condition }) => columnsOf(condition));
  return distinct([
    ...ofSegments.map(column => ({ kind: 'leads' as const, column })),
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
