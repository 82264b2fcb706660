// The program against the oracle on random cases: every cell but `reason`, every goal, in the same order.
// SLAUDIT_CASES=5000 runs more of them, SLAUDIT_FIRST_CASE=123 begins at another seed.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { expect, it } from 'vitest';
import { writeCsv } from '../../src/report/csv.ts';
import { auditFolder, written } from '../audit-folder.ts';
import { type Case, writeCase } from './case.ts';
import { randomCase } from './generate.ts';
import { oracle } from './oracle.ts';

const FIRST = Number(process.env['SLAUDIT_FIRST_CASE'] ?? 0);
const CASES = Number(process.env['SLAUDIT_CASES'] ?? 200);

/** Small enough that a failure names its neighbourhood, large enough that the reporter stays readable. */
const A_TEST = 50;

const firsts = Array.from({ length: Math.ceil(CASES / A_TEST) }, (_, index) => FIRST + index * A_TEST);

it.each(firsts)(
  'the program agrees with the oracle on random cases from seed %i',
  async first => {
    for (let seed = first; seed < Math.min(first + A_TEST, FIRST + CASES); seed++) {
      const audited = randomCase(seed);
      expect(await programOn(audited), `seed ${seed}`).toEqual(oracleOn(audited));
    }
  },
  120_000,
);

interface Rows {
  readonly obligations: readonly Row[];
  readonly goals: readonly Row[];
}

type Row = Readonly<Record<string, string>>;

function oracleOn(audited: Case): Rows {
  const { obligations, goals } = oracle(audited);
  return { obligations: withoutReason(obligations), goals };
}

async function programOn(audited: Case): Promise<Rows> {
  const folder = mkdtempSync(path.join(tmpdir(), 'slaudit-oracle-'));
  try {
    writeCase(audited, folder);
    const { asOf, period } = audited;
    const { edition } = await auditFolder(folder, { agreement: 'agreement.yaml', asOf, period });
    const rows = async (view: 'obligations' | 'goals'): Promise<Row[]> =>
      parse(await written(edition, writeCsv, view), { columns: true });
    return { obligations: withoutReason(await rows('obligations')), goals: await rows('goals') };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function withoutReason(rows: readonly Row[]): Row[] {
  return rows.map(({ reason: _reason, ...row }) => row);
}
