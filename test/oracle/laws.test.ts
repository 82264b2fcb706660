// Laws that hold for every agreement and history, whatever the verdicts are (random cases of generate.ts).

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { writeCsv } from '../../src/report/csv.ts';
import { auditFolder, written } from '../audit-folder.ts';
import { type Case, writeCase } from './case.ts';
import { randomCase } from './generate.ts';

const SEEDS = Array.from({ length: 40 }, (_, index) => 70_000 + index);

describe('laws of the replay', () => {
  it('rows after as-of change no verdict', async () => {
    let judged = 0;
    for (const seed of SEEDS) {
      const audited = randomCase(seed);
      const { 'activities.csv': activities = '' } = audited.files;
      const later = {
        ...audited,
        files: { ...audited.files, 'activities.csv': activities + rowsLongAfter(activities) },
      };
      const before = await obligations(audited);
      judged += before.length;
      expect(await obligations(later), `seed ${seed}`).toEqual(before);
    }
    expect(judged).toBeGreaterThan(SEEDS.length);
  }, 60_000);

  it("a quarter's obligations are those of its three months, scopes aside", async () => {
    let judged = 0;
    for (const seed of SEEDS) {
      const audited = randomCase(seed);
      const quarter = await withoutScopes({ ...audited, period: `${yearOf(audited)}-Q2` }, audited);
      const months = ['04', '05', '06'].map(async month =>
        withoutScopes({ ...audited, period: `${yearOf(audited)}-${month}` }, audited),
      );
      const together = (await Promise.all(months)).flat();
      expect(sorted(together), `seed ${seed}`).toEqual(sorted(quarter));
      judged += quarter.length;
    }
    expect(judged).toBeGreaterThan(0);
  }, 120_000);
});

type Row = Readonly<Record<string, string>>;

async function obligations(audited: Case): Promise<Row[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'slaudit-law-'));
  try {
    writeCase(audited, folder);
    const { asOf, period } = audited;
    const { edition } = await auditFolder(folder, { agreement: 'agreement.yaml', asOf, period });
    return parse<Row>(await written(edition, writeCsv, 'obligations'), { columns: true });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A scope stands in every month it overlaps. */
async function withoutScopes(audited: Case, { files }: Case): Promise<Row[]> {
  const { clauses } = JSON.parse(files['agreement.yaml'] ?? '{}') as { clauses: { id: string; between?: object }[] };
  const scopes = new Set(clauses.filter(({ between }) => between !== undefined).map(({ id }) => id));
  return (await obligations(audited)).filter(({ clause = '' }) => !scopes.has(clause));
}

/** The lead and the columns of the first row, ten years on: calls, mails and forms of people who are in the case. */
function rowsLongAfter(activities: string): string {
  const rows = parse<Row>(activities, { columns: true });
  const header = activities.slice(0, activities.indexOf('\n')).split(',');
  return rows
    .slice(0, 5)
    .map((row, index) =>
      header
        .map(column => {
          if (column === 'activity_id') return `late-${index}`;
          if (column === 'occurred_at') return '2039-01-01T00:00:00Z';
          return column === 'logged_at' ? '' : (row[column] ?? '');
        })
        .join(','),
    )
    .map(line => `${line}\n`)
    .join('');
}

function yearOf({ asOf }: Case): string {
  return asOf.slice(0, 4);
}

function sorted(rows: readonly Row[]): Row[] {
  const key = (row: Row): string => JSON.stringify(row);
  return rows.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
}
