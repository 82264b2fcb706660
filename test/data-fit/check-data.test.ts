// What `check --data` counts: a small folder by hand, the demo against a count of its own over the same files.

import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { checkData, type DataCheck } from '../../src/check-data.ts';
import type { DataFit } from '../../src/data-fit/fit.ts';

const fixtures = path.join(import.meta.dirname, '../../fixtures');

function check(folder: string, period: string | null): Promise<DataCheck> {
  const file = path.resolve(fixtures, folder, 'slaudit.yaml');
  const agreement = { file, text: readFileSync(file, 'utf8') };
  return checkData({ agreement, period, stdin: nothing(), now: Date.UTC(2026, 10, 23), progress: () => undefined });
}

async function* nothing(): AsyncGenerator<Uint8Array> {}

/** Exports beside an agreement whose one clause waits for a touch. */
function folderOf(
  touch: string,
  { leads, activities }: { readonly leads: string; readonly activities: string },
): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'slaudit-check-data-'));
  const agreement = `slaudit: 1
name: One touch
timezone: UTC
events:
  entered: { lead: created }
  touch: ${touch}
clauses:
  - { id: touch, party: sales, when: entered, expect: touch, within: 24 hours }
`;
  writeFileSync(path.join(folder, 'slaudit.yaml'), agreement);
  writeFileSync(path.join(folder, 'leads.csv'), leads);
  writeFileSync(path.join(folder, 'activities.csv'), activities);
  return folder;
}

test('whatever of the agreement and the exports misses the other is told, where it stands', async () => {
  const { problems, fit } = await check('scenarios/check-data-says-what-the-exports-lack', '2025-02-01..2025-03-31');
  const told = problems.map(({ code, line, message }) => `${code} ${line}: ${message}`);
  expect(told).toEqual([
    expect.stringMatching(/^unreachable 13: /),
    'event-without-rows 18: No row matched the event "accepted".',
    'event-without-rows 21: No row matched the event "meeting".',
    'column-of-no-export null: No export of leads has a column "employes", which segment enterprise and clause french-touch ask for.',
    'segment-without-leads null: No lead is in the segment "enterprise".',
    'segment-without-leads null: No lead is in the segment "german": the one that meets it meets an earlier one.',
    'clause-without-leads 30: The clause "french-touch" covers none of the leads that start it (2).',
    'automated-touches 20: A program made 1 of the 3 rows that are "touch", and 1 do not say who did: they all settle promises.',
    'shorter-than-period null: The period begins on Sat 2025-02-01, but the leads on Mon 2025-03-03, the history on Mon 2025-03-03 and the activities on Mon 2025-03-03.',
  ]);
  expect(fit).toMatchObject({
    events: [{ rows: 2 }, { rows: 0, nearest: { value: 'acepted', count: 2 } }, { rows: 2 }, { rows: 3 }, { rows: 0 }],
    strangers: [{ person: 'zoe', leads: 1, handovers: 2, activities: 2 }],
    missingColumns: [{ column: 'employes', nearest: 'employees' }],
    withoutHistory: [{ column: 'source' }, { column: 'country' }],
  });
});

test.each([
  ['direction: outbound', 'Outbound'],
  ['outcome: [conected, completed]', 'connected'],
  // What other words pass for is no slip, nor is what no word comes near.
  ['outcome: voicemail, automated: false', null],
])('an event that nothing matches for its %s names %s', async (asked, expected) => {
  const rows = 'L1,2025-03-04T09:00Z,call,Outbound,No,connected\nL1,2025-03-05T09:00Z,call,Inbound,False,connected\n';
  const folder = folderOf(`{ activity: call, ${asked} }`, {
    leads: 'lead_id,created_at\nL1,2025-03-03T09:00Z\n',
    activities: `lead_id,occurred_at,type,direction,automated,outcome\n${rows}`,
  });
  const { fit, problems } = await check(folder, null);
  const touch = fit?.events.find(({ event }) => event === 'touch');
  expect(touch).toMatchObject({ rows: 0, nearest: expected === null ? null : { value: expected } });
  const warning = problems.find(({ code }) => code === 'event-without-rows');
  expect(warning?.remedy).toContain(expected === null ? 'Compare what it asks for' : `"${expected}" occurs`);
});

test('rows of a date alone, judged at both ends of their day, count once', async () => {
  const folder = folderOf('{ activity: call }', {
    leads: 'lead_id,created_at\nL1,2025-03-03\nL2,2025-03-03T09:00Z\n',
    activities: 'lead_id,occurred_at,type\nL1,2025-03-03,call\nL1,2025-03-04,call\n',
  });
  const { fit } = await check(folder, null);
  expect(fit?.events).toMatchObject([
    { event: 'entered', rows: 2, leads: 2 },
    { event: 'touch', rows: 2, leads: 1 },
  ]);
});

test('starts are those in the period, leads without one are not counted', async () => {
  const { fit } = await check('scenarios/check-data-says-what-the-exports-lack', '2025-03-04..2025-03-31');
  // Of two handovers to sales only that of L2 on 5 March is left.
  expect(fit?.clauses).toEqual([
    { clause: 'first-touch', starts: 1, judged: 1, notCovered: 0 },
    { clause: 'french-touch', starts: 1, judged: 0, notCovered: 1 },
    { clause: 'acceptance', starts: 0, judged: 0, notCovered: 0 },
  ]);
});

test('the demo fits, and its events are as many as its files say', async () => {
  const { problems, fit } = await check('demo', '2026-Q3');
  expect(problems).toEqual([]);
  const counted = countDemo();
  const seen = new Map(fit?.events.map(({ event, rows, leads }) => [event, { rows, leads }]));
  expect(seen.get('accepted')).toEqual(counted.accepted);
  expect(seen.get('campaign')).toEqual(counted.campaign);
  expect(seen.get('call_attempt')).toEqual(counted.callAttempt);
  expect(spanOf(fit, 'leads')).toBe(3000);
  expect(fit?.missingColumns).toEqual([]);
  expect(fit?.strangers).toEqual([]);
}, 30_000);

function spanOf(fit: DataFit | null, kind: string): number | undefined {
  return fit?.tables.find(table => table.kind === kind)?.rows;
}

type Row = Readonly<Record<string, string>>;
type Counted = { readonly rows: number; readonly leads: number };

/** Straight from the files: repeated ids once, activities of a merged lead on the one it became, history of it left behind. */
function countDemo(): Readonly<Record<'accepted' | 'campaign' | 'callAttempt', Counted>> {
  const survivor = new Map(rowsOf('leads').map(row => [row['lead_id'], row['merged_into'] || row['lead_id']]));
  const marketing = new Set(rowsOf('roster').flatMap(row => (row['party'] === 'marketing' ? [row['person']] : [])));
  const activities = unique(rowsOf('activities'), 'activity_id').filter(row => survivor.has(row['lead_id']));
  const count = (rows: readonly Row[]): Counted => ({
    rows: rows.length,
    leads: new Set(rows.map(row => survivor.get(row['lead_id']))).size,
  });
  const history = unique(rowsOf('history'), 'change_id').filter(row => survivor.get(row['lead_id']) === row['lead_id']);
  return {
    accepted: count(history.filter(row => row['field'] === 'status' && row['new_value'] === 'Accepted')),
    campaign: count(activities.filter(row => row['type'] === 'email' && marketing.has(row['actor']))),
    callAttempt: count(activities.filter(row => row['type'] === 'call' && row['direction'] === 'outbound')),
  };
}

function rowsOf(name: string): Row[] {
  return parse<Row>(readFileSync(path.join(fixtures, `demo/${name}.csv`)), { columns: true });
}

function unique(rows: readonly Row[], id: string): Row[] {
  return [...new Map(rows.map(row => [row[id], row])).values()];
}
