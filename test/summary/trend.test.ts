// The trend against local dates as the platform tells them, in zones whose clocks change at midnight, by half an hour or by odd seconds.

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compareCodePoints } from '../../src/model/code-points.ts';
import { summarise } from '../../src/summary/summarise.ts';
import { agreementOf, judgementOf, obligationOf, responseClause } from './judgement.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Zones, each with an instant near which its clocks change. */
const CHANGES = [
  ['America/New_York', '2025-11-02T06:00:00Z'],
  // From midnight to one, and back from midnight to 23:00 of the day before.
  ['America/Sao_Paulo', '2018-11-04T03:00:00Z'],
  ['America/Sao_Paulo', '2018-02-18T02:00:00Z'],
  // From Sunday's midnight back to Saturday; from one back to midnight.
  ['Asia/Beirut', '2025-10-25T21:00:00Z'],
  ['America/Havana', '2025-11-02T05:00:00Z'],
  ['Australia/Lord_Howe', '2025-04-05T15:00:00Z'],
  // From 45 minutes and a half behind UTC to UTC.
  ['Africa/Monrovia', '1972-01-07T00:44:30Z'],
  // A minute into November, and then back into October.
  ['America/St_Johns', '2009-11-01T02:31:00Z'],
  // A date that never was.
  ['Pacific/Apia', '2011-12-30T10:00:00Z'],
  // Midnight comes at a quarter past an hour of UTC.
  ['Asia/Kathmandu', '2025-03-02T18:15:00Z'],
] as const;

/** How far from the change starts lie at most. */
const REACHES = [MINUTE, 3 * HOUR, 4 * DAY, 40 * DAY, 400 * DAY, 146_000 * DAY];

function weekOf(date: string): string {
  const day = Date.parse(date);
  const sinceMonday = (new Date(day).getUTCDay() + 6) % 7;
  return new Date(day - sinceMonday * DAY).toISOString().slice(0, 10);
}

function monthOf(date: string): string {
  return `${date.slice(0, 7)}-01`;
}

it('every start counts in the week or month of its local date', () => {
  const law = fc.property(
    fc.constantFrom(...CHANGES),
    fc.array(fc.tuple(fc.constantFrom(...REACHES), fc.integer({ min: -1000, max: 1000 })), {
      minLength: 1,
      maxLength: 60,
    }),
    ([zone, change], places) => {
      const starts = places.map(([reach, place]) => Date.parse(change) + Math.round((place * reach) / 1000));
      starts.sort((a, b) => a - b);
      const localDate = new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' });
      const isLong = Math.max(...starts) + 1 - Math.min(...starts) > 93 * DAY;
      const expected = new Map<string, number>();
      for (const at of starts) {
        const bucket = (isLong ? monthOf : weekOf)(localDate.format(at));
        expected.set(bucket, (expected.get(bucket) ?? 0) + 1);
      }
      const clause = responseClause('touch');
      const judgement = judgementOf({
        obligations: starts.map(startedAt => obligationOf(clause, { startedAt })),
        header: { timeZone: zone },
      });
      const options = { people: 'names', breakDownBy: [], allowRejects: { kind: 'rows', rows: 0 } } as const;
      const { report } = summarise(agreementOf([clause], { timeZone: zone }), judgement, options);
      expect(report.trend.map(({ from, met }) => [localDate.format(Date.parse(from)), met])).toEqual(
        [...expected].sort(([a], [b]) => compareCodePoints(a, b)),
      );
    },
  );
  fc.assert(law, { numRuns: 300 });
});
