// `slaudit inspect` as it is typed, over files of several formats.

import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { openDuckdb } from '../../src/duckdb/duckdb.ts';
import type { Inspection } from '../../src/model/inspection.ts';
import { slaudit } from '../slaudit.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'slaudit-inspect-'));
const LEADS = `select 'L-1' as lead_id, timestamptz '2025-03-07 09:00:00+00' as created_at`;

beforeAll(async () => {
  writeFileSync(
    path.join(folder, 'calls.ndjson'),
    '{"lead_id":"L-1","occurred_at":"2025-03-07T09:00:00Z","type":"call"}\n',
  );
  writeFileSync(path.join(folder, 'no.parquet'), 'lead_id,created_at\n');
  const duckdb = await openDuckdb(path.join(folder, 'crm.duckdb'), 'write');
  await duckdb.connection.run(`create table leads as ${LEADS}`);
  await duckdb.connection.run(`copy leads to '${folder}/leads.parquet' (format parquet)`);
  duckdb.close();
});

test('each file and table has its place in the JSON', async () => {
  const names = ['calls.ndjson', 'leads.parquet', 'crm.duckdb:leads', 'no.parquet'];
  const { stdout, stderr, status } = await slaudit(['inspect', ...names, '-f', 'json'], { folder });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  const { files } = JSON.parse(stdout) as Inspection;
  expect(files.map(({ file, format, source }) => [file, format, source])).toEqual([
    ['calls.ndjson', 'ndjson', { file: 'calls.ndjson' }],
    ['leads.parquet', 'parquet', { file: 'leads.parquet' }],
    ['crm.duckdb:leads', 'duckdb', { database: 'crm.duckdb', table: 'leads' }],
    ['no.parquet', null, { file: 'no.parquet' }],
  ]);
});

test('the block for people is the one to copy', async () => {
  const { stdout } = await slaudit(['inspect', 'crm.duckdb'], { folder });
  expect(stdout).toMatch(/\n\ndata:\n {2}leads:\n {4}- database: crm\.duckdb\n {6}table: leads\n$/);
});

test('nothing that could be read ends it with 2 and a sentence', async () => {
  expect(await slaudit(['inspect', 'no.parquet'], { folder })).toEqual({
    status: 2,
    stdout: '',
    stderr: 'error: no.parquet: The file is no Parquet file. Correct the path, or let its name end as what it is.\n',
  });
});
