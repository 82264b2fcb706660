// One run, every format: the same numbers; and whatever a name wants to be, it is text in all of them.

import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import type { ClauseReport, Edition } from '../../src/model/report.ts';
import { type Format, FORMATS, NO_PAINT } from '../../src/report/format.ts';
import { reporterOf } from '../../src/report/reporters.ts';
import { countText, percentText } from '../../src/report/words.ts';
import { auditFolder } from '../audit-folder.ts';
import { hostileEdition } from './hostile.ts';
import { written } from './written.ts';

const DEMO = path.join(import.meta.dirname, '../../fixtures/demo');

async function bytesOf(format: Format, edition: Edition): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  const presentation = { view: null, width: 200, paint: NO_PAINT, frame: 'whole' } as const;
  await (
    await reporterOf(format)
  )(edition, presentation, chunk => void chunks.push(Buffer.from(chunk)));
  return Buffer.concat(chunks);
}

type Counts = readonly [clause: string, met: number, breached: number, open: number, rate: number | null];

function countsOf({ id, met, breached, open, rate }: ClauseReport): Counts {
  return [id, met, breached, open, rate === null ? null : Number(rate.toPrecision(6))];
}

/** The clauses as each format that has them as a table tells them. */
const READERS: Readonly<Record<string, (edition: Edition) => Promise<Counts[]>>> = {
  json: async edition =>
    (JSON.parse(await written('json', edition)) as { clauses: ClauseReport[] }).clauses.map(countsOf),
  csv: async edition => {
    const rows = parse<Record<string, string>>(await written('csv', edition, { view: 'clauses' }), { columns: true });
    return rows.map(row => cells([row['clause'], row['met'], row['breached'], row['open'], row['rate']]));
  },
  ndjson: async edition =>
    (await written('ndjson', edition, { view: 'clauses' }))
      .trimEnd()
      .split('\n')
      .map(line => JSON.parse(line) as ClauseReport & { clause: string })
      .map(row => countsOf({ ...row, id: row.clause })),
  md: async edition => {
    const [header = [], , ...rows] = (await written('md', edition, { view: 'clauses' }))
      .trimEnd()
      .split('\n')
      .map(line => line.slice(2, -2).split(' | '));
    const at = (row: string[], name: string): string | undefined => row[header.indexOf(name)];
    return rows.map(row => cells(['clause', 'met', 'breached', 'open', 'rate'].map(name => at(row, name))));
  },
  xlsx: async edition => {
    const files = unzipSync(await bytesOf('xlsx', edition));
    const { document } = parseHTML(strFromU8(files['xl/worksheets/sheet2.xml'] ?? new Uint8Array()));
    return [...document.querySelectorAll('row')].slice(1).map(row => {
      const cell = (column: string): string => row.querySelector(`c[r^=${column}]`)?.textContent ?? '';
      return cells([cell('A'), cell('G'), cell('H'), cell('K'), cell('E')]);
    });
  },
};

function cells([clause = '', met, breached, open, rate]: readonly (string | undefined)[]): Counts {
  const number = rate === undefined || rate.trim() === '' ? null : Number(Number(rate).toPrecision(6));
  return [clause, Number(met), Number(breached), Number(open), number];
}

describe('one run', async () => {
  const { edition } = await auditFolder(DEMO, { agreement: 'slaudit.yaml', asOf: null, period: '2026-Q3' });
  const expected = edition.report.clauses.map(countsOf);

  test.each(Object.keys(READERS))('%s tells the counts and rates of every clause', async format => {
    expect(await READERS[format]?.(edition)).toEqual(expected);
  });

  test.each(['table', 'junit', 'html'] as const)('%s tells every rate with its number', async format => {
    const text = Buffer.from(await bytesOf(format, edition))
      .toString()
      .replaceAll('&nbsp;', ' ')
      .replaceAll('\u00a0', ' ');
    for (const { id, rate, decided, hit, target } of edition.report.clauses) {
      expect(text).toContain(id);
      if (rate === null) continue;
      expect(text, id).toContain(percentText(rate, hit === false ? target : null));
      expect(text, id).toContain(countText(decided));
    }
  });

  test('junit fails, and github annotates, exactly the clauses that missed', async () => {
    const missed = edition.report.clauses.filter(({ hit }) => hit === false).map(({ id }) => id);
    expect(missed.length).toBeGreaterThan(0);
    const { document } = parseHTML(await written('junit', edition));
    const suites = [...document.querySelectorAll('testsuite')].filter(suite => suite.getAttribute('failures') !== '0');
    expect(suites.map(suite => suite.getAttribute('name')).filter(name => name !== 'goals')).toEqual(missed);
    const commands = (await written('github', edition)).split('\n').filter(line => line.startsWith('::error'));
    for (const id of missed) expect(commands.filter(line => line.includes(`title=${id} missed`))).toHaveLength(1);
  });
});

const DATA: readonly Format[] = ['csv', 'json', 'ndjson'];

test.each(FORMATS)('in %s nothing from a file is more than text', async format => {
  const bytes = await bytesOf(format, hostileEdition());
  const files =
    format === 'xlsx' ? Object.values(unzipSync(bytes)).map(file => strFromU8(file)) : [Buffer.from(bytes).toString()];
  for (const text of files) {
    // Programs that read csv and json get what was there.
    if (!DATA.includes(format)) expect(/[^\P{Cc}\n]|[\u202e\u200b]/u.exec(text)?.[0]).toBeUndefined();
    if (format === 'csv') for (const cell of parse(text).flat()) expect(cell).not.toMatch(/^[=@]/);
    expect(
      /<script>alert|<i>"promise"/.test(['html', 'md', 'github', 'xlsx', 'junit'].includes(format) ? text : ''),
    ).toBe(false);
  }
});
