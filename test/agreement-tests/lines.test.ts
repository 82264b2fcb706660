// The short lines and their long forms; local times there and back.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { localTimeText } from '../../src/calendar/local-text.ts';
import { zoneOf } from '../../src/calendar/zone.ts';
import { readAgreement } from '../../src/agreement/read-agreement.ts';
import { readTestFile } from '../../src/agreement/test-file/read-test-file.ts';
import { testJunit } from '../../src/agreement-tests/junit.ts';
import type { AgreementTest } from '../../src/model/agreement-test.ts';
import { DEMO, failuresOf } from './running.ts';

const { agreement } = readAgreement(readFileSync(path.join(DEMO, 'slaudit.yaml'), 'utf8'), {
  file: 'slaudit.yaml',
  folder: DEMO,
});

/** The one case of a file, every line number taken out. */
function theCase(body: string): unknown {
  if (agreement === null) throw new Error('the demo agreement has errors');
  const { problems, testsOf } = readTestFile(`agreement: slaudit.yaml\ncases:\n  - case: one\n${body}`, 'tests.yaml');
  const { tests, problems: misread } = testsOf(agreement);
  expect([...problems, ...misread]).toEqual([]);
  const [only] = tests as readonly [AgreementTest];
  const bare = (rows: readonly object[]): unknown => rows.map(row => ({ ...row, line: 0, text: '', place: null }));
  return {
    ...only,
    zone: only.zone.id,
    created: { ...only.created, line: 0 },
    rows: bare(only.rows),
    roster: bare(only.roster ?? []),
    absences: bare(only.absences ?? []),
    expected: bare(only.expected),
    goals: bare(only.goals),
  };
}

test('a short line and its long form say the same', () => {
  const short = theCase(`
    roster:
      - ann, name Ann Lee, team North, party sales, calendar new-york, until Fri 2026-08-21
    absences:
      - ann, from Mon 2026-08-03, until 2026-08-04 12:00, reason at the sea
    timeline:
      - Wed 2026-07-01 08:00 created
      - Mon 2026-07-06 10:00 status New -> On hold
      - 10:05 'score band' (empty)=>"A, best"
      - 10:30 call by "Ann Lee" outbound no answer, subject "Hello, you", logged Tue 2026-07-07 09:00
      - 10:31:02.5 email inbound automated
      - 2026-07-08T09:00-05:00 deal D-7 created, amount 4800
      - Thu 2026-07-09 deal D-7 won, stage closed
    expect:
      - handoff breached, started Mon 2026-07-06 10:00, no due, not settled, elapsed 1 h 2 min 3 s 4 ms, late by 0.5 s
      - first-touch open at risk, cycle 2, version 1, progress 3, owner Ann Lee, team North, segment enterprise, reason paused
      - persistence none
    goals:
      - acceptance 2026-07 = 33.3%, of 3, open 0, missed
      - revenue 2026-07 = none, undecided
`);
  const long = theCase(`
    roster:
      - { person: ann, name: Ann Lee, team: North, party: sales, calendar: new-york, until: 2026-08-21 }
    absences:
      - { person: ann, from: 2026-08-03, until: 2026-08-04 12:00, reason: at the sea }
    timeline:
      - { at: 2026-07-01 08:00, lead: created }
      - { at: 2026-07-06 10:00, change: status, from: New, to: On hold }
      - { at: 2026-07-06 10:05, change: score band, from:, to: 'A, best' }
      - { at: 2026-07-06 10:30, activity: call, by: Ann Lee, direction: outbound, outcome: no answer, subject: 'Hello, you', logged: 2026-07-07 09:00 }
      - { at: '2026-07-06 10:31:02.500', activity: email, direction: inbound, automated: true }
      - { at: 2026-07-08 10:00, deal: created, id: D-7, amount: 4800 }
      - { at: 2026-07-09, deal: won, id: D-7, stage: closed }
    expect:
      - { clause: handoff, verdict: breached, started: 2026-07-06 10:00, due: none, settled: none, elapsed: 1 hour 2 minutes 3.004 s, late_by: 500 ms }
      - { clause: first-touch, verdict: open, at_risk: true, cycle: 2, version: 1, progress: 3, owner: Ann Lee, team: North, segment: enterprise, reason: paused }
      - { clause: persistence, verdict: none }
    goals:
      - { goal: acceptance, month: 2026-07, value: 33.3%, of: 3, open: 0, hit: false }
      - { goal: revenue, month: 2026-07, value:, hit: }
`);
  expect(long).toEqual(short);
  expect(short).toMatchObject({
    created: { at: Date.UTC(2026, 6, 1, 12), dayEnd: null },
    rows: [
      { kind: 'change', field: 'status', from: 'New', to: 'On hold', time: { at: Date.UTC(2026, 6, 6, 14) } },
      { kind: 'change', field: 'score band', from: '', to: 'A, best' },
      { kind: 'activity', loggedAt: Date.UTC(2026, 6, 7, 13) },
      { kind: 'activity', time: { at: Date.UTC(2026, 6, 6, 14, 31, 2, 500) } },
      { kind: 'deal', what: 'created', id: 'D-7', time: { at: Date.UTC(2026, 6, 8, 14) } },
      // Thursday in New York, from midnight to its last millisecond.
      { kind: 'deal', what: 'won', time: { at: Date.UTC(2026, 6, 9, 4), dayEnd: Date.UTC(2026, 6, 10, 4) - 1 } },
    ],
    // A date as `until` is included.
    roster: [{ person: 'ann', until: Date.UTC(2026, 7, 22, 4) }],
    absences: [{ from: Date.UTC(2026, 7, 3, 4), until: Date.UTC(2026, 7, 4, 16) }],
    expected: [{ cells: expect.arrayContaining([{ what: 'elapsed', value: 3_723_004 }]) }, {}, {}],
    goals: [{ value: { decimals: 3 } }, { value: null }],
  });
});

test('a time of day that was shown is read back as the same instant', async () => {
  const zone = zoneOf('America/New_York');
  // The second of two equal local times, as the clocks go back, cannot be told from the first.
  const isTold = (at: number): boolean => zone.toInstant(at + zone.offsetAt(at)) === at;
  const instants = fc.integer({ min: Date.UTC(2000, 0), max: Date.UTC(2040, 0) }).filter(isTold);
  fc.assert(
    fc.property(instants, at => {
      const body = `    timeline:\n      - ${localTimeText(zone, at)} status New → MQL\n    expect: handoff open\n`;
      expect(theCase(body)).toMatchObject({ created: { at, dayEnd: null } });
    }),
    { numRuns: 200 },
  );
});

test('a case is judged with the people, holidays and waivers it gives, not with those of the agreement', async () => {
  const body = (setting: string, expected: string): string => `agreement: slaudit.yaml
lead: { source: web, region: US, owner: lead-desk }
cases:
  - case: one
    as_of: Wed 2026-07-08 12:00
${setting}
    timeline:
      - Fri 2026-07-03 10:00 owner → zoe
    expect:
      - first-touch ${expected}
`;
  // Nobody knows Zoe: no handoff to sales.
  expect(await failuresOf(body('', 'none'))).toEqual([]);
  const zoe = '    roster:\n      - zoe, party sales, calendar new-york\n';
  // Friday 3 July is a holiday: 4 h from Monday 09:00.
  expect(await failuresOf(body(zoe, 'breached, due Mon 2026-07-06 13:00'))).toEqual([]);
  expect(await failuresOf(body(`${zoe}    holidays: { new-york: [] }`, 'breached, due Fri 2026-07-03 14:00'))).toEqual(
    [],
  );
  expect(
    await failuresOf(
      body(`${zoe}    holidays: { new-york: [2026-07-03, Mon 2026-07-06] }`, 'breached, due Tue 2026-07-07 13:00'),
    ),
  ).toEqual([]);
  const away = `${zoe}    absences:\n      - zoe, from 2026-07-06, until Mon 2026-07-06\n`;
  expect(await failuresOf(body(away, 'breached, due Tue 2026-07-07 13:00'))).toEqual([]);
  const waiver = '{ clause: first-touch, reason: line down, approved_by: Ruth, approved_on: 2026-07-07 }';
  expect(await failuresOf(body(`${zoe}    waivers: [${waiver}]`, 'waived, reason line down'))).toEqual([]);
});

test('JUnit holds any name', () => {
  const failure = { subject: 'a<b', message: '\u0000\ud800"&', line: 3, expected: ']]>', actual: null, clock: [] };
  const cases = [{ name: '<script>\u001b[31m', line: 2, failures: [failure] }];
  expect(testJunit([{ file: "o'b.yaml", agreement: 'a.yaml', cases }])).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites tests="1" failures="1">
  <testsuite name="o&apos;b.yaml" tests="1" failures="1">
    <testcase classname="o&apos;b.yaml" name="&lt;script&gt;\ufffd[31m" file="o&apos;b.yaml" line="2">
      <failure message="a&lt;b: \ufffd\ufffd&quot;&amp;">line 3
expected  ]]&gt;</failure>
    </testcase>
  </testsuite>
</testsuites>
`);
});
