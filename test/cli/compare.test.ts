// `slaudit compare` as its users run it; what its figures have to be is in test/compare.

import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { slaudit } from '../slaudit.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'slaudit-'));
const demo = path.join(import.meta.dirname, '../../fixtures/demo/slaudit.yaml');
let q3 = '';

beforeAll(async () => {
  for (const quarter of ['2', '3']) {
    await slaudit(['audit', demo, '--period', `2026-Q${quarter}`, '-o', `q${quarter}.json`, '--quiet'], { folder });
  }
  q3 = readFileSync(path.join(folder, 'q3.json'), 'utf8');
  writeFileSync(path.join(folder, 'cut.json'), q3.slice(0, 1000));
  writeFileSync(path.join(folder, 'other.json'), '{"schema": 1, "clauses": []}');
}, 60_000);

test('of a report with itself says so in one line', async () => {
  const run = await slaudit(['compare', 'q3.json', 'q3.json', '--fail-on', 'worse'], { folder });
  expect(run).toEqual({ stdout: 'Nothing moved: the two reports are the same.\n', stderr: '', status: 0 });
});

test('exits 1 where a promise is worse by more than chance, if asked to', async () => {
  const worse = (args: string[]): Promise<number | null> =>
    slaudit(['compare', ...args, '-f', 'json'], { folder }).then(({ status }) => status);
  expect(await worse(['q3.json', 'q2.json', '--fail-on', 'worse'])).toBe(1);
  expect(await worse(['q3.json', 'q2.json'])).toBe(0);
  expect(await worse(['q2.json', 'q3.json', '--fail-on', 'worse'])).toBe(0);
});

test('exits 2 for files that are no reports, naming file and place', async () => {
  const run = (...args: string[]): ReturnType<typeof slaudit> => slaudit(['compare', ...args], { folder });
  const cut = await run('cut.json', 'other.json');
  expect(cut).toMatchObject({ status: 2, stdout: '' });
  expect(cut.stderr).toMatch(/^cut\.json:\d+:\d+: error: This is no report\. It is no JSON\.\n/);
  expect(cut.stderr).toContain('other.json: error: This is no report. It is JSON, but no report.');
  expect(await run('q2.json', 'nowhere.json')).toMatchObject({ status: 2, stdout: '' });
  writeFileSync(path.join(folder, 'later.json'), q3.replace('"schema": 1', '"schema": 2'));
  expect((await run('q2.json', 'later.json')).stderr).toContain('Its form is 2');
  writeFileSync(path.join(folder, 'bent.json'), q3.replace('"kind": "response"', '"kind": "promise"'));
  expect((await run('q2.json', 'bent.json')).stderr).toContain('`clauses.0.kind`');
});

test('writes the same figures in every format', async () => {
  const in80 = await slaudit(['compare', 'q2.json', 'q3.json'], { folder });
  expect(Math.max(...in80.stdout.split('\n').map(line => line.length))).toBeLessThanOrEqual(80);
  expect(in80.stdout).toMatch(/^▲ handoff +86\.5 % +721 +94\.9 % +927 +\+8\.4 +\+5\.6 … \+11\.3 +< 0\.001 better$/m);
  const csv = await slaudit(['compare', 'q2.json', 'q3.json', '-f', 'csv'], { folder });
  expect(csv.stdout).toMatch(/^handoff,marketing,624,97,0\.865465,880,47,0\.949299,0\.0838342,0\.0557935,0\.113396,/m);
  const movers = await slaudit(['compare', 'q2.json', 'q3.json', '--view', 'movers'], { folder });
  expect(movers.stdout).toMatch(/^ +person lead-desk +handoff +0 % +97 +0 % +43 +0\.0 +\+8\.0 +\+8\.0$/m);
  const markdown = await slaudit(['compare', 'q2.json', 'q3.json', '-f', 'md'], { folder });
  expect(markdown.stdout).toContain('| handoff | marketing | 624 | 97 | 0.865465 |');
});
