// Whatever changes a verdict is said: each of these turns some of the demo's obligations or goals.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { written } from '../../src/describe/formats.ts';
import { describe } from '../../src/describe.ts';

const DEMO = path.resolve(import.meta.dirname, '../../fixtures/demo/slaudit.yaml');
const text = readFileSync(DEMO, 'utf8');

async function changes(newer: string): Promise<string> {
  const { problems, description } = await describe({
    agreement: { file: DEMO, text: newer },
    since: { file: DEMO, text },
  });
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  return written(description ?? [], 'md', 80).replaceAll(/\s+/g, ' ');
}

test.each([
  ['at_least: 1000', 'at_least: 10', 'Now: A lead is an enterprise lead if its employees are at least 10.'],
  ['logged_within: 24 hours', 'logged_within: 1 hour', 'Now: What is logged more than one hour after it happened'],
  ['count_by: start', 'count_by: due', 'Now: An obligation belongs to the month in which it falls due.'],
  ['zone_from: timezone', 'zone_from: region', 'as its region says.'],
  ['holidays-us.csv', 'holidays-uk.csv', 'Now: Closed on the holidays listed in holidays-uk.csv'],
  ['id: persistence\n    party: sales', 'id: persistence\n    party: marketing', 'Now: Marketing promises this.'],
  [/\ncovers:[^\n]*/, '', 'Now: It is about all leads.'],
  ['timezone: America/New_York', 'timezone: America/Chicago', 'Now: All times are those of America/Chicago'],
])('%s → %s', async (older, newer, said) => {
  const changed = text.replace(older, newer);
  expect(changed).not.toBe(text);
  expect(await changes(changed)).toContain(said);
});

test('the same agreement says nothing, whatever its comments say', async () => {
  expect(await changes(`# signed in June\n${text}`)).toContain('Nothing that is promised changed.');
});
