// The tests that the demo ships with: they pass, every value in them is looked at, and exports of the same timelines agree.

import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { stringify } from 'csv-stringify/sync';
import { afterAll, describe, expect, test } from 'vitest';
import { compareObligations } from '../../src/agreement-tests/compare-obligations.ts';
import { readAgreement } from '../../src/agreement/read-agreement.ts';
import { readTestFile } from '../../src/agreement/test-file/read-test-file.ts';
import type { AgreementTest } from '../../src/model/agreement-test.ts';
import { auditFolder } from '../audit-folder.ts';
import { DEMO, failuresOf, runTests } from './running.ts';

const text = readFileSync(path.join(DEMO, 'tests.yaml'), 'utf8');
const { agreement } = readAgreement(readFileSync(path.join(DEMO, 'slaudit.yaml'), 'utf8'), {
  file: 'slaudit.yaml',
  folder: DEMO,
});
if (agreement === null) throw new Error('the demo agreement has errors');
const { tests } = readTestFile(text, 'tests.yaml').testsOf(agreement);

test('all of them pass, and every clause and goal is tested', async () => {
  expect(await failuresOf(text)).toEqual([]);
  const tested = new Set(
    tests.flatMap(({ expected, goals }) => [...expected.map(e => e.clause), ...goals.map(g => g.goal)]),
  );
  expect([...tested].toSorted()).toEqual([...agreement.clauses, ...agreement.goals].map(({ id }) => id).toSorted());
});

/** Each way of getting one expected value wrong, as a text to find and what to write instead. */
const slips: readonly (readonly [RegExp, (found: string) => string])[] = [
  [/(?<=(?:due|settled|started) \w{3} \d{4}-\d\d-\d\d )\d\d:\d\d(?![:.])/g, time => `${time}:00.001`],
  [/(?<= )(?:met|breached|open|cancelled)(?=,)/g, verdict => (verdict === 'met' ? 'breached' : 'met')],
  [/(?<=elapsed )(?:\d+ h )?\d+ (?:min|h)/g, amount => `${amount} 1 ms`],
  [/(?<=late by )1(?= )/g, () => '2'],
  [/(?<=owner )(?:priya|owen|marcus)$/gm, () => 'grace'],
  [/(?<=progress )\d/g, count => String(Number(count) + 1)],
  [/(?<=reason )\S.*$/gm, () => 'another reason'],
  [/(?<=, )at risk/g, () => 'not at risk'],
  [/(?<=segment )enterprise/g, () => 'inbound'],
  [/(?<= = )\d+%?/g, () => '7'],
  [/(?<=- handoff )none/g, () => 'open'],
];

/** Each case as a file of its own. */
const [shared = '', ...cases] = text.split(/^(?= {2}- case:)/m);
const EXPECTATION = /^ {6}- (?:[a-z-]+ (?:met|breached|open|cancelled|none)|[a-z-]+ 2026-07 =).*$/gm;

test('a slip in any expected value fails its case', async () => {
  const files = cases.flatMap(one =>
    slipsIn(one).map(wrong => ({ wrong, text: shared + one.replace(wrong.right, () => wrong.line) })),
  );
  const unnoticed: string[] = [];
  for (const { wrong, text } of files) if ((await failuresOf(text)).length === 0) unnoticed.push(wrong.line);
  expect(unnoticed).toEqual([]);
  expect(files.length).toBeGreaterThan(60);
}, 60_000);

function slipsIn(one: string): { readonly right: string; readonly line: string }[] {
  return [...one.matchAll(EXPECTATION)].flatMap(([right]) =>
    slips.flatMap(([pattern, change]) =>
      [...right.matchAll(pattern)].map(({ 0: found, index }) => ({
        right,
        line: right.slice(0, index) + change(found) + right.slice(index + found.length),
      })),
    ),
  );
}

test('an obligation that nobody listed fails, unless others are allowed', async () => {
  const one = text.replace(/^ {6}- calling-hours met.*\n/m, '');
  expect(await failuresOf(one)).toEqual([
    'Half past ten in New York is too early in Los Angeles: calling-hours: this obligation is not listed',
  ]);
  expect(await failuresOf(one.replace(/(- case: Half past ten.*\n)/, '$1    others: allowed\n'))).toEqual([]);
});

describe('the same timeline as exports', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'slaudit-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  for (const file of [
    'slaudit.yaml',
    'roster.csv',
    'absences.csv',
    'holidays-us.csv',
    'holidays-uk.csv',
    'waivers.csv',
  ]) {
    cpSync(path.join(DEMO, file), path.join(folder, file));
  }

  // One for each kind of clause, and whatever moves a clock.
  const chosen = /millisecond|bank holiday|no contact|hold|London to New York|is away|Four days|recycled|clocks change/;
  test.each(tests.filter(({ name }) => chosen.test(name)).map(one => [one.name, one] as const))(
    '%s',
    async (_name, one) => {
      for (const [file, rows] of Object.entries(exportsOf(one))) {
        writeFileSync(path.join(folder, file), stringify(rows));
      }
      const asOf = one.asOf === null ? null : iso(one.asOf);
      const { edition } = await auditFolder(folder, { agreement: 'slaudit.yaml', asOf, period: one.period });
      const { obligations } = edition.judgement;
      const all = Array.from({ length: obligations.length }, (_, index) => ({
        obligation: obligations.at(index),
        clock: [],
      }));
      const of = (clause: string): typeof all => all.filter(({ obligation }) => obligation.clause.id === clause);
      expect(compareObligations(one, { of, whyNone: () => 'none' })).toEqual([]);
    },
  );
});

/** The rows as a CRM would export them, the lead with the values of today. */
function exportsOf({ created, attributes, rows }: AgreementTest): Record<string, string[][]> {
  const changes = rows.flatMap(row => (row.kind === 'change' ? [row] : []));
  const lead = new Map([...attributes, ...changes.map(({ field, to }) => [field, to] as const)]);
  const activities = rows.flatMap(row => (row.kind === 'activity' ? [row] : []));
  const columns = ['type', 'direction', 'actor', 'automated', 'outcome'];
  return {
    'leads.csv': [
      ['lead_id', 'created_at', ...lead.keys()],
      ['L-1', iso(created.at), ...lead.values()],
    ],
    'history.csv': [
      ['lead_id', 'changed_at', 'field', 'old_value', 'new_value'],
      ...changes.map(({ time, field, from, to }) => ['L-1', iso(time.at), field, from, to]),
    ],
    'activities.csv': [
      ['lead_id', 'occurred_at', ...columns],
      ...activities.map(row => ['L-1', iso(row.time.at), ...columns.map(column => row.columns.get(column) ?? '')]),
    ],
    'deals.csv': [['deal_id', 'lead_id', 'created_at', 'won', 'amount']],
  };
}

function iso(at: number): string {
  return new Date(at).toISOString();
}

test('a file that is wrong runs nothing', async () => {
  const { result, problems } = await runTests(text.replace('Fri 2026-07-10', 'Thu 2026-07-10'));
  expect(result).toBeNull();
  expect(problems).toMatchObject([{ code: 'test-weekday', line: 14, column: 9, width: 3 }]);
});
