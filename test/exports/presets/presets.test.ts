// How presets are applied: what they bring, what the source overrules, what becomes of rows that are none.

import { describe, expect, test } from 'vitest';
import { PRESETS } from '../../../src/exports/presets/presets.ts';
import type { Tables } from '../../../src/model/table.ts';
import { folderOf, read, readWell, source } from '../reading.ts';

const LEADS = 'Id,Status,OwnerId,CreatedDate,LeadSource,IsConverted,ConvertedContactId\n';
const TASKS = 'Id,WhoId,Subject,ActivityDate,CreatedDate,CompletedDateTime,TaskSubtype,IsClosed,CallType,OwnerId\n';
const LEAD = '00Q5e00OpqPG64WEET';
const TIME = '2024-03-04T14:00:00.000Z';

describe('the name of a preset', () => {
  test('that nobody ships is told with the nearest one', async () => {
    const folder = await folderOf({ 'l.csv': `${LEADS}${LEAD},New,u,${TIME},Web,false,\n` });
    const { problems } = await read({ folder, sources: { leads: [source('l.csv', { preset: 'saleforce-lead' })] } });
    expect(problems).toMatchObject([
      {
        code: 'unknown-preset',
        message: 'No preset is called "saleforce-lead".',
        remedy: expect.stringContaining('Did you mean "salesforce-lead"?'),
      },
    ]);
  });

  test('for other rows is refused', async () => {
    const folder = await folderOf({ 'l.csv': LEADS });
    const { problems } = await read({ folder, sources: { leads: [source('l.csv', { preset: 'salesforce-task' })] } });
    expect(problems).toMatchObject([{ code: 'preset-of-other-rows' }]);
  });

  test('is one of its own, and says the system first', () => {
    const names = PRESETS.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const { name, notes, evidence } of PRESETS) {
      expect(name).toMatch(/^[a-z0-9]+(-[a-z]+)+$/);
      expect(notes.length, name).toBeGreaterThan(0);
      expect(evidence, name).not.toBe('');
    }
  });
});

test('what is said to change in a system is a column that its preset maps', () => {
  for (const { name, changing = [], columns } of PRESETS) {
    expect(
      changing.filter(column => columns[column] === undefined),
      name,
    ).toEqual([]);
  }
});

test('a task counts when it was completed, and when it was entered where that is not said', async () => {
  const folder = await folderOf({
    'leads.csv': `lead_id,created_at\n${LEAD},${TIME}\n`,
    't.csv': `${TASKS}00T1,${LEAD},a,2024-03-09,2024-03-05 08:00:00,2024-03-05 09:00:00,Call,true,,u1
00T2,${LEAD},b,2024-03-09,2024-03-06 08:00:00,,Call,true,,u1\n`,
  });
  const sources = { activities: [source('t.csv', { preset: 'salesforce-task' })] };
  const { tables } = await readWell({ folder, sources });
  const times = [...(tables.activities.times.get('occurred_at')?.at ?? [])];
  expect(times).toEqual([Date.UTC(2024, 2, 5, 9), Date.UTC(2024, 2, 6, 8)]);
});

test('the conditions of a preset look at the headers of the file, whatever a source calls by their names', async () => {
  const folder = await folderOf({
    'leads.csv': `lead_id,created_at\n${LEAD},${TIME}\n`,
    't.csv': `${TASKS}00T1,${LEAD},Email,,2024-03-04 15:00:00,,Call,true,Outbound,u1\n`,
  });
  const columns = new Map([['TaskSubtype', 'Subject']]);
  const sources = {
    activities: [source('t.csv', { preset: 'salesforce-task', columns, set: new Map([['CallType', 'Inbound']]) })],
  };
  const { tables } = await readWell({ folder, sources });
  expect(textsOf(tables, 'activities', 'type')).toEqual(['call']);
  expect(textsOf(tables, 'activities', 'direction')).toEqual(['outbound']);
  expect(textsOf(tables, 'activities', 'TaskSubtype')).toEqual(['Email']);
});

describe('what a source says itself', () => {
  test('wins over the preset: columns, set, derive, zone', async () => {
    const folder = await folderOf({
      'l.csv': `${LEADS}${LEAD},New,u1,2024-03-04 14:00:00,Web,false,\n`,
      't.csv': `${TASKS}00T1,${LEAD},Re: x,,2024-03-04 15:00:00,2024-03-04 16:00:00,Email,true,,u1\n`,
    });
    const { tables } = await readWell({
      folder,
      sources: {
        leads: [
          source('l.csv', {
            preset: 'salesforce-lead',
            timeZone: 'Europe/Berlin',
            columns: new Map([['status', 'LeadSource']]),
          }),
        ],
        activities: [
          source('t.csv', {
            preset: 'salesforce-task',
            set: new Map([['direction', 'outbound']]),
            derive: new Map([['type', [{ if: null, is: 'note' }]]]),
          }),
        ],
      },
    });
    expect(tables.leads.times.get('created_at')?.at[0]).toBe(Date.UTC(2024, 2, 4, 13));
    expect(textsOf(tables, 'leads', 'status')).toEqual(['Web']);
    expect(textsOf(tables, 'leads', 'owner')).toEqual(['']);
    expect(textsOf(tables, 'activities', 'direction')).toEqual(['outbound']);
    expect(textsOf(tables, 'activities', 'type')).toEqual(['note']);
    expect(tables.activities.times.get('occurred_at')?.at[0]).toBe(Date.UTC(2024, 2, 4, 16));
    expect(tables.untold).toEqual({ fields: new Set(['owner']), entries: new Set(), directions: null });
  });
});

describe('ids of Salesforce', () => {
  test('of 15 and 18 characters are one; letter case tells two leads apart', async () => {
    const folder = await folderOf({
      'l.csv': `${LEADS}00Q5e00OpqPG64W,New,u,${TIME},Web,false,\n00Q5e00OpqPG64w,New,u,${TIME},Web,false,\n`,
      't.csv': tasks([LEAD, '00Q5e00OpqPG64w', '00Q5e00OpqPG64WEEA']),
    });
    const { tables, findings } = await readSalesforce(folder);
    expect([...tables.activities.lead]).toEqual([0, 1]);
    expect(tables.leadId(0)).toBe(LEAD);
    expect(findings).toContainEqual(
      expect.objectContaining({
        code: 'id_suffix',
        level: 'noted',
        count: 1,
        samples: [expect.objectContaining({ line: 4, text: '00Q5e00OpqPG64WEEA' })],
      }),
    );
  });

  test('find the lead through the contact it became, unless two leads became it', async () => {
    const [contact, shared] = ['0035e00000AbCdEAAV', '0035e00000AbCdFAAV'];
    const folder = await folderOf({
      'l.csv': [
        LEADS.trim(),
        `${LEAD},New,u,${TIME},Web,true,${contact}`,
        `00Q5e00BiiPFhcqEED,New,u,${TIME},Web,true,${shared}`,
        `00Q5e00zETGHD4REYX,New,u,${TIME},Web,true,${shared}`,
        '',
      ].join('\n'),
      't.csv': tasks(['0035e00000AbCdE', shared]),
    });
    const { tables, findings } = await readSalesforce(folder);
    expect([...tables.activities.lead]).toEqual([0]);
    expect(codes(findings)).toEqual(expect.arrayContaining(['shared_alias', 'unknown_lead']));
  });
});

describe('rows that are none', () => {
  test('of an open task, which is no touch', async () => {
    const folder = await folderOf({
      'l.csv': `${LEADS}${LEAD},New,u,${TIME},Web,false,\n`,
      't.csv': `${TASKS}00T1,${LEAD},Call,2024-03-05,${TIME},,Call,FALSE,,u\n`,
    });
    const { tables, findings, inputs } = await readSalesforce(folder);
    expect(tables.activities.length).toBe(0);
    expect(codes(findings)).toContain('not_done');
    expect(inputs[1]).toMatchObject({ rows: 1, setAside: 1, rejected: 0 });
  });

  test('of a footer are set aside only at the end, where one line says what they are', async () => {
    const header = '"Lead Owner","Company / Account","Lead Status","Create Date","Lead ID"\r\n';
    const row = '"Ana","Acme","New","2024-03-04","00Q5e00OpqPG64W"\r\n';
    const report = async (text: string): Promise<readonly string[]> => {
      const folder = await folderOf({ 'l.csv': text });
      const { findings } = await read({
        folder,
        sources: { leads: [source('l.csv', { preset: 'salesforce-report-leads' })] },
      });
      return findings.map(({ code, count }) => `${code} ${count}`).filter(line => /footer|cells/.test(line));
    };
    const footer = '\r\n\r\n"My report"\r\n"Copyright (c) 2000-2024 salesforce.com, inc. All rights reserved."\r\n';
    expect(await report(header + row + footer)).toEqual(['footer_line 2']);
    expect(await report(header + row + footer + row)).toEqual(['too_few_cells 2']);
    expect(await report(`${header}${row}"cut off"\r\n`)).toEqual(['too_few_cells 1']);
  });

  test('with another number of cells are named as they are, however a preset reshapes the rest', async () => {
    const header = 'marketoGUID,leadId,activityDate,activityTypeId,attributes\n';
    const folder = await folderOf({
      'm.csv': `${header}1,5,${TIME},12,{}\n2,6,${TIME},12\n3,7,${TIME},12,{},,\n4,8,${TIME},12,[1]\n`,
    });
    const { tables, findings } = await readWell({
      folder,
      sources: { leads: [source('m.csv', { preset: 'marketo-new-leads' })] },
    });
    expect(tables.leads.length).toBe(2);
    expect(codes(findings)).toEqual(['too_few_cells', 'too_many_cells']);
  });
});

describe('one activity of several leads', () => {
  test('counts for each of them, although its id does not repeat', async () => {
    const folder = await folderOf({
      'l.csv': 'Record ID,Create Date,Lead Status\n1,2024-03-04 06:00,New\n2,2024-03-04 06:00,New\n',
      'a.csv': 'Record ID,Activity Type,Activity Date,Associated Contact IDs\n9,Meeting,2024-03-05 07:00,1;2;1\n',
    });
    const { tables } = await readWell({
      folder,
      sources: {
        leads: [source('l.csv', { preset: 'hubspot-contacts', timeZone: 'UTC' })],
        activities: [source('a.csv', { preset: 'hubspot-activities', timeZone: 'UTC' })],
      },
    });
    expect([...tables.activities.lead]).toEqual([0, 1]);
    expect([0, 1].map(row => tables.activities.evidence(row))).toEqual(['a.csv#9', 'a.csv#L2']);
  });
});

describe('names instead of ids', () => {
  test('find the only lead of that name, and none where two have it', async () => {
    const technical = '(Do Not Modify) Row Checksum,(Do Not Modify) Modified On';
    const [one, two] = ['B277D8BB-D6D5-43D5-AF09-289509856F0C', '{8a017e94-5033-402f-a2f1-e9082fb78bc8}'];
    const folder = await folderOf({
      'l.csv': `(Do Not Modify) Lead,${technical},Name,Created On\n${one},,,Ann,2024-03-04\n${two},,,Bob,2024-03-04\na1d81543-b9a2-4a02-a926-77f7f30c7615,,,Bob,2024-03-04\n`,
      'a.csv': `(Do Not Modify) Activity,${technical},Regarding,Activity Type,Actual End,Direction\n1,,,Ann,Phone Call,2024-03-05,Outgoing\n2,,,Bob,Phone Call,2024-03-05,Outgoing\n`,
    });
    const { tables, findings } = await readWell({
      folder,
      sources: {
        leads: [source('l.csv', { preset: 'dynamics365-leads', timeZone: 'UTC' })],
        activities: [source('a.csv', { preset: 'dynamics365-activities', timeZone: 'UTC' })],
      },
    });
    expect([...tables.activities.lead]).toEqual([0]);
    expect([0, 1].map(row => tables.leadId(row))).toEqual([one.toLowerCase(), two.slice(1, -1)]);
    expect(codes(findings)).toEqual(expect.arrayContaining(['shared_alias', 'unknown_lead']));
  });
});

test('the apostrophe of an export is taken off where it guards a formula, and nowhere else', async () => {
  const folder = await folderOf({
    'l.csv':
      "id,status,assignedUserName,createdAt,phone\n1,New,u,2024-03-04 14:00:00,'+1 555\n2,New,u,2024-03-04 14:00:00,'s Gravenhage\n",
  });
  const { tables } = await readWell({ folder, sources: { leads: [source('l.csv', { preset: 'espocrm-leads' })] } });
  expect(textsOf(tables, 'leads', 'phone')).toEqual(['+1 555', "'s Gravenhage"]);
});

function tasks(whoIds: readonly string[]): string {
  return TASKS + whoIds.map((who, index) => `00T${index},${who},Call,,${TIME},${TIME},Call,true,Outbound,u\n`).join('');
}

async function readSalesforce(folder: string): ReturnType<typeof readWell> {
  return readWell({
    folder,
    sources: {
      leads: [source('l.csv', { preset: 'salesforce-lead' })],
      activities: [source('t.csv', { preset: 'salesforce-task' })],
    },
  });
}

function codes(findings: readonly { readonly code: string }[]): string[] {
  return findings.map(({ code }) => code);
}

function textsOf(tables: Tables, kind: 'leads' | 'activities', column: string): string[] {
  return Array.from(tables[kind].texts.get(column) ?? [], code => tables.texts.text(code));
}
