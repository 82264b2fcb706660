// The one place that knows DuckDB, an optional package of 70 MB: loaded when a job needs it, and kept away from the network.

import type * as DuckdbApi from '@duckdb/node-api';
import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { optionalPackage } from '../findings/missing-package.ts';

export type { DuckDBConnection, DuckDBPreparedStatement } from '@duckdb/node-api';

/** An open database; statements are SQL of our own, or what `singleQuery` has let through. */
export interface Duckdb {
  readonly api: typeof DuckdbApi;
  readonly connection: DuckDBConnection;
  close(): void;
}

/** Times without a zone are read in the session's: that is UTC everywhere, so that no machine changes a byte. */
const SESSION = [
  'set autoinstall_known_extensions = false',
  'set autoload_known_extensions = false',
  `set timezone = 'UTC'`,
  `set memory_limit = '1GB'`,
];

/** Throws `MissingPackage`. */
export function loadDuckdb(): Promise<typeof DuckdbApi> {
  return optionalPackage('@duckdb/node-api', () => import('@duckdb/node-api'));
}

/** Opens a database, or one in memory. Throws `MissingPackage`, and what DuckDB says. */
export async function openDuckdb(path: string | null, access: 'read' | 'write'): Promise<Duckdb> {
  const api = await loadDuckdb();
  const options = access === 'read' && path !== null ? { access_mode: 'READ_ONLY' } : {};
  const instance = await api.DuckDBInstance.create(path ?? ':memory:', options);
  const connection = await instance.connect();
  for (const statement of SESSION) await connection.run(statement);
  return { api, connection, close: () => closeBoth(connection, instance) };
}

/** From here on no statement reaches a file but the open database, nor changes a setting. */
export async function lockDuckdb({ connection }: Duckdb): Promise<void> {
  await connection.run('set enable_external_access = false');
  await connection.run('set lock_configuration = true');
}

function closeBoth(connection: DuckDBConnection, instance: DuckDBInstance): void {
  connection.closeSync();
  instance.closeSync();
}

/** A name in SQL. */
export function quotedName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A text in SQL. */
export function quotedText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
