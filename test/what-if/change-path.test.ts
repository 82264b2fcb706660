import { expect, test } from 'vitest';
import { resolvePath } from '../../src/agreement/change-path.ts';

const agreement = {
  clauses: [
    { id: 'call', within: '1h' },
    { id: 'call', within: ['2h', { if: {}, is: '3h' }] },
    { id: 'mail.first', target: '90%' },
  ],
  goals: [{ id: 'won' }],
  calendars: { 'us-sales': { open: {} } },
};

test.each([
  ['clauses.call@1.within', ['clauses', '0', 'within']],
  ['clauses.call@2.within.2.is', ['clauses', '1', 'within', '1', 'is']],
  ['clauses."mail.first".target', ['clauses', '2', 'target']],
  ['goals.won.at_least.2026-07', ['goals', '0', 'at_least', '2026-07']],
  ['calendars.us-sales.open.fri', ['calendars', 'us-sales', 'open', 'fri']],
  ['calendars.new', ['calendars', 'new']],
  ['report.count_by', ['report', 'count_by']],
  ['covers', ['covers']],
])('%s', (path, keys) => expect(resolvePath(agreement, path)).toEqual({ keys }));

test.each([
  ['clauses.call.within', '`call` stands in 2 versions.'],
  ['clauses.call@3.within', '`call` has no version 3.'],
  ['clauses.mail.first.target', 'There is no `mail` among the clauses.'],
  ['calendars.eu-sales.open', 'There is no `eu-sales` under `calendars`.'],
  ['__proto__.x', 'An agreement has no `__proto__`.'],
  ['', 'The path is empty.'],
])('%s leads nowhere', (path, message) => {
  expect(resolvePath(agreement, path)).toMatchObject({ complaint: { message } });
});
