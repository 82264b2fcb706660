// However many threads judge, and wherever the leads are parted among them: the report is the same to the byte.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { writeCsv } from '../../src/report/csv.ts';
import { neededFor, VIEWS } from '../../src/report/format.ts';
import { writeJson } from '../../src/report/json.ts';
import { writeMarkdown } from '../../src/report/markdown.ts';
import { writeTable } from '../../src/report/table.ts';
import { writeNdjson } from '../../src/report/ndjson.ts';
import { auditFolder, written } from '../audit-folder.ts';
import { writeCase } from '../oracle/case.ts';
import { randomCase } from '../oracle/generate.ts';
import { laneOf } from './lane.ts';

const WRITERS = { table: writeTable, md: writeMarkdown, csv: writeCsv, ndjson: writeNdjson } as const;

/** What may be written where no obligation is kept, or nothing but rates. */
const WITHOUT_OBLIGATIONS = (Object.keys(WRITERS) as (keyof typeof WRITERS)[]).flatMap(format =>
  [null, ...VIEWS].map(view => ({ write: WRITERS[format], view, needed: neededFor(format, { view }) })),
);

it('many threads judge as one does, and views are the same where no more is kept than they need', async () => {
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
      for (const keeps of ['rates', 'overview'] as const) {
        const less = await auditFolder(own, { ...terms, lane: laneOf(threads, started), keeps });
        expect(less.problems).toEqual(alone.problems);
        expect(less.edition.report.totals).toEqual(alone.edition.report.totals);
        for (const { write, view } of WITHOUT_OBLIGATIONS.filter(({ needed }) => needed === keeps)) {
          expect(await written(less.edition, write, view)).toBe(await written(alone.edition, write, view));
        }
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
