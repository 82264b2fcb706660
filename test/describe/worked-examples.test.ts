// Worked examples of clauses that are rarer than northwind's; what must come out is calculated by hand.

import { expect, test } from 'vitest';
import { written } from '../../src/describe/formats.ts';
import { describe } from '../../src/describe.ts';

const agreementWith = (clause: string): string => `slaudit: 1
name: Rare
timezone: Europe/Berlin
calendars:
  office: { open: { mon-fri: 09:00-17:00 } }
  once: { open: {}, exceptions: { 2015-03-04: 09:00-10:00, 2015-03-06: 09:00-10:00 } }
events:
  assigned: { change: status, to: Working }
  called: { activity: call }
clauses:
  - { id: rare, party: sales, ${clause} }
`;

test.each([
  [
    'the second deadline where it is earlier',
    'when: assigned, expect: called, within: 4h, at_latest: 2h',
    ['on Tuesday 4 March 2025 at 10:00, there must be a call by Tuesday 4 March 2025 at 12:00.'],
  ],
  [
    'whom the window is for',
    'when: assigned, expect: called, within: [{ if: { source: web }, is: 1h }]',
    ['on Tuesday 4 March 2025 at 10:00, and its source is web, there must be a call by Tuesday 4 March 2025 at 11:00.'],
  ],
  [
    'a day on which it is in force, in the future',
    'when: assigned, expect: called, within: 1h, effective: { from: 2030-01-01 }',
    // 1 January 2030 is a Tuesday.
    ['on Tuesday 1 January 2030 at 10:00'],
  ],
  [
    'or in the past',
    'when: assigned, expect: called, within: 1h, effective: { until: 2024-12-31 }',
    ['on Tuesday 24 December 2024 at 10:00'],
  ],
  [
    'or the day itself where it is in force for one alone',
    'when: assigned, expect: called, within: 1h, effective: { from: 2025-06-05, until: 2025-06-05 }',
    ['on Thursday 5 June 2025 at 10:00'],
  ],
  [
    'none at all',
    'at_most: 0, of: called, within: 1h',
    [
      'A lead may get none of these: a call',
      'If a lead gets a call on Tuesday 4 March 2025 at 10:00, the promise is broken.',
    ],
  ],
  [
    'a window of less than an hour',
    'at_most: 2, of: called, within: 30m',
    [
      'the first of them on Tuesday 4 March 2025 at 10:00, one more on Tuesday 4 March 2025 at 10:15 breaks the promise.',
      'On Tuesday 4 March 2025 at 10:30 it is allowed',
    ],
  ],
  [
    'a deadline that no calendar reaches',
    'when: assigned, expect: called, within: 87673 hours',
    ['the deadline lies more than ten years off'],
  ],
  [
    'hours that never open again',
    'when: assigned, expect: called, within: 2 business hours, calendar: once',
    ['These hours do not open in the ten years from March 2025'],
  ],
  ['nor for a call outside them', 'never: called, outside: once', ['do not open in the ten years']],
  [
    'hours that never close',
    'never: called, outside: always',
    ['is allowed.', 'These hours never close: nothing breaks'],
  ],
])('%s', async (_what, clause, sentences) => {
  const { problems, description } = await describe({
    agreement: { file: 'rare.yaml', text: agreementWith(clause) },
    since: null,
  });
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  const text = written(description ?? [], 'md', 80).replaceAll(/\s+/g, ' ');
  for (const sentence of sentences) expect(text).toContain(sentence);
  expect(text).not.toMatch(/NaN|undefined|Infinity/);
});
