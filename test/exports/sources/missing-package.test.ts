// Without the optional packages slaudit says in one sentence which is needed and how it is installed.

import { expect, test, vi } from 'vitest';
import { saveProblems } from '../../../src/cli/output/saving.ts';
import { folderOf, read, source } from '../reading.ts';

vi.mock('@duckdb/node-api', () => {
  throw new Error('Cannot find package');
});
vi.mock('pg', () => {
  throw new Error('Cannot find package');
});

test.each([
  [source('leads.parquet'), '@duckdb/node-api', 'Parquet files and DuckDB databases are read with the package'],
  [
    {
      ...source(''),
      from: { kind: 'database', url: 'postgres://u@localhost/c', query: null, table: 'leads' } as const,
    },
    'pg',
    'PostgreSQL is read with the package',
  ],
])('reading names the package', async (leads, name, says) => {
  const folder = await folderOf({ 'leads.parquet': 'PAR1' });
  const { problems } = await read({ folder, sources: { leads: [leads] } });
  expect(problems).toMatchObject([{ code: 'missing-package' }]);
  expect(problems[0]?.message).toContain(`${says} ${name}, which is not installed here.`);
  expect(problems[0]?.remedy).toContain(`npm install ${name}`);
});

test('--save names the package before the audit', async () => {
  expect(await saveProblems('saved.duckdb')).toMatchObject([
    {
      code: 'missing-package',
      message: expect.stringContaining('--save writes with the package @duckdb/node-api') as string,
    },
  ]);
});
