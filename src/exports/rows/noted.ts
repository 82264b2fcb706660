// What is odd about rows that are used all the same (spec data.md, noted), as far as the rows alone show it.

import { DAY_MS } from '../../calendar/local-date.ts';
import type { DataFindingCode } from '../../findings/data-sentences.ts';
import type { Table, Tables, TableKind, TimeColumn } from '../../model/table.ts';
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
  noteMilestonesBeforeCreation(tables.leads, notebook);
  for (const kind of ['activities', 'history'] as const) noteLoggedLate(tables[kind], notebook);
}

function noteBeforeCreation(table: Table, leads: Table, notebook: Notebook): void {
  const time = table.times.get(happenedAt(table.kind));
  const created = leads.times.get('created_at');
  if (time === undefined || created === undefined) return;
  for (let row = 0; row < table.length; row++) {
    const lead = table.lead[row] as number;
    if (lead < 0) continue;
    if (isBefore({ time, row }, created.at[lead] as number))
      note('before_lead_creation', table, { row, column: null }, notebook);
  }
}

function noteMilestonesBeforeCreation(leads: Table, notebook: Notebook): void {
  const created = leads.times.get('created_at');
  for (const [name, time] of leads.times) {
    if (!name.startsWith('milestone:') || created === undefined) continue;
    for (let row = 0; row < leads.length; row++) {
      if (!isBefore({ time, row }, created.at[row] as number)) continue;
      note('before_lead_creation', leads, { row, column: name.slice('milestone:'.length) }, notebook);
    }
  }
}

/** Only what is certain: the end of a day against the beginning of one. */
function isBefore({ time, row }: { readonly time: TimeColumn; readonly row: number }, at: number): boolean {
  return (time.at[row] as number) < at && (time.dayEnds?.get(row) ?? -Infinity) < at;
}

function noteLoggedLate(table: Table, notebook: Notebook): void {
  const time = table.times.get(happenedAt(table.kind));
  const logged = table.times.get('logged_at');
  if (time === undefined || logged === undefined) return;
  for (let row = 0; row < table.length; row++) {
    const happened = time.dayEnds?.get(row) ?? time.at[row] ?? NaN;
    if ((logged.at[row] as number) - happened > DAY_MS) note('logged_late', table, { row, column: null }, notebook);
  }
}

function note(
  code: DataFindingCode,
  table: Table,
  { row, column }: { readonly row: number; readonly column: string | null },
  { findings, marksOf }: Notebook,
): void {
  marksOf(table.kind).add(code, row);
  findings.add(code, () => ({ ...table.place(row), column, text: table.evidence(row) }));
}
