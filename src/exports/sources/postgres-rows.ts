// Rows of a PostgreSQL table or query: the server writes them as CSV (COPY … TO STDOUT), which the CSV reader takes as it comes.

import { createHash } from 'node:crypto';
import type { Client, QueryConfig, QueryResult } from 'pg';
import { optionalPackage } from '../../findings/missing-package.ts';
import type { OpenBytes } from '../bytes/open-bytes.ts';
import { DatabaseFault, type DatabaseFaultCode } from './database-fault.ts';
import type { DatabaseQuery } from './database-query.ts';
import { type Login, postgresPassword } from './postgres-password.ts';
import { postgresPlace } from './postgres-url.ts';
import { headerLine, positionalNames, type TypedColumn } from './quoted-rows.ts';

/** The hash is that of the rows as the server writes them. */
export function openPostgres(query: DatabaseQuery): OpenBytes {
  const hash = createHash('sha256');
  let bytesRead = 0;
  async function* chunks(): AsyncGenerator<Uint8Array> {
    for await (const chunk of rowsOf(query)) {
      hash.update(chunk);
      bytesRead += chunk.length;
      yield chunk;
    }
  }
  return { chunks: chunks(), sha256: () => hash.copy().digest('hex'), size: null, bytesRead: () => bytesRead };
}

/** One snapshot that nothing can be written in; rows come in the order of the table, whatever else the server does. */
const SESSION = [
  'begin transaction isolation level repeatable read read only',
  `set local statement_timeout = '30min'`,
  `set local timezone = 'UTC'`,
  `set local datestyle = 'ISO, YMD'`,
  `set local intervalstyle = 'iso_8601'`,
  `set local bytea_output = 'hex'`,
  `set local extra_float_digits = 1`,
  `set local client_encoding = 'UTF8'`,
  'set local standard_conforming_strings = on',
  'set local synchronize_seqscans = off',
  'set local max_parallel_workers_per_gather = 0',
];

async function* rowsOf({ place, asks }: DatabaseQuery): AsyncGenerator<Uint8Array> {
  const { to } = await optionalPackage('pg-copy-streams', () => import('pg-copy-streams'));
  const client = await connected(place);
  let isFinished = false;
  try {
    for (const statement of SESSION) await client.query(statement);
    const query = 'query' in asks ? asks.query : `select * from ${await tableName(client, asks.table)}`;
    const columns = await columnsOf(client, query);
    yield headerLine(columns);
    const rows = `select ${cellTexts(columns)} from (${query}\n) as q(${positionalNames(columns)})`;
    for await (const chunk of client.query(to(`copy (${rows}) to stdout (format csv)`))) yield chunk as Uint8Array;
    isFinished = true;
  } catch (error) {
    throw faultOf(error);
  } finally {
    // A server in the midst of its rows is not asked to finish them first.
    if (isFinished) await client.end();
    else hangUp(client);
  }
}

async function connected(url: string): Promise<Client> {
  const place = postgresPlace(url);
  const { default: pg } = await optionalPackage('pg', () => import('pg'));
  const client: Client = new pg.Client({
    ...place,
    connectionTimeoutMillis: 30_000,
    application_name: 'slaudit',
    // Asked for only by a server that wants one.
    password: async () => (await postgresPassword(loginOf(client))) ?? '',
  });
  // What happens to the connection while nothing is asked of it; what is asked fails by itself.
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch (error) {
    hangUp(client);
    throw faultOf(error);
  }
  return client;
}

function loginOf({ host, port, database = '', user = '' }: Client): Login {
  return { host, port, database, user };
}

function hangUp(client: Client): void {
  (client as unknown as { readonly connection: { readonly stream: { destroy(): void } } }).connection.stream.destroy();
}

/** The table as SQL names it: as it is written, or in the spelling it was created with. */
async function tableName(client: Client, table: string): Promise<string> {
  await client.query('savepoint naming');
  const { rows } = await client
    .query<{ name: string | null }>('select coalesce(to_regclass($1), to_regclass(quote_ident($1)))::text as name', [
      table,
    ])
    // What can be no name at all is an error to PostgreSQL, after which it takes nothing else.
    .catch(() => client.query<never>('rollback to savepoint naming'));
  const name = rows[0]?.name ?? null;
  if (name !== null) return name;
  throw new DatabaseFault('no-table', table, await tableNames(client));
}

async function tableNames(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select oid::regclass::text as name from pg_class where relkind in ('r', 'v', 'm', 'f', 'p')
       and pg_table_is_visible(oid) and relnamespace not in ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)
       order by 1`,
  );
  return rows.map(({ name }) => name);
}

/** Asked as a prepared statement, which cannot be more than one: what passes here is a single query inside `copy` too. */
async function columnsOf(client: Client, query: string): Promise<TypedColumn[]> {
  const config: QueryConfig & { readonly queryMode: 'extended' } = {
    text: `select * from (${query}\n) as q limit 0`,
    queryMode: 'extended',
  };
  const { fields }: QueryResult = await client.query(config);
  const ids = fields.map(({ dataTypeID }) => dataTypeID);
  const { rows } = await client.query<{ id: string; name: string; category: string }>(
    'select oid::text as id, upper(typname) as name, typcategory::text as category from pg_type where oid = any($1::oid[])',
    [ids],
  );
  const types = new Map(rows.map(({ id, name, category }) => [Number(id), NESTED.has(category) ? 'NESTED' : name]));
  return fields.map(({ name, dataTypeID }) => ({ name, type: types.get(dataTypeID) ?? '' }));
}

/** Arrays and composites. */
const NESTED = new Set(['A', 'C']);

function cellTexts(columns: readonly TypedColumn[]): string {
  const texts = columns.map(({ type }, place) => cellText(`c${place}`, type));
  // A line with nothing on it would be no row: a quoted empty text is one.
  return columns.length === 1 ? `coalesce(${texts.join()}, '')` : texts.join(', ');
}

/** A value as data.md reads it: ISO times to the millisecond, true and false, numbers without exponent, nested values as JSON. */
function cellText(column: string, type: string): string {
  switch (type) {
    case 'TIMESTAMPTZ':
      return timeText(column, type, '"Z"');
    case 'TIMESTAMP':
      return timeText(column, type, '');
    case 'FLOAT4':
    case 'FLOAT8':
      return `case when ${column}::text like '%e%' then ${column}::text::numeric::text else ${column}::text end`;
    case 'NESTED':
      return `to_json(${column})::text`;
    default:
      return `${column}::text`;
  }
}

/** Years that ISO writes with four digits; what is not among them stays as PostgreSQL says it, and is no time to read. */
function timeText(column: string, type: string, offset: string): string {
  const isWritten = `${column} between ${type} '0001-01-01 00:00:00' and ${type} '9999-12-31 23:59:59.999999'`;
  const shown = `to_char(date_trunc('milliseconds', ${column}), 'YYYY-MM-DD"T"HH24:MI:SS.MS${offset}')`;
  return `case when ${isWritten} then ${shown} else ${column}::text end`;
}

/** By SQLSTATE class or code, or what the network says. */
const FAULTS: readonly (readonly [RegExp, DatabaseFaultCode])[] = [
  [/^28/, 'no-password'],
  [/^57014$/, 'too-slow'],
  [/^(08|3D|53|57P)|^E[A-Z]+$/, 'no-connection'],
  [/^[0-9A-Z]{5}$/, 'refused'],
];

function faultOf(error: unknown): unknown {
  if (error instanceof DatabaseFault || !(error instanceof Error)) return error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const fault = FAULTS.find(([pattern]) => pattern.test(code))?.[1];
  if (fault !== undefined) return new DatabaseFault(fault, saidBy(error, code));
  if (/password/i.test(error.message)) return new DatabaseFault('no-password', 'it asks for a password');
  return /timeout|terminated|SSL/i.test(error.message) ? new DatabaseFault('no-connection', error.message) : error;
}

/** Several addresses that were all tried have no message of their own. */
function saidBy(error: Error, code: string): string {
  return error.message === '' ? code : error.message.replace(/([^.])$/, '$1.');
}
