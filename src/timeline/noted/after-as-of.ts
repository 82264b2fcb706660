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

/** `iso` writes an instant, as the samples show it. */
export function rowsAfterAsOf(
  { leads, activities, history, deals }: Tables,
  asOf: number,
  iso: (at: number) => string,
): AfterAsOf {
  const rowsByFile = new Map<string, number>();
  const findings = [
    lateRows(leads, 'created_at', asOf),
    lateRows(activities, 'occurred_at', asOf),
    lateRows(history, 'changed_at', asOf),
    lateRows(deals, 'created_at', asOf),
  ].flatMap(late => {
    countByFile(late, rowsByFile);
    return findingOf(CODE, late.rows.length, samplesOf(late, asOf, iso), { kind: late.table.kind });
  });
  return { findings: merged(findings), rowsByFile };
}

const CODE = { code: 'after_as_of', level: 'set_aside' } as const;

interface LateRows {
  readonly table: Table;
  /** The column that tells when a row of the table happened. */
  readonly column: string;
  readonly rows: readonly number[];
}

/** NaN is later than nothing. */
function lateRows(table: Table, column: string, asOf: number): LateRows {
  const at = table.times.get(column)?.at;
  const loggedAt = table.times.get('logged_at')?.at;
  const rows: number[] = [];
  for (let row = 0; row < table.length; row++) {
    if ((at?.[row] ?? 0) > asOf || (loggedAt !== undefined && (loggedAt[row] as number) > asOf)) rows.push(row);
  }
  return { table, column, rows };
}

function countByFile({ table, rows }: LateRows, rowsByFile: Map<string, number>): void {
  for (const row of rows) {
    const key = fileKey(table.kind, table.place(row).file);
    rowsByFile.set(key, (rowsByFile.get(key) ?? 0) + 1);
  }
}

function* samplesOf(
  { table, column, rows }: LateRows,
  asOf: number,
  iso: (at: number) => string,
): Generator<FindingSample> {
  for (const row of rows) {
    const happened = table.times.get(column)?.at[row] ?? 0;
    const [late, instant] =
      happened > asOf ? [column, happened] : ['logged_at', table.times.get('logged_at')?.at[row] ?? 0];
    yield { ...table.place(row), column: late, text: iso(instant) };
  }
}

/** One finding for all kinds; the first samples in the order of the kinds. */
function merged(findings: readonly Finding[]): Finding[] {
  const count = findings.reduce((sum, finding) => sum + finding.count, 0);
  const samples = findings.flatMap(finding => finding.samples);
  return findingOf(CODE, count, samples);
}
