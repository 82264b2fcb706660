// What is odd about rows that are used all the same (spec data.md, noted), as far as the rows alone show it.

import { DAY_MS } from '../../calendar/local-date.ts';
import type { DataFindingCode } from '../../findings/data-sentences.ts';
import type { Table, Tables, TableKind } from '../../model/table.ts';
import type { FindingCounts } from '../count-findings.ts';
import { happenedAt } from '../standard-columns.ts';
import type { RowMarks } from './row-marks.ts';

type RowTables = Pick<Tables, TableKind>;

/** Where findings about rows go: counted, and marked at the row itself. */
interface Notebook {
  readonly findings: FindingCounts;
  readonly marksOf: (kind: TableKind) => RowMarks;
}

/** Looks at rows before merges move them to another lead. */
export function noteOddRows(tables: RowTables, notebook: Notebook): void {
  for (const kind of ['activities', 'history', 'deals'] as const) {
    noteBeforeCreation(tables[kind], tables.leads, notebook);
  }
  for (const kind of ['activities', 'history'] as const) noteLoggedLate(tables[kind], notebook);
}

function noteBeforeCreation(table: Table, leads: Table, notebook: Notebook): void {
  const time = table.times.get(happenedAt(table.kind));
  const created = leads.times.get('created_at');
  if (time === undefined || created === undefined) return;
  for (let row = 0; row < table.length; row++) {
    const lead = table.lead[row] as number;
    if (lead < 0) continue;
    // Only what is certain: the end of a day against the beginning of one.
    const isBefore = (time.at[row] as number) < (created.at[lead] as number);
    if (isBefore && (time.dayEnds?.get(row) ?? -Infinity) < (created.at[lead] as number)) {
      note('before_lead_creation', table, row, notebook);
    }
  }
}

function noteLoggedLate(table: Table, notebook: Notebook): void {
  const time = table.times.get(happenedAt(table.kind));
  const logged = table.times.get('logged_at');
  if (time === undefined || logged === undefined) return;
  for (let row = 0; row < table.length; row++) {
    const happened = time.dayEnds?.get(row) ?? time.at[row] ?? NaN;
    if ((logged.at[row] as number) - happened > DAY_MS) note('logged_late', table, row, notebook);
  }
}

function note(code: DataFindingCode, table: Table, row: number, { findings, marksOf }: Notebook): void {
  marksOf(table.kind).add(code, row);
  findings.add(code, () => ({ ...table.place(row), column: null, text: table.evidence(row) }));
}
