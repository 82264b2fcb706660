// A filter that was mistyped must not come out as an audit without a breach.

import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { slaudit } from '../slaudit.ts';
import { smallDemo } from '../small-demo.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'slaudit-'));
const demo = smallDemo();

test.each([
  ['audit', demo],
  ['replay', demo],
  ['what-if', demo, '--set', 'clauses.handoff.within=1bh'],
])('%s: a column that neither the leads nor their history have ends with status 2', async (...args) => {
  const { stdout, stderr, status } = await slaudit([...args, '--where', 'sorce=web'], { folder });
  expect({ stdout, status }).toEqual({ stdout: '', status: 2 });
  expect(stderr).toContain('No export of leads has a column "sorce" (--where).\n  Did you mean "source"?');
});

test('of rows that name their own columns a warning is all there can be', async () => {
  const rows = path.join(folder, 'leads.ndjson');
  writeFileSync(rows, '{"lead_id":"L-1004","created_at":"2026-04-01 04:36:33"}\n');
  const { stderr, status } = await slaudit(['audit', demo, '--leads', rows, '--where', 'source=web'], { folder });
  expect(stderr).toContain('warning: No export of leads has a column "source" (--where).');
  expect(status).not.toBe(2);
});

test.each(['lead_id=L-1004', 'status=MQL', 'email_opt_out=true', 'company=Fable Dental', 'phone='])(
  'a column that they have is taken: %s',
  async where => {
    const { status } = await slaudit(['audit', demo, '--where', where, '--no-fail'], { folder });
    expect(status).toBe(0);
  },
);

test('a person whom nobody names is warned of, and one whom the roster names in any way is not', async () => {
  const slip = await slaudit(['audit', demo, '--person', 'pria'], { folder });
  expect(slip.status).toBe(0);
  expect(slip.stderr).toContain('Neither the roster nor a row names "pria" (--person).\n  Did you mean "priya"?');
  for (const name of ['priya', 'Priya Raman', 'priya@larkspur.example']) {
    const { stderr } = await slaudit(['audit', demo, '--person', name], { folder });
    expect(stderr).not.toContain('--person');
  }
});

test('values of one column are alternatives, different columns have to agree', async () => {
  const rows = async (...where: string[]): Promise<string[]> => {
    const filters = where.flatMap(one => ['--where', one]);
    const { stdout } = await slaudit(['audit', demo, '-f', 'csv', '--no-fail', ...filters], { folder });
    return stdout.split('\n').filter(line => line.startsWith('first-touch,'));
  };
  const [web, event, both] = [
    await rows('source=web'),
    await rows('source=list'),
    await rows('source=web', 'source=list'),
  ];
  expect(Math.min(web.length, event.length)).toBeGreaterThan(0);
  expect(both.toSorted()).toEqual([...web, ...event].toSorted());
  const region = await rows('source=web', 'source=list', 'region=US');
  expect(region.length).toBeLessThan(both.length);
  expect(both).toEqual(expect.arrayContaining(region));
});

test('a column of break_down_by that no lead has is warned of', async () => {
  const file = smallDemo();
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, text.replace('break_down_by: [person, team,', 'break_down_by: [person, regin, team,'));
  const { stderr, status } = await slaudit(['audit', file, '--no-fail'], { folder });
  expect(stderr).toContain('No export of leads has a column "regin" (report.break_down_by).\n  Did you mean "region"?');
  expect(status).toBe(0);
  const fine = await slaudit(['audit', demo, '--no-fail'], { folder });
  expect(fine.stderr).not.toContain('break_down_by');
});
