// Rows of Parquet files and DuckDB databases as CSV bytes: DuckDB writes each value as data.md reads it, and streams.

import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import {
  lockDuckdb,
  openDuckdb,
  quotedName,
  quotedText,
  type Duckdb,
  type DuckDBConnection,
  type DuckDBPreparedStatement,
} from '../../duckdb/duckdb.ts';
import { MissingPackage } from '../../findings/missing-package.ts';
import type { OpenBytes } from '../bytes/open-bytes.ts';
import type { DatabaseQuery } from './database-query.ts';
import { DatabaseFault } from './database-fault.ts';
import { quotedRow } from './duckdb-texts.ts';
import { headerLine, positionalNames, type TypedColumn } from './quoted-rows.ts';

/** A Parquet file's rows, in its order. The hash is the file's. */
export function openParquet(path: string): OpenBytes {
  const hash = createHash('sha256');
  return opened(hash, async function* chunks() {
    yield* parquetRows(path, null);
    for await (const chunk of createReadStream(path)) hash.update(chunk as Uint8Array);
  });
}

/** The rows of a table or query. The hash is theirs, since a database file changes with tables nobody asked for. */
export function openDuckdbFile(path: string, { asks }: DatabaseQuery): OpenBytes {
  const hash = createHash('sha256');
  return opened(hash, async function* chunks() {
    for await (const chunk of duckdbRows(path, asks, null)) {
      hash.update(chunk);
      yield chunk;
    }
  });
}

/** Header and rows; `most` is how many, so that no more of the file is read than they take; null: all. */
export async function* parquetRows(path: string, most: number | null): AsyncGenerator<Uint8Array> {
  const database = await openDuckdb(null, 'read');
  try {
    await refuseOtherThanParquet(path);
    yield* rowsOf(database, `from read_parquet(${literalPath(path)}, hive_partitioning = false)`, most);
  } catch (error) {
    const isDamaged = error instanceof DatabaseFault && error.code === 'refused';
    throw isDamaged ? new DatabaseFault('damaged-parquet', error.said) : error;
  } finally {
    database.close();
  }
}

/** As the end of the file has it. */
export async function parquetRowCount(path: string): Promise<number> {
  const database = await openDuckdb(null, 'read');
  try {
    return await numberOf(database, `select sum(num_rows) from parquet_file_metadata(${literalPath(path)})`);
  } finally {
    database.close();
  }
}

/** The same of a table or query of a database. */
export async function* duckdbRows(
  path: string,
  asks: DatabaseQuery['asks'],
  most: number | null,
): AsyncGenerator<Uint8Array> {
  const database = await openedFile(path);
  try {
    const query = 'query' in asks ? asks.query : `from ${await tableName(database, asks.table)}`;
    yield* rowsOf(database, query, most);
  } finally {
    database.close();
  }
}

/** A table or view of a database, as `table:` names it. */
export interface DuckdbTable {
  readonly table: string;
  readonly isView: boolean;
}

/** In the order of their schemas and names. */
export async function duckdbTables(path: string): Promise<DuckdbTable[]> {
  const database = await openedFile(path);
  try {
    const { connection } = database;
    const found = await connection.runAndReadAll(`select table_schema, table_name, table_type ${TABLES} order by all`);
    return found.getRows().map(([schema, name, type]) => ({
      table: [...(schema === 'main' ? [] : [String(schema)]), String(name)].map(partOfName).join('.'),
      isView: type === 'VIEW',
    }));
  } finally {
    database.close();
  }
}

/** Of a table; of a view it would take making all of them. */
export async function duckdbRowCount(path: string, table: string): Promise<number> {
  const database = await openedFile(path);
  try {
    return await numberOf(database, `select count(*) from ${await tableName(database, table)}`);
  } finally {
    database.close();
  }
}

const TABLES = `from information_schema.tables where table_schema not in ('information_schema', 'pg_catalog')`;

/** In quotes where it would else be taken for several parts. */
function partOfName(name: string): string {
  return /[."]/.test(name) ? quotedName(name) : name;
}

/** Read-only, and kept from every other file. */
async function openedFile(path: string): Promise<Duckdb> {
  if (!(await isDuckdb(path))) throw new DatabaseFault('not-duckdb', '');
  const database = await openDuckdb(path, 'read').catch((error: unknown) => {
    throw error instanceof MissingPackage ? error : new DatabaseFault('damaged-duckdb', said(error));
  });
  // Threads finish in any order: a query without `order by` would change with them.
  await database.connection.run('set threads = 1');
  await lockDuckdb(database);
  return database;
}

/** A glob is resolved before it comes here: what looks like one is part of the file's name. */
function literalPath(path: string): string {
  return quotedText(path.replaceAll(/[*?[]/g, '[$&]'));
}

async function numberOf({ connection }: Duckdb, sql: string): Promise<number> {
  const result = await connection.runAndReadAll(sql);
  return Number(result.getRows()[0]?.[0] ?? 0);
}

const PARQUET = 'PAR1';
const SMALLEST_PARQUET = 12;

/** It begins and ends with its name; DuckDB says of others what nobody but DuckDB can use. */
async function refuseOtherThanParquet(path: string): Promise<void> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const at = async (position: number): Promise<string> => {
      const { buffer } = await file.read(Buffer.alloc(4), 0, 4, position);
      return buffer.toString('latin1');
    };
    if (size < SMALLEST_PARQUET || (await at(0)) !== PARQUET) throw new DatabaseFault('not-parquet', '');
    if ((await at(size - 4)) !== PARQUET) throw new DatabaseFault('damaged-parquet', 'its last bytes are missing.');
  } finally {
    await file.close();
  }
}

function opened(hash: ReturnType<typeof createHash>, chunks: () => AsyncGenerator<Uint8Array>): OpenBytes {
  let bytesRead = 0;
  return {
    chunks: counted(chunks(), bytes => (bytesRead += bytes)),
    sha256: () => hash.copy().digest('hex'),
    size: null,
    bytesRead: () => bytesRead,
  };
}

async function* counted(chunks: AsyncIterable<Uint8Array>, count: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    count(chunk.length);
    yield chunk;
  }
}

const MAGIC = 'DUCK';

/** DuckDB itself would take many a file for a database of its own kind. */
async function isDuckdb(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer } = await file.read(Buffer.alloc(4), 0, 4, 8);
    return buffer.toString('latin1') === MAGIC;
  } finally {
    await file.close();
  }
}

/** The table as SQL names it; schema and table may stand with a dot between them. */
async function tableName({ connection }: Duckdb, table: string): Promise<string> {
  const parts = table.match(/"(?:[^"]|"")+"|[^.]+/g) ?? [];
  const names = parts.map(part => (part.startsWith('"') ? part : quotedName(part)));
  const there = await connection.runAndReadAll(`select table_name ${TABLES} order by all`);
  const known = there.getRows().map(([name]) => String(name));
  const last = parts.at(-1) ?? '';
  const asked = (last.startsWith('"') ? last.slice(1, -1).replaceAll('""', '"') : last).toLowerCase();
  if (!known.some(name => name.toLowerCase() === asked)) throw new DatabaseFault('no-table', table, known);
  return names.join('.');
}

/** Header and rows of a query that DuckDB has found to be a single one. */
async function* rowsOf({ api, connection }: Duckdb, query: string, most: number | null): AsyncGenerator<Uint8Array> {
  const statement = await prepared(connection, query);
  if (statement.statementType !== api.StatementType.SELECT) throw new DatabaseFault('no-rows-asked', query);
  const columns = columnsOf(statement);
  yield headerLine(columns);
  const result = await streamed(
    connection,
    `select ${quotedRow(columns)} from (${query}\n) as q(${positionalNames(columns)})${most === null ? '' : ` limit ${most}`}`,
  );
  for (;;) {
    const chunk = await result.fetchChunk();
    if (chunk === null || chunk.rowCount === 0) return;
    const lines = chunk.getColumnVector(0);
    const texts: unknown[] = [];
    for (let row = 0; row < chunk.rowCount; row++) texts.push(lines.getItem(row));
    yield Buffer.from(texts.join(''));
  }
}

async function prepared(connection: DuckDBConnection, query: string): Promise<DuckDBPreparedStatement> {
  return connection.prepare(query).catch((error: unknown) => {
    throw new DatabaseFault('refused', said(error));
  });
}

type Streamed = Awaited<ReturnType<DuckDBConnection['stream']>>;

async function streamed(connection: DuckDBConnection, sql: string): Promise<Pick<Streamed, 'fetchChunk'>> {
  const refuse = (error: unknown): never => {
    throw new DatabaseFault('refused', said(error));
  };
  const result = await connection.stream(sql).catch(refuse);
  return { fetchChunk: () => result.fetchChunk().catch(refuse) };
}

/** The first line, as a sentence: what follows points at places in SQL that nobody wrote. */
function said(error: unknown): string {
  const [first = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
  return first.replace(/[:\s]+$/, '').replace(/([^.])$/, '$1.');
}

function columnsOf(statement: DuckDBPreparedStatement): TypedColumn[] {
  return Array.from({ length: statement.columnCount }, (_, column) => ({
    name: statement.columnName(column),
    type: statement.columnType(column).toString().toUpperCase(),
  }));
}
