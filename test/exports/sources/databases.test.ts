// Databases: what typed values become, what a query may not do, and what a refusal says.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDuckdb } from '../../../src/duckdb/duckdb.ts';
import { DatabaseFault } from '../../../src/exports/sources/database-fault.ts';
import { databaseQuery, nameOfQuery, withoutPassword } from '../../../src/exports/sources/database-query.ts';
import { passwordAmong } from '../../../src/exports/sources/postgres-password.ts';
import { postgresPlace } from '../../../src/exports/sources/postgres-url.ts';
import type { ReadResult } from '../../../src/exports/read-tables.ts';
import type { SourceDefinition } from '../../../src/model/agreement.ts';
import { startPostgres, type PostgresServer } from '../../postgres-server.ts';
import { folderOf, read, readWell, source } from '../reading.ts';

let server: PostgresServer | null = null;
let folder = '';

beforeAll(async () => {
  server = await startPostgres();
  folder = await folderOf({});
  const duckdb = await openDuckdb(join(folder, 'crm.duckdb'), 'write');
  for (const sql of SETUP) await duckdb.connection.run(sql);
  await duckdb.connection.run(`create view elsewhere as select * from read_text('/etc/hostname')`);
  duckdb.close();
  if (server === null) return;
  const client = new Client({ connectionString: server.url });
  await client.connect();
  for (const sql of SETUP) await client.query(sql.replaceAll(' double[]', ' float8[]'));
  await client.end();
}, 60_000);
afterAll(() => server?.stop());

const SETUP = [
  `create table leads (lead_id text, created_at timestamp with time zone, local timestamp, day date, f double precision,
     r real, d decimal(20,4), n bigint, yes boolean, list integer[])`,
  `insert into leads values
     ('L-1', '2025-03-07 16:30:00.123999+02', '2025-11-02 01:30:00.000999', '2024-02-29', 1000, 0.1, 1.5, 9007199254740993, true, array[1, 2]),
     ('L-2', '0033-01-01 00:00:00+00', '0999-12-31 23:59:59', '0001-01-01', 1e20, 1.5, -0.0001, -1, false, null),
     ('L-3', '9999-12-31 23:59:59.999+00', null, null, -2.5e-7, null, null, null, null, null),
     ('L-4', 'infinity', 'infinity', null, 123456789.125, null, null, null, null, null)`,
];

const from = (asks: { readonly table: string } | { readonly query: string }, url: string): SourceDefinition => ({
  ...source(''),
  from: { kind: 'database', url, query: null, table: null, ...asks },
});

const reading = (asks: Parameters<typeof from>[0], url = 'crm.duckdb'): ReturnType<typeof read> =>
  read({ folder, sources: { leads: [from(asks, url)] } });

/** By column, the texts of the leads that could be read. */
function texts({ tables }: ReadResult): Record<string, string[]> {
  const columns = [...(tables?.leads.texts ?? [])];
  return Object.fromEntries(
    columns.map(([name, codes]) => [name, Array.from(codes, code => tables?.texts.text(code) ?? '')]),
  );
}

function expectTyped(result: ReadResult): void {
  const { local, day, f, r, d, n, yes, list } = texts(result);
  expect({ local, day }).toEqual({
    local: ['2025-11-02T01:30:00.000', '0999-12-31T23:59:59.000', ''],
    day: ['2024-02-29', '0001-01-01', ''],
  });
  expect({ f, r, d, n, yes, list }).toEqual({
    f: ['1000', '100000000000000000000', '-0.00000025'],
    r: ['0.1', '1.5', ''],
    d: ['1.5000', '-0.0001', ''],
    n: ['9007199254740993', '-1', ''],
    yes: ['true', 'false', ''],
    list: ['[1,2]', '', ''],
  });
  expect([...(result.tables?.leads.times.get('created_at')?.at ?? [])].map(at => new Date(at).toISOString())).toEqual([
    '2025-03-07T14:30:00.123Z',
    '0033-01-01T00:00:00.000Z',
    '9999-12-31T23:59:59.999Z',
  ]);
  expect(result.findings).toMatchObject([
    { code: 'unreadable_time', count: 1, samples: [{ line: 4, text: 'infinity' }] },
  ]);
}

const problem = (result: ReadResult): string =>
  result.problems.map(({ code, message, remedy }) => `${code}: ${message} ${remedy}`).join('\n');

describe('a DuckDB file', () => {
  test('gives typed values as data.md reads them', async () => expectTyped(await reading({ table: 'leads' })));

  test('answers a query, whose rows go by their number', async () => {
    const result = await readWell({
      folder,
      sources: {
        leads: [from({ query: 'select lead_id, created_at from leads where n = -1; ' }, 'duckdb:crm.duckdb')],
      },
    });
    expect(result.inputs).toMatchObject([{ file: 'crm.duckdb:query', rows: 1, used: 1 }]);
    expect(result.tables.leads.evidence(0)).toBe('crm.duckdb:query#L-2');
    expect(result.tables.leads.place(0)).toEqual({ file: 'crm.duckdb:query', line: 1 });
  });

  test.each([
    [{ table: 'lead' }, 'database-no-table: The database has no table "lead". The nearest is "leads".'],
    [{ table: 'leads; drop table leads' }, 'database-no-table'],
    [
      { query: 'select * from leads; select 1' },
      'database-refused: The database says: Invalid Input Error: Cannot prepare multiple',
    ],
    [{ query: 'delete from leads' }, 'database-no-rows-asked'],
    [{ query: "select * from read_text('/etc/hostname')" }, 'file system operations are disabled'],
    [{ query: 'select * from elsewhere' }, 'file system operations are disabled'],
    [{ query: 'selekt 1' }, 'database-refused: The database says: Parser Error'],
    [{ query: 'select 1) as q; create table x (y int); from (select 2' }, 'database-refused'],
  ])('refuses %j', async (asks, says) => {
    expect(problem(await reading(asks))).toContain(says);
  });

  test('that is damaged is refused in a sentence', async () => {
    writeFileSync(join(folder, 'damaged.duckdb'), readFileSync(join(folder, 'crm.duckdb')).subarray(0, 5000));
    expect(problem(await reading({ table: 'leads' }, 'damaged.duckdb'))).toMatch(
      /^database-damaged-duckdb: The DuckDB database cannot be opened: [^\n]+\. If another program has it open/,
    );
  });

  test('is named with its table, and looked for beside the agreement', async () => {
    expect(problem(await reading({ table: 'leads' }, 'crn.duckdb'))).toContain('Beside it lies "crm.duckdb"');
  });
});

describe('a Parquet file', () => {
  test('may have a name that looks like a pattern', async () => {
    const odd = join(folder, 'odd [1]');
    mkdirSync(odd, { recursive: true });
    const duckdb = await openDuckdb(null, 'write');
    await duckdb.connection.run(
      `copy (select 'L-9' as lead_id, date '2025-01-01' as created_at) to '${odd}/le?ds*.parquet' (format parquet)`,
    );
    duckdb.close();
    const result = await readWell({ folder, sources: { leads: [source('odd [1]/le?ds*.parquet')] } });
    expect(result.tables.leads.evidence(0)).toBe('odd [1]/le?ds*.parquet#L-9');
  });

  test('that ends too early is refused in a sentence', async () => {
    writeFileSync(join(folder, 'short.parquet'), `PAR1${'.'.repeat(20)}`);
    expect(problem(await read({ folder, sources: { leads: [source('short.parquet')] } }))).toBe(
      'database-damaged-parquet: The Parquet file is damaged, or ends too early: its last bytes are missing. Download it again, or export it again.',
    );
  });

  test('that is none is refused in a sentence', async () => {
    writeFileSync(join(folder, 'none.parquet'), 'lead_id,created_at\n');
    expect(problem(await read({ folder, sources: { leads: [source('none.parquet')] } }))).toMatch(
      /^database-not-parquet: The file is no Parquet file\./,
    );
  });
});

describe('PostgreSQL', () => {
  const url = (): string => server?.url ?? '';

  test('gives typed values as data.md reads them', async context => {
    if (server === null) return context.skip();
    expectTyped(await reading({ table: 'leads' }, url()));
    expectTyped(await reading({ query: 'select * from public.leads -- all of them' }, url()));
  });

  test.each([
    [{ table: 'lead' }, 'The database has no table "lead". The nearest is "leads".'],
    [{ table: 'leads; drop table leads' }, 'database-no-table'],
    [{ query: 'select 1; select 2' }, 'database-refused'],
    [{ query: 'select 1) as q) to stdout; drop table leads; copy (select * from (select 1' }, 'database-refused'],
    [{ query: 'select 1) as q limit 0; commit; drop table leads; select * from (select 1' }, 'database-refused'],
    [{ query: 'with gone as (delete from leads returning *) select * from gone' }, 'database-refused'],
    [{ query: "select nextval('nothing')" }, 'database-refused'],
    [{ query: 'select lead_id from leads' }, 'missing-column'],
  ])('refuses %j', async (asks, says) => {
    if (server === null) return;
    expect(problem(await reading(asks, url()))).toContain(says);
    expect((await reading({ table: 'leads' }, url())).inputs).toMatchObject([{ rows: 4 }]);
  });

  test('takes the password from the environment or ~/.pgpass, and says so where there is none', async context => {
    if (server === null) return context.skip();
    const client = new Client({ connectionString: url() });
    await client.connect();
    await client.query(`create role locked login password 's3cret'; grant pg_read_all_data to locked`);
    await client.query(
      `copy (select 'host all locked all scram-sha-256' union all select 'host all all all trust') to '${await hbaFile(client)}'`,
    );
    await client.query('select pg_reload_conf()');
    await client.end();
    const locked = url().replace('reporting', 'locked');
    const without = await reading({ table: 'leads' }, locked);
    expect(problem(without)).toContain('Put the password into the environment (`PGPASSWORD`)');
    const file = join(folder, 'pgpass');
    writeFileSync(file, `*:*:*:locked:s3cret\n`, { mode: 0o600 });
    for (const [name, text] of [
      ['PGPASSWORD', 's3cret'],
      ['PGPASSFILE', file],
    ] as const) {
      process.env[name] = text;
      try {
        expect((await reading({ table: 'leads' }, locked)).inputs).toMatchObject([{ rows: 4 }]);
      } finally {
        delete process.env[name];
      }
    }
    process.env['PGPASSWORD'] = 'wr0ng';
    try {
      const said = problem(await reading({ table: 'leads' }, locked));
      expect(said).toContain('does not let this user in');
      expect(said).not.toContain('wr0ng');
    } finally {
      delete process.env['PGPASSWORD'];
    }
  });
});

async function hbaFile(client: Client): Promise<string> {
  const { rows } = await client.query<{ hba_file: string }>('show hba_file');
  return rows[0]?.hba_file ?? '';
}

test('a database is named without its password', () => {
  expect(withoutPassword('postgres://me:s3:cr@t@host/crm?password=x')).not.toMatch(/s3|cr@t|x$/);
  expect(withoutPassword('postgres://me@host:5432/crm?sslmode=require')).toBe('postgres://me@host:5432/crm');
  const query = databaseQuery({ kind: 'database', url: 'postgres://me@host/crm', query: 'select 1 ;\n', table: null });
  expect(query).toEqual({ system: 'postgres', place: 'postgres://me@host/crm', asks: { query: 'select 1' } });
  expect(query === null ? '' : nameOfQuery(query, query.place, 2)).toBe('postgres://me@host/crm:query-2');
  expect(databaseQuery({ kind: 'database', url: 'sqlite:crm.db', query: null, table: 'leads' })).toBeNull();
});

test('a URL says where and as whom, and nothing else', () => {
  expect(postgresPlace('postgres://a%40b@[::1]:5433/crm%20x?sslmode=verify-full')).toEqual({
    host: '::1',
    port: 5433,
    user: 'a@b',
    database: 'crm x',
    ssl: { rejectUnauthorized: true },
  });
  expect(postgresPlace('postgres:///crm?host=/run/postgresql')).toEqual({ host: '/run/postgresql', database: 'crm' });
  for (const bad of [
    'postgres://h/c?sslcert=/etc/passwd',
    'postgres://h/c?options=-c',
    'postgres://u:pw@h/c',
    'postgres://h:x/c',
    'postgres://h/c?sslmode=constructor',
  ]) {
    expect(() => postgresPlace(bad), bad).toThrow(DatabaseFault);
  }
});

test('a line of ~/.pgpass is for those it fits', () => {
  const lines = '# all\nhost:5432:crm:me:one\n*:*:*:you:t\\:w\\\\o\nlocalhost:*:*:*:three\r\n';
  const login = { host: 'host', port: 5432, database: 'crm', user: 'me' };
  expect(passwordAmong(lines, login)).toBe('one');
  expect(passwordAmong(lines, { ...login, user: 'you' })).toBe('t:w\\o');
  expect(passwordAmong(lines, { ...login, host: '/run/postgresql' })).toBe('three');
  expect(passwordAmong(lines, { ...login, port: 1 })).toBeNull();
});
