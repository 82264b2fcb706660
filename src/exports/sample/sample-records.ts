// The first rows of a Parquet file or of a table: DuckDB writes them as the CSV they would be exported as.

import { statSync } from 'node:fs';
import type { Problem } from '../../findings/problem.ts';
import { Cells } from '../csv/cells.ts';
import { openingOf } from '../csv/opening.ts';
import { RecordReader } from '../csv/read-records.ts';
import { openingProblem } from '../reading-problems.ts';
import { RecordNumbers } from '../rows/record-numbers.ts';
import { DatabaseFault } from '../sources/database-fault.ts';
import {
  duckdbRowCount,
  duckdbRows,
  type DuckdbTable,
  duckdbTables,
  parquetRowCount,
  parquetRows,
} from '../sources/duckdb-rows.ts';
import { type FileSample, MOST_BYTES, MOST_ROWS, SampledRecords } from './sample.ts';

/** Throws `MissingPackage`, `DatabaseFault`, and what the file system says. */
export async function sampleParquet(path: string): Promise<FileSample | Problem> {
  const beginning = await firstRows(parquetRows(path, MOST_ROWS + 1));
  const count = async (): Promise<number> => parquetRowCount(path);
  return sampled(path, beginning, { format: 'parquet', bytes: statSync(path).size, count });
}

export async function sampleTable(path: string, { table, isView }: DuckdbTable): Promise<FileSample | Problem> {
  const beginning = await firstRows(duckdbRows(path, { table }, MOST_ROWS + 1));
  // The database has other tables too: its size says nothing about this one.
  const count = async (): Promise<number | null> => (isView ? null : duckdbRowCount(path, table));
  return sampled(`${path}:${table}`, beginning, { format: 'duckdb', bytes: null, count });
}

/** All tables, or the one that is named. */
export async function tablesAsked(path: string, name: string | null): Promise<DuckdbTable[]> {
  const tables = await duckdbTables(path);
  if (name === null && tables.length === 0) throw new DatabaseFault('no-tables', '');
  const asked = tables.filter(({ table }) => name === null || table.toLowerCase() === name.toLowerCase());
  if (name === null || asked.length > 0) return asked;
  throw new DatabaseFault(
    'no-table',
    name,
    tables.map(({ table }) => table),
  );
}

interface FirstRows {
  readonly bytes: Uint8Array;
  /** Whether rows may follow. */
  readonly isCut: boolean;
}

async function firstRows(chunks: AsyncGenerator<Uint8Array>): Promise<FirstRows> {
  const read: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    read.push(chunk);
    length += chunk.length;
    if (length > MOST_BYTES) break;
  }
  return { bytes: Buffer.concat(read), isCut: length > MOST_BYTES };
}

const COMMA = 0x2c;

async function sampled(
  name: string,
  { bytes, isCut }: FirstRows,
  file: Pick<FileSample, 'format' | 'bytes'> & { readonly count: () => Promise<number | null> },
): Promise<FileSample | Problem> {
  const opening = openingOf(bytes, true, COMMA);
  if (opening === null || 'fault' in opening) return openingProblem(name, opening ?? { fault: 'no_header', line: 1 });
  const records = new SampledRecords(opening.names.length);
  const reader = new RecordReader(opening.dialect, new Cells(opening.names.length), {
    line: opening.line,
    sink: new RecordNumbers(records),
  });
  reader.read({ bytes, from: opening.at, to: bytes.length, isEnd: true });
  const isWhole = !isCut && records.seen === records.rows.length;
  return {
    format: file.format,
    names: opening.names.map(one => one.trim()),
    delimiter: '',
    encoding: { name: '', because: '', declare: null },
    rows: records.rows,
    odd: records.odd,
    bytes: file.bytes,
    bytesRead: null,
    rowsInAll: isWhole ? records.rows.length : await file.count(),
    isWhole,
  };
}
