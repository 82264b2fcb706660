// Columns that the agreement asks for: those no export has, and those of the leads that no history records.

import { KIND_OF_ROW } from '../conditions/columns-asked.ts';
import { nearest } from '../findings/nearest.ts';
import type { Agreement, EventMatcher } from '../model/agreement.ts';
import type { Tables } from '../model/table.ts';
import type { ColumnFit, MissingColumn, TableSpan } from './fit.ts';

type TableKind = TableSpan['kind'];

export interface AskedColumns {
  readonly agreement: Agreement;
  /** Column of the leads → the clauses and segments that test it. */
  readonly tested: ReadonlyMap<string, readonly string[]>;
}

/** Names that columns of a kind have in the files. */
export type HeadersOf = (kind: TableKind) => readonly string[];

export function missingColumns(asked: AskedColumns, tables: Tables, headersOf: HeadersOf): MissingColumn[] {
  const fields = fieldsOf(tables);
  const isMissing = (kind: TableKind, column: string): boolean =>
    !tables[kind].texts.has(column) && !(kind === 'leads' && fields.has(column));
  return (['leads', 'history', 'activities', 'deals'] as const).flatMap(kind => {
    const names = kind === 'leads' ? [...headersOf(kind), ...fields] : headersOf(kind);
    return [...columnsAsked(kind, asked)]
      .filter(([column]) => isMissing(kind, column))
      .map(([column, askedBy]) => ({ kind, column, askedBy, nearest: nearest(column, names) }));
  });
}

/** Tested as of an instant, but only known as of today. */
export function columnsWithoutHistory({ tested }: AskedColumns, tables: Tables): ColumnFit[] {
  const fields = fieldsOf(tables);
  return [...tested]
    .filter(([column]) => tables.leads.texts.has(column) && !fields.has(column))
    .map(([column, askedBy]) => ({ column, askedBy }));
}

function fieldsOf({ history, texts }: Tables): ReadonlySet<string> {
  return new Set([...new Set(history.texts.get('field') ?? [])].map(code => texts.text(code)));
}

/** Columns of one kind of row with who asks for them, in the agreement's order. */
function columnsAsked(kind: TableKind, { agreement, tested }: AskedColumns): Map<string, string[]> {
  const asked = new Map<string, string[]>();
  const note = (column: string, by: string): void => {
    const known = asked.get(column) ?? [];
    if (!known.includes(by)) asked.set(column, [...known, by]);
  };
  if (kind === 'leads') for (const [column, names] of tested) for (const name of names) note(column, name);
  for (const { name, matchers } of agreement.events.values()) {
    for (const matcher of matchers) for (const column of columnsOf(matcher, kind)) note(column, `event ${name}`);
  }
  for (const { id, measure } of agreement.goals) {
    const isOfDeals = measure.kind === 'sum' && goesOverDeals(agreement, measure.event);
    if (measure.kind !== 'sum' || measure.value.kind !== 'column') continue;
    if (kind === (isOfDeals ? 'deals' : 'leads')) note(measure.value.column, `goal ${id}`);
  }
  return asked;
}

/** A change of a field needs the field itself among the leads' columns or in their history. */
function columnsOf({ row, columns }: EventMatcher, kind: TableKind): readonly string[] {
  const field = kind === 'leads' && (row.kind === 'becomes' || row.kind === 'change') ? [row.field] : [];
  return [...field, ...(KIND_OF_ROW[row.kind] === kind ? columns.map(({ column }) => column) : [])];
}

function goesOverDeals({ events }: Agreement, names: readonly string[]): boolean {
  return names.some(name => events.get(name)?.matchers.some(({ row }) => row.kind === 'deal') === true);
}
