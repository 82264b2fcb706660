// A hundred small files and what a trustworthy reader does with each (spec data.md wins where the two differ).

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import type { SourceDefinition } from '../../src/model/agreement.ts';
import type { Table, Tables } from '../../src/model/table.ts';
import { auditFolder, type FolderAudit } from '../audit-folder.ts';
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
  /** What the specification (data.md, or verdicts.md for the order of rows) says of it, word for word. */
  readonly says: string;
  /** Findings as code and lines, and how many rows are used. */
  readonly findings: readonly (readonly [code: string, ...lines: number[]])[];
  readonly used: number;
}

/** Where we do otherwise than the index says: why, and what is done. What else comes of it is asserted further below. */
const DIFFERENCES: Readonly<Record<string, Difference>> = {
  'st-preamble.csv': {
    why: 'the first line is the header, here of one column; longer rows are rejected',
    says: 'too few or too many cells, an unclosed quote, bytes that are not the encoding, a required column missing (ends the audit at once',
    findings: [['too_many_cells', 4, 5]],
    used: 1,
  },
  'st-salesforce-footer.csv': {
    why: 'footer lines are known to the preset of the system only, and month or day first is for the agreement to say',
    says: "a system's footer lines (the preset knows them)",
    findings: [
      ['too_few_cells', 5, 6, 7, 8, 9],
      ['unreadable_time', 2],
    ],
    used: 0,
  },
  'id-sf18-bad-checksum.csv': {
    why: 'what an id of a system must look like is known to its preset only',
    says: "preset: salesforce-lead # a shipped mapping for a system's export",
    findings: [],
    used: 1,
  },
  'id-duplicate-conflict.csv': {
    why: 'a repeated id is set aside, also where its row says something else',
    says: 'exact duplicates and repeated ids (the first in file order stands; an empty id never repeats)',
    findings: [['repeated_id', 3]],
    used: 1,
  },
  'dt-dm-evidence-dmy.csv': {
    why: 'also not from other rows',
    says: '"3/4/2025" is never guessed',
    findings: [['unreadable_time', 2, 3, 4]],
    used: 0,
  },
  'dt-two-digit-year.csv': {
    why: 'a year of two digits is never read: no style of `dates:` has one',
    says: 'with `dates:` `3/7/2025 4:30 PM` and `07.03.2025 16:30`',
    findings: [['unreadable_time', 2]],
    used: 0,
  },
  'dt-midnight-mixed.csv': {
    why: 'midnights are times like any other, and nothing is said of them',
    says: 'A date alone in leads, activities, history or deals has *day precision*',
    findings: [],
    used: 3,
  },
  'dt-no-offset-no-zone.csv': {
    why: 'an agreement always has a time zone; that of the machine is never asked',
    says: "timezone: America/Chicago # for times without an offset; else the agreement's",
    findings: [],
    used: 1,
  },
  'dt-sentinels.csv': {
    why: 'the reader takes them as they are; the audit sets aside those after as-of and says how many',
    says: 'rows after `as_of` and leads created after it',
    findings: [],
    used: 4,
  },
  'dt-broken-chain.csv': {
    why: 'the value before a row is that of the row before; only before the first one is the old value asked',
    says: 'the history rows of field `owner`, before the first of them its `old_value`',
    findings: [],
    used: 2,
  },
  'dt-unsorted-and-ties.csv': {
    why: 'rows of one instant keep the order of the file; old and new values are not chained',
    says: 'history, lead, milestones, activities, deals, each in file order',
    findings: [],
    used: 3,
  },
  'val-status-spelling.csv': {
    why: 'spellings nobody asks for are values like any other; an event that finds none names the nearest',
    says: 'events of the agreement that matched nothing',
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

/** Files read as what they are about, rather than as deals: ids of leads, and changes of their status. */
const KINDS: Readonly<Record<string, 'leads' | 'history'>> = {
  'id-excel-scientific.csv': 'leads',
  'id-padded.csv': 'leads',
  'id-duplicate-conflict.csv': 'leads',
  'dt-broken-chain.csv': 'history',
  'dt-unsorted-and-ties.csv': 'history',
};

/** What cells of a column hold, written down from the index and the bytes of the files, without any reader. */
const CELLS: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  'enc-utf8-bom.csv': { id: ['00Q1', '00Q2'], owner: ['Ana', 'Bo'], Status: ['MQL', 'MQL'] },
  'enc-utf16le-bom-tab.csv': { id: ['00Q1'], owner: ['Jos\u00e9'], Status: ['MQL'] },
  'enc-latin1.csv': { id: ['00Q1', '00Q2'], owner: ['Ana', 'Jos\u00e9'] },
  'enc-replacement-char-already-present.csv': { owner: ['Jos\ufffd'] },
  'enc-mojibake.csv': { owner: ['Jos\u00c3\u00a9'] },
  'nl-crlf.csv': { Status: ['MQL', 'MQL'], time: ['2024-03-04T15:00:00.000Z', '2024-03-05T20:00:00.000Z'] },
  'nl-mixed-lf-crlf.csv': { Status: ['MQL', 'MQL'], time: ['2024-03-04T15:00:00.000Z', '2024-03-05T20:00:00.000Z'] },
  'nl-embedded-bare-cr.csv': { Note: ['a\rb'] },
  'nl-unicode-separators.csv': { Note: ['a\u2028b\u0085c\u000bd\u000ce', 'x'] },
  'q-escaped.csv': { Note: ['say "hi", ok'] },
  'q-empty-vs-quoted-empty.csv': { Note: ['', ''] },
  'q-stray-pair-swallows-rows-validly.csv': { id: ['00Q1', '00Q4'], Note: ['oops\n00Q2,x\n00Q3,y', 'z'] },
  'st-header-uppercase.csv': { OLDVALUE: ['New'], NEWVALUE: ['MQL'], time: ['2024-03-04T15:00:00.000Z'] },
  'st-footer-like-lead.csv': { owner: ['Confidential Information - Do Not Distribute', 'Bo'] },
  'st-semicolon.csv': { owner: ['Ana, Bo'], Score: ['1,5'] },
  'st-pipe.csv': { owner: ['Ana'] },
  'st-all-empty-row.csv': { id: ['00Q1', '00Q2'] },
  'st-1m-quotes-field.csv': { Note: ['"'.repeat(500_000)] },
  'x-bidi-zero-width.csv': {
    owner: ['\u202eevil\u202c', 'A\u200bna', 'An\u0430', '\u2066x\u2069', '\ufeffAna'],
  },
  'x-log-injection.csv': { owner: ['Ana\nERROR 00Q2 breached'] },
  'id-sf15-case-collision.csv': { id: ['00Q5A00001OVC9l', '00Q5A00001OVC9L'], owner: ['Ana', 'Bo'] },
  'id-beyond-2-53.csv': { id: ['5361160000000199826', '5361160000000199827'] },
  // The second is the first once the blanks around it are off.
  'id-padded.csv': { id: ['00Q1'] },
  'id-duplicate-conflict.csv': { owner: ['Ana'], time: ['2024-03-04T15:00:00.000Z'] },
  'dt-iso-offsets.csv': { time: Array.from({ length: 6 }, () => '2024-03-04T15:00:00.000Z') },
  'dt-narrow-nbsp-ampm.csv': { time: ['2024-03-04T09:00:00.000Z'] },
  'dt-midnight-mixed.csv': {
    time: ['2024-03-04T00:00:00.000Z', '2024-03-05T00:00:00.000Z', '2024-03-06T00:00:00.000Z'],
  },
  'dt-no-offset-no-zone.csv': { time: ['2024-03-04T15:00:00.000Z'] },
  'dt-sentinels.csv': {
    time: [
      '9999-12-31T23:59:59.000Z',
      '2050-01-01T00:00:00.000Z',
      '1970-01-01T00:00:00.000Z',
      '1900-01-01T00:00:00.000Z',
    ],
  },
  'dt-broken-chain.csv': { old_value: ['New', 'SAL'], new_value: ['MQL', 'SQL'] },
  'dt-unsorted-and-ties.csv': { old_value: ['MQL', 'New', ''], new_value: ['SQL', 'MQL', 'New'] },
  'val-numbers-locale.csv': { amount: ['$1,77,000.00 ', '1.234,56', '1 234,56', '(500)', '58.8k'] },
  'val-status-spelling.csv': { Status: ['MQL', 'mql ', 'Marketing Qualified Lead'] },
  'csv-spectrum-escaped_quotes.csv': { id: ['1', '3'], b: ['ha "ha" ha', '4'] },
  'csv-spectrum-quotes_and_newlines.csv': { b: ['ha \n"ha" \nha', '4'] },
};

const HISTORY: ReadonlyMap<string, string> = new Map([
  ['lead_id', 'Lead ID'],
  ['old_value', 'Old'],
  ['new_value', 'New'],
  ['changed_at', 'Changed At'],
]);

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

  it('does otherwise where the specification says so, in these words', () => {
    const specification = ['data.md', 'verdicts.md'].map(name => readFileSync(resolve('../shared/spec', name), 'utf8'));
    const words = specification.join(' ').replaceAll(/\s+/g, ' ');
    expect(Object.values(DIFFERENCES).filter(({ says }) => !words.includes(says))).toEqual([]);
  });

  it.each(Object.entries(CELLS))('reads the cells of %s as they were written', async (file, expected) => {
    const one = index.find(other => other.file === file) as Case;
    const { tables } = await readTorture(one);
    if (tables === null) throw new Error('nothing was read');
    const table = tables[kindOf(one)];
    const rows = cellsOf(table, tables);
    const time = table.times.get(kindOf(one) === 'history' ? 'changed_at' : 'created_at');
    const column = (name: string): unknown[] =>
      name === 'time' ? [...(time?.at ?? [])].map(at => new Date(at).toISOString()) : rows.map(row => row[name]);
    expect(Object.fromEntries(Object.keys(expected).map(name => [name, column(name)]))).toEqual(expected);
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

describe.runIf(isThere)('what comes of a difference', () => {
  it('ends an audit with standard columns where the first line is a title', async () => {
    const folder = await tortureFolder('st-preamble.csv', 'leads.csv');
    const { tables, problems } = await read({ folder });
    expect(tables).toBeNull();
    expect(problems[0]).toMatchObject({ code: 'missing-column', line: 1 });
  });

  it('sets a footer aside where the preset knows it', async () => {
    const mapping = { preset: 'salesforce-report-leads', dates: 'month-first', columns: REPORT } as const;
    const folder = await tortureFolder('st-salesforce-footer.csv', 'report.csv');
    const { inputs, findings } = await read({ folder, sources: { leads: [source('report.csv', mapping)] } });
    expect(inputs[0]).toMatchObject({ used: 1, setAside: 5, rejected: 0 });
    const footer = findings.find(({ code }) => code === 'footer_line');
    expect(footer?.samples.map(({ line }) => line)).toEqual([5, 6, 7, 8, 9]);
  });

  it('notes an id whose check characters are wrong where the preset knows what they should be', async () => {
    const set = new Map([['created_at', '2024-01-01']]);
    const columns = new Map([['lead_id', 'Lead ID']]);
    const folder = await tortureFolder('id-sf18-bad-checksum.csv', 'report.csv');
    const report = source('report.csv', { preset: 'salesforce-report-leads', columns, set });
    const { findings, inputs } = await read({ folder, sources: { leads: [report] } });
    expect(inputs[0]?.used).toBe(1);
    expect(findings.find(({ code }) => code === 'id_suffix')?.samples).toMatchObject([
      { line: 2, text: '00Q5A00001OVC9lUAX' },
    ]);
  });

  it('refuses latin1 that nobody declared at its first byte, line 3', async () => {
    const folder = await tortureFolder('enc-latin1.csv', 'leads.csv');
    const columns = new Map([['lead_id', 'Lead ID']]);
    const leads = source('leads.csv', { columns, set: new Map([['created_at', '2024-01-01']]) });
    const { findings } = await read({ folder, sources: { leads: [leads] } });
    expect(findings.map(({ code, samples }) => [code, samples.map(({ line }) => line)])).toEqual([
      ['invalid_encoding', [3]],
    ]);
  });

  it('counts leads of the end of time as created after as-of', async () => {
    const folder = await tortureFolder('dt-sentinels.csv', 'people.csv');
    const { edition } = await auditOf(
      folder,
      'leads: { file: people.csv, columns: { lead_id: Lead ID, created_at: Changed At } }',
      { start: 'lead: created', end: 'lead: created' },
    );
    // 9999 and 2050; 1970 and 1900 are before everything and audited.
    expect(edition.report.quality.find(({ code }) => code === 'after_as_of')?.count).toBe(2);
    expect(edition.report.inputs[0]).toMatchObject({ rows: 4, used: 2, set_aside: 2 });
  });

  it('names the spelling that occurs where an event finds none', async () => {
    const folder = await tortureFolder('val-status-spelling.csv', 'status.csv');
    writeFileSync(
      resolve(folder, 'leads.csv'),
      'lead_id,created_at\n00Q1,2024-03-01\n00Q2,2024-03-01\n00Q3,2024-03-01\n',
    );
    const { problems, edition } = await auditOf(
      folder,
      'history: { file: status.csv, columns: { lead_id: Lead ID, new_value: Status, changed_at: Changed At }, set: { field: status } }',
      { start: 'becomes: status, to: Marketing Qualifed Lead', end: 'becomes: status, to: MQL' },
    );
    expect(problems.map(({ message, remedy }) => `${message} ${remedy}`).join()).toContain(
      '"Marketing Qualified Lead"',
    );
    expect(edition.report.fit).toBe(false);
  });
});

const REPORT: ReadonlyMap<string, string> = new Map([
  ['lead_id', 'Lead ID'],
  ['created_at', 'Changed At'],
]);

async function tortureFolder(file: string, name: string): Promise<string> {
  return folderOf({ [name]: readFileSync(resolve(FOLDER, file)) });
}

async function auditOf(
  folder: string,
  data: string,
  { start, end }: { readonly start: string; readonly end: string },
): Promise<FolderAudit> {
  const agreement = `slaudit: 1
name: Torture
timezone: UTC
data:
  ${data}
events:
  start: { ${start} }
  end: { ${end} }
clauses:
  - { id: one, party: sales, when: start, expect: end, within: 1 hour }
`;
  writeFileSync(resolve(folder, 'slaudit.yaml'), agreement);
  return auditFolder(folder, { agreement: 'slaudit.yaml', asOf: '2024-12-31', period: null });
}

function kindOf({ file }: Case): 'leads' | 'history' | 'deals' {
  return KINDS[file] ?? 'deals';
}

async function readTorture(one: Case): Promise<Awaited<ReturnType<typeof read>>> {
  const folder = await folderOf({ 'leads.csv': 'lead_id,created_at\na,2020-01-01\n' });
  const mapping = mappingOf(one);
  const time = mapping.columns.has('created_at') ? [] : [['created_at', '2024-01-01T00:00:00Z'] as const];
  const set = new Map(kindOf(one) === 'history' ? [['field', 'status']] : time);
  return read({ folder, sources: { [kindOf(one)]: [source(resolve(FOLDER, one.file), { ...mapping, set })] } });
}

/** Its first column is the id, the first that is named like one the time. */
function mappingOf(one: Case): Partial<SourceDefinition> & Pick<SourceDefinition, 'columns'> {
  const names = headerOf(one);
  if (kindOf(one) === 'history') return { columns: HISTORY };
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
