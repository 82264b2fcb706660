// The fingerprint of what a clause is judged by: the same however it is written, another for anything that can turn a verdict.

import { expect, test } from 'vitest';
import { readAgreement } from '../../src/agreement/read-agreement.ts';
import { clauseTerms } from '../../src/summary/clause-terms.ts';

const TEXT = `slaudit: 1
name: Terms
timezone: Europe/Berlin
calendars:
  office: { open: { mon-fri: 09:00-17:00 } }
segments:
  large: { employees: { at_least: 1000 } }
covers: { not: { source: test } }
events:
  assigned: { change: status, to: Working }
  called: { activity: call, automated: false }
  mailed: { activity: email }
clauses:
  - id: call
    party: sales
    promise: We call.
    when: assigned
    expect: called
    within: [{ if: { segment: large }, is: 1 business hour }, 4 business hours]
    calendar: office
    target: 90%
  - { id: cap, party: marketing, at_most: 2, of: mailed, within: 7 calendar days, target: 99% }
`;

function termsOf(text: string, id: string): string {
  const { agreement, problems } = readAgreement(text, { file: 'terms.yaml', folder: '.' });
  if (agreement === null) throw new Error(JSON.stringify(problems));
  return clauseTerms(agreement, id);
}

test.each([
  ['4 business hours', '4bh'],
  ['We call.', 'We always call.'],
  ['party: sales', 'party: sdr'],
  ['90%', '95%'],
  ['at_most: 2', 'at_most: 3'],
  ['activity: email', 'activity: newsletter'],
  ['name: Terms', '# a comment\nname: Terms'],
])('call is judged by the same terms: %s → %s', (older, newer) => {
  expect(TEXT).toContain(older);
  expect(termsOf(TEXT.replace(older, newer), 'call')).toBe(termsOf(TEXT, 'call'));
});

test.each([
  ['is: 1 business hour', 'is: 2 business hours'],
  ['09:00-17:00', '09:00-18:00'],
  ['at_least: 1000', 'at_least: 10'],
  ['source: test', 'source: spam'],
  ['automated: false', 'direction: outbound'],
  ['change: status, to: Working', 'becomes: status, to: Working'],
  ['calendar: office', 'calendar: office\n    cycle: first'],
  ['clauses:', 'report: { logged_within: 24 hours }\nclauses:'],
])('call is judged by other terms: %s → %s', (older, newer) => {
  expect(TEXT).toContain(older);
  expect(termsOf(TEXT.replace(older, newer), 'call')).not.toBe(termsOf(TEXT, 'call'));
});

test('a clause without segments is judged by none', () => {
  expect(termsOf(TEXT.replace('1000', '10'), 'cap')).toBe(termsOf(TEXT, 'cap'));
  expect(termsOf(TEXT.replace('at_most: 2', 'at_most: 3'), 'cap')).not.toBe(termsOf(TEXT, 'cap'));
});
