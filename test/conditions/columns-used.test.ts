import { expect, test } from 'vitest';
import { columnsUsed } from '../../src/conditions/columns-used.ts';
import { accepted } from '../agreement/agreement-text.ts';

test('every column that an event, a condition, a goal or a breakdown asks for', () => {
  const used = columnsUsed(
    accepted({
      data: { leads: { file: 'l.csv', milestones: { demo: 'Demo' } } },
      covers: { c1: 1 },
      segments: { s: { any: [{ c2: 1 }, { not: { c3: 2 } }] } },
      events: {
        a: [
          { activity: 'call', by: { party: 'x' }, a1: 1 },
          { lead: 'created', l1: 1 },
        ],
        h: [{ becomes: 'f1', to: 1, h1: 1 }, { change: 'f2' }],
        d: { deal: 'won', d1: 1 },
        m: { milestone: 'demo', m1: 1 },
      },
      clauses: [
        {
          id: '1',
          party: 'p',
          when: 'a',
          expect: 'h',
          if: { c4: 1 },
          target: [{ if: { c5: 1 }, is: '9%' }],
          within: [{ if: { c6: 1 }, is: '1h' }],
          calendar: [{ if: { c7: 1, segment: 's' }, is: 'always' }],
        },
        { id: '2', party: 'p', never: 'a', while: { c8: 1 } },
        { id: '3', party: 'p', never: 'a', outside: { calendar: 'office', zone_from: 'c9' } },
        { id: '4', party: 'p', when: 'a', require: { lead: { c10: 1 } } },
        { id: '5', party: 'p', at_most: 1, of: 'a', within: [{ if: { c11: 1 }, is: '1h' }] },
      ],
      goals: [
        { id: 'g', party: 'p', sum: 'd', value: 'amount', at_least: 1, if: { c12: 1 } },
        { id: 'r', party: 'p', rate: { from: 'a', to: 'd', within: [{ if: { c13: 1 }, is: '1h' }] }, at_least: '1%' },
      ],
      report: { break_down_by: ['person', 'team', 'segment', 'source', 'c14'] },
    }),
  );
  const conditions = Array.from({ length: 14 }, (_, index) => `c${index + 1}`);
  const leads = ['owner', 'source', ...conditions, 'f1', 'f2', 'l1', 'm1', 'amount'].sort();
  expect([...used.leads].sort()).toEqual(leads);
  expect([...used.historyFields].sort()).toEqual(leads);
  expect([...used.activities].sort()).toEqual(['a1', 'actor', 'type']);
  expect([...used.history].sort()).toEqual(['field', 'h1', 'new_value', 'old_value']);
  expect([...used.deals].sort()).toEqual(['amount', 'd1']);
});
