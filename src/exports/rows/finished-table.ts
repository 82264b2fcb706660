// Rows that were read to the `Table` the later stages see.

import type { Table, TableKind } from '../../model/table.ts';
import type { Places } from './places.ts';
import type { RowColumns } from './row-columns.ts';

export interface ReadRows {
  readonly columns: RowColumns;
  readonly places: Places;
  /** Id of a row, empty where it has none. */
  readonly idOf: (row: number) => string;
}

export function finishedTable(kind: TableKind, { columns, places, idOf }: ReadRows): Table {
  const { length } = columns;
  const place = (row: number): { file: string; line: number } => ({ file: places.file(row), line: places.line(row) });
  return {
    kind,
    length,
    lead: columns.lead.codes.subarray(0, length),
    times: new Map([...columns.times].map(([name, column]) => [name, column.finished(length)])),
    texts: new Map([...columns.texts].map(([name, column]) => [name, column.codes.subarray(0, length)])),
    evidence: row => {
      const id = idOf(row);
      return `${places.file(row)}#${id === '' ? `L${places.line(row)}` : id}`;
    },
    place,
    findingsAt: row => columns.marks.at(row),
  };
}
