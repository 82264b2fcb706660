// What is no YAML is shown where it is mended, in words of people who write agreements rather than YAML.

import { expect, test } from 'vitest';
import { readAgreement } from '../../src/agreement/read-agreement.ts';

const AGREEMENT = `slaudit: 1
name: Acme
timezone: UTC
events:
  touch: { activity: call, direction: outbound }
clauses:
  - id: first
    party: sales
    when: touch
    expect: touch
    within: 4 hours
`;

test.each([
  ['name: Acme', 'name: "Acme', [2, 7], 'A quote is opened here and never closed.'],
  ['name: Acme', "name: 'Acme", [2, 7], 'A quote is opened here and never closed.'],
  ['    within', '   within', [11, 1], 'This line is indented differently from the keys of its entry.'],
  ['    within', '     within', [10, 13], 'The line below is indented too far.'],
  ['party: sales', 'party sales', [8, 5], 'This line has no `: ` between a key and its value.'],
  ['party: sales', 'party:sales', [8, 5], 'This line has no `: ` between a key and its value.'],
  ['{ activity: call,', '{ "activity"call,', [5, 22], 'A comma or a colon is missing here.'],
  ['party: sales', '"party"sales', [8, 5], 'This key has no value.'],
  ['call, direction', 'call direction', [5, 22], 'A comma is missing between two entries here.'],
])('%s written as %s', (right, wrong, [line, column], message) => {
  const text = AGREEMENT.replace(right, wrong);
  const { problems } = readAgreement(text, { file: 'slaudit.yaml', folder: '.' });
  expect(problems).toMatchObject([{ line, column, message }]);
});
