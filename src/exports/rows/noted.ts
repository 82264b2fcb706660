// What is odd about rows that are used all the same (spec data.md, noted), as far as the rows alone show it.

import type { DataFindingCode } from '../../findings/data-sentences.ts';
import type { Table, Tables, TableKind } from '../../model/table.ts';
import type { FindingCounts } from '../count-findings.ts';
import { happenedAt } from '../standard-columns.ts';

const DAY_MS = 86_400_000;
const KINDS = ['leads', 'activities', 'history', 'deals'] as const;

type RowTables = Pick<Tables, TableKind>;

/** Looks at rows before merges move them to another lead. */
export function noteOddRows(tables: RowTables, findings: FindingCounts): void {
  noteFilesThatEndApart(tables, findings);
  for (const kind of ['activities', 'history', 'deals'] as const) {
    noteBeforeCreation(tables[kind], tables.leads, findings);
  }
  for (const kind of ['activities', 'history'] as const) noteLoggedLate(tables[kind], findings);
  noteLateHistory(tables, findings);
}

function noteFilesThatEndApart(tables: RowTables, findings: FindingCounts): void {
  const ends = KINDS.map(kind => ({ kind, ...lastRow(tables[kind]) })).filter(end => end.row !== -1);
  const latest = Math.max(...ends.map(end => end.at));
  for (const { kind, row, at } of ends) {
    if (latest - at <= DAY_MS) continue;
    const { file, line } = tables[kind].place(row);
    findings.add('files_end_apart', () => ({ file, line, column: happenedAt(kind), text: new Date(at).toISOString() }));
  }
}

/** The latest row of a table by any time but when it was logged; -1 where it has none. Of a date alone, its day's end. */
function lastRow(table: Table): { readonly row: number; readonly at: number } {
  let row = -1;
  let at = -Infinity;
  for (const [name, time] of table.times) {
    if (name === 'logged_at') continue;
    for (let candidate = 0; candidate < table.length; candidate++) {
      const end = time.dayEnds?.get(candidate) ?? time.at[candidate] ?? NaN;
      if (end > at) [row, at] = [candidate, end];
    }
  }
  return { row, at };
}

function noteBeforeCreation(table: Table, leads: Table, findings: FindingCounts): void {
  const time = table.times.get(happenedAt(table.kind));
  const created = leads.times.get('created_at');
  if (time === undefined || created === undefined) return;
  for (let row = 0; row < table.length; row++) {
    const lead = table.lead[row] as number;
    if (lead < 0) continue;
    // Only what is certain: the end of a day against the beginning of one.
    const isBefore = (time.at[row] as number) < (created.at[lead] as number);
    if (isBefore && (time.dayEnds?.get(row) ?? -Infinity) < (created.at[lead] as number)) {
      note('before_lead_creation', table, row, findings);
    }
  }
}

function noteLoggedLate(table: Table, findings: FindingCounts): void {
  const time = table.times.get(happenedAt(table.kind));
  const logged = table.times.get('logged_at');
  if (time === undefined || logged === undefined) return;
  for (let row = 0; row < table.length; row++) {
    const happened = time.dayEnds?.get(row) ?? time.at[row] ?? NaN;
    if ((logged.at[row] as number) - happened > DAY_MS) note('logged_late', table, row, findings);
  }
}

/** Leads that are older than the whole history export: nobody saw what became of them at first. */
function noteLateHistory({ leads, history }: RowTables, findings: FindingCounts): void {
  const changed = history.times.get('changed_at');
  const created = leads.times.get('created_at');
  if (changed === undefined || created === undefined || history.length === 0) return;
  const begins = changed.at.reduce((earliest, at) => Math.min(earliest, at), Infinity);
  for (let row = 0; row < leads.length; row++) {
    if (begins - (created.at[row] as number) > DAY_MS) note('history_starts_late', leads, row, findings);
  }
  if (findings.has('history_starts_late'))
    findings.setFacts('history_starts_late', { begins: new Date(begins).toISOString() });
}

function note(code: DataFindingCode, table: Table, row: number, findings: FindingCounts): void {
  findings.add(code, () => ({ ...table.place(row), column: null, text: table.evidence(row) }));
}
