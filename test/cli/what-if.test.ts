// `slaudit what-if` as its users run it; what its figures have to be is in test/what-if.

import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { slaudit } from '../slaudit.ts';

const file = path.join(import.meta.dirname, '../../fixtures/demo/slaudit.yaml');
const text = readFileSync(file, 'utf8');
const folder = mkdtempSync(path.join(tmpdir(), 'slaudit-'));
const run = (...args: string[]): ReturnType<typeof slaudit> => slaudit(args, { folder });

test.each(['json', 'table'])('without a change is the audit byte for byte: %s', async format => {
  const options = [file, '--period', '2026-Q3', '-f', format, '--quiet'];
  expect(await run('what-if', ...options)).toEqual(await run('audit', ...options));
});

test('shows a curve in 80 columns, never writes the agreement', async () => {
  const copy = path.join(folder, 'slaudit.yaml');
  writeFileSync(copy, text);
  await run('what-if', copy, '--set', 'clauses.handoff.within=1bh');
  const table = await run('what-if', file, '--period', '2026-Q3', '--sweep', 'clauses.handoff.within=15bm,1bh,4bh');
  expect(table.status).toBe(0);
  expect(table.stdout).toMatch(/^ {2}as it is +94\.9 % +927 +█+[▏▎▍▌▋▊▉]?$/m);
  expect(table.stdout.match(/^[✓✗] (15bm|1bh|4bh) /gm)).toHaveLength(3);
  expect(Math.max(...table.stdout.split('\n').map(line => line.length))).toBeLessThanOrEqual(80);
  expect(readFileSync(copy, 'utf8')).toBe(text);
});

test.each([
  [['--sweep', 'clauses.handoff.within=1h,2 dyas'], '--sweep:1:24: error: '],
  [['--sweep', 'clauses.handoff.within=1h'], 'Write several values'],
  [['--set', 'clauses.handoff'], 'Write a path, = and the value'],
])('refuses %j', async (args, expected) => {
  const { stdout, stderr, status } = await run('what-if', file, ...args);
  expect({ stdout, status }).toEqual({ stdout: '', status: 2 });
  expect(stderr).toContain(expected);
});

test('of a goal it shows which months would have been hit, and no promise that stays as it is', async () => {
  const sweep = ['--period', '2026-Q3', '--sweep', 'goals.revenue.at_least=1,1000000'];
  const table = await run('what-if', file, ...sweep);
  expect(table.stdout).toContain('No promise changes with it.');
  const csv = await run('what-if', file, ...sweep, '-f', 'csv', '--view', 'goals');
  // The demo's revenue: 260,200 in July (its target is 265,000), 276,000 and 275,150 in the months after.
  expect(csv.stdout.split('\n').slice(1, -1)).toEqual([
    'goals.revenue.at_least=1,revenue,2026-07,260200,false,260200,true',
    'goals.revenue.at_least=1000000,revenue,2026-08,276000,true,276000,false',
    'goals.revenue.at_least=1000000,revenue,2026-09,275150,true,275150,false',
  ]);
});
