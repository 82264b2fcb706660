// However many threads judge, and wherever the leads are parted among them: the report is the same to the byte.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { writeCsv } from '../../src/report/csv.ts';
import { type Format, showsRatesAlone, VIEWS } from '../../src/report/format.ts';
import { writeJson } from '../../src/report/json.ts';
import { writeMarkdown } from '../../src/report/markdown.ts';
import { writeTable } from '../../src/report/table.ts';
import { writeNdjson } from '../../src/report/ndjson.ts';
import { auditFolder, written } from '../audit-folder.ts';
import { writeCase } from '../oracle/case.ts';
import { randomCase } from '../oracle/generate.ts';
import { laneOf } from './lane.ts';

/** What may be written where nothing but rates is kept. */
const RATES_ALONE = Object.entries({ table: writeTable, md: writeMarkdown, csv: writeCsv }).flatMap(([format, write]) =>
  [null, ...VIEWS].filter(view => showsRatesAlone(format as Format, { view })).map(view => [write, view] as const),
);

it('many threads judge as one does, and rates are the same where nothing else is kept', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'slaudit-threads-'));
  const started: number[] = [];
  const law = fc.asyncProperty(
    fc.integer({ min: 0, max: 1_000_000 }),
    fc.integer({ min: 2, max: 5 }),
    async (seed, threads) => {
      const audited = randomCase(seed);
      const own = path.join(folder, `${seed}-${threads}`);
      writeCase(audited, own);
      const terms = {
        agreement: 'agreement.yaml',
        asOf: audited.asOf,
        period: audited.period,
        alsoBreakDownBy: ['person', 'team', 'segment', 'source'],
      };
      const [alone, together] = [
        await auditFolder(own, terms),
        await auditFolder(own, { ...terms, lane: laneOf(threads, started) }),
      ];
      expect(together.problems).toEqual(alone.problems);
      const ratesAlone = await auditFolder(own, { ...terms, lane: laneOf(threads, started), keeps: 'rates' });
      expect(ratesAlone.problems).toEqual(alone.problems);
      expect(ratesAlone.edition.report.totals).toEqual(alone.edition.report.totals);
      for (const [write, view] of RATES_ALONE) {
        expect(await written(ratesAlone.edition, write, view)).toBe(await written(alone.edition, write, view));
      }
      // The one lists all obligations, the other folds them.
      for (const write of [writeNdjson, writeJson]) {
        expect(await written(together.edition, write, null)).toBe(await written(alone.edition, write, null));
      }
    },
  );
  try {
    await fc.assert(law, { numRuns: 40 });
    // Many a case has a single lead.
    expect(started.length).toBeGreaterThan(10);
  } finally {
    rmSync(folder, { recursive: true });
  }
}, 60_000);
