// Hours and deadlines that calendars cannot answer for: said in words, never as a date that is none.

import { expect, test } from 'vitest';
import { written } from '../../src/describe/formats.ts';
import { describe } from '../../src/describe.ts';

const agreementWith = (clause: string): string => `slaudit: 1
name: Far off
timezone: Europe/Berlin
calendars:
  once: { open: {}, exceptions: { 2015-03-04: 09:00-10:00, 2015-03-06: 09:00-10:00 } }
events:
  assigned: { change: status, to: Working }
  called: { activity: call }
clauses:
  - { id: far, party: sales, ${clause} }
`;

test.each([
  ['when: assigned, expect: called, within: 87673 hours', 'the deadline lies more than ten years off'],
  ['when: assigned, expect: called, within: 2 business hours, calendar: once', 'do not open in the ten years'],
  ['never: called, outside: once', 'do not open in the ten years'],
])('%s', async (clause, words) => {
  const { description } = await describe({
    agreement: { file: 'far.yaml', text: agreementWith(clause) },
    since: null,
  });
  const text = written(description ?? [], 'md', 80).replaceAll(/\s+/g, ' ');
  expect(text).toContain(words);
  expect(text).not.toMatch(/NaN|undefined|Infinity/);
});
