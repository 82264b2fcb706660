// What is said about files that are no plain CSV: packed ones, NDJSON, Parquet, the tables of a DuckDB database.

import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { audit } from '../../src/audit.ts';
import { openDuckdb } from '../../src/duckdb/duckdb.ts';
import { inspect } from '../../src/inspect.ts';
import { inspectionText } from '../../src/inspect/text.ts';
import type { InspectedFile, Inspection } from '../../src/model/inspection.ts';
import { everything } from '../audit-folder.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'slaudit-inspect-'));
const file = (name: string): string => path.join(folder, name);

/** `lead_id,created_at` and one lead, as `zstd` packs it. */
const LEADS_ZST = Buffer.from(
  '28b52ffd04586101006c6561645f69642c637265617465645f61740a4c2d312c323032352d30332d30375430393a30303a30305a0abb0667a3',
  'hex',
);

const CALLS = [
  '{"lead_id":"L-1","occurred_at":"2025-03-07T09:00:00Z","type":"call"}',
  '{"lead_id":"L-2","occurred_at":"2025-03-07T10:00:00Z","type":"call","outcome":null}',
  'no object',
  '{"lead_id":"L-2","occurred_at":"2025-03-08T10:00:00Z","type":"email","outcome":"opened"}',
  '',
].join('\n');

/** Four leads, one without employees; `big` has more rows than are looked at. */
const SETUP = [
  `create table leads as from (values
     ('L-1', timestamptz '2025-03-07 09:00:00+00', 10, true),
     ('L-2', timestamptz '2025-03-07 10:00:00+00', 20, false),
     ('L-3', timestamptz '2025-03-07 11:00:00+00', 20, false),
     ('L-4', timestamptz '2025-03-07 12:00:00+00', null, true)) as t(lead_id, created_at, employees, customer)`,
  `create table calls as select 'L-1' as lead_id, '3/14/2025 09:00' as occurred_at, 'call' as type`,
  `create table "odd.name" as select 1 as x`,
  `create view recent as from leads where lead_id > 'L-2'`,
  `create view elsewhere as from read_text('/etc/hostname')`,
  `create schema other`,
  `create table other.big as select 'L-' || i as lead_id, timestamptz '2025-03-07 09:00:00+00' as created_at from range(20001) t(i)`,
];

beforeAll(async () => {
  writeFileSync(file('calls.ndjson'), CALLS);
  writeFileSync(file('calls.jsonl.gz'), gzipSync(CALLS));
  const duckdb = await openDuckdb(file('crm.duckdb'), 'write');
  for (const sql of SETUP) await duckdb.connection.run(sql);
  await duckdb.connection.run(`copy leads to '${file('leads.parquet')}' (format parquet)`);
  await duckdb.connection.run(`copy other.big to '${file('big.parquet')}' (format parquet)`);
  duckdb.close();
  const whole = readFileSync(file('leads.parquet'));
  writeFileSync(file('short.parquet'), whole.subarray(0, whole.length - 10));
  writeFileSync(file('damaged.parquet'), Buffer.from(whole).fill(7, 4, 100));
  writeFileSync(file('no.parquet'), 'lead_id,created_at\nL-1,2025-03-07\n');
  const database = readFileSync(file('crm.duckdb'));
  writeFileSync(file('damaged.duckdb'), database.subarray(0, 5000));
  writeFileSync(file('no.duckdb'), 'lead_id,created_at\n');
  writeFileSync(file('list.ndjson'), '[{"lead_id":"L-1"},\n{"lead_id":"L-2"}]\n');
});

/** Names are told without the folder. */
async function inspected(...names: readonly string[]): Promise<Inspection> {
  const { files, ...rest } = await inspect(names.map(file));
  const short = (text: string): string => text.replaceAll(`${folder}/`, '');
  return { ...rest, data: short(rest.data), files: files.map(one => ({ ...one, file: short(one.file) })) };
}

async function one(name: string): Promise<InspectedFile> {
  const { files } = await inspected(name);
  const [found] = files;
  if (found === undefined || files.length > 1) throw new Error(`${files.length} files were inspected`);
  return found;
}

const columnsOf = ({ columns }: InspectedFile): unknown[] =>
  columns.map(({ name, type, empty, distinct, samples }) => [name, type, empty, distinct, samples]);

const textOf = (found: InspectedFile): string =>
  inspectionText(
    { schema: 'slaudit-inspection/1', files: [found], data: '' },
    { width: 200, paint: { strong: same, faint: same, warning: same } },
  );
const same = (text: string): string => text;

describe('NDJSON', () => {
  test.each(['calls.ndjson', 'calls.jsonl.gz'])('%s: its columns are the keys of its objects', async name => {
    const found = await one(name);
    expect(found).toMatchObject({ format: 'ndjson', delimiter: '', rows: 3, rows_in_all: 3, whole: true });
    expect(columnsOf(found)).toEqual([
      ['lead_id', 'code', 0, 2, ['L-1', 'L-2']],
      ['occurred_at', 'time', 0, 3, ['2025-03-07T09:00:00Z', '2025-03-07T10:00:00Z', '2025-03-08T10:00:00Z']],
      ['type', 'text', 0, 2, ['call', 'email']],
      ['outcome', 'text', 2 / 3, 1, ['opened']],
    ]);
    expect(found.roles.map(({ role }) => role)).toEqual(['activities']);
    expect(found.odd_rows).toEqual([{ what: 'a line that is no JSON object', count: 1, line: 3 }]);
    expect(textOf(found)).toContain('One JSON object a line; encoding: ASCII');
  });

  test('of a large file only the beginning is read, to a whole line, and that is said', async () => {
    const line = `{"lead_id":"${'x'.repeat(1000)}","created_at":"2025-03-07T09:00:00Z"}\n`;
    writeFileSync(file('large.ndjson'), `${line.repeat(5000)}{"later":1}\n`);
    const found = await one('large.ndjson');
    expect(found).toMatchObject({ whole: false, rows_in_all: null, odd_rows: [] });
    expect(found.rows).toBeLessThan(5000);
    expect(found.columns.map(({ name }) => name)).toEqual(['lead_id', 'created_at']);
    expect(found.notes.join()).toContain('Keys that first turn up in the rows that were not read');
  });
});

test('what Zstandard packed is unpacked', async () => {
  writeFileSync(file('leads.csv.zst'), LEADS_ZST);
  expect(await one('leads.csv.zst')).toMatchObject({ format: 'csv', rows: 1, whole: true, bytes: LEADS_ZST.length });
});

describe('Parquet', () => {
  test('values are what an audit reads, and all rows are looked at', async () => {
    const found = await one('leads.parquet');
    expect(found).toMatchObject({ format: 'parquet', rows: 4, rows_in_all: 4, whole: true, bytes_read: null });
    expect(columnsOf(found)).toEqual([
      ['lead_id', 'code', 0, 4, ['L-1', 'L-2', 'L-3']],
      [
        'created_at',
        'time',
        0,
        4,
        ['2025-03-07T09:00:00.000Z', '2025-03-07T10:00:00.000Z', '2025-03-07T11:00:00.000Z'],
      ],
      ['employees', 'integer', 0.25, 2, ['10', '20']],
      ['customer', 'boolean', 0, 2, ['true', 'false']],
    ]);
    expect(found.zone.needed).toBe(false);
  });

  test('of many rows the first are looked at, and how many there are is said', async () => {
    const found = await one('big.parquet');
    expect(found).toMatchObject({ rows: 20_000, rows_in_all: 20_001, whole: false });
    expect(textOf(found)).toContain('Looked at the first 20,000 of 20,001 rows; the rest was not read.');
  });
});

describe('a DuckDB database', () => {
  test('is inspected table by table, each with the keys that read it', async () => {
    const { files, data } = await inspected('crm.duckdb');
    expect(files.map(found => [found.file, found.rows, found.unreadable === null])).toEqual([
      ['crm.duckdb:calls', 1, true],
      ['crm.duckdb:elsewhere', 0, false],
      ['crm.duckdb:leads', 4, true],
      ['crm.duckdb:"odd.name"', 1, true],
      ['crm.duckdb:recent', 2, true],
      ['crm.duckdb:other.big', 20_000, true],
    ]);
    expect(files.at(-1)).toMatchObject({ rows_in_all: 20_001, whole: false });
    expect(data.replaceAll(/\n\s*#.*/g, '')).toBe(`data:
  leads:
    - database: crm.duckdb
      table: leads
    - database: crm.duckdb
      table: recent
    - database: crm.duckdb
      table: other.big
  activities:
    - database: crm.duckdb
      table: calls
      dates: month-first
`);
    expect(data).toContain('# Proved by column "occurred_at", row 1: 3/14/2025 09:00.');
    expect(data).toContain(`#       table: "\\"odd.name\\""`);
  });

  test.each(['crm.duckdb:leads', 'crm.duckdb::leads', 'crm.duckdb:LEADS'])('%s is one of its tables', async name => {
    expect(await one(name)).toMatchObject({ file: 'crm.duckdb:leads', format: 'duckdb', rows: 4, rows_in_all: 4 });
  });

  test('the block is one that an audit reads', async () => {
    const { data } = await inspect([file('crm.duckdb:leads'), file('crm.duckdb:calls')]);
    const text = `slaudit: 1\nname: x\ntimezone: UTC\n${data}events: { made: { lead: created }, call: { activity: call } }
clauses:\n  - { id: a, party: b, when: made, expect: call, within: 14 calendar days }\n`;
    const { edition, problems } = await audit({
      agreement: { file: file('slaudit.yaml'), text },
      ...everything(),
      asOf: '2025-04-01',
    });
    expect(problems).toEqual([]);
    // L-1 was called within the fortnight; nobody called the three others.
    expect(edition?.report.clauses).toMatchObject([{ met: 1, breached: 3 }]);
  });
});

describe('what cannot be read is told in a sentence', () => {
  test.each([
    ['short.parquet', 'The Parquet file is damaged, or ends too early: its last bytes are missing.'],
    ['damaged.parquet', 'The Parquet file is damaged, or ends too early: '],
    ['no.parquet', 'The file is no Parquet file.'],
    ['missing.parquet', 'There is no such file.'],
    ['damaged.duckdb', 'The DuckDB database cannot be opened: '],
    ['no.duckdb', 'The file is no DuckDB database.'],
    ['missing.duckdb', 'There is no such file.'],
    ['crm.duckdb:lead', 'The database has no table "lead".'],
    ['list.ndjson', 'No line of the file is a JSON object.'],
  ])('%s', async (name, says) => {
    const { unreadable } = await one(name);
    expect(unreadable?.message.startsWith(says), unreadable?.message).toBe(true);
    expect(unreadable?.message).toMatch(/^[^\n]*[^.]\.$/);
  });

  test('a packed file that was cut', async () => {
    writeFileSync(file('cut.csv.zst'), LEADS_ZST.subarray(0, 30));
    expect((await one('cut.csv.zst')).unreadable?.message).toBe('The compressed file ends too early.');
  });
});
