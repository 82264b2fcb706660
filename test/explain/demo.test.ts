// The bundled demonstration, whose leads see owners, absences, two zones and clock changes: every fortieth lead adds up.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { explanationPage } from '../../src/explain/html/page.ts';
import { terminalText } from '../../src/explain/terminal/write-terminal.ts';
import type { Explanation } from '../../src/model/explanation.ts';
import { NO_PAINT } from '../../src/report/format.ts';
import { explained, outcomeOf } from './explained.ts';
import { flaws } from './flaws.ts';

const folder = path.join(import.meta.dirname, '../../fixtures/demo');
const terms = { agreement: 'slaudit.yaml', asOf: null, period: null };

test('the document adds up, concludes with the verdict and can be drawn', async () => {
  const rows = readFileSync(path.join(folder, 'leads.csv'), 'utf8').trim().split('\n').slice(1);
  const leads = rows.filter((_, index) => index % 40 === 3).map(row => row.split(',')[0] ?? '');
  const explanation = await explained(folder, { ...terms, leads });
  const { leads: told } = JSON.parse(JSON.stringify(explanation)) as Explanation;
  const clocks = told.flatMap(lead => lead.clocks);
  expect(clocks.length).toBeGreaterThan(leads.length);
  for (const clock of clocks) {
    const name = `${clock.obligation.lead_id} ${clock.obligation.clause} ${clock.obligation.cycle}`;
    if (clock.stretches.length > 0) expect(flaws(clock), name).toEqual([]);
    expect(clock.conclusion.split(/[ :]/)[0], name).toBe(clock.obligation.verdict);
  }
  for (const width of [60, 80, 120]) {
    const lines = terminalText(explanation, { width, paint: NO_PAINT }).split('\n');
    expect(lines.filter(line => [...line].length > width)).toEqual([]);
  }
}, 30_000);

test('the page runs nothing, fetches nothing and has no style of its own in its elements', async () => {
  const page = explanationPage(await explained(folder, { ...terms, leads: [], breaches: { worst: 8 } }));
  expect(page).toContain('default-src &#39;none&#39;');
  expect(page).not.toMatch(/<script| style="| on\w+="|https?:\/\/|undefined|NaN/);
}, 30_000);

test('the page draws all clocks of a lead on one axis, a lane each', async () => {
  const explanation = await explained(folder, { ...terms, leads: ['L-1141'] });
  const clocks = explanation?.leads[0]?.clocks ?? [];
  const page = explanationPage(explanation);
  const lanes = clocks.map(({ obligation: { clause, verdict } }) => `${clause} ${verdict}`);
  expect(lanes.length).toBeGreaterThan(1);
  expect(page).toContain(`aria-label="Lead L-1141: ${lanes.join(', ')}"`);
  const [, picture = ''] = page.split('aria-label="Lead L-1141:');
  const names = [...(picture.split('</svg>')[0] ?? '').matchAll(/>([\w-]+: \w+)<\/text>/g)].map(([, name]) => name);
  expect(names).toEqual(clocks.map(({ obligation: { clause, verdict } }) => `${clause}: ${verdict}`));
});

test('a lead that does not exist is answered with the nearest id, and nothing is explained', async () => {
  const { explanation, problems } = await outcomeOf(folder, { ...terms, leads: ['l1141', 'L-1141'] });
  expect(explanation).toBeNull();
  expect(problems.map(({ message, remedy }) => `${message} ${remedy}`)).toEqual([
    'There is no lead l1141. Did you mean L-1141?',
  ]);
}, 30_000);
