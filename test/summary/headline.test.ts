import { expect, test } from 'vitest';
import type { Obligation } from '../../src/model/obligation.ts';
import type { Headline } from '../../src/model/report.ts';
import { summarise } from '../../src/summary/summarise.ts';
import { agreementOf, judgementOf, requireClause, responseClause, several } from './judgement.ts';

const touch = responseClause('touch', { target: [{ if: null, is: 0.9 }] });
const handoff = responseClause('handoff', { party: 'marketing', target: [{ if: null, is: 0.5 }] });
const complete = requireClause('complete', { target: [{ if: null, is: 0.98 }] });

function headlineOf(obligations: readonly Obligation[], people: 'names' | 'hidden' = 'names'): Headline {
  const options = { people, breakDownBy: ['person'], allowRejects: { kind: 'rows', rows: 0 } } as const;
  return summarise(agreementOf([handoff, touch, complete]), judgementOf({ obligations }), options).report.headline;
}

function kept(owner: string, met: number, breached: number): Obligation[] {
  return [...several(met, touch, { owner }), ...several(breached, touch, { owner, verdict: 'breached' })];
}

test('the clause with the most breaches over its allowance is the worst, not the one with the lowest rate', () => {
  // touch: 80 of 100 at 90 %: 10 over. complete: 3 of 5 at 98 %: 2 over, though its rate is lower.
  const headline = headlineOf([
    ...kept('ann', 80, 20),
    ...several(3, complete),
    ...several(2, complete, { verdict: 'breached' }),
  ]);
  expect(headline.worst).toMatchObject({ clause: 'touch', party: 'sales', rate: 0.8, target: 0.9 });
  expect(headline.parties).toEqual([
    { party: 'sales', hit: [], missed: ['touch'] },
    { party: 'marketing', hit: [], missed: ['complete'] },
  ]);
});

test('the fewest people with half of the breaches are named by number, where they are a minority', () => {
  const five = [
    ...kept('ann', 5, 6),
    ...kept('bo', 5, 5),
    ...kept('cy', 5, 4),
    ...kept('di', 5, 4),
    ...kept('ed', 5, 3),
  ];
  // 22 breaches: ann and bo have 11 of them, exactly half.
  expect(headlineOf(five).worst?.concentration).toEqual({ people: 2, share: 0.5 });
  expect(headlineOf(five, 'hidden').worst?.concentration).toBeNull();
  // Two of four are no minority, three breaches are too few to say, nobody's breaches are no person's.
  expect(headlineOf(five.slice(0, -8)).worst?.concentration).toBeNull();
  expect(headlineOf([...kept('ann', 0, 3), ...kept('bo', 1, 0), ...kept('cy', 1, 0)]).worst?.concentration).toBeNull();
  expect(
    headlineOf([...kept('', 0, 9), ...kept('ann', 1, 1), ...kept('bo', 1, 0), ...kept('cy', 1, 0)]).worst
      ?.concentration,
  ).toBeNull();
});

test('of a clause with several targets, the group furthest over is told', () => {
  const obligations = [
    ...several(10, touch, { target: 0.5 }),
    ...several(4, touch, { target: 0.9 }),
    ...several(6, touch, { target: 0.9, verdict: 'breached' }),
  ];
  expect(headlineOf(obligations).worst).toMatchObject({ rate: 0.4, target: 0.9 });
});
