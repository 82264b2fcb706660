// A hundred small files and what a trustworthy reader does with each (spec data.md wins where the two differ).

import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { SourceDefinition } from '../../src/model/agreement.ts';
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

/** Where we do otherwise than the index says, and why. */
const DIFFERENCES: Readonly<Record<string, string>> = {
  'st-preamble.csv': 'the first line is the header: with the standard columns the missing ones end the audit',
  'st-salesforce-footer.csv': 'footer lines are known to the preset of the system only',
  'id-sf18-bad-checksum.csv': 'checksums are a matter of the preset of the system',
  'id-duplicate-conflict.csv': 'data.md: a repeated id is set aside, the first stands',
  'dt-dm-evidence-dmy.csv': 'data.md: "3/4/2025" is never guessed, also not from other rows',
  'dt-two-digit-year.csv': 'a year of two digits is never read: no style of `dates:` has one',
  'dt-midnight-mixed.csv': 'midnights are times; only a date alone has day precision',
  'dt-no-offset-no-zone.csv': 'an agreement always has a time zone',
  'dt-sentinels.csv': 'rows after as-of are set aside and counted by the audit',
  'dt-broken-chain.csv': 'the chain of old and new values is not looked at here',
  'val-status-spelling.csv': 'an event without rows names the nearest value in the audit',
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
  it.each(cases.filter(({ verdict }) => verdict !== 'reject'))('accepts $file', async one => {
    const { problems, findings, inputs } = await readTorture(one);
    expect(problems).toEqual([]);
    expect(findings.filter(({ level }) => level === 'rejected')).toEqual([]);
    if (one.rows !== null) expect(inputs.find(({ kind }) => kind === kindOf(one))?.rows).toBe(one.rows);
  });

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
  const kind = kindOf(one);
  const names = headerOf(one);
  const time = names.find(name => /Changed At|CREATEDDATE|Created Date|^Created$/.test(name));
  const { columns, ...mapping } = MAPPINGS[one.file] ?? {};
  const id = [kind === 'leads' ? 'lead_id' : 'deal_id', names[0] ?? ''] as const;
  const named = new Map([id, ...(time === undefined ? [] : [['created_at', time] as const]), ...(columns ?? [])]);
  const set = new Map(time === undefined ? [['created_at', '2024-01-01T00:00:00Z']] : []);
  const sources = { [kind]: [source(resolve(FOLDER, one.file), { columns: named, set, ...mapping })] };
  return read({ folder, sources });
}

/** Names of the file's columns, by a look at its first line. */
function headerOf({ file, encoding, delimiter }: Case): string[] {
  const text = readFileSync(resolve(FOLDER, file), encoding === 'utf-16' ? 'utf16le' : 'utf8');
  const [first = ''] = text.replace(/^\ufeff/, '').split(/\r?\n/);
  return first.split(delimiter).map(name => name.replaceAll('"', ''));
}
