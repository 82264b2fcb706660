// People's clocks: the arithmetic of the worked example (spec examples/northwind), done by hand there.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileCalendar } from '../../src/calendar/compile.ts';
import type { Calendar } from '../../src/calendar/calendar.ts';
import { zoneOf } from '../../src/calendar/zone.ts';
import { rosterOf } from '../../src/people/roster.ts';
import { schedulesOf, type Schedules } from '../../src/people/schedule.ts';
import { calendarOf, holidaysOn, windows } from '../calendar/calendars.ts';
import { absence, row } from './people.ts';

const HOUR = 3_600_000;
const at = (text: string): number => Date.parse(text);
const iso = (instant: number): string => new Date(instant).toISOString();

const eastern = calendarOf('America/New_York', '09:00-17:30');
const usSales = { ...eastern, week: eastern.week.map((day, place) => (place === 4 ? windows('09:00-16:00') : day)) };
const calendars = new Map<string, Calendar>([
  ['us-sales', compileCalendar(usSales, holidaysOn('2025-10-13'))],
  ['pacific', compileCalendar(calendarOf('America/Los_Angeles', '08:00-12:00 13:00-17:00'), holidaysOn())],
  ['uk-sales', compileCalendar(calendarOf('Europe/London', '09:00-17:30'), holidaysOn())],
]);

const roster = rosterOf([
  row('ann', { name: 'Ann Lee', email: 'ann@northwind.example', calendar: 'us-sales' }),
  row('bob', { calendar: 'pacific' }),
  row('cho', { calendar: 'us-sales', until: at('2025-10-15T04:00Z') }),
  row('cho', { calendar: 'pacific', from: at('2025-10-15T04:00Z') }),
  row('dee', { calendar: 'uk-sales' }),
  row('rob'),
]);
const terms = {
  roster,
  absences: [absence('Ann Lee', at('2025-10-20T13:00Z'), at('2025-10-22T13:00Z'))],
  calendarNamed: (name: string): Calendar | null => calendars.get(name) ?? null,
  zone: zoneOf('America/New_York'),
};

describe('the worked example', () => {
  const schedules: Schedules = schedulesOf(terms);

  test('lunch in Los Angeles (2), an absence under another name (10), hours that change (11), London’s clocks (12), New York’s (13)', () => {
    expect(iso(schedules.of('bob').advance(at('2025-10-06T12:00-04:00'), 4 * HOUR))).toBe('2025-10-06T21:00:00.000Z');
    expect(iso(schedules.of('ann').advance(at('2025-10-20T10:00-04:00'), 4 * HOUR))).toBe('2025-10-22T17:00:00.000Z');
    expect(iso(schedules.of('cho').advance(at('2025-10-14T16:30-04:00'), 4 * HOUR))).toBe('2025-10-15T18:00:00.000Z');
    expect(iso(schedules.of('dee').advance(at('2025-10-24T12:00-04:00'), 4 * HOUR))).toBe('2025-10-27T12:30:00.000Z');
    expect(iso(schedules.of('ann').advance(at('2025-10-31T15:00-04:00'), 4 * HOUR))).toBe('2025-11-03T17:00:00.000Z');
  });

  test('148.5 hours from 8 October to the audit (5), 82 in ten business days of which 73.5 are used (20)', () => {
    const office = calendars.get('us-sales') as Calendar;
    const asOf = at('2025-11-05T09:00-05:00');
    expect(office.openBetween(at('2025-10-08T16:00-04:00'), asOf)).toBe(148.5 * HOUR);
    const start = at('2025-10-23T09:00-04:00');
    const due = office.businessDaysAfter(start, 10);
    expect(iso(due)).toBe('2025-11-06T14:00:00.000Z');
    expect(office.openBetween(start, due)).toBe(82 * HOUR);
    expect(office.openBetween(start, asOf)).toBe(73.5 * HOUR);
  });

  test('ten working dates after 6 October (18) and three after the 7th (19)', () => {
    const office = calendars.get('us-sales') as Calendar;
    expect(iso(office.businessDaysAfter(at('2025-10-06T09:30-04:00'), 10))).toBe('2025-10-21T13:30:00.000Z');
    expect(iso(office.businessDaysAfter(at('2025-10-07T09:30-04:00'), 3))).toBe('2025-10-10T13:30:00.000Z');
  });

  test('Rob has no calendar (9), and nobody stands in for him or for no owner', () => {
    for (const text of ['rob', '', 'zed']) {
      const schedule = schedules.of(text);
      expect(schedule.withoutCalendar).toEqual([{ from: -Infinity, until: Infinity }]);
      expect(schedule.openBetween(at('2025-10-01T00:00Z'), at('2025-11-01T00:00Z'))).toBe(0);
      expect(schedule.advance(at('2025-10-01T00:00Z'), 1)).toBe(Infinity);
      expect(schedule.lacksCalendar(0, 1)).toBe(true);
    }
    expect(schedules.of('ann').lacksCalendar(-Infinity, Infinity)).toBe(false);
    expect(schedules.of(' Ann Lee ')).toBe(schedules.of('ann'));
    expect(schedules.of('zed')).toBe(schedules.of(''));
  });
});

describe('everybody else', () => {
  const schedules = schedulesOf({
    ...terms,
    roster: rosterOf([
      row('*', { calendar: 'uk-sales' }),
      row('new', { calendar: 'us-sales', from: at('2025-10-08T00:00Z'), until: at('2025-10-15T00:00Z') }),
      row('rob', { until: at('2025-10-08T00:00Z') }),
    ]),
    absences: [absence('zed', at('2025-10-06T00:00Z'), at('2025-10-07T00:00Z'))],
  });

  test('lends its calendar outside the rows of a person and to leads without owner', () => {
    const person = schedules.of('new');
    expect(person.withoutCalendar).toEqual([]);
    // Tuesday the 7th in London, Wednesday the 8th in New York.
    expect(iso(person.advance(at('2025-10-07T15:30Z'), 2 * HOUR))).toBe('2025-10-08T14:00:00.000Z');
    expect(person.zoneAt(at('2025-10-07T12:00Z')).id).toBe('Europe/London');
    expect(person.zoneAt(at('2025-10-08T12:00Z')).id).toBe('America/New_York');
    expect(iso(schedules.of('').advance(at('2025-10-06T07:00Z'), HOUR))).toBe('2025-10-06T09:00:00.000Z');
  });

  test('leaves a person whose row gives no calendar without one while it is in force', () => {
    const rob = schedules.of('rob');
    expect(rob.withoutCalendar).toEqual([{ from: -Infinity, until: at('2025-10-08T00:00Z') }]);
    expect(rob.lacksCalendar(at('2025-10-07T23:59Z'), at('2025-10-09T00:00Z'))).toBe(true);
    expect(rob.lacksCalendar(at('2025-10-08T00:00Z'), at('2025-10-09T00:00Z'))).toBe(false);
    expect(iso(rob.nextOpening(at('2025-10-01T12:00Z')))).toBe('2025-10-08T08:00:00.000Z');
  });

  test('somebody the roster does not know has their own absences', () => {
    expect(iso(schedules.of('zed').nextOpening(at('2025-10-06T09:00Z')))).toBe('2025-10-07T08:00:00.000Z');
    expect(iso(schedules.of('').nextOpening(at('2025-10-06T09:00Z')))).toBe('2025-10-06T09:00:00.000Z');
  });

  test('business days of a splice are dates in the zone of the calendar in force at the start', () => {
    // From Tuesday 14 October 16:00 in New York: London's Wednesday, 09:00 to 17:30, is 04:00 to 12:30 there.
    expect(iso(schedules.of('new').businessDaysAfter(at('2025-10-14T20:00Z'), 1))).toBe('2025-10-15T16:30:00.000Z');
    expect(iso(schedules.of('new').endOfBusinessDay(at('2025-10-14T20:00Z'), 0))).toBe('2025-10-14T21:30:00.000Z');
  });
});

test('a spliced schedule is open exactly where the calendar in force is and nobody is away', () => {
  const instant = fc
    .integer({ min: at('2025-09-20T00:00Z') / 60_000, max: at('2025-11-20T00:00Z') / 60_000 })
    .map(minute => minute * 60_000);
  const range = fc.tuple(instant, instant).map(([a, b]) => ({ from: Math.min(a, b), until: Math.max(a, b) }));
  const names = fc.constantFrom('us-sales', 'pacific', 'uk-sales', '', 'unknown');
  const rows = fc.array(fc.record({ person: fc.constantFrom('p', 'p', '*'), calendar: names, range }), {
    maxLength: 5,
  });
  fc.assert(
    fc.property(
      rows,
      fc.array(range, { maxLength: 3 }),
      fc.array(instant, { minLength: 20, maxLength: 20 }),
      (drawn, away, instants) => {
        const rosterRows = drawn.map(({ person, calendar, range: { from, until } }) =>
          row(person, { calendar, from, until }),
        );
        const absences = away.map(({ from, until }) => absence('p', from, until));
        const schedule = schedulesOf({ ...terms, roster: rosterOf(rosterRows), absences }).of('p');
        for (const moment of instants) {
          const inForce = (person: string) =>
            rosterRows.find(r => r.person === person && r.from <= moment && moment < r.until);
          const name = (inForce('p') ?? inForce('*'))?.calendar ?? '';
          const calendar = calendars.get(name);
          const isAway = absences.some(({ from, until }) => from <= moment && moment < until);
          expect(schedule.isOpen(moment)).toBe(calendar !== undefined && !isAway && calendar.isOpen(moment));
          expect(schedule.lacksCalendar(moment, moment + 1)).toBe(calendar === undefined);
        }
      },
    ),
    { numRuns: 150 },
  );
});
