// The oracle itself, held to the specification's expected rows: every cell but `reason`.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { readCase } from './case.ts';
import { oracle } from './oracle.ts';

/** The oracle is slow, and the machine may be busy. */
const PATIENCE = 60_000;

const SPEC = path.resolve(import.meta.dirname, '../../../shared/spec');

describe.skipIf(!existsSync(SPEC))('the oracle (skipped where ../shared is absent)', () => {
  it.each(['response', 'all'])(
    'gives the expected rows of every case in %s',
    suite => {
      for (const name of namesIn(path.join(SPEC, 'cases', suite))) {
        const folder = path.join(SPEC, 'cases', suite, name);
        expect(comparable(oracle(readCase(folder)).obligations), name).toEqual(expectedRows(folder, 'obligations'));
      }
    },
    PATIENCE,
  );

  it(
    'gives the 230 obligations and four goals of northwind',
    () => {
      const folder = path.join(SPEC, 'examples', 'northwind');
      const { files } = readCase(folder);
      const { obligations, goals } = oracle({ files, asOf: '2025-11-05T09:00', period: '2025-10' });
      expect(comparable(obligations)).toEqual(expectedRows(folder, 'obligations'));
      expect(goals).toEqual(expectedRows(folder, 'goals'));
    },
    PATIENCE,
  );
});

type Row = Readonly<Record<string, string>>;

function namesIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder).toSorted() : [];
}

function expectedRows(folder: string, view: 'obligations' | 'goals'): Row[] {
  const rows: Row[] = parse(readFileSync(path.join(folder, `expected-${view}.csv`)), { columns: true });
  return view === 'goals' ? rows : comparable(rows);
}

/** Without `reason`; evidence of a row without an id is numbered in another way there. */
function comparable(rows: readonly Row[]): Row[] {
  const withoutLine = (evidence = ''): string => evidence.replace(/^((?:activities|history|deals)\.csv)#L?\d+$/, '$1#');
  return rows.map(({ reason: _reason, ...row }) => ({
    ...row,
    started_by: withoutLine(row['started_by']),
    settled_by: withoutLine(row['settled_by']),
  }));
}
