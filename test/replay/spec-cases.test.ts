// The specification's own examples: every expected row, every cell but `reason` (shared/spec/cases/README.md).

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { writeCsv } from '../../src/report/csv.ts';
import { auditFolder, written } from '../audit-folder.ts';

const SPEC = path.resolve(import.meta.dirname, '../../../shared/spec');

describe.skipIf(!existsSync(SPEC))('the specification (skipped where ../shared is absent)', () => {
  for (const suite of ['response', 'all']) {
    const folder = path.join(SPEC, 'cases', suite);
    it.each(existsSync(folder) ? readdirSync(folder) : [])(`case ${suite}/%s`, async name => {
      const { as_of: asOf, period } = JSON.parse(readFileSync(path.join(folder, name, 'args.json'), 'utf8')) as Args;
      const rows = await obligationsOf(path.join(folder, name), { agreement: 'agreement.yaml', asOf, period });
      expect(rows).toEqual(expectedRows(path.join(folder, name)));
    });
  }

  const northwind = path.join(SPEC, 'examples', 'northwind');
  const october = { agreement: 'agreement.yaml', asOf: '2025-11-05T09:00', period: '2025-10' };

  it('northwind, October 2025: 230 obligations', async () => {
    const rows = await obligationsOf(northwind, october);
    expect(rows).toHaveLength(230);
    expect(rows).toEqual(expectedRows(northwind));
  });

  it('northwind, October 2025: the goals, byte for byte', async () => {
    const { edition } = await auditFolder(northwind, october);
    expect(await written(edition, writeCsv, 'goals')).toBe(
      readFileSync(path.join(northwind, 'expected-goals.csv'), 'utf8'),
    );
  });
});

interface Args {
  readonly as_of: string;
  readonly period: string | null;
}

type Row = Readonly<Record<string, string>>;

async function obligationsOf(folder: string, terms: Parameters<typeof auditFolder>[1]): Promise<Row[]> {
  const { edition } = await auditFolder(folder, terms);
  return comparable(await written(edition, writeCsv, 'obligations'));
}

function expectedRows(folder: string): Row[] {
  return comparable(readFileSync(path.join(folder, 'expected-obligations.csv'), 'utf8'));
}

/** Evidence of a row without an id names its line, which the expected files number in another way. */
function comparable(csv: string): Row[] {
  const withoutLine = (cell = ''): string => cell.replace(/^((?:activities|history|deals)\.csv)#L?\d+$/, '$1#');
  return parse<Record<string, string>>(csv, { columns: true }).map(({ reason: _reason, ...row }) => ({
    ...row,
    started_by: withoutLine(row['started_by']),
    settled_by: withoutLine(row['settled_by']),
  }));
}
