// Files to tables: what data.md says about rows, worked out by hand on small files.

import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { Table } from '../../src/model/table.ts';
import { folderOf, read, readWell, source } from './reading.ts';

const LEADS = 'lead_id,created_at,owner,status\nL-1,2025-03-03T09:00:00Z,ann,MQL\nL-2,2025-03-04T09:00:00Z,bob,New\n';
const HEADER = 'activity_id,lead_id,occurred_at,type\n';

function evidenceOf(table: Table): string[] {
  return Array.from({ length: table.length }, (_, row) => table.evidence(row));
}

function counts(findings: readonly { readonly code: string; readonly count: number }[]): Record<string, number> {
  return Object.fromEntries(findings.map(({ code, count }) => [code, count]));
}

describe('a row', () => {
  it('is named by its file and id, or by its first physical line', async () => {
    const activities = `${HEADER}A-1,L-1,2025-03-03T10:00:00Z,"call\nback"\n,L-2,2025-03-04T10:00:00Z,email\n`;
    const { tables } = await readWell({ folder: await folderOf({ 'leads.csv': LEADS, 'activities.csv': activities }) });
    expect(evidenceOf(tables.activities)).toEqual(['activities.csv#A-1', 'activities.csv#L4']);
    expect(tables.activities.place(1)).toEqual({ file: 'activities.csv', line: 4 });
    expect([...tables.activities.lead]).toEqual([0, 1]);
  });

  it('is used, set aside or rejected, and the three sum up', async () => {
    const rows = [
      'A-1,L-1,2025-03-03T10:00:00Z,call',
      'A-1,L-1,2025-03-03T11:00:00Z,call',
      'A-2,L-9,2025-03-03T10:00:00Z,call',
    ];
    const broken = ['A-3,,2025-03-03T10:00:00Z,call', 'A-4,L-1,soon,call', 'A-5,L-1,2025-03-03T10:00:00Z', ',,,'];
    const activities = HEADER + [...rows, ...broken].join('\n');
    const { tables, inputs, findings } = await readWell({
      folder: await folderOf({ 'leads.csv': LEADS, 'activities.csv': activities }),
    });
    expect(inputs[1]).toMatchObject({ kind: 'activities', rows: 7, used: 1, setAside: 3, rejected: 3 });
    expect(evidenceOf(tables.activities)).toEqual(['activities.csv#A-1']);
    const codes = {
      repeated_id: 1,
      unknown_lead: 1,
      empty_row: 1,
      no_lead_id: 1,
      unreadable_time: 1,
      too_few_cells: 1,
    };
    expect(counts(findings)).toEqual(codes);
  });

  it('kept by hand repeats one that stands in every cell; what overlaps otherwise, or cannot be used, is rejected', async () => {
    const roster = 'person,team,from\nann,East,\nann,East,\nann,West,\n,East,\n,East,\n';
    const absences = 'person,from,until\nann,2025-03-03,2025-03-04\nann,2025-03-03,2025-03-04\n';
    const { tables, inputs, findings } = await readWell({
      folder: await folderOf({ 'leads.csv': LEADS, 'roster.csv': roster, 'absences.csv': absences }),
    });
    const account = (kind: string): unknown => inputs.find(input => input.kind === kind);
    expect(account('roster')).toMatchObject({ rows: 5, used: 1, setAside: 1, rejected: 3 });
    expect(account('absences')).toMatchObject({ rows: 2, used: 1, setAside: 1, rejected: 0 });
    expect([tables.roster.length, tables.absences.length]).toEqual([1, 1]);
    expect(counts(findings)).toEqual({ exact_duplicate: 2, overlapping_roster_rows: 1, no_person: 2 });
    expect(findings.find(({ code }) => code === 'exact_duplicate')?.samples).toEqual([
      { file: 'roster.csv', line: 3, column: null, text: 'as roster.csv, line 2' },
      { file: 'absences.csv', line: 3, column: null, text: 'as absences.csv, line 2' },
    ]);
  });

  it('without an id repeats only if every cell is the same, also over several files', async () => {
    const row = 'L-1,2025-03-03T10:00:00Z,call\n';
    const other = 'L-1,2025-03-03T10:00:00.000Z,call\n';
    const folder = await folderOf({
      'leads.csv': LEADS,
      'a-1.csv': `lead_id,occurred_at,type\n${row}${other}"L-1",2025-03-03T10:00:00Z,"call"\n`,
      'a-2.csv': `lead_id,occurred_at,type\n${row}L-2,2025-03-04T10:00:00Z,call\n`,
    });
    const { tables, inputs } = await readWell({ folder, sources: { activities: [source('a-*.csv')] } });
    expect(evidenceOf(tables.activities)).toEqual(['a-1.csv#L2', 'a-1.csv#L3', 'a-2.csv#L3']);
    expect(inputs.slice(1).map(({ setAside }) => setAside)).toEqual([1, 1]);
  });

  it('of a kind that repeats an id stands where it comes first, in the order of the paths', async () => {
    const folder = await folderOf({
      'leads.csv': LEADS,
      'x/b.csv': `${HEADER}A-2,L-1,2025-03-03T10:00:00Z,email\nA-1,L-1,2025-03-03T10:00:00Z,email\n`,
      'x/a.csv': `${HEADER}A-9,L-1,2025-03-03T10:00:00Z,call\nA-1,L-1,2025-03-03T10:00:00Z,call\n`,
      'x/é.csv': `${HEADER}A-2,L-2,2025-03-05T10:00:00Z,call\nA-3,L-2,2025-03-05T10:00:00Z,call\n`,
    });
    const { tables } = await readWell({ folder, sources: { activities: [source('x/*.csv')] } });
    expect(evidenceOf(tables.activities)).toEqual(['x/a.csv#A-9', 'x/a.csv#A-1', 'x/b.csv#A-2', 'x/é.csv#A-3']);
  });

  it('of a date alone keeps both ends of its day, by row', async () => {
    const activities = `${HEADER}A-1,L-9,2025-03-03,call\nA-2,L-1,2025-03-03,call\nA-2,L-1,2025-03-03,call\nA-3,L-1,2025-03-05,call\n`;
    const folder = await folderOf({ 'leads.csv': LEADS, 'activities.csv': activities });
    const { tables } = await readWell({ folder, timeZone: 'America/New_York' });
    const { at, dayEnds } = tables.activities.times.get('occurred_at') ?? { at: [], dayEnds: null };
    expect([...at]).toEqual([Date.UTC(2025, 2, 3, 5), Date.UTC(2025, 2, 5, 5)]);
    expect([...(dayEnds ?? [])]).toEqual([
      [0, Date.UTC(2025, 2, 4, 5) - 1],
      [1, Date.UTC(2025, 2, 6, 5) - 1],
    ]);
  });
});

describe('merged leads', () => {
  const leads = (merged: string): string =>
    `lead_id,created_at,merged_into\n${merged
      .split(' ')
      .map(pair => pair.split('>'))
      .map(([id, into]) => `${id},2025-03-03T09:00:00Z,${into ?? ''}\n`)
      .join('')}`;
  const rest = {
    'activities.csv': `${HEADER}A-1,L-1,2025-03-03T10:00:00Z,call\n`,
    'history.csv': 'lead_id,changed_at,field,new_value\nL-1,2025-03-03T10:00:00Z,status,MQL\n',
    'deals.csv': 'deal_id,created_at,lead_id\nD-1,2025-03-03T10:00:00Z,L-1\nD-2,2025-03-03T10:00:00Z,\n',
  };

  it('hand activities and deals to the last survivor; history stays behind', async () => {
    const folder = await folderOf({ 'leads.csv': leads('L-1>L-2 L-2>L-3 L-3'), ...rest });
    const { tables, inputs } = await readWell({ folder });
    expect([...tables.activities.lead]).toEqual([2]);
    expect([...tables.deals.lead]).toEqual([2, -1]);
    expect([...tables.history.lead]).toEqual([0]);
    expect([...tables.isDuplicate]).toEqual([1, 1, 0]);
    expect(tables.historyHasOldValues).toBe(false);
    expect(inputs[0]).toMatchObject({ rows: 3, used: 1, setAside: 2 });
  });

  it('stay themselves where the survivor is unknown, and end the audit where they go round', async () => {
    const unknown = await readWell({ folder: await folderOf({ 'leads.csv': leads('L-1>L-9 L-2'), ...rest }) });
    expect(counts(unknown.findings)).toMatchObject({ unknown_survivor: 1 });
    expect([...unknown.tables.isDuplicate]).toEqual([0, 0]);
    const circle = await read({ folder: await folderOf({ 'leads.csv': leads('L-1>L-1 L-2'), ...rest }) });
    expect(circle.tables).toBeNull();
    expect(circle.problems.map(({ code }) => code)).toEqual(['merge-circle']);
  });
});

describe('a mapping', () => {
  it('names columns, sets and derives them, blanks cells, and reads dates in its zone', async () => {
    const folder = await folderOf({
      'people.csv':
        'Lead ID;Create Date;No. of Employees;Tier;Became MQL\n7;03.04.2025 16:30;-;Enterprise;04.04.2025\n8;03.04.2025;12;N/A;\n',
    });
    const leads = source('people.csv', {
      columns: new Map([
        ['lead_id', 'Lead ID'],
        ['created_at', 'create date'],
        ['employees', 'No. of Employees'],
        ['tier', 'Tier'],
      ]),
      milestones: new Map([['qualified_at', 'Became MQL']]),
      dates: 'day-first',
      timeZone: 'Europe/Berlin',
      blank: ['-', 'N/A'],
      set: new Map([['source', 'web']]),
      derive: new Map([
        [
          'employees',
          [{ if: { kind: 'column', column: 'tier', test: { kind: 'equals', value: 'Enterprise' } }, is: 1000 }],
        ],
      ]),
    });
    const { tables } = await readWell({ folder, sources: { leads: [leads] } });
    const text = (column: string): string[] =>
      [...(tables.leads.texts.get(column) ?? [])].map(code => tables.texts.text(code));
    expect(text('employees')).toEqual(['1000', '12']);
    expect(text('tier')).toEqual(['Enterprise', '']);
    expect(text('source')).toEqual(['web', 'web']);
    expect([...(tables.leads.times.get('created_at')?.at ?? [])]).toEqual([
      Date.UTC(2025, 3, 3, 14, 30),
      Date.UTC(2025, 3, 2, 22),
    ]);
    expect([...(tables.leads.times.get('milestone:qualified_at')?.at ?? [])]).toEqual([Date.UTC(2025, 3, 3, 22), NaN]);
  });

  it('stays when the command line names other files, which may come from standard input', async () => {
    const folder = await folderOf({ 'leads.csv': LEADS, 'old.csv': 'Id,When\nL-1,2025-03-03\n' });
    async function* stdin(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('Id,When\nL-7,2025-0');
      yield Buffer.from('3-03T10:00:00Z');
    }
    const leads = source('old.csv', {
      columns: new Map([
        ['lead_id', 'Id'],
        ['created_at', 'When'],
      ]),
    });
    const { tables } = await readWell({
      folder,
      sources: { leads: [leads] },
      overrides: { leads: ['-'] },
      stdin: stdin(),
    });
    expect(tables.leadId(0)).toBe('L-7');
    expect(tables.leads.evidence(0)).toBe('-#L-7');
  });

  it('keeps only the columns that were asked for', async () => {
    const wanted = {
      leads: new Set(['status']),
      activities: new Set<string>(),
      history: new Set<string>(),
      deals: new Set<string>(),
    };
    const { tables } = await readWell({ folder: await folderOf({ 'leads.csv': LEADS }), wanted });
    expect([...tables.leads.texts.keys()]).toEqual(['owner', 'status']);
  });
});

describe('columns that only some files have', () => {
  it('are empty in the rows of the others', async () => {
    const folder = await folderOf({
      'leads.csv': LEADS,
      'a1.csv': 'lead_id,occurred_at,type\nL-1,2025-03-03T10:00:00Z,call\n',
      'a2.csv':
        'lead_id,occurred_at,type,logged_at,outcome\nL-1,2025-03-03T11:00:00Z,call,2025-03-03T12:00:00Z,ok\nL-1,soon,call,2025-03-03,bad\n',
      'a3.csv': 'lead_id,occurred_at,type\nL-1,2025-03-03T13:00:00Z,call\nL-1,2025-03-03T14:00:00Z,call\n',
    });
    const { tables } = await readWell({ folder, sources: { activities: [source('a*.csv')] } });
    const { times, texts } = tables.activities;
    expect([...(times.get('logged_at')?.at ?? [])]).toEqual([NaN, Date.UTC(2025, 2, 3, 12), NaN, NaN]);
    expect(times.get('logged_at')?.dayEnds).toBeNull();
    expect([...(texts.get('outcome') ?? [])].map(code => tables.texts.text(code))).toEqual(['', 'ok', '', '']);
  });
});

describe('rows kept by hand', () => {
  it('include the date of their end, and take an instant as it is', async () => {
    const folder = await folderOf({
      'leads.csv': LEADS,
      'roster.csv':
        'person,party,from,until\nann,sales,,2025-03-09\nann,sales,2025-03-10,\nbob,sales,,2025-03-09T12:00:00Z\n',
      'absences.csv': 'person,from,until,reason\nann,2025-03-08,2025-03-09,leave\n',
      'waivers.csv': 'lead_id,clause,reason,approved_by,approved_on\nL-1,*,fair,Vera,\n',
    });
    const { tables } = await readWell({ folder, timeZone: 'America/New_York' });
    expect(tables.roster.map(({ until }) => until)).toEqual([
      Date.UTC(2025, 2, 10, 4),
      Infinity,
      Date.UTC(2025, 2, 9, 12),
    ]);
    expect(tables.absences[0]).toMatchObject({ from: Date.UTC(2025, 2, 8, 5), until: Date.UTC(2025, 2, 10, 4) });
    expect(tables.waivers[0]).toMatchObject({ leadId: 'L-1', approvedOn: NaN, from: -Infinity, until: Infinity });
  });

  it('of absences need both ends: nobody is away for ever because a cell was left empty', async () => {
    const folder = await folderOf({
      'leads.csv': LEADS,
      'absences.csv': 'person,from,until\nann,2025-03-08,\nbob,,2025-03-08\ncid,2025-03-08,2025-03-08\n',
    });
    const { tables, findings } = await read({ folder });
    expect(tables?.absences.map(({ person }) => person)).toEqual(['cid']);
    const samples = [
      { file: 'absences.csv', line: 2, column: 'until', text: '' },
      { file: 'absences.csv', line: 3, column: 'from', text: '' },
    ];
    expect(findings).toMatchObject([{ code: 'unreadable_time', level: 'rejected', count: 2, samples }]);
  });
});

describe('a header of one cell', () => {
  it.each([
    ['lead_id^created_at', null, '^'],
    ['lead_id,created_at', ';', ','],
    ['LEAD_ID;CREATED_AT', ',', ';'],
  ])('%s, parted by %s, says what else may part it', async (header, delimiter, other) => {
    const folder = await folderOf({ 'leads.csv': `${header}\n` });
    const { problems } = await read({ folder, sources: { leads: [source('leads.csv', { delimiter })] } });
    const remedy = `Its header is a single cell, "${header}": say \`delimiter: "${other}"\` if that parts its cells.`;
    expect(problems.map(problem => problem.remedy)).toEqual([remedy, remedy]);
  });

  it.each(['Lead report', 'version https://git-lfs.github.com/spec/v1', 'old_lead_ids'])(
    'is taken as it is where the column is not in it: %s',
    async header => {
      const { problems } = await read({ folder: await folderOf({ 'leads.csv': `${header}\n` }) });
      expect(problems.map(({ remedy }) => remedy).join()).not.toContain('delimiter');
    },
  );
});

describe('files', () => {
  it('are hashed as they stand on disk, compressed ones too', async () => {
    const folder = await folderOf({ 'leads.csv.gz': gzipSync(LEADS), 'plain.csv': LEADS });
    const zipped = await readWell({ folder, sources: { leads: [source('leads.csv.gz')] } });
    expect(zipped.tables.leads.length).toBe(2);
    expect(zipped.inputs[0]?.sha256).toMatch(/^[0-9a-f]{64}$/);
    const plain = await readWell({ folder, sources: { leads: [source('plain.csv')] } });
    expect(plain.inputs[0]?.sha256).toBe('17041456ed11cc5fdebd0c921f5e70ecbeb19a0a64d842db36722052b33e2f07');
  });

  it('that are cut off end the audit rather than count for less', async () => {
    const folder = await folderOf({ 'leads.csv.gz': gzipSync(LEADS.repeat(100)).subarray(0, 60) });
    const { tables, problems } = await read({ folder, sources: { leads: [source('leads.csv.gz')] } });
    expect(tables).toBeNull();
    expect(problems.map(({ code }) => code)).toEqual(['unreadable-file']);
  });

  it('are not the folder they stand in', async () => {
    const folder = await folderOf({ 'exports/leads.csv': LEADS });
    const { problems } = await read({ folder, sources: { leads: [source('exports/')] } });
    expect(problems).toMatchObject([
      {
        code: 'file-not-found',
        message: '"exports/" is a folder.',
        remedy: 'Name the files in it, such as `exports/*.csv`.',
      },
    ]);
  });

  it('may have braces and folders in their glob, and are read in the order of their paths', async () => {
    const folder = await folderOf({
      'leads.csv': LEADS,
      'x/2025/call.csv': `${HEADER}A-1,L-1,2025-03-03T10:00:00Z,call\n`,
      'x/mail.csv': `${HEADER}A-2,L-1,2025-03-03T10:00:00Z,email\n`,
      'x/note.csv': `${HEADER}A-3,L-1,2025-03-03T10:00:00Z,note\n`,
    });
    const { tables } = await readWell({ folder, sources: { activities: [source('x/**/{call,mail}.csv')] } });
    expect(evidenceOf(tables.activities)).toEqual(['x/2025/call.csv#A-1', 'x/mail.csv#A-2']);
  });
});

describe.runIf(existsSync('../shared/data'))('public event logs', () => {
  it.each([
    { log: 'bpic2012', leads: 13_087, rows: 262_200, used: 262_200 },
    // 127 rows without an id equal an earlier one in every cell.
    { log: 'helpdesk', leads: 4580, rows: 21_348, used: 21_221 },
  ])('are read to the last row: $log', async ({ log, leads, rows, used }) => {
    const activities = source('activities.csv.gz', { columns: new Map([['type', 'activity']]) });
    const { inputs } = await readWell({
      folder: resolve(join('../shared/data', log)),
      sources: { activities: [activities] },
    });
    expect(inputs.map(input => [input.rows, input.used])).toEqual([
      [leads, leads],
      [rows, used],
    ]);
  });
});
