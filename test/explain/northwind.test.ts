// Every obligation of the example of the specification, told: the conclusion agrees with the verdict, and the steps add up
// to the due time, recomputed from the JSON alone. The rows checked by hand can be told from the text.

import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { terminalText } from '../../src/explain/terminal/write-terminal.ts';
import type { ExplainedClock, Explanation, LeadExplanation } from '../../src/model/explanation.ts';
import { NO_PAINT } from '../../src/report/format.ts';
import { explained } from './explained.ts';
import { flaws } from './flaws.ts';

const root = path.join(import.meta.dirname, '../..');
const folder = path.join(root, '../shared/spec/examples/northwind');
const isThere = existsSync(folder);
if (!isThere) console.warn('Skipped: the examples of the specification are not beside the project.');
const terms = { agreement: 'agreement.yaml', asOf: '2025-11-05T09:00', period: '2025-10' };

describe.skipIf(!isThere)('northwind', () => {
  let explanation: Explanation;
  let clocks: readonly ExplainedClock[];

  beforeAll(async () => {
    const leads = readFileSync(path.join(folder, 'leads.csv'), 'utf8').trim().split('\n').slice(1);
    explanation = await explained(folder, { ...terms, leads: leads.map(line => line.split(',')[0] ?? '') });
    // Read back from JSON: nothing else may be needed.
    const document = JSON.parse(JSON.stringify(explanation)) as Explanation;
    clocks = document.leads.filter(({ asked_for }) => asked_for === null).flatMap(lead => lead.clocks);
  });

  test('has every obligation that is expected', () => {
    const rows = readFileSync(path.join(folder, 'expected-obligations.csv'), 'utf8').trim().split('\n').slice(1);
    const expected = rows.map(row => row.split(',')).map(row => `${row[0]} ${row[2]} ${row[3]} ${row[7]}`);
    const told = clocks.map(({ obligation: o }) => `${o.clause} ${o.lead_id} ${o.cycle} ${o.verdict}`);
    expect(told.sort()).toEqual(expected.sort());
  });

  test('concludes with the verdict', () => {
    for (const { obligation, conclusion } of clocks) {
      expect(conclusion.split(/[ :]/)[0], `${obligation.lead_id} ${obligation.clause}`).toBe(obligation.verdict);
    }
  });

  test('adds up: stretches to the time taken and to the window, steps to the due time', () => {
    const timed = clocks.filter(({ stretches }) => stretches.length > 0);
    expect(timed.length).toBeGreaterThan(90);
    for (const clock of timed) expect(flaws(clock), nameOf(clock)).toEqual([]);
  });

  const told = (lead: string, clause: string): string => {
    const found = explanation.leads.find(({ lead_id, asked_for }) => lead_id === lead && asked_for === null);
    const only: LeadExplanation[] =
      found === undefined ? [] : [{ ...found, clocks: found.clocks.filter(isOf(clause)) }];
    return terminalText({ ...explanation, leads: only }, { width: 120, paint: NO_PAINT }).replaceAll(/\s+/g, ' ');
  };

  test.each([
    [
      '1: exactly at the deadline',
      'N-02',
      'handoff',
      [
        '1 h on Fri 3 Oct 15:00–16:00; closed Sat 4 Oct – Sun 5 Oct; 3 h on Mon 6 Oct 09:00–12:00',
        'met exactly at the deadline',
      ],
    ],
    [
      '2: a millisecond',
      'N-02',
      'first-touch',
      [
        '12:00–15:00 and 16:00–17:00 (09:00–12:00 and 13:00–14:00 in Los Angeles)',
        'Mon 6 Oct 17:00:00.001',
        '4 h 1 ms run',
        'breached by 1 ms',
      ],
    ],
    [
      '3: a holiday weekend',
      'N-03',
      'handoff',
      [
        '30 min on Fri 10 Oct 15:30–16:00',
        'closed Sat 11 Oct – Mon 13 Oct (Mon 13 Oct: an exception of us-sales)',
        'due Tue 14 Oct 12:30',
        'breached by 1 min',
      ],
    ],
    [
      '4: waived',
      'N-05',
      'handoff',
      [
        'closed until Tue 14 Oct 09:00',
        '8 h 30 min run',
        'waived: it was breached by 4 h 30 min of open time (20 h on the wall clock)',
        'Boston fair',
      ],
    ],
    [
      '5: still running',
      'N-04',
      'handoff',
      [
        '1 h 30 min on Wed 8 Oct 16:00–17:30',
        'due Thu 9 Oct 11:30',
        '148 h 30 min run',
        'not done by the deadline, and not since',
      ],
    ],
    [
      '6: a pause',
      'N-06',
      'first-touch',
      [
        'due Fri 3 Oct 09:30',
        '2 h run, 2 h left',
        '2 h left: 2 h on Mon 6 Oct 10:00–12:00',
        '3 h 50 min run',
        'met with 10 min of open time to spare',
      ],
    ],
    [
      '7: rejected before the deadline',
      'N-07',
      'first-touch',
      ['cancelled after 1 h 30 min of open time, before the deadline'],
    ],
    ['7: rejected after it', 'N-08', 'first-touch', ['not done by the deadline, nor before the clock ended']],
    [
      '8: two owners',
      'N-09',
      'first-touch',
      [
        'passed from ann to bob, now in bob’s time; 2 h 30 min left',
        '16:30–19:00 (13:30–16:00 in Los Angeles)',
        '├ ann ┄',
        '├ bob ┄',
        '3 h 30 min run',
      ],
    ],
    [
      '9: an owner without a calendar',
      'N-10',
      'first-touch',
      ['unassessable: owner rob has no calendar', 'give rob a calendar in the roster'],
    ],
    [
      '10: an absence',
      'N-11',
      'first-touch',
      ['closed until Wed 22 Oct 09:00 (ann away until Wed 22 Oct 09:00)', '3 h run', 'met with 1 h'],
    ],
    [
      '11: hours that changed',
      'N-12',
      'first-touch',
      ['1 h on Tue 14 Oct 16:30–17:30; 3 h on Wed 15 Oct 11:00–14:00 (08:00–11:00 in Los Angeles)', 'met with 1 min'],
    ],
    [
      '12: London’s clocks',
      'N-31',
      'first-touch',
      [
        '30 min on Fri 24 Oct 12:00–12:30 (17:00–17:30 in London)',
        '05:00–08:30 (09:00–12:30 in London)',
        'clocks in London go back on Sun 26 Oct',
        'breached by 1 min',
      ],
    ],
    [
      '13: New York’s clocks',
      'N-25',
      'first-touch',
      [
        '1 h on Fri 31 Oct 15:00–16:00',
        'due Mon 3 Nov 12:00; clocks in New York go back on Sun 2 Nov',
        '3 h 30 min run',
        'met with 30 min',
      ],
    ],
    [
      '14: an enterprise over night',
      'N-42',
      'first-touch',
      ['within: 30 business minutes', '15 min on Wed', 'met exactly at the deadline'],
    ],
    [
      '15: an unended pause',
      'N-13',
      'first-touch',
      ['open: paused after 2 h of open time, so the deadline is not known'],
    ],
    [
      '15: a gap without a touch',
      'N-13',
      'persistence',
      ['breached by a gap: no touch from Thu 30 Oct 10:00 to Tue 4 Nov 10:00'],
    ],
    [
      '17: a call before the handoff',
      'N-33',
      'first-touch',
      ['Thu 23 Oct 09:20 outbound call by ann, no answer – before the start'],
    ],
    [
      '17: an automated e-mail',
      'N-34',
      'first-touch',
      [
        'automated: “Welcome” – automated',
        'an outbound call, email or meeting by someone of sales, by hand, by Mon 27 Oct 13:40',
      ],
    ],
    [
      '18: one call of two',
      'N-17',
      'persistence',
      [
        'Tue 7 Oct – Fri 10 Oct (4), Tue 14 Oct – Fri 17 Oct (8), Mon 20 Oct – Tue 21 Oct (10)',
        'there were 6 touches, 1 of them call_attempt',
      ],
    ],
    [
      '18: five dates',
      'N-18',
      'persistence',
      [
        'does not add to the 1 of 6, since its date has one already',
        'touch 6 of 6, after the deadline',
        'there were 5 touches',
      ],
    ],
    [
      '19: a gap',
      'N-19',
      'persistence',
      ['the next is due by Fri 10 Oct 09:30', 'breached by a gap: no touch from Tue 7 Oct 09:30 to Fri 10 Oct 09:30'],
    ],
    [
      '20: at risk',
      'N-15',
      'persistence',
      ['73 h 30 min used, 8 h 30 min of open time left until Thu 6 Nov 09:00', 'at risk'],
    ],
    ['21: written to', 'N-20', 'hands-off', ['on Mon 6 Oct 10:00 falls inside']],
    ['21: recycled', 'N-22', 'hands-off', ['met: no campaign from Fri 3 Oct 09:30 to Wed 15 Oct 10:00']],
    [
      '22: at closing',
      'N-36',
      'contact-hours',
      ['us-sales is closed at Wed 1 Oct 17:30, and the closing itself is outside', 'closed all Sat 4 Oct'],
    ],
    ['23: opted out', 'N-23', 'opted-out', ['email_opt_out is “true” since Thu 16 Oct 12:00']],
    [
      '24: four in seven days',
      'N-24',
      'email-cap',
      [
        'the window reaches back to Thu 2 Oct 11:00',
        '4: outbound email',
        'this one not before Fri 10 Oct 10:00',
        'breached: 4 rows in the window',
      ],
    ],
    [
      '25: two failures',
      'N-26',
      'complete-handoff',
      ['phone is empty', 'score is “40”', 'phone not empty; score at least 50'],
    ],
    ['25: a score that rose later', 'N-27', 'complete-handoff', ['score is “45” until']],
    ['25: never qualified', 'N-28', 'complete-handoff', ['no qualified came before']],
  ])('tells item %s', (_, lead, clause, sentences) => {
    const text = told(lead, clause);
    for (const sentence of sentences) expect(text).toContain(sentence);
  });

  test('leads to the lead that a duplicate was merged into', () => {
    const asked = explanation.leads.find(({ asked_for }) => asked_for === 'N-29');
    expect(asked?.lead_id).toBe('N-30');
    expect(asked?.clocks.find(isOf('first-touch'))?.conclusion).toMatch(/^met with/);
  });

  test.each([80, 120])('fits %i columns', width => {
    const text = terminalText(explanation, { width, paint: NO_PAINT });
    const tooLong = text.split('\n').filter(line => [...line].length > width);
    expect(tooLong).toEqual([]);
  });

  test('names nobody where people are hidden', async () => {
    const leads = ['N-02', 'N-05', 'N-09', 'N-10', 'N-11', 'N-12', 'N-17', 'N-20'];
    const hidden = await explained(folder, { ...terms, leads, people: 'hidden' });
    const text = JSON.stringify(hidden) + terminalText(hidden, { width: 120, paint: NO_PAINT });
    expect(text).toContain('passed from someone of sales to someone of sales');
    expect(text).not.toMatch(/\b(ann|bob|cho|dee|rob|mia|Vera Stone)\b/i);
  });

  test('says of one lead only what it breached', async () => {
    const { leads } = await explained(folder, { ...terms, leads: ['N-08', 'N-01'], breaches: { worst: 5 } });
    expect(leads.map(({ lead_id, quiet }) => [lead_id, quiet])).toEqual([
      ['N-08', []],
      ['N-01', []],
    ]);
    const verdicts = leads.map(({ clocks }) => [...new Set(clocks.map(({ obligation }) => obligation.verdict))]);
    expect(verdicts).toEqual([['breached'], []]);
    const text = terminalText(await explained(folder, { ...terms, leads: ['N-01'], breaches: { worst: 5 } }), {
      width: 80,
      paint: NO_PAINT,
    });
    expect(text).toContain('Nothing of this lead was breached.');
  });

  test('takes the worst breaches of all leads: never done before done late', async () => {
    const filters = { clauses: ['first-touch'], parties: [], people: [], segments: [], where: [] };
    const { leads } = await explained(folder, { ...terms, filters, breaches: { worst: 4 } });
    const worst = leads.flatMap(lead => lead.clocks.map(({ obligation: o }) => [o.lead_id, o.verdict, o.late_by_s]));
    expect(worst.map(([, verdict]) => verdict)).toEqual(['breached', 'breached', 'breached', 'breached']);
    expect(worst[0]).toEqual(['N-08', 'breached', null]);
    const late = worst.slice(1).map(([, , seconds]) => Number(seconds));
    expect(late).toEqual([...late].sort((a, b) => b - a));
  });
});

function isOf(clause: string): (clock: ExplainedClock) => boolean {
  return ({ obligation }) => obligation.clause === clause;
}

function nameOf({ obligation }: ExplainedClock): string {
  return `${obligation.lead_id} ${obligation.clause} ${obligation.cycle}`;
}
