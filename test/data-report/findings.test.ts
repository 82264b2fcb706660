// Every finding of data.md, "What is wrong with the data", on a folder as small as shows it: count, sample, and how many
// obligations it touches, worked out by hand; then the same counts in every format.

import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import type { Edition, TouchingFinding } from '../../src/model/report.ts';
import type { Format, View } from '../../src/report/format.ts';
import { reporterOf } from '../../src/report/reporters.ts';
import { auditFolder, written } from '../audit-folder.ts';

/** One promise: a call within four hours of the lead's creation. */
const AGREEMENT = `slaudit: 1
name: Data
timezone: America/New_York
events:
  created: { lead: created }
  call: { activity: call }
clauses:
  - { id: answer, party: sales, when: created, expect: call, within: 4 hours }
`;

/** Two leads of 7 March 2025, both called within the hour: two obligations, both met. */
const LEADS = 'lead_id,created_at\nL-1,2025-03-07T15:00:00Z\nL-2,2025-03-07T16:00:00Z\n';
const ACTIVITIES =
  'activity_id,lead_id,occurred_at,type\nA-1,L-1,2025-03-07T15:30:00Z,call\nA-2,L-2,2025-03-07T16:30:00Z,call\n';

type Files = Readonly<Record<string, string | Uint8Array>>;

async function editionOf(files: Files, asOf: string | null = null): Promise<Edition> {
  const folder = mkdtempSync(path.join(tmpdir(), 'slaudit-data-'));
  const all: Files = { 'slaudit.yaml': AGREEMENT, 'leads.csv': LEADS, 'activities.csv': ACTIVITIES, ...files };
  for (const [name, text] of Object.entries(all)) writeFileSync(path.join(folder, name), text);
  const { edition } = await auditFolder(folder, { agreement: 'slaudit.yaml', asOf, period: null });
  return edition;
}

type Expected = Pick<TouchingFinding, 'level' | 'count' | 'touched'> & {
  /** Of the first sample: file, line, column, text. */
  readonly first: readonly [string, number | null, string | null, string];
};

async function expectFinding(
  code: string,
  files: Files,
  { first, ...expected }: Expected,
  asOf?: string,
): Promise<void> {
  const { report } = await editionOf(files, asOf);
  const finding = report.quality.find(one => one.code === code);
  expect(finding, `${code} among ${report.quality.map(one => one.code).join(' ')}`).toMatchObject(expected);
  const [file, line, column, text] = first;
  expect(finding?.samples[0]).toEqual({ file, line, column, text });
  expect(finding?.samples.length).toBeLessThanOrEqual(5);
}

const ROSTER = 'person,party,team,calendar\nann,sales,East,always\n';

/** `A-2` is not as it should be; the lead's obligation is then breached or met as said. */
function withSecondCall(line: string): Files {
  return { 'activities.csv': ACTIVITIES.replace('A-2,L-2,2025-03-07T16:30:00Z,call', line) };
}

describe('rejected', () => {
  test('an unreadable time', () =>
    expectFinding('unreadable_time', withSecondCall('A-2,L-2,noon,call'), {
      level: 'rejected',
      count: 1,
      // Nobody can tell what the row would have settled.
      touched: null,
      first: ['activities.csv', 3, 'occurred_at', 'noon'],
    }));

  test('no lead id', () =>
    expectFinding('no_lead_id', withSecondCall('A-2,,2025-03-07T16:30:00Z,call'), {
      level: 'rejected',
      count: 1,
      touched: null,
      first: ['activities.csv', 3, 'lead_id', 'A-2,,2025-03-07T16:30:00Z,call'],
    }));

  test.each([
    ['too_few_cells', 'A-2,L-2,2025-03-07T16:30:00Z'],
    ['too_many_cells', 'A-2,L-2,2025-03-07T16:30:00Z,call,call'],
    ['unclosed_quote', 'A-2,L-2,2025-03-07T16:30:00Z,"call'],
  ])('%s', async (code, line) => {
    const { report } = await editionOf(withSecondCall(line));
    const finding = report.quality.find(one => one.code === code);
    expect(finding).toMatchObject({ level: 'rejected', count: 1, touched: null });
    expect(finding?.samples[0]).toMatchObject({ file: 'activities.csv', line: 3, column: null });
    expect(finding?.samples[0]?.text.trimEnd()).toBe(line);
  });

  test('bytes that are not the encoding', () =>
    expectFinding(
      'invalid_encoding',
      {
        'activities.csv': Buffer.concat([
          Buffer.from(ACTIVITIES),
          Buffer.from('A-3,L-1,2025-03-07T17:00:00Z,caf\xe9\n', 'latin1'),
        ]),
      },
      {
        level: 'rejected',
        count: 1,
        touched: null,
        first: ['activities.csv', 4, null, 'A-3,L-1,2025-03-07T17:00:00Z,caf<E9>'],
      },
    ));

  test('a required column missing ends the audit and names the nearest header', async () => {
    const files = { 'activities.csv': ACTIVITIES.replace('occurred_at', 'ocurred_at') };
    await expect(editionOf(files)).rejects.toThrow(/occurred_at/);
  });
});

describe('set aside', () => {
  test('rows for a lead the leads export lacks', () =>
    expectFinding('unknown_lead', withSecondCall('A-2,L-9,2025-03-07T16:30:00Z,call'), {
      level: 'set_aside',
      count: 1,
      touched: 0,
      first: ['activities.csv', 3, 'lead_id', 'L-9'],
    }));

  test('rows after as-of, and leads created after it', () =>
    expectFinding(
      'after_as_of',
      {},
      { level: 'set_aside', count: 3, touched: 0, first: ['leads.csv', 3, 'created_at', '2025-03-07T11:00:00-05:00'] },
      '2025-03-07T15:10:00Z',
    ));

  test('a repeated id: the first in file order stands', () =>
    expectFinding(
      'repeated_id',
      { 'activities.csv': `${ACTIVITIES}A-1,L-2,2025-03-07T16:10:00Z,call\n` },
      {
        level: 'set_aside',
        count: 1,
        touched: 0,
        first: ['activities.csv', 4, null, 'A-1'],
      },
    ));

  test('an exact duplicate', () =>
    expectFinding(
      'exact_duplicate',
      { 'activities.csv': 'lead_id,occurred_at,type\nL-1,2025-03-07T15:30:00Z,call\nL-1,2025-03-07T15:30:00Z,call\n' },
      { level: 'set_aside', count: 1, touched: 0, first: ['activities.csv', 3, null, 'as activities.csv, line 2'] },
    ));

  test('merged duplicates touch what the surviving lead owes', () =>
    expectFinding(
      'merged_duplicate',
      {
        'leads.csv':
          'lead_id,created_at,merged_into\nL-1,2025-03-07T15:00:00Z,\nL-2,2025-03-07T16:00:00Z,\nL-3,2025-03-07T14:00:00Z,L-2\n',
      },
      { level: 'set_aside', count: 1, touched: 1, first: ['leads.csv', 4, 'merged_into', 'L-3 → L-2'] },
    ));

  test("a system's footer lines", () =>
    expectFinding(
      'footer_line',
      {
        'slaudit.yaml': `${AGREEMENT}data:
  leads: { file: report.csv, preset: salesforce-report-leads, dates: iso, timezone: America/New_York }
  activities: { file: activities.csv }
`,
        'report.csv': `"Lead Owner","Lead Status","Lead ID","Company / Account","Create Date"
"ann","New","L-1","Acme","2025-03-07 10:00"
"ann","New","L-2","Bolt","2025-03-07 11:00"


"Open Leads"
"Copyright (c) 2000-2025 salesforce.com, inc. All rights reserved."
"Confidential Information - Do Not Distribute"
`,
      },
      { level: 'set_aside', count: 3, touched: 0, first: ['report.csv', 6, null, '"Open Leads"'] },
    ));
});

describe('noted', () => {
  test('touches that do not say whether a person made them, with their share', async () => {
    const files = {
      'slaudit.yaml': AGREEMENT.replace(
        '{ activity: call }',
        '{ activity: call, direction: outbound, automated: false }',
      ),
      // The last two are no touches: a call that came in, an email.
      'activities.csv': `lead_id,occurred_at,type,direction,automated
L-1,2025-03-07T15:30:00Z,call,outbound,
L-1,2025-03-07T15:40:00Z,call,outbound,
L-2,2025-03-07T16:30:00Z,call,outbound,false
L-2,2025-03-07T16:40:00Z,call,outbound,true
L-2,2025-03-07T16:50:00Z,call,inbound,
L-2,2025-03-07T16:50:00Z,email,outbound,
`,
    };
    // Only the first of the two silent ones settles anything.
    await expectFinding('unknown_automation', files, {
      level: 'noted',
      count: 2,
      touched: 1,
      first: ['activities.csv', 2, 'automated', ''],
    });
    const { report } = await editionOf(files);
    expect(report.quality.find(({ code }) => code === 'unknown_automation')?.facts).toEqual({ touches: 4, share: 0.5 });
  });

  test('attributes with no history are named at each clause that tests them, through segments too', () =>
    expectFinding(
      'attribute_without_history',
      {
        'slaudit.yaml': `${AGREEMENT}  - { id: big, party: sales, when: created, expect: call, within: 1 hour, if: { segment: large } }
  - { id: west, party: sales, when: created, expect: call, within: 1 hour, if: { region: west } }
segments: { large: { employees: { at_least: 1000 } } }
`,
        'leads.csv': 'lead_id,created_at,employees\nL-1,2025-03-07T15:00:00Z,5000\nL-2,2025-03-07T16:00:00Z,20\n',
      },
      // One of the leads is large; nobody exported a region.
      { level: 'noted', count: 1, touched: 1, first: ['', null, 'employees', 'segment large, clause big'] },
    ));

  test('an event that a lead is created with, and the hours of its owner, read an attribute too', () =>
    expectFinding(
      'attribute_without_history',
      {
        'slaudit.yaml': `${AGREEMENT}  - { id: mql, party: sales, when: qualified, expect: call, within: 1 hour }
  - { id: hours, party: sales, when: created, expect: call, within: 1 business hour, calendar: owner }
  - { id: lost, party: sales, when: created, expect: call, within: 1 hour, cancel: lost }
`.replace('clauses:', '  qualified: { becomes: status, to: MQL }\n  lost: { change: stage, to: lost }\nclauses:'),
        'leads.csv':
          'lead_id,created_at,status,owner,stage\nL-1,2025-03-07T15:00:00Z,MQL,ann,x\nL-2,2025-03-07T16:00:00Z,New,ann,x\n',
        'roster.csv': ROSTER,
      },
      // The MQL of L-1, and the hours of both. A change that no row tells has taken nobody's value of today.
      { level: 'noted', count: 2, touched: 3, first: ['', null, 'status', 'clause mql'] },
    ));

  test('at each clause stands what has no history, and what the data do not tell', async () => {
    const { report } = await editionOf({
      'slaudit.yaml':
        `${AGREEMENT}  - { id: large, party: sales, when: created, expect: call, within: 1 hour, if: { segment: large } }
  - { id: west, party: sales, when: created, expect: out, within: 1 hour, if: { region: west } }
  - { id: won, party: sales, when: created, expect: won, within: 1 hour, if: { direction: inbound } }
  - { id: taken, party: sales, when: taken, expect: call, within: 1 hour, may_be_empty: true, cancel: lost }
  - { id: again, party: sales, when: mql, expect: call, within: 1 hour, may_be_empty: true }
segments: { small: { tier: low }, large: { employees: { at_least: 1000 } } }
`.replace(
          'clauses:',
          `  out: { activity: call, direction: outbound, outcome: held }
  won: { deal: won }
  taken: { becomes: owner, to: ann }
  lost: { change: status, to: lost, by: ann }
  mql: { becomes: stage, to: mql }
clauses:`,
        ),
      'leads.csv':
        'lead_id,created_at,employees,owner,stage,direction\nL-1,2025-03-07T15:00:00Z,5000,ann,mql,inbound\nL-2,2025-03-07T16:00:00Z,20,bob,mql,inbound\n',
      'activities.csv': `activity_id,lead_id,occurred_at,type,outcome
A-1,L-1,2025-03-07T15:30:00Z,call,held
`,
      // Of the lead's direction there is a history, of its owner, status and stage none.
      'history.csv':
        'lead_id,changed_at,field,old_value,new_value\nL-1,2025-03-07T15:10:00Z,direction,inbound,outbound\n',
    });
    const gaps = report.clauses.map(({ id, without_history, not_told }) => [id, without_history, not_told]);
    expect(gaps).toEqual([
      ['answer', [], []],
      // A lead is large where it is not small before: nobody exported a tier.
      ['large', ['employees'], ['leads.tier']],
      // The calls have an outcome and no direction; the lead's own direction is another thing.
      ['west', [], ['leads.region', 'activities.direction']],
      ['won', [], ['deals']],
      // The status is in no export; the history says nowhere who made a change.
      ['taken', ['owner'], ['leads.status', 'history.actor']],
      ['again', ['stage'], []],
    ]);
  });

  test('files whose last rows are more than a day apart', () =>
    expectFinding(
      'files_end_apart',
      {
        // A day and a second after the last call; its obligation ran on when the calls end, the others were settled.
        'leads.csv': `${LEADS}L-3,2025-03-08T16:30:01Z\n`,
      },
      { level: 'noted', count: 1, touched: 1, first: ['activities.csv', 3, 'occurred_at', '2025-03-07T16:30:00.000Z'] },
    ));

  test('of several sources of a kind each has its own end; the files of a glob are one', async () => {
    const { report } = await editionOf({
      'slaudit.yaml': `${AGREEMENT}data:
  leads: { file: leads.csv }
  activities:
    - { file: mail-*.csv }
    - { file: calls.csv }
`,
      // The calls end on the 7th, the mails of two months on the 9th of April.
      'calls.csv': ACTIVITIES,
      'mail-03.csv': 'lead_id,occurred_at,type\nL-1,2025-03-08T09:00:00Z,email\n',
      'mail-04.csv': 'lead_id,occurred_at,type\nL-1,2025-04-09T09:00:00Z,email\n',
      'leads.csv': `${LEADS}L-3,2025-04-08T16:30:00Z\n`,
    });
    const finding = report.quality.find(({ code }) => code === 'files_end_apart');
    expect(finding).toMatchObject({
      count: 1,
      samples: [{ file: 'calls.csv', line: 3, column: 'occurred_at', text: '2025-03-07T16:30:00.000Z' }],
    });
    // What the first two leads owed was settled by then; of the third's, due on 8 April, the calls tell nothing.
    expect(finding?.touched).toBe(1);
  });

  test('a day apart to the second is no finding', async () => {
    const { report } = await editionOf({ 'leads.csv': `${LEADS}L-3,2025-03-08T16:30:00Z\n` });
    expect(report.quality).toEqual([]);
  });

  test("events before the lead's creation", () =>
    expectFinding(
      'before_lead_creation',
      { 'activities.csv': `${ACTIVITIES}A-3,L-1,2025-03-07T14:59:59Z,call\n` },
      // An earlier call settles nothing.
      { level: 'noted', count: 1, touched: 0, first: ['activities.csv', 4, null, 'activities.csv#A-3'] },
    ));

  test("milestones before the lead's creation are events too; a date alone only where all of it is before", () =>
    expectFinding(
      'before_lead_creation',
      {
        'slaudit.yaml': `${AGREEMENT}data:
  leads: { file: leads.csv, milestones: { demo: Demo held } }
  activities: { file: activities.csv }
`,
        'leads.csv':
          'lead_id,created_at,Demo held\nL-1,2025-03-07T15:00:00Z,2025-03-07\nL-2,2025-03-07T16:00:00Z,2025-03-06\n',
      },
      // The second lead's own row carries it, and with it its obligation.
      { level: 'noted', count: 1, touched: 1, first: ['leads.csv', 3, 'demo', 'leads.csv#L-2'] },
    ));

  test('logged more than a day after they happened', () =>
    expectFinding(
      'logged_late',
      {
        'activities.csv':
          'activity_id,lead_id,occurred_at,type,logged_at\nA-1,L-1,2025-03-07T15:30:00Z,call,2025-03-08T15:30:00.001Z\nA-2,L-2,2025-03-07T16:30:00Z,call,2025-03-08T16:30:00Z\n',
      },
      { level: 'noted', count: 1, touched: 1, first: ['activities.csv', 2, null, 'activities.csv#A-1'] },
      '2025-03-09T00:00:00Z',
    ));

  test('local times that a clock change made ambiguous, at the row or at the lead', () =>
    expectFinding(
      'ambiguous_local_time',
      {
        // 2:30 is skipped on 9 March, 1:30 comes twice on 2 November; the last call settles nothing any more.
        'leads.csv': 'lead_id,created_at\nL-1,2025-03-09 02:30\nL-2,2025-11-02 00:30\nL-3,2025-11-03 09:00\n',
        'activities.csv':
          'lead_id,occurred_at,type\nL-1,2025-03-09 04:00,call\nL-2,2025-11-02 01:30,call\nL-1,2025-11-02 01:30,call\n',
      },
      { level: 'noted', count: 3, touched: 2, first: ['leads.csv', 2, 'created_at', '2025-03-09 02:30'] },
    ));

  test('people missing from the roster', () =>
    expectFinding(
      'missing_from_roster',
      {
        'roster.csv': ROSTER,
        'leads.csv':
          'lead_id,created_at,owner\nL-1,2025-03-07T15:00:00Z,ann\nL-2,2025-03-07T16:00:00Z,bob\nL-3,2025-03-07T16:00:00Z,ann\n',
        'activities.csv':
          'lead_id,occurred_at,type,actor\nL-1,2025-03-07T15:30:00Z,call,ann\nL-2,2025-03-07T16:30:00Z,call,ann\nL-3,2025-03-07T16:30:00Z,call,cyd\n',
      },
      // Bob owns the second, cyd made the call of the third.
      { level: 'noted', count: 2, touched: 2, first: ['leads.csv', 3, 'owner', 'bob'] },
    ));

  test('people of old owners and of deals stand in the exports as well', async () => {
    const { report } = await editionOf({
      'roster.csv': ROSTER,
      'history.csv': 'lead_id,changed_at,field,old_value,new_value\nL-1,2025-03-07T17:00:00Z,owner,dan,ann\n',
      'deals.csv':
        'deal_id,lead_id,created_at,owner\nD-1,L-1,2025-03-07T17:00:00Z,eve\nD-2,L-1,2025-03-07T17:00:00Z,ann\n',
    });
    expect(report.quality.find(({ code }) => code === 'missing_from_roster')).toMatchObject({
      count: 2,
      samples: [
        { file: 'history.csv', line: 2, column: 'old_value', text: 'dan' },
        { file: 'deals.csv', line: 2, column: 'owner', text: 'eve' },
      ],
    });
  });

  test('whoever changed a lead stands in the exports too, whether or not an event asks for it', async () => {
    const { report } = await editionOf({
      'roster.csv': ROSTER,
      'history.csv':
        'lead_id,changed_at,field,old_value,new_value,actor\nL-1,2025-03-07T17:00:00Z,status,New,MQL,hal\nL-1,2025-03-07T18:00:00Z,status,MQL,SAL,ann\n',
    });
    expect(report.quality.find(({ code }) => code === 'missing_from_roster')).toMatchObject({
      count: 1,
      samples: [{ file: 'history.csv', line: 2, column: 'actor', text: 'hal' }],
    });
  });

  test('events of the agreement that matched nothing', () =>
    expectFinding(
      'event_without_rows',
      {
        'slaudit.yaml':
          `${AGREEMENT.replace('call: { activity: call }', 'call: { activity: call }\n  demo: { activity: demos }')}  - { id: show, party: sales, when: created, expect: [call, demo], within: 1 day }
`.replace('1 day', '24 hours'),
        'activities.csv': `${ACTIVITIES}A-3,L-1,2025-03-07T17:00:00Z,demo\n`,
      },
      // Both obligations of the clause that names it.
      { level: 'noted', count: 1, touched: 2, first: ['', null, null, 'demo: nearly "demo", which occurs once'] },
    ));

  test('history that starts after the lead does', () =>
    expectFinding(
      'history_starts_late',
      {
        'leads.csv': 'lead_id,created_at\nL-1,2025-03-06T15:59:59Z\nL-2,2025-03-06T16:00:00Z\n',
        'history.csv': 'lead_id,changed_at,field,new_value\nL-2,2025-03-07T16:00:00Z,status,New\n',
      },
      { level: 'noted', count: 1, touched: 1, first: ['leads.csv', 2, null, 'leads.csv#L-1'] },
    ));

  test('an unknown survivor', () =>
    expectFinding(
      'unknown_survivor',
      { 'leads.csv': 'lead_id,created_at,merged_into\nL-1,2025-03-07T15:00:00Z,\nL-2,2025-03-07T16:00:00Z,L-9\n' },
      { level: 'noted', count: 1, touched: 1, first: ['leads.csv', 3, 'merged_into', 'L-2 → L-9'] },
    ));

  test('a waiver that met nothing', () =>
    expectFinding(
      'waiver_without_breach',
      { 'waivers.csv': 'lead_id,clause,reason,approved_by,approved_on\nL-1,answer,fair,ann,2025-03-07\n' },
      { level: 'noted', count: 1, touched: 0, first: ['waivers.csv', 2, null, 'L-1 answer'] },
    ));
});

test('up to five samples, however many there are', async () => {
  const lines = Array.from({ length: 7 }, (_, index) => `B-${index},L-1,noon,call\n`).join('');
  const { report } = await editionOf({ 'activities.csv': ACTIVITIES + lines });
  const finding = report.quality.find(({ code }) => code === 'unreadable_time');
  expect(finding?.count).toBe(7);
  expect(finding?.samples.map(({ line }) => line)).toEqual([4, 5, 6, 7, 8]);
});

/** Two unreadable times, three calls of a lead nobody knows, one that came before its lead. */
const SEVERAL: Files = {
  'activities.csv': `${ACTIVITIES}B-1,L-1,noon,call
B-2,L-1,"<b>soon</b>",call
B-3,L-7,2025-03-07T15:30:00Z,call
B-4,L-8,2025-03-07T15:30:00Z,call
B-5,L-9,2025-03-07T15:30:00Z,call
B-6,L-1,2025-03-07T14:30:00Z,call
`,
};
const COUNTS = new Map([
  ['unreadable_time', 2],
  ['unknown_lead', 3],
  ['before_lead_creation', 1],
]);

test('every format tells the same counts', async () => {
  const edition = await editionOf(SEVERAL);
  const text = async (format: Format, view: View | null): Promise<string> =>
    written(edition, await reporterOf(format), view);
  const json = JSON.parse(await text('json', null)) as { readonly quality: readonly TouchingFinding[] };
  expect(new Map(json.quality.map(({ code, count }) => [code, count]))).toEqual(COUNTS);

  const csv = await text('csv', 'quality');
  expect(csv.split('\n')[0]).toBe('code,level,count,file,line,column,text');
  const rows = parse(csv, { columns: true }) as readonly Record<string, string>[];
  expect(new Map(rows.map(({ code = '', count }) => [code, Number(count)]))).toEqual(COUNTS);

  const ndjson = (await text('ndjson', 'quality')).trimEnd().split('\n');
  const lines = ndjson.map(line => JSON.parse(line) as { readonly code: string; readonly count: number });
  expect(new Map(lines.map(({ code, count }) => [code, count]))).toEqual(COUNTS);

  const markdown = (await text('md', 'quality')).split('\n').filter(line => line.startsWith('|'));
  const cells = markdown.slice(2).map(line => line.split(' | '));
  expect(
    new Map(cells.map(([code = '', , count]) => [code.replace(/^\| /, '').replaceAll('\\', ''), Number(count)])),
  ).toEqual(COUNTS);

  const sentences = [
    '2 rows have a time that cannot be read',
    '3 rows are of leads that the leads export lacks',
    '1 row happened before its lead was created',
  ];
  const table = (await text('table', 'quality')).replaceAll(/\s+/g, ' ');
  for (const sentence of sentences) expect(table).toContain(sentence);
  expect(table).toContain('Touches none of 2 obligations.');
  const html = (await text('html', null)).replaceAll(/<\/?b>/g, '').replaceAll(/\s+/g, ' ');
  for (const sentence of sentences) expect(html).toContain(sentence);
  expect(html).toContain('Touches none of 2 obligations.');
});

test('what all clauses have in common and the data cannot tell is said once, the rest at each', async () => {
  const edition = await editionOf({
    'slaudit.yaml': `${AGREEMENT}  - { id: east, party: sales, when: created, expect: call, within: 1 hour, if: { region: east } }
covers: { source: { not: test } }
`,
    'leads.csv':
      'lead_id,created_at,source,region\nL-1,2025-03-07T15:00:00Z,web,<b>\nL-2,2025-03-07T16:00:00Z,web,east\n',
  });
  const text = async (format: Format, view: View | null): Promise<string> =>
    (await written(edition, await reporterOf(format), view)).replaceAll(/\s+/g, ' ');
  const all = 'All promises: no history of source';
  const own = 'no history of region';
  const meaning = 'o history: today’s value stands for every date';
  for (const [format, view] of [
    ['table', null],
    ['table', 'clauses'],
    ['md', null],
    ['html', null],
  ] as const) {
    const shown = await text(format, view);
    expect(shown.split(all), `${format} ${view}`).toHaveLength(2);
    expect(shown.split(own), `${format} ${view}`).toHaveLength(2);
    expect(shown.split(meaning), `${format} ${view}`).toHaveLength(2);
  }
});
