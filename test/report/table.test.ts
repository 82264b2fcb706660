import fc from 'fast-check';
import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import { stripVTControlCharacters } from 'node:util';
import type { Edition } from '../../src/model/report.ts';
import { type Paint, VIEWS } from '../../src/report/format.ts';
import { durationText, percentText } from '../../src/report/words.ts';
import { summarise } from '../../src/summary/summarise.ts';
import {
  agreementOf,
  countGoal,
  HOUR,
  judgementOf,
  obligationOf,
  october,
  OCTOBER,
  requireClause,
  responseClause,
  several,
} from '../summary/judgement.ts';
import { written } from './written.ts';

const touch = responseClause('first-touch', {
  promise: 'Sales contacts a handed-off lead within four business hours.',
  target: [{ if: null, is: 0.9 }],
});
const complete = requireClause('complete', {
  promise: 'A lead comes with a phone number.',
  target: [{ if: null, is: 0.5 }],
});

function example(name: string): Edition {
  const done = { settledAt: october(1, 2 * HOUR), elapsedMs: 2 * HOUR, team: 'East', owner: 'ann' };
  const obligations = [
    ...several(17, touch, done),
    ...several(3, touch, { ...done, verdict: 'breached', elapsedMs: 5 * HOUR, team: 'West', owner: 'bob' }),
    obligationOf(touch, { verdict: 'breached', elapsedMs: 90 * HOUR, team: 'West', owner: 'bob', leadId: name }),
    obligationOf(touch, { verdict: 'open', atRisk: true, elapsedMs: 3.5 * HOUR, team: 'East', owner: name }),
    ...several(4, complete, { team: 'East' }),
    obligationOf(complete, { verdict: 'breached', team: 'East', reason: "phone is ''" }),
  ];
  const judgement = judgementOf({
    obligations,
    header: {
      agreement: { name, file: 'slaudit.yaml', sha256: '', text: '' },
      period: OCTOBER,
      inputs: [{ kind: 'leads', file: 'leads.csv', sha256: '', rows: 3214, used: 3214, setAside: 0, rejected: 0 }],
    },
    tail: {
      leads: { read: 3214, audited: 3200, merged: 14 },
      before: new Map([['first-touch', { met: 95, breached: 1 }]]),
      goals: [
        {
          goal: 'volume',
          party: 'marketing',
          month: '2025-10',
          value: 1234.5,
          target: 4000,
          of: null,
          reached: null,
          open: null,
          hit: null,
          projection: 2469,
        },
      ],
    },
  });
  const agreement = agreementOf([touch, complete], { goals: [countGoal('volume')] });
  return summarise(agreement, judgement, {
    people: 'names',
    breakDownBy: ['person', 'team', 'segment', 'source'],
    allowRejects: { kind: 'rows', rows: 0 },
  });
}

test('the first screen says it all in 80 columns', async () => {
  // 17 of 21 are kept. 2.1 breaches are allowed, so four are two too many; of West's four 0.4 are, so all four are.
  expect(await written('table', example('Northwind'))).toBe(
    `Northwind, 2025-10
Sales kept first-touch in 81 % of cases, 9 points under target; marketing met
  its one target.

Fit to publish.
3,214 leads read → 3,200 audited → 27 obligations → 26 decided, 0 undecidable;
  0 of 3,214 rows rejected.
As of 2025-11-05 09:00, America/New_York.

  promise      rate  of  target  over  never  late   open  change  median
✗ first-touch  81 %  21    90 %     2      1     3  1 (1)   −18.0  2 h
  Sales contacts a handed-off lead within four business hours. (sales)
✓ complete     80 %   5    50 %     0      –     –      0    none  –
  A lead comes with a phone number. (marketing)
  over: breaches more than the target allows; never, late: not done, done late;
  open: in brackets those with most of their time used;
  change: points since the period before, too few to tell where so;
  median: of what was done

  goal    month      value   target  pace
· volume  2025-10  1,234.5  ≥ 4,000  on pace for 2,469, by working days gone

  furthest from target  promise      rate  of  over  median
  team West             first-touch   0 %   4     4  5 h

  breaches of  cause                  owner       n  leads
  first-touch  done late              bob (West)  3  L-1, L-2, L-3
  first-touch  never done             bob (West)  1  Northwind
  complete     phone not as required  East        1  L-1

Look first: first-touch, 2 breaches more than agreed, most often done late,
  bob (West): L-1, L-2, L-3.
`,
  );
});

const LOUD: Paint = {
  strong: text => `\u001b[1m${text}\u001b[22m`,
  faint: text => `\u001b[2m${text}\u001b[22m`,
  good: text => `\u001b[32m${text}\u001b[39m`,
  bad: text => `\u001b[31m${text}\u001b[39m`,
  warning: text => `\u001b[33m${text}\u001b[39m`,
};

test('no line is wider than the terminal, no text from the data reaches it unescaped, colour changes nothing but colour', async () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.constantFrom('\u001b[31mred', '漢字'.repeat(60), '\u202Eevil\r\n'),
  );
  await fc.assert(
    fc.asyncProperty(
      text,
      fc.integer({ min: 80, max: 200 }),
      fc.constantFrom(null, ...VIEWS),
      async (name, width, view) => {
        const edition = example(name);
        const plain = await written('table', edition, { view, width });
        for (const line of plain.split('\n')) expect(stringWidth(line)).toBeLessThanOrEqual(width);
        expect(plain.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202a-\u202e]/u);
        const loud = await written('table', edition, { view, width, paint: LOUD });
        expect(stripVTControlCharacters(loud).replaceAll(/ +$/gm, '')).toBe(plain.replaceAll(/ +$/gm, ''));
      },
    ),
    { numRuns: 30 },
  );
}, 30_000);

test('a table of many rows stops and says how many there are', async () => {
  const judgement = judgementOf({ obligations: several(1234, touch) });
  const edition = summarise(agreementOf([touch]), judgement, {
    people: 'names',
    breakDownBy: [],
    allowRejects: { kind: 'rows', rows: 0 },
  });
  const lines = (await written('table', edition, { view: 'obligations' })).split('\n');
  expect(lines).toHaveLength(1 + 200 + 2 + 1);
  expect(lines.at(-3)).toMatch(/^… and 1,034 rows more/);
});

test('an id keeps its room: the minutes of a long median go first', async () => {
  const id = `first-touch-${'x'.repeat(19)}`;
  const clause = responseClause(id, { promise: null, target: [{ if: null, is: 0.9 }] });
  const done = { settledAt: october(3, 0), elapsedMs: 28.5 * HOUR };
  const edition = summarise(agreementOf([clause]), judgementOf({ obligations: several(20, clause, done) }), {
    people: 'names',
    breakDownBy: [],
    allowRejects: { kind: 'rows', rows: 0 },
  });
  expect(await written('table', edition, { width: 80 })).toMatch(new RegExp(`^✓ ${id} 100 % .* 28 h$`, 'm'));
  expect(await written('table', edition, { width: 120 })).toMatch(new RegExp(`^✓ ${id}  100 % .* 28 h 30 min`, 'm'));
});

test('where there is room the words of a promise stand in its line; where there is not, its party is not cut off', async () => {
  const edition = example('Northwind');
  expect(await written('table', edition, { width: 160 })).toMatch(/^✓ complete .* number\. \(marketing\)$/m);
  const long = responseClause('first-touch', { promise: 'word '.repeat(40), target: [{ if: null, is: 0.9 }] });
  const judgement = judgementOf({ obligations: several(20, long) });
  const narrow = summarise(agreementOf([long]), judgement, {
    people: 'names',
    breakDownBy: [],
    allowRejects: { kind: 'rows', rows: 0 },
  });
  expect(await written('table', narrow)).toMatch(/^ {2}word .* word… \(sales\)$/m);
});

test('a touch outside hours says that it cost no open time', async () => {
  const done = { settledAt: october(1, 8 * HOUR), elapsedMs: 0 };
  const edition = summarise(agreementOf([touch]), judgementOf({ obligations: several(3, touch, done) }), {
    people: 'names',
    breakDownBy: [],
    allowRejects: { kind: 'rows', rows: 0 },
  });
  expect(await written('table', edition)).toMatch(/✓ first-touch .* no open time$/m);
  expect(await written('table', edition, { view: 'obligations', width: 120 })).toMatch(/ no open time$/m);
});

test.each([
  [0.81, 0.9, '81 %'],
  [0.8996, 0.9, '89.96 %'],
  [0.89996, 0.9, '89.996 %'],
  [0.99996, null, '99.996 %'],
  [1, null, '100 %'],
  [2 / 3, null, '66.7 %'],
  [0.9, null, '90 %'],
  [0, 0.5, '0 %'],
])('%f against a missed target of %s reads %s', (rate, missed, text) => expect(percentText(rate, missed)).toBe(text));

test.each([
  [0, '0 min'],
  [0.001, '1 ms'],
  [45, '45 s'],
  [61, '1 min 1 s'],
  [1799.999, '29 min'],
  [3600, '1 h'],
  [12000.5, '3 h 20 min'],
  [295200, '82 h'],
  [12_345 * 3600, '12,345 h'],
])('%d seconds read %s', (seconds, text) => expect(durationText(seconds)).toBe(text));
