// Without the optional package inspection says in one sentence which is needed and how it is installed.

import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test, vi } from 'vitest';
import { inspect } from '../../src/inspect.ts';

vi.mock('@duckdb/node-api', () => {
  throw new Error('Cannot find package');
});

test.each([
  ['leads.parquet', 'PAR1'],
  ['crm.duckdb', '\0\0\0\0\0\0\0\0DUCK'],
])('%s', async (name, content) => {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'slaudit-inspect-')), name);
  writeFileSync(file, content);
  const { files } = await inspect([file]);
  expect(files[0]?.unreadable?.message).toBe(
    'Parquet files and DuckDB databases are read with the package @duckdb/node-api, which is not installed here.',
  );
  expect(files[0]?.unreadable?.remedy).toContain('npm install @duckdb/node-api');
});
