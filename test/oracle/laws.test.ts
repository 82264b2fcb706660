// Laws that hold for every agreement and history, whatever the verdicts are (random cases of generate.ts).

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeCsv } from '../../src/report/csv.ts';
import { auditFolder, written } from '../audit-folder.ts';
import { type Case, writeCase } from './case.ts';
import { chanceOf, type Chance } from './chance.ts';
import { randomCase } from './generate.ts';
import { parseMoment } from './times.ts';

const SEEDS = Array.from({ length: 20 }, (_, index) => 70_000 + index);

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

  it('rows of different instants may stand in any order in their files', async () => {
    let moved = 0;
    const seeds = fc.integer({ min: 0, max: 1_000_000 });
    const law = fc.asyncProperty(seeds, seeds, async (seed, order) => {
      const audited = randomCase(seed);
      const files = { ...audited.files, ...reordered(audited, order) };
      if (files['activities.csv'] !== audited.files['activities.csv']) moved++;
      expect(withoutLines(await obligations({ ...audited, files }))).toEqual(withoutLines(await obligations(audited)));
    });
    // A row without an id starts an obligation, and is named by the line it was moved from.
    await fc.assert(law, { numRuns: 60, examples: [[637_158, 0]] });
    expect(moved).toBeGreaterThan(10);
  }, 60_000);
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

/** Rows that have no id are evidence by their line, which is another in another order. */
function withoutLines(rows: readonly Row[]): Row[] {
  return rows.map(row =>
    Object.fromEntries(Object.entries(row).map(([column, text]) => [column, text.replaceAll(/#L\d+/g, '#L')])),
  );
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

/** Every file of rows in another order; rows of one instant, or of one id, keep theirs. */
function reordered(audited: Case, order: number): Record<string, string> {
  const zone = (JSON.parse(audited.files['agreement.yaml'] ?? '{}') as { timezone: string }).timezone;
  const timed = { 'activities.csv': 'occurred_at', 'history.csv': 'changed_at' };
  return Object.fromEntries(
    Object.entries(timed).map(([name, time]) => {
      const [header = '', ...lines] = (audited.files[name] ?? '').trimEnd().split('\n');
      const columns = header.split(',');
      const keys = lines.map(line => {
        const cells = line.split(',');
        return { id: cells[0] ?? '', at: parseMoment(cells[columns.indexOf(time)] ?? '', zone)?.first };
      });
      return [name, [header, ...shuffledBut(lines, keys, chanceOf(order)), ''].join('\n')];
    }),
  );
}

interface RowKey {
  readonly id: string;
  readonly at: number | undefined;
}

/** Neighbours change places, again and again, unless the order between them means something. */
function shuffledBut(lines: readonly string[], keys: readonly RowKey[], chance: Chance): string[] {
  const rows = lines.map((line, index) => ({ line, key: keys[index] as RowKey }));
  for (let round = rows.length * rows.length; round > 0 && rows.length > 1; round--) {
    const place = chance.below(rows.length - 1);
    const [first, second] = rows.slice(place, place + 2) as [(typeof rows)[0], (typeof rows)[0]];
    const bound = first.key.at === second.key.at || (first.key.id !== '' && first.key.id === second.key.id);
    if (!bound) rows.splice(place, 2, second, first);
  }
  return rows.map(({ line }) => line);
}

function yearOf({ asOf }: Case): string {
  return asOf.slice(0, 4);
}

function sorted(rows: readonly Row[]): Row[] {
  const key = (row: Row): string => JSON.stringify(row);
  return rows.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
}
