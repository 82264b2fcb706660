// Rows that came, or were known, only after as-of: left out, and counted file by file (verdicts.md, first paragraph).

import type { Finding, FindingSample } from '../../findings/finding.ts';
import { findingOf } from '../../findings/samples.ts';
import type { Table, Tables } from '../../model/table.ts';

export interface AfterAsOf {
  readonly findings: readonly Finding[];
  /** Rows left out, by kind and file. */
  readonly rowsByFile: ReadonlyMap<string, number>;
}

/** Key of `rowsByFile`. */
export function fileKey(kind: string, file: string): string {
  return `${kind} ${file}`;
}

export function rowsAfterAsOf({ leads, activities, history, deals }: Tables, asOf: number): AfterAsOf {
  const rowsByFile = new Map<string, number>();
  const late = [
    ...lateRows(leads, 'created_at', asOf),
    ...lateRows(activities, 'occurred_at', asOf),
    ...lateRows(history, 'changed_at', asOf),
    ...lateRows(deals, 'created_at', asOf),
  ];
  for (const { table, row } of late) {
    const key = fileKey(table.kind, table.place(row).file);
    rowsByFile.set(key, (rowsByFile.get(key) ?? 0) + 1);
  }
  const findings = (['leads', 'activities', 'history', 'deals'] as const).flatMap(kind => {
    const rows = late.filter(({ table }) => table.kind === kind);
    return findingOf({ code: 'after_as_of', level: 'set_aside' }, rows.length, samplesOf(rows), { kind });
  });
  return { findings: merged(findings), rowsByFile };
}

interface LateRow {
  readonly table: Table;
  readonly row: number;
  readonly column: string;
}

function lateRows(table: Table, column: string, asOf: number): LateRow[] {
  const at = table.times.get(column)?.at;
  const loggedAt = table.times.get('logged_at')?.at;
  const rows: LateRow[] = [];
  for (let row = 0; row < table.length; row++) {
    if ((at?.[row] ?? 0) > asOf) rows.push({ table, row, column });
    else if ((loggedAt?.[row] ?? 0) > asOf) rows.push({ table, row, column: 'logged_at' });
  }
  return rows;
}

function* samplesOf(rows: readonly LateRow[]): Generator<FindingSample> {
  for (const { table, row, column } of rows) {
    const instant = table.times.get(column)?.at[row] ?? 0;
    yield { ...table.place(row), column, text: new Date(instant).toISOString() };
  }
}

/** One finding for all kinds; the first samples in the order of the kinds. */
function merged(findings: readonly Finding[]): Finding[] {
  const count = findings.reduce((sum, finding) => sum + finding.count, 0);
  const samples = findings.flatMap(finding => finding.samples);
  return findingOf({ code: 'after_as_of', level: 'set_aside' }, count, samples);
}
