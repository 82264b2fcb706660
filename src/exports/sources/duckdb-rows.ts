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
import type { OpenBytes } from '../bytes/open-bytes.ts';
import type { DatabaseQuery } from './database-query.ts';
import { DatabaseFault } from './database-fault.ts';
import { headerLine, positionalNames, type TypedColumn } from './quoted-rows.ts';

/** A Parquet file's rows, in its order. The hash is the file's. */
export function openParquet(path: string): OpenBytes {
  const hash = createHash('sha256');
  return opened(hash, async function* chunks() {
    const database = await openDuckdb(null, 'read');
    try {
      // A glob is resolved before it comes here: what looks like one is part of the file's name.
      const file = path.replaceAll(/[*?[]/g, '[$&]');
      yield* rowsOf(database, `from read_parquet(${quotedText(file)}, hive_partitioning = false)`);
    } finally {
      database.close();
    }
    for await (const chunk of createReadStream(path)) hash.update(chunk as Uint8Array);
  });
}

/** The rows of a table or query. The hash is theirs, since a database file changes with tables nobody asked for. */
export function openDuckdbFile(path: string, { asks }: DatabaseQuery): OpenBytes {
  const hash = createHash('sha256');
  return opened(hash, async function* chunks() {
    if (!(await isDuckdb(path))) throw new DatabaseFault('not-duckdb', '');
    const database = await openDuckdb(path, 'read');
    try {
      // Threads finish in any order: a query without `order by` would change with them.
      await database.connection.run('set threads = 1');
      await lockDuckdb(database);
      const query = 'query' in asks ? asks.query : `from ${await tableName(database, asks.table)}`;
      for await (const chunk of rowsOf(database, query)) {
        hash.update(chunk);
        yield chunk;
      }
    } finally {
      database.close();
    }
  });
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
  const there = await connection.runAndReadAll(
    `select table_name from information_schema.tables where table_schema not in ('information_schema', 'pg_catalog') order by all`,
  );
  const known = there.getRows().map(([name]) => String(name));
  const asked = (parts.at(-1) ?? '').replaceAll('"', '').toLowerCase();
  if (!known.some(name => name.toLowerCase() === asked)) throw new DatabaseFault('no-table', table, known);
  return names.join('.');
}

/** Header and rows of a query that DuckDB has found to be a single one. */
async function* rowsOf({ api, connection }: Duckdb, query: string): AsyncGenerator<Uint8Array> {
  const statement = await prepared(connection, query);
  if (statement.statementType !== api.StatementType.SELECT) throw new DatabaseFault('no-rows-asked', query);
  const columns = columnsOf(statement);
  yield headerLine(columns);
  const result = await streamed(
    connection,
    `select ${quotedRow(columns)} from (${query}\n) as q(${positionalNames(columns)})`,
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

/** The first line: what follows points at places in SQL that nobody wrote. */
function said(error: unknown): string {
  return error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
}

function columnsOf(statement: DuckDBPreparedStatement): TypedColumn[] {
  return Array.from({ length: statement.columnCount }, (_, column) => ({
    name: statement.columnName(column),
    type: statement.columnType(column).toString().toUpperCase(),
  }));
}

/** One text a row: every cell in quotes, an absent value as an empty one (`concat` takes null for that). */
function quotedRow(columns: readonly TypedColumn[]): string {
  const cells = columns.map(({ type }, place) => {
    const text = cellText(`c${place}`, type);
    return NEVER_QUOTED.test(type) ? text : `if(contains(${text}, '"'), replace(${text}, '"', '""'), ${text})`;
  });
  return `concat('"', ${cells.join(`, '","', `)}, '"', chr(10))`;
}

/** Types whose texts hold no quote. */
const NEVER_QUOTED = /^(BOOLEAN|DATE|DOUBLE|FLOAT|U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|DECIMAL|TIMESTAMP|UUID)/;

/** A value as data.md reads it: ISO times to the millisecond, numbers without exponent, nested values as JSON. */
function cellText(column: string, type: string): string {
  if (type === 'VARCHAR' || type.startsWith('ENUM')) return column;
  if (type === 'TIMESTAMP WITH TIME ZONE' || type === 'TIMESTAMPTZ') return timeText(column, 'timestamptz', 'Z');
  if (type.startsWith('TIMESTAMP')) return timeText(`${column}::timestamp`, 'timestamp', '');
  if (type === 'DOUBLE' || type === 'FLOAT') return floatText(column);
  if (type === 'BLOB') return `coalesce(try(decode(${column})), ${column}::varchar)`;
  if (/\]$|^(STRUCT|MAP|UNION)\b/.test(type)) return `to_json(${column})::varchar`;
  return `${column}::varchar`;
}

/** Years that ISO writes with four digits; what is not among them stays as DuckDB says it, and is no time to read. */
function timeText(column: string, type: string, offset: string): string {
  const isWritten = `${column} between ${type} '0001-01-01 00:00:00' and ${type} '9999-12-31 23:59:59.999999'`;
  return `case when ${isWritten} then strftime(${column}, '%Y-%m-%dT%H:%M:%S.%g${offset}') else ${column}::varchar end`;
}

/** The shortest digits that say the number, as every other system writes them: 1000 rather than 1000.0, no exponent. */
function floatText(column: string): string {
  const text = `${column}::varchar`;
  const digits = `replace(replace(split_part(${text}, 'e', 1), '.', ''), '-', '')`;
  const exponent = `split_part(${text}, 'e', 2)::int`;
  const sign = `if(${column} < 0, '-', '')`;
  return `case when ${column} = trunc(${column}) and abs(${column}) < 1e15 then ${column}::bigint::varchar
    when not contains(${text}, 'e') then regexp_replace(${text}, '\\.0$', '')
    when ${exponent} < 0 then ${sign} || '0.' || repeat('0', -${exponent} - 1) || ${digits}
    when length(${digits}) <= ${exponent} + 1 then ${sign} || rpad(${digits}, ${exponent} + 1, '0')
    else ${sign} || ${digits}[:${exponent} + 1] || '.' || ${digits}[${exponent} + 2:] end`;
}
