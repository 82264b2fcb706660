// What a roster cannot mean is noted with its place.

import { expect, test } from 'vitest';
import { rosterFindings } from '../../src/people/roster-findings.ts';
import { rosterOf } from '../../src/people/roster.ts';
import { absence, row } from './people.ts';

const calendars = new Set(['always', 'us-sales']);
const codesOf = (rows: ReturnType<typeof row>[], absences: ReturnType<typeof absence>[] = []): unknown =>
  rosterFindings({ rows, absences, roster: rosterOf(rows), calendars }).map(({ code, count, samples }) => [
    code,
    count,
    samples[0]?.column,
    samples[0]?.text,
  ]);

test('a sound roster gives none', () => {
  const rows = [
    row('ann', { name: 'Ann Lee', calendar: 'us-sales', until: 5 }),
    row('ann', { name: 'Ann Lee', calendar: 'always', from: 5 }),
    row('*', { calendar: ' us-sales ' }),
  ];
  expect(codesOf(rows, [absence('Ann Lee', 1, 2)])).toEqual([]);
});

test('shared names, calendars the agreement lacks, empty ranges and absent strangers are noted', () => {
  const rows = [
    row('js1', { email: 'jo@example.com', calendar: 'us-saels' }),
    row('js2', { email: 'jo@example.com', from: 10, until: 10 }),
  ];
  expect(codesOf(rows, [absence('zed', 1, 2)])).toEqual([
    ['shared_name', 2, 'email', 'jo@example.com'],
    ['unknown_roster_calendar', 1, 'calendar', 'us-saels (nearest: us-sales)'],
    ['empty_range', 1, 'until', 'js2'],
    ['absent_stranger', 1, 'person', 'zed'],
  ]);
});
