// Whatever they come from, the same rows are read in the same way: CSV, .gz, .zst, NDJSON, Parquet, DuckDB, PostgreSQL.

import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDuckdb } from '../../../src/duckdb/duckdb.ts';
import type { ReadResult } from '../../../src/exports/read-tables.ts';
import type { SourceDefinition } from '../../../src/model/agreement.ts';
import type { Table, Tables } from '../../../src/model/table.ts';
import { startPostgres, type PostgresServer } from '../../postgres-server.ts';
import { folderOf, read, source } from '../reading.ts';

let server: PostgresServer | null = null;

beforeAll(async () => {
  server = await startPostgres();
}, 60_000);
afterAll(() => server?.stop());

/** A value as CSV writes it, and as SQL does. */
interface Value {
  readonly csv: string;
  readonly sql: string;
  readonly json: unknown;
}

type Row = readonly Value[];

interface ColumnOfTest {
  readonly name: string;
  /** In SQL, of both databases. */
  readonly type: string;
  readonly values: fc.Arbitrary<Value>;
}

const nothing: Value = { csv: '', sql: 'null', json: null };
const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;
const textValue = (text: string): Value => ({ csv: text, sql: quoted(text), json: text });
const numberValue = (text: string): Value => ({ csv: text, sql: text, json: Number(text) });

const texts = fc
  .string({ unit: 'binary', maxLength: 12 })
  .filter(text => !text.includes('\0'))
  .map(textValue);
const words = fc.constantFrom('call', 'email', 'meeting', 'Ünïcode', 'a,b', '"quoted"', '=1+1').map(textValue);
const leadIds = fc.constantFrom('L-1', 'L-2', 'L-3', 'unheard of').map(textValue);
const MS_2020 = Date.UTC(2020, 0, 1);
const instants = fc.integer({ min: 0, max: 200_000_000_000 }).map(ms => new Date(MS_2020 + ms).toISOString());
const zoned = instants.map(iso => ({ csv: iso, sql: quoted(iso.replace('Z', '+00')), json: iso }));
const local = instants.map(iso => textValue(iso.slice(0, -1)));
const dates = instants.map(iso => textValue(iso.slice(0, 10)));
const flags = fc.boolean().map(flag => ({ csv: String(flag), sql: String(flag), json: flag }));
const whole = fc.integer({ min: -1e6, max: 1e6 }).map(number => numberValue(String(number)));
const decimals = fc.integer({ min: -1e8, max: 1e8 }).map(number => numberValue((number / 1000).toFixed(3)));
const quarters = fc
  .integer({ min: -1e7, max: 1e7 })
  .map(number => numberValue(String(number / 4).replace(/^-0$/, '0')));
const maybe = (values: fc.Arbitrary<Value>): fc.Arbitrary<Value> =>
  fc.oneof({ weight: 5, arbitrary: values }, { weight: 1, arbitrary: fc.constant(nothing) });

const LEADS: readonly ColumnOfTest[] = [
  { name: 'lead_id', type: 'text', values: maybe(leadIds) },
  { name: 'created_at', type: 'date', values: maybe(dates) },
  { name: 'employees', type: 'double precision', values: maybe(quarters) },
  { name: 'score', type: 'decimal(12,3)', values: maybe(decimals) },
  { name: 'opted out', type: 'boolean', values: maybe(flags) },
  { name: 'company "x", \\y', type: 'text', values: maybe(texts) },
];
const ACTIVITIES: readonly ColumnOfTest[] = [
  { name: 'activity_id', type: 'integer', values: maybe(whole) },
  { name: 'lead_id', type: 'text', values: maybe(leadIds) },
  { name: 'occurred_at', type: 'timestamp with time zone', values: maybe(zoned) },
  { name: 'logged_at', type: 'timestamp', values: maybe(local) },
  { name: 'type', type: 'text', values: maybe(words) },
  { name: 'automated', type: 'boolean', values: maybe(flags) },
  { name: 'subject', type: 'text', values: maybe(texts) },
];

const rowsOf = (columns: readonly ColumnOfTest[]): fc.Arbitrary<Row[]> =>
  fc.array(fc.tuple(...columns.map(({ values }) => values)), { maxLength: 40, size: 'large' });

const csvOf = (columns: readonly ColumnOfTest[], rows: readonly Row[]): string => {
  const line = (cells: readonly string[]): string =>
    `${cells.map(cell => `"${cell.replaceAll('"', '""')}"`).join(',')}\n`;
  return [columns.map(({ name }) => name), ...rows.map(row => row.map(({ csv }) => csv))].map(line).join('');
};

/** Absent values are left out of some objects and null in others: that is the same. */
const ndjsonOf = (columns: readonly ColumnOfTest[], rows: readonly Row[]): string => {
  const member = (name: string, { csv, json }: Value): string =>
    `${JSON.stringify(name)}: ${typeof json === 'string' || json === null || typeof json === 'boolean' ? JSON.stringify(json) : csv}`;
  const lines = rows.map((row, number) => {
    const members = columns.flatMap(({ name }, place) => {
      const value = row[place] ?? nothing;
      return value === nothing && number > 0 && number % 2 === 0 ? [] : [member(name, value)];
    });
    return `{${members.join(', ')}}`;
  });
  return lines.join('\n');
};

const sqlOf = (table: string, columns: readonly ColumnOfTest[], rows: readonly Row[]): string[] => {
  const definition = columns.map(({ name, type }) => `"${name.replaceAll('"', '""')}" ${type}`).join(', ');
  const create = [`drop table if exists ${table}`, `create table ${table} (${definition})`];
  if (rows.length === 0) return create;
  return [
    ...create,
    `insert into ${table} values ${rows.map(row => `(${row.map(({ sql }) => sql).join(', ')})`).join(', ')}`,
  ];
};

const database = (url: string, table: string): SourceDefinition => ({
  ...source(''),
  from: { kind: 'database', url, query: null, table },
});

const ZONE = 'America/New_York';

/** All that was read, without the names of files and without places that only text files have. */
const shown = ({ tables, findings, inputs, problems }: ReadResult): unknown => ({
  problems,
  findings: findings
    .filter(({ code }) => code !== 'rows_inside_a_cell')
    .map(({ code, count, samples }) => ({ code, count, columns: samples.map(({ column }) => column) })),
  inputs: inputs.map(({ kind, rows, used, setAside, rejected }) => ({ kind, rows, used, setAside, rejected })),
  leads: tables === null ? null : shownTable(tables.leads, tables),
  activities: tables === null ? null : shownTable(tables.activities, tables),
});

const shownTable = (table: Table, { texts: dictionary }: Tables): unknown =>
  Array.from({ length: table.length }, (_, row) => ({
    lead: table.lead[row],
    id: table.evidence(row).replace(/^.*?#(?:L\d+$)?/, ''),
    times: [...table.times].map(([name, { at, dayEnds }]) => [name, at[row], dayEnds?.get(row)]),
    texts: [...table.texts].map(([name, codes]) => [name, dictionary.text(codes[row] ?? 0)]),
  }));

test('the same rows are the same tables, findings and accounts, whatever they come from', async () => {
  const folder = await folderOf({});
  const postgres = server === null ? null : new Client({ connectionString: server.url });
  await postgres?.connect();
  const reading = (leads: SourceDefinition, activities: SourceDefinition): Promise<ReadResult> =>
    read({ folder, timeZone: ZONE, sources: { leads: [leads], activities: [activities] } });
  const files = (ending: string): Promise<ReadResult> =>
    reading(source(`leads.${ending}`), source(`activities.${ending}`));
  try {
    await fc.assert(
      fc.asyncProperty(rowsOf(LEADS), rowsOf(ACTIVITIES), async (leads, activities) => {
        rmSync(join(folder, 'crm.duckdb'), { force: true });
        const duckdb = await openDuckdb(join(folder, 'crm.duckdb'), 'write');
        for (const [table, columns, rows] of [
          ['leads', LEADS, leads],
          ['activities', ACTIVITIES, activities],
        ] as const) {
          const csv = csvOf(columns, rows);
          writeFileSync(join(folder, `${table}.csv`), csv);
          writeFileSync(join(folder, `${table}.csv.gz`), gzipSync(csv));
          if (rows.length > 0) writeFileSync(join(folder, `${table}.ndjson`), ndjsonOf(columns, rows));
          for (const sql of sqlOf(table, columns, rows)) {
            await duckdb.connection.run(sql);
            await postgres?.query(sql);
          }
          await duckdb.connection.run(
            `copy ${table} to '${join(folder, table)}.parquet' (format parquet, compression zstd)`,
          );
        }
        duckdb.close();
        const expected = shown(await files('csv'));
        expect(shown(await files('csv.gz'))).toEqual(expected);
        expect(shown(await files('parquet'))).toEqual(expected);
        if (leads.length > 0 && activities.length > 0) expect(shown(await files('ndjson'))).toEqual(expected);
        expect(
          shown(await reading(database('crm.duckdb', 'leads'), database('duckdb:crm.duckdb', 'main.activities'))),
        ).toEqual(expected);
        if (server !== null)
          expect(
            shown(await reading(database(server.url, 'leads'), database(server.url, 'public.activities'))),
          ).toEqual(expected);
      }),
      { numRuns: 8 },
    );
  } finally {
    await postgres?.end();
  }
}, 60_000);
