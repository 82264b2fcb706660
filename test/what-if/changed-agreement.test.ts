// What is wrong with an option is shown in the option; what it makes wrong elsewhere, there.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { type Change, readChangedAgreement } from '../../src/agreement/read-changed-agreement.ts';
import { renderProblems } from '../../src/findings/render.ts';

const text = readFileSync(path.join(import.meta.dirname, '../../fixtures/demo/slaudit.yaml'), 'utf8');

function problemsOf(...settings: string[]): string {
  const changes = settings.map((setting): Change => {
    const equals = setting.indexOf('=');
    return { option: '--set', path: setting.slice(0, equals), value: setting.slice(equals + 1) };
  });
  const { agreement, problems } = readChangedAgreement(text, changes, { file: 'slaudit.yaml', folder: '.' });
  expect(agreement === null).toBe(problems.some(({ severity }) => severity === 'error'));
  return renderProblems(problems);
}

test.each([
  [
    ['clauses.first-tuch.within=1h'],
    '--set:1:9: error: There is no `first-tuch` among the clauses.\n  1 | clauses.first-tuch.within=1h\n    |         ^^^^^^^^^^\n  Did you mean `first-touch`?',
  ],
  [
    ['clause.handoff.within=1h'],
    'An agreement has no `clause`.\n  1 | clause.handoff.within=1h\n    | ^^^^^^\n  Did you mean `clauses`?',
  ],
  [['clauses.handoff.whithin=1h'], 'There is no key `whithin` here.\n  1 | clauses.handoff.whithin=1h\n'],
  [
    ['clauses.handoff.target=95%', 'clauses.handoff.within=2 days'],
    '  2 | clauses.handoff.within=2 days\n    |                        ^^^^^^\n',
  ],
  [['clauses.handoff.within=4'], '--set:1:24: error: `within` is the number 4.'],
  [['clauses.handoff.within=[1h'], 'The value is no YAML'],
  [['clauses.first-touch.within.3=1h'], '`within` is a list of 2.'],
  [['clauses.handoff.within.hours=1'], '`within` is a single value, with nothing beneath it.'],
  [['calendars.new-yrok.open.fri=closed'], 'Did you mean `new-york`?'],
  [['data.leads.file=other.csv'], '`data` says how the rows are read, and they are read once.'],
  [['clauses.handoff.when=qualifed'], 'Did you mean `qualified`?'],
  [['clauses.handoff.pause={ from: on_hold, untill: off_hold }'], 'There is no key `untill` here.'],
])('%j', (settings, expected) => expect(problemsOf(...settings)).toContain(expected));

test('what a change makes wrong elsewhere stands in the file and says why', () => {
  expect(problemsOf('events.campaign=')).toMatch(
    /^slaudit\.yaml:\d+:\d+: error: [^\n]*`campaign`[^\n]*\(With --set events\.campaign=\.\)$/m,
  );
});

test('sound changes have no problems', () => {
  expect(
    problemsOf('clauses.handoff.within=1bh', 'segments.small={ employees: { below: 10 } }', 'goals.revenue.at_least=1'),
  ).toBe('');
});
