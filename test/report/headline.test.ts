import { expect, test } from 'vitest';
import type { Headline } from '../../src/model/report.ts';
import { headlineSentences, headlineText } from '../../src/report/headline.ts';

const NOTHING: Headline = { worst: null, parties: [], goals_missed: [], decided: 0, met: 0, open: 0 };
const WORST = { clause: 'first-touch', party: 'sales', rate: 0.87, target: 0.9, in_group: false, concentration: null };

function words(headline: Partial<Headline>): string {
  return headlineText({ ...NOTHING, ...headline });
}

test('the worst clause first, its people, then the other parties and the goals', () => {
  const headline: Headline = {
    ...NOTHING,
    worst: { ...WORST, concentration: { people: 2, share: 0.5 } },
    parties: [
      { party: 'marketing', hit: ['handoff'], missed: ['complete-handoff'] },
      { party: 'sales', hit: [], missed: ['first-touch', 'persistence'] },
    ],
    goals_missed: ['revenue'],
  };
  expect(headlineText(headline)).toBe(
    'Sales kept first-touch in 87 % of cases, 3 points under target, and missed persistence too; two people account for half of the first-touch breaches; marketing met everything but complete-handoff; the goal revenue was missed.',
  );
  expect(headlineSentences(headline)).toEqual([
    'Sales kept first-touch in 87 % of cases, 3 points under target, and missed persistence too.',
    'Two people account for half of the first-touch breaches.',
    'Marketing met everything but complete-handoff.',
    'The goal revenue was missed.',
  ]);
});

test('a rate just under its target never reads as if it had been reached', () => {
  const parties = [{ party: 'sales', hit: [], missed: ['first-touch'] }];
  expect(words({ worst: { ...WORST, rate: 0.8999 }, parties })).toBe(
    'Sales kept first-touch in 89.99 % of cases, less than 0.1 points under target.',
  );
  expect(words({ worst: { ...WORST, rate: 0.89 }, parties })).toContain('89 % of cases, 1 point under');
  expect(words({ worst: { ...WORST, rate: 0.89, in_group: true }, parties })).toContain(
    '89 % of the cases held to 90 %, 1',
  );
});

test('what is said where nothing is missed, nothing is judged, nothing is decided', () => {
  const [sales, marketing] = [
    { party: 'sales', hit: ['a', 'b'], missed: [] },
    { party: 'marketing', hit: ['c'], missed: [] },
  ];
  expect(words({ parties: [sales, marketing] })).toBe('Sales and marketing met all 3 targets.');
  expect(words({ parties: [sales] })).toBe('Sales met both targets.');
  expect(words({ parties: [marketing] })).toBe('Marketing met the one target that could be judged.');
  expect(words({ decided: 1204, met: 1047 })).toBe(
    'No target could be judged; 87 % of 1,204 decided obligations were kept.',
  );
  expect(words({ open: 1 })).toBe('Nothing is decided yet: 1 obligation is open.');
  expect(words({})).toBe('There was nothing to judge.');
});

test.each([
  [0.5, 'half'],
  [0.55, 'more than half'],
  [0.7, 'two thirds'],
  [0.8, 'three quarters'],
  [0.95, 'nearly all'],
  [1, 'all'],
])('a share of %d is %s', (share, text) => {
  const concentration = { people: 1, share };
  const parties = [{ party: 'sales', hit: [], missed: ['first-touch'] }];
  expect(words({ worst: { ...WORST, concentration }, parties })).toContain(
    `; one person accounts for ${text} of the first-touch breaches.`,
  );
});
