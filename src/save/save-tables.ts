// Writes the tables of a report with DuckDB: into a database file, or as one Parquet file each.

import { openDuckdb, quotedName, quotedText, type Duckdb } from '../duckdb/duckdb.ts';
import type { Edition } from '../model/report.ts';
import { sqlTables, type SqlTable, type SqlType, type SqlValue } from './tables.ts';

/** Fills a new database file. Throws `MissingPackage`, and what DuckDB says. */
export async function saveDuckdb(edition: Edition, file: string): Promise<void> {
  const database = await openDuckdb(file, 'write');
  try {
    await fill(database, sqlTables(edition));
    await database.connection.run('checkpoint');
  } finally {
    database.close();
  }
}

/** Writes `obligations.parquet` and its like into a folder, by way of the database `scratch`. Gives their names. */
export async function saveParquet(edition: Edition, folder: string, scratch: string): Promise<readonly string[]> {
  const tables = sqlTables(edition);
  const database = await openDuckdb(scratch, 'write');
  try {
    await fill(database, tables);
    for (const { name } of tables) {
      const file = quotedText(`${folder}/${name}.parquet`);
      await database.connection.run(`copy ${quotedName(name)} to ${file} (format parquet, compression zstd)`);
    }
  } finally {
    database.close();
  }
  return tables.map(({ name }) => `${name}.parquet`);
}

/** With one thread rows stand in the order they were given, and the same rows are the same bytes. */
async function fill(database: Duckdb, tables: readonly SqlTable[]): Promise<void> {
  await database.connection.run('set threads = 1');
  for (const table of tables) await fillTable(database, table);
}

async function fillTable({ api, connection }: Duckdb, { name, columns, rows }: SqlTable): Promise<void> {
  const definitions = Object.entries(columns).map(([column, type]) => `${quotedName(column)} ${type}`);
  await connection.run(`create table ${quotedName(name)} (${definitions.join(', ')})`);
  const appender = await connection.createAppender(name);
  const types = Object.values(columns);
  const append = types.map(type => APPEND[type]);
  let values: DuckdbValue[][] = types.map(() => []);
  const flush = (): void => {
    const chunk = api.DuckDBDataChunk.create(
      types.map(type => api[type]),
      values[0]?.length ?? 0,
    );
    values.forEach((column, place) => chunk.setColumnValues(place, column));
    appender.appendDataChunk(chunk);
    values = types.map(() => []);
  };
  for (const row of rows()) {
    row.forEach((value, place) => values[place]?.push(value === null ? null : (append[place]?.(value, api) ?? null)));
    if ((values[0]?.length ?? 0) === CHUNK) flush();
  }
  if ((values[0]?.length ?? 0) > 0) flush();
  appender.closeSync();
}

/** Rows DuckDB takes at once. */
const CHUNK = 2048;

/** What DuckDB takes for a value. */
type DuckdbValue = Parameters<InstanceType<Duckdb['api']['DuckDBDataChunk']>['setColumnValues']>[1][number];

type Append = (value: Exclude<SqlValue, null>, api: Duckdb['api']) => DuckdbValue;

const asItIs: Append = value => value;

const APPEND: Readonly<Record<SqlType, Append>> = {
  VARCHAR: asItIs,
  INTEGER: asItIs,
  DOUBLE: asItIs,
  BOOLEAN: asItIs,
  BIGINT: value => BigInt(value),
  TIMESTAMPTZ: (value, api) => new api.DuckDBTimestampTZValue(BigInt(value) * 1000n),
};
