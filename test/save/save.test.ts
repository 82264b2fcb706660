// What --save writes, read back with SQL: the obligations of the CSV, typed, whole or not at all, and nobody's name where none may be.

import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDuckdb } from '../../src/duckdb/duckdb.ts';
import { slaudit } from '../slaudit.ts';
import { smallDemo } from '../small-demo.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'slaudit-save-'));
const AUDIT = ['audit', '--no-fail', '--quiet', '-f', 'csv', '--view', 'obligations'];

beforeAll(() => cpSync(path.dirname(smallDemo()), folder, { recursive: true }));
afterAll(() => rmSync(folder, { recursive: true }));

type Row = Readonly<Record<string, unknown>>;

async function rowsOf(sql: string, file: string | null = null): Promise<Row[]> {
  const database = await openDuckdb(file, 'read');
  try {
    return (await database.connection.runAndReadAll(sql)).getRowObjectsJson();
  } finally {
    database.close();
  }
}

const audit = (...options: string[]): ReturnType<typeof slaudit> => slaudit([...AUDIT, ...options], { folder });
const text = (cell: string | undefined): string | null => (cell === '' || cell === undefined ? null : cell);
const number = (cell: string | undefined): number | null => (text(cell) === null ? null : Number(cell));
const instant = (cell: string | undefined): number | null => (text(cell) === null ? null : Date.parse(cell ?? ''));

/** Times as epoch ms, so that no session's zone is in between. */
const OBLIGATIONS = `select * replace (epoch_ms(started_at)::double as started_at, epoch_ms(due_at)::double as due_at,
  epoch_ms(settled_at)::double as settled_at) from`;

function expectedRows(csv: string): Row[] {
  const numbers = ['cycle', 'elapsed_s', 'elapsed_wall_s', 'late_by_s', 'progress', 'version'];
  const times = ['started_at', 'due_at', 'settled_at'];
  return parse<Record<string, string>>(csv, { columns: true }).map(row =>
    Object.fromEntries(
      Object.entries(row).map(([name, cell]) => {
        if (name === 'at_risk') return [name, cell === 'true'];
        if (numbers.includes(name)) return [name, number(cell)];
        return [name, times.includes(name) ? instant(cell) : text(cell?.replace(/^'(?=[=+\-@\t\r])/, ''))];
      }),
    ),
  );
}

test('a DuckDB file and a folder of Parquet files hold the obligations of the CSV', async () => {
  const one = await audit('--save', 'saved.duckdb');
  expect(one.stderr).toBe('');
  const other = await audit('--save', 'saved');
  expect(other.stdout).toBe(one.stdout);
  const expected = expectedRows(one.stdout);
  expect(expected.length).toBeGreaterThan(100);
  expect(await rowsOf(`${OBLIGATIONS} obligations`, path.join(folder, 'saved.duckdb'))).toEqual(expected);
  expect(await rowsOf(`${OBLIGATIONS} '${folder}/saved/obligations.parquet'`)).toEqual(expected);
  expect(readdirSync(folder).filter(name => name.includes('.part'))).toEqual([]);
  expect(readdirSync(path.join(folder, 'saved')).toSorted()).toEqual([
    'breakdowns.parquet',
    'clauses.parquet',
    'findings.parquet',
    'goals.parquet',
    'inputs.parquet',
    'legs.parquet',
    'obligations.parquet',
    'report.parquet',
    'trend.parquet',
  ]);
  const types = await rowsOf('describe obligations', path.join(folder, 'saved.duckdb'));
  const typeOf = new Map(types.map(row => [row['column_name'], row['column_type']]));
  expect(typeOf.get('started_at')).toBe('TIMESTAMP WITH TIME ZONE');
  expect(typeOf.get('elapsed_s')).toBe('DOUBLE');
  expect(typeOf.get('at_risk')).toBe('BOOLEAN');
}, 60_000);

test('the clauses that SQL counts from the obligations are those of the report', async () => {
  const counted = await rowsOf(
    `select clause, count(*) filter (verdict = 'met')::int as met, count(*) filter (verdict = 'breached')::int as breached
       from '${folder}/saved/obligations.parquet' group by all order by clause`,
  );
  const said = await rowsOf(
    `select clause, met::int as met, breached::int as breached from '${folder}/saved/clauses.parquet'
       where met + breached + open + cancelled + waived + unassessable > 0 order by clause`,
  );
  expect(counted).toEqual(said);
});

test('the same audit saves the same bytes, over what was there', async () => {
  const before = bytesIn('saved');
  writeFileSync(path.join(folder, 'saved', 'mine.txt'), 'kept');
  await audit('--save', 'saved');
  const after = bytesIn('saved');
  expect(after.get('mine.txt')?.toString()).toBe('kept');
  for (const [name, bytes] of before) expect(after.get(name)?.equals(bytes), name).toBe(true);
}, 60_000);

function bytesIn(name: string): Map<string, Buffer> {
  const place = path.join(folder, name);
  return new Map(readdirSync(place).map(file => [file, readFileSync(path.join(place, file))]));
}

test.each([['--people', 'hidden'], ['--redact']])(
  '%s %s holds for what is saved',
  async (...options) => {
    await audit('--save', 'private.duckdb', ...options);
    const people = parse<Record<string, string>>(readFileSync(path.join(folder, 'roster.csv')), { columns: true });
    const names = people.map(row => row['person'] ?? '').filter(name => name !== '' && name !== '*');
    const file = path.join(folder, 'private.duckdb');
    const saved = await rowsOf('select * from obligations', file);
    const legs = await rowsOf('select * from legs', file);
    const tables = [...saved, ...legs, ...(await rowsOf(`select * from breakdowns where "by" = 'person'`, file))];
    const cells = new Set(tables.flatMap(row => Object.values(row).map(String)));
    expect(saved.length).toBeGreaterThan(100);
    for (const name of names) expect(cells.has(name), name).toBe(false);
  },
  60_000,
);

test.each([
  ['out.parquet', 'neither a name that ends in .duckdb nor a folder'],
  ['nowhere/saved.duckdb', 'there is no such folder'],
  ['leads.csv', 'neither a name that ends in .duckdb nor a folder'],
])('--save %s is refused before the audit', async (place, because) => {
  const { status, stdout, stderr } = await audit('--save', place);
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toContain(because);
});
