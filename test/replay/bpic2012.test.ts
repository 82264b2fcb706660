// The whole public log of the BPI Challenge 2012 against counts that a separate script found (fixtures/bpic2012/README.md).

import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../src/model/report.ts';
import { auditFolder } from '../audit-folder.ts';

const LOG = path.resolve(import.meta.dirname, '../../../shared/data/bpic2012');
const AGREEMENT = path.resolve(import.meta.dirname, '../../fixtures/bpic2012/slaudit.yaml');

const MORE_EVENTS = `
  offer_sent: { activity: O_SENT/COMPLETE }
  offer_call: { activity: W_Nabellen offertes/START }
  offer_closed: { activity: [O_ACCEPTED/COMPLETE, O_DECLINED/COMPLETE, O_CANCELLED/COMPLETE] }
  refused: { activity: [A_DECLINED/COMPLETE, A_CANCELLED/COMPLETE] }
  work: { activity: { matches: "^W_.*/START$" } }
  approved: { activity: A_APPROVED/COMPLETE }

clauses:`;

const MORE_CLAUSES = `
  - { id: lead-worked-first, party: sales, when: queued, expect: worked, within: 4 business hours, calendar: office, cycle: first }
  - id: offer-followed-up
    party: sales
    when: offer_sent
    expect: offer_call
    times: 3
    within: 80 business hours
    until: offer_closed
    calendar: office
  - { id: no-work-after-refusal, party: sales, never: work, between: { from: refused, until: approved } }
`;

describe.skipIf(!existsSync(LOG))('the log of the BPI Challenge 2012 (skipped where ../shared is absent)', () => {
  let folder: string;

  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'slaudit-bpic-'));
    for (const name of ['leads.csv', 'activities.csv.gz']) symlinkSync(path.join(LOG, name), path.join(folder, name));
    const agreement = readFileSync(AGREEMENT, 'utf8').replace('\nclauses:', MORE_EVENTS);
    writeFileSync(path.join(folder, 'slaudit.yaml'), agreement + MORE_CLAUSES);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('times leads from queue to work, offers to the third call, and work after a refusal', async () => {
    const { edition } = await auditFolder(folder, { agreement: 'slaudit.yaml', asOf: null, period: null });
    expect(edition.report.as_of).toBe('2012-03-14T16:04:54.681+01:00');
    expect(countsOf(edition.report)).toEqual({
      'lead-worked': { met: 4693, breached: 78, open: 0 },
      'lead-worked-first': { met: 4678, breached: 77, open: 0 },
      'offer-followed-up': { met: 5915, breached: 1045, open: 70 },
      'no-work-after-refusal': { met: 0, breached: 3, open: 10_439 },
    });
  }, 60_000);

  it('judges a scope in a period that is over', async () => {
    const period = '2011-10-01..2012-02-29';
    const { edition } = await auditFolder(folder, { agreement: 'slaudit.yaml', asOf: null, period });
    expect(countsOf(edition.report)['no-work-after-refusal']).toEqual({ met: 10_126, breached: 3, open: 0 });
  }, 60_000);
});

function countsOf({ clauses }: Report): Record<string, { met: number; breached: number; open: number }> {
  return Object.fromEntries(clauses.map(({ id, met, breached, open }) => [id, { met, breached, open }]));
}
