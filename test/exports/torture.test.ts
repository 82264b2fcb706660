// A hundred small files and what a trustworthy reader does with each (spec data.md wins where the two differ).

import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import type { SourceDefinition } from '../../src/model/agreement.ts';
import type { Table, Tables } from '../../src/model/table.ts';
import { folderOf, read, source } from './reading.ts';

const FOLDER = resolve('../shared/torture');
const isThere = existsSync(FOLDER);
if (!isThere) console.warn('test/exports/torture.test.ts is skipped: ../shared/torture is not there');

interface Case {
  readonly file: string;
  readonly verdict: 'accept' | 'accept-warn' | 'reject' | 'reject-unless-option';
  readonly error_line: number | null;
  readonly rows: number | null;
  readonly delimiter: string;
  readonly encoding: string;
}

interface Difference {
  readonly why: string;
  /** Findings as code and lines, and how many rows are used. */
  readonly findings: readonly (readonly [code: string, ...lines: number[]])[];
  readonly used: number;
}

/** Where we do otherwise than the index says: why, and what is done. */
const DIFFERENCES: Readonly<Record<string, Difference>> = {
  'st-preamble.csv': {
    why: 'the first line is the header (with the standard columns those it lacks end the audit); longer rows are rejected',
    findings: [['too_many_cells', 4, 5]],
    used: 1,
  },
  'st-salesforce-footer.csv': {
    why: 'footer lines are known to the preset of the system only, as are its times',
    findings: [
      ['too_few_cells', 5, 6, 7, 8, 9],
      ['unreadable_time', 2],
    ],
    used: 0,
  },
  'id-sf18-bad-checksum.csv': { why: 'checksums are a matter of the preset of the system', findings: [], used: 1 },
  'id-duplicate-conflict.csv': {
    why: 'data.md: a repeated id is set aside, the first stands',
    findings: [['repeated_id', 3]],
    used: 1,
  },
  'dt-dm-evidence-dmy.csv': {
    why: 'data.md: "3/4/2025" is never guessed, also not from other rows',
    findings: [['unreadable_time', 2, 3, 4]],
    used: 0,
  },
  'dt-two-digit-year.csv': {
    why: 'a year of two digits is never read: no style of `dates:` has one',
    findings: [['unreadable_time', 2]],
    used: 0,
  },
  'dt-midnight-mixed.csv': { why: 'midnights are times; only a date alone has day precision', findings: [], used: 3 },
  'dt-no-offset-no-zone.csv': { why: 'an agreement always has a time zone', findings: [], used: 1 },
  'dt-sentinels.csv': { why: 'rows after as-of are set aside and counted by the audit', findings: [], used: 4 },
  'dt-broken-chain.csv': {
    why: 'the chain of old and new values is not looked at; read as deals, its second row repeats an id',
    findings: [['repeated_id', 3]],
    used: 1,
  },
  'val-status-spelling.csv': {
    why: 'an event without rows names the nearest value in the audit',
    findings: [],
    used: 3,
  },
};

/** What the file's own columns stand for, where the test of it needs more than an id. */
const MAPPINGS: Readonly<Record<string, Partial<SourceDefinition>>> = {
  'enc-latin1.csv': { encoding: 'windows-1252' },
  'dt-narrow-nbsp-ampm.csv': { dates: 'month-first' },
  'st-dup-header-mapped.csv': { columns: new Map([['stage', 'Status']]) },
  'val-booleans.csv': { columns: new Map([['won', 'Automated']]) },
};

/** Files read as leads rather than as deals, since they are about the ids of leads. */
const LEADS: ReadonlySet<string> = new Set(['id-excel-scientific.csv', 'id-padded.csv', 'id-duplicate-conflict.csv']);

const index = (isThere ? JSON.parse(readFileSync(resolve(FOLDER, 'index.json'), 'utf8')).cases : []) as Case[];
const cases = index.filter(({ file }) => !(file in DIFFERENCES));

describe.runIf(isThere)('the torture files', () => {
  it.each(index.filter(({ file }) => file in DIFFERENCES))('does otherwise with $file', async one => {
    const { problems, findings, inputs } = await readTorture(one);
    const told = findings.map(({ code, samples }) => [code, ...samples.map(({ line }) => line)]);
    const used = inputs.find(({ kind }) => kind === kindOf(one))?.used;
    expect(problems).toEqual([]);
    expect({ findings: told, used }).toEqual({
      findings: DIFFERENCES[one.file]?.findings,
      used: DIFFERENCES[one.file]?.used,
    });
  });

  it.each(cases.filter(({ verdict }) => verdict !== 'reject'))('accepts $file', async one => {
    const { problems, findings, inputs } = await readTorture(one);
    expect(problems).toEqual([]);
    expect(findings.filter(({ level }) => level === 'rejected')).toEqual([]);
    if (one.rows !== null) expect(inputs.find(({ kind }) => kind === kindOf(one))?.rows).toBe(one.rows);
  });

  it.each(cases.filter(({ verdict }) => verdict !== 'reject'))(
    'reads the cells of $file as csv-parse does',
    async one => {
      const { tables } = await readTorture(one);
      if (tables === null) throw new Error('nothing was read');
      expect(cellsOf(tables[kindOf(one)], tables)).toEqual(cellsByParser(one));
    },
  );

  it.each(cases.filter(({ verdict }) => verdict === 'reject'))('refuses $file at line $error_line', async one => {
    const { problems, findings } = await readTorture(one);
    const lines = [
      ...problems.map(({ line }) => line),
      ...findings.filter(({ level }) => level === 'rejected').flatMap(({ samples }) => samples.map(({ line }) => line)),
    ];
    expect(lines).toContain(one.error_line);
  });

  it('says why it does otherwise for files of the index only', () => {
    const files = new Set(index.map(({ file }) => file));
    expect(Object.keys(DIFFERENCES).filter(file => !files.has(file))).toEqual([]);
  });

  it.each([
    ['q-stray-pair-swallows-rows-validly.csv', 'rows_inside_a_cell'],
    ['enc-replacement-char-already-present.csv', 'lost_character'],
    ['st-header-only.csv', 'no_rows'],
    ['st-trailing-comma-everywhere.csv', 'unnamed_column'],
    ['st-empty-header-middle.csv', 'unnamed_column'],
    ['st-all-empty-row.csv', 'empty_row'],
    ['id-padded.csv', 'padded_id'],
    ['st-concatenated.csv', 'repeated_header'],
  ])('notes what is odd about %s: %s', async (file, code) => {
    const { findings } = await readTorture(index.find(one => one.file === file) as Case);
    expect(findings.map(finding => finding.code)).toContain(code);
  });
});

function kindOf({ file }: Case): 'leads' | 'deals' {
  return LEADS.has(file) ? 'leads' : 'deals';
}

async function readTorture(one: Case): Promise<Awaited<ReturnType<typeof read>>> {
  const folder = await folderOf({ 'leads.csv': 'lead_id,created_at\nL-1,2020-01-01\n' });
  const mapping = mappingOf(one);
  const set = new Map(mapping.columns.has('created_at') ? [] : [['created_at', '2024-01-01T00:00:00Z']]);
  return read({ folder, sources: { [kindOf(one)]: [source(resolve(FOLDER, one.file), { ...mapping, set })] } });
}

/** Its first column is the id, the first that is named like one the time. */
function mappingOf(one: Case): Partial<SourceDefinition> & Pick<SourceDefinition, 'columns'> {
  const names = headerOf(one);
  const time = names.find(name => /Changed At|CREATEDDATE|Created Date|^Created$/.test(name));
  const { columns, ...mapping } = MAPPINGS[one.file] ?? {};
  const id = [kindOf(one) === 'leads' ? 'lead_id' : 'deal_id', names[0] ?? ''] as const;
  const found = [id, ...(time === undefined ? [] : [['created_at', time] as const])];
  return { ...mapping, columns: new Map([...found, ...(columns ?? [])]) };
}

/** The id as evidence names it, and every column that has a name but the time's. */
function cellsOf({ texts, length, evidence }: Table, tables: Tables): Record<string, string>[] {
  return Array.from({ length }, (_, row) => {
    const cells = [...texts].map(([name, codes]) => [name, tables.texts.text(codes[row] ?? 0)] as const);
    return Object.fromEntries([...cells, ['id', evidence(row).replace(/^[^#]*#/, '')]]);
  });
}

/** The same by csv-parse over the decoded text, but for what data.md sets aside: empty rows, and all but the first of an id. */
function cellsByParser(one: Case): Record<string, string>[] {
  const { columns } = mappingOf(one);
  const [header = [], ...rows] = parse(textOf(one), { delimiter: one.delimiter, bom: true, skip_empty_lines: true });
  const names = header.map(name => [...columns].find(([, column]) => column === name)?.[0] ?? name);
  const [idColumn] = [...columns.keys()];
  const keys = names.map(name =>
    name === idColumn ? 'id' : /^(Owner|Amount)$/.test(name) ? name.toLowerCase() : name,
  );
  const records: Record<string, string>[] = [];
  for (const cells of rows) {
    const {
      created_at: _time,
      '': _unnamed,
      ...record
    } = Object.fromEntries(keys.map((key, place) => [key, cells[place] ?? '']));
    const id = (record['id'] ?? '').trim();
    const isThere = records.some(earlier => earlier['id'] === id);
    if (!isThere && cells.some(cell => cell !== '')) records.push({ ...record, id });
  }
  return records;
}

function textOf({ file, encoding }: Case): string {
  return new TextDecoder(MAPPINGS[file]?.encoding ?? encoding).decode(readFileSync(resolve(FOLDER, file)));
}

/** Names of the file's columns, by a look at its first line. */
function headerOf({ file, encoding, delimiter }: Case): string[] {
  const text = readFileSync(resolve(FOLDER, file), encoding === 'utf-16' ? 'utf16le' : 'utf8');
  const [first = ''] = text.replace(/^\ufeff/, '').split(/\r?\n/);
  return first.split(delimiter).map(name => name.replaceAll('"', ''));
}
