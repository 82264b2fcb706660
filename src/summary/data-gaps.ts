// What the data cannot tell of what a clause asks (spec data.md, noted): attributes without history, columns and kinds of
// rows that were not exported, or that the system keeps back.

import { columnsAskedBy, kindsAskedBy } from '../conditions/columns-asked.ts';
import { isNotTold, lacksHistory } from '../conditions/columns-told.ts';
import type { Agreement, Clause } from '../model/agreement.ts';
import type { AskedColumn, Judgement, ToldColumn } from '../model/obligation.ts';
import type { ClauseReport } from '../model/report.ts';
import type { TableKind } from '../model/table.ts';

export type DataGaps = Pick<ClauseReport, 'without_history' | 'not_told'>;

/** Kinds of rows that may be exported or not; without any history it is the attributes that are known as of today alone. */
const WHOLE_KINDS: readonly TableKind[] = ['activities', 'deals'];

/** Of a clause by its id, all of its versions together. */
export function dataGaps(agreement: Agreement, { header, tail }: Judgement): (id: string) => DataGaps {
  const told = new Map(tail.parts.columns.map(column => [nameOf(column), column]));
  const exported = new Set(header.inputs.map(({ kind }) => kind));
  const isMissing = (kind: TableKind): boolean => WHOLE_KINDS.includes(kind) && !exported.has(kind);
  return id => {
    const versions = agreement.clauses.filter(clause => clause.id === id);
    const asked = versions.flatMap(clause => columnsToldTo(clause, agreement, told));
    const kinds = versions.flatMap(clause => [...kindsAskedBy(clause, agreement)]).filter(isMissing);
    const columns = asked.filter(({ kind }) => !isMissing(kind));
    return {
      without_history: distinct(asked.filter(lacksHistory).map(({ column }) => column)),
      not_told: distinct([...kinds, ...columns.filter(isNotTold).map(shownName), ...columns.flatMap(entriesNotTold)]),
    };
  };
}

function columnsToldTo(clause: Clause, agreement: Agreement, told: ReadonlyMap<string, ToldColumn>): ToldColumn[] {
  return columnsAskedBy(clause, agreement).flatMap(column => told.get(nameOf(column)) ?? []);
}

function entriesNotTold(column: ToldColumn): string[] {
  return column.lastAlone && !isNotTold(column) ? [`${shownName(column)} (earlier entries)`] : [];
}

function shownName({ kind, column }: AskedColumn): string {
  return `${kind}.${column.replace(/^milestone:/, '')}`;
}

function nameOf({ kind, column }: AskedColumn): string {
  return `${kind}.${column}`;
}

function distinct(names: readonly string[]): string[] {
  return [...new Set(names)];
}
