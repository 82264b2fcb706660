// Back-dated logging by person: classes to the millisecond, names of one person together, what it settled; worked out by hand.

import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { audit } from '../../src/audit.ts';
import type { AuditRequest } from '../../src/model/request.ts';
import type { Edition } from '../../src/model/report.ts';
import { reportPieces } from '../../src/report-pieces.ts';
import { reporterOf } from '../../src/report/reporters.ts';
import { everything, written } from '../audit-folder.ts';

const AGREEMENT = `slaudit: 1
name: Backdated
timezone: America/New_York
events:
  created: { lead: created }
  call: { activity: call }
clauses:
  - { id: answer, party: sales, when: created, expect: call, within: 48 hours }
`;

const LEADS = `lead_id,created_at
L-1,2025-03-03T12:00:00Z
L-2,2025-03-03T12:00:00Z
L-3,2025-03-03T12:00:00Z
L-4,2025-03-03T12:00:00Z
`;

const ROSTER = 'person,name,email\nann,Ann Lee,ann@example.com\n';

// All calls happened at 13:00 on 3 March, an hour after the start; due is 5 March, 12:00.
const ACTIVITIES = `activity_id,lead_id,occurred_at,type,actor,logged_at
A-1,L-1,2025-03-03T13:00:00Z,call,ann,2025-03-05T11:00:00Z
A-2,L-2,2025-03-03T13:00:00Z,call,Ann Lee,2025-03-06T13:00:00Z
A-3,L-3,2025-03-03T13:00:00Z,call,ann@example.com,2025-03-06T13:00:00.001Z
A-4,L-1,2025-03-03T14:00:00Z,call,ann,2025-03-04T14:00:00Z
A-5,L-1,2025-03-03T14:00:00Z,note,ann,
A-6,L-4,2025-03-03T13:00:00Z,call,zoe,2025-03-10T13:00:00.001Z
A-7,L-4,2025-03-03T14:00:00Z,note,bob,2025-03-03T14:05:00Z
A-8,L-4,2025-03-03T14:00:00Z,note,,2025-03-10T14:00:00Z
A-9,L-4,2025-03-03T15:00:00Z,note,zoe,2025-03-20T15:00:00Z
`;

const EVERYTHING = { ...everything(), asOf: '2025-03-12T00:00:00Z' };

function folder(): string {
  const made = mkdtempSync(path.join(tmpdir(), 'slaudit-backdated-'));
  const files = { 'slaudit.yaml': AGREEMENT, 'leads.csv': LEADS, 'activities.csv': ACTIVITIES, 'roster.csv': ROSTER };
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(made, name), text);
  return path.join(made, 'slaudit.yaml');
}

async function editionOf(file: string, terms: Partial<AuditRequest> = {}): Promise<Edition> {
  const { edition } = await audit({ ...EVERYTHING, ...terms, agreement: { file, text: AGREEMENT } });
  if (edition === null) throw new Error('nothing was audited');
  return edition;
}

/**
 * Ann made five entries: calls logged 46 h, 72 h, 72 h and a millisecond, and 24 h (not late) after they happened, and a note that does not say. The first three
 * settled an obligation each, and the second and third were logged after it was due. Zoe's note of 20 March is not
 * known by as-of. The note of nobody was logged after seven days to the millisecond.
 */
const BACKDATED = [
  {
    person: 'ann',
    activities: 5,
    late: 3,
    share: 0.6,
    up_to_3_days: 2,
    up_to_7_days: 1,
    later: 0,
    settled: 3,
    would_be_late: 2,
  },
  {
    person: '',
    activities: 1,
    late: 1,
    share: 1,
    up_to_3_days: 0,
    up_to_7_days: 1,
    later: 0,
    settled: 0,
    would_be_late: 0,
  },
  {
    person: 'zoe',
    activities: 1,
    late: 1,
    share: 1,
    up_to_3_days: 0,
    up_to_7_days: 0,
    later: 1,
    settled: 1,
    would_be_late: 1,
  },
];

test('counts by person, most first', async () => {
  const { report } = await editionOf(folder());
  expect(report.backdated).toEqual(BACKDATED);
  expect(report.quality.find(({ code }) => code === 'logged_late')).toMatchObject({ count: 6, touched: 4 });
});

test('shows in the table and on the page', async () => {
  const edition = await editionOf(folder());
  const table = await written(edition, await reporterOf('table'), 'quality');
  expect(table).toMatch(/^ann +3 +5 +60 % +2 +1 +0 +3 +2$/m);
  const html = await written(edition, await reporterOf('html'), null);
  expect(html).toContain('Back-dated logging by person');
});

test('is left out where people are hidden, and hashed where they are redacted', async () => {
  const file = folder();
  const hidden = await editionOf(file, { people: 'hidden' });
  expect(hidden.report.backdated).toEqual([]);
  const redacted = await editionOf(file, { redacts: true });
  expect(redacted.report.backdated.map(({ person, late }) => [person.slice(0, 7), late])).toEqual([
    ['person-', 3],
    ['', 1],
    ['person-', 1],
  ]);
});

test('is the same from pieces', async () => {
  const file = folder();
  const pieces: string[] = [];
  for (const number of [1, 2, 3]) {
    const edition = await editionOf(file, { shard: { number, of: 3 } });
    pieces.push(await written(edition, await reporterOf('ndjson'), null));
  }
  const { edition } = await reportPieces({
    sources: pieces.map((text, number) => ({ name: `${number}.ndjson`, chunks: chunksOf(text) })),
    alsoBreakDownBy: [],
    redacts: false,
    progress: () => undefined,
  });
  const { report } = await editionOf(file);
  expect(edition?.report.backdated).toEqual(BACKDATED);
  expect(edition?.report.quality).toEqual(report.quality);
});

async function* chunksOf(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}
