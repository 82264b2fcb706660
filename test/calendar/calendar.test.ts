// Calendars against a slow reference around clock changes, and by hand at the edges.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alwaysOpen, neverOpen } from '../../src/calendar/always.ts';
import { compileCalendar, isNeverOpen } from '../../src/calendar/compile.ts';
import { lessIntervals } from '../../src/calendar/derived.ts';
import { countWorkingDates } from '../../src/calendar/count-working-dates.ts';
import { zoneOf } from '../../src/calendar/zone.ts';
import type { CalendarDefinition, DayWindow } from '../../src/model/agreement.ts';
import { calendarOf, holidaysOn, windows } from './calendars.ts';
import { MINUTE, SlowCalendar } from './reference.ts';

const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Zones and the dates of clock changes worth a look (and a quiet one). */
const CHANGES: readonly (readonly [string, string])[] = [
  ['America/New_York', '2025-03-09'],
  ['America/New_York', '2025-11-02'],
  ['Europe/London', '2025-03-30'],
  ['Europe/London', '2025-10-26'],
  ['America/Sao_Paulo', '2018-11-04'],
  ['America/Sao_Paulo', '2019-02-17'],
  ['Asia/Kolkata', '2025-01-01'],
  ['Australia/Lord_Howe', '2025-04-06'],
  ['Australia/Lord_Howe', '2025-10-05'],
  ['Pacific/Auckland', '2025-04-06'],
  ['Pacific/Auckland', '2025-09-28'],
  ['America/Santiago', '2025-04-06'],
  ['America/Santiago', '2025-09-07'],
  ['Africa/Casablanca', '2025-02-23'],
  ['Africa/Casablanca', '2025-04-06'],
  ['Africa/Cairo', '2024-04-26'],
  ['America/Havana', '2025-11-02'],
  ['America/Nuuk', '2024-03-31'],
  ['Asia/Kathmandu', '2024-02-29'],
  ['Pacific/Apia', '2011-12-30'],
];

const WINDOWS = [
  '',
  '09:00-17:30',
  '09:00-12:00 13:00-17:00',
  '00:00-24:00',
  '02:15-10:00',
  '01:00-04:00',
  '02:10-02:50',
  '00:00-00:40',
  '01:30-02:00 02:30-03:00',
  '23:10-24:00',
  '00:00-06:00 22:00-24:00',
  '20:00-23:30',
  '09:07-12:13 12:00-18:41',
];

const definitionAround = ([timeZone, around]: readonly [string, string]): fc.Arbitrary<CalendarDefinition> => {
  const day = fc.constantFrom(...WINDOWS).map(windows);
  const near = fc
    .integer({ min: -6, max: 6 })
    .map(days => new Date(Date.parse(around) + days * DAY).toISOString().slice(0, 10));
  return fc.record({
    name: fc.constant('calendar'),
    timeZone: fc.constant(timeZone),
    week: fc.array(day, { minLength: 7, maxLength: 7 }),
    holidays: fc.constant([]),
    exceptions: fc.array(fc.tuple(near, day), { maxLength: 3 }).map(entries => new Map<string, DayWindow[]>(entries)),
    position: fc.constant({ line: 1, column: 1 }),
  });
};

const scenario = fc.constantFrom(...CHANGES).chain(change =>
  fc.record({
    around: fc.constant(change[1]),
    definition: definitionAround(change),
    holiday: fc.integer({ min: -5, max: 5 }),
    // Minutes and milliseconds from the change, biased to whole quarters of an hour where edges meet.
    starts: fc.array(
      fc.tuple(
        fc.oneof(
          fc.integer({ min: -8000, max: 8000 }),
          fc.integer({ min: -500, max: 500 }).map(quarters => quarters * 15),
        ),
        fc.constantFrom(0, 0, 0, 1, -1, 30_017),
      ),
      { minLength: 12, maxLength: 12 },
    ),
    hours: fc.integer({ min: 0, max: 40 }),
    extra: fc.constantFrom(0, 0, 1, -1, 37 * MINUTE),
    days: fc.integer({ min: 0, max: 4 }),
  }),
);

describe('a compiled calendar', () => {
  test('agrees with minutes counted one by one, around clock changes', () => {
    let answered = 0;
    fc.assert(
      fc.property(scenario, ({ around, definition, holiday, starts, hours, extra, days }) => {
        const closed = new Date(Date.parse(around) + holiday * DAY).toISOString().slice(0, 10);
        const slow = new SlowCalendar(definition, new Set([closed]), around, 21);
        const calendar = compileCalendar(definition, holidaysOn(closed));
        const amount = Math.max(0, hours * HOUR + extra);
        for (const [minutes, ms] of starts) {
          const start = Date.parse(around) + minutes * MINUTE + ms;
          const later = start + amount;
          const questions = [
            ['isOpen', slow.isOpen(start), calendar.isOpen(start)],
            ['nextOpening', slow.nextOpening(start), calendar.nextOpening(start)],
            ['openBetween', slow.openBetween(start, later), calendar.openBetween(start, later)],
            ['advance', slow.advance(start, amount), calendar.advance(start, amount)],
            ['businessDaysAfter', slow.businessDaysAfter(start, days + 1), calendar.businessDaysAfter(start, days + 1)],
            ['endOfBusinessDay', slow.endOfBusinessDay(start, days), calendar.endOfBusinessDay(start, days)],
          ] as const;
          for (const [question, expected, answer] of questions) {
            if (expected === null) continue;
            answered += 1;
            expect([question, new Date(start).toISOString(), answer]).toEqual([
              question,
              new Date(start).toISOString(),
              expected,
            ]);
          }
        }
      }),
      { numRuns: 160, seed: 20251026 },
    );
    expect(answered).toBeGreaterThan(8000);
  }, 30_000);

  test('gives the same answers however its table grew', () => {
    const definition = calendarOf('America/New_York', '09:00-12:00 13:00-17:30');
    const instant = fc.integer({ min: Date.UTC(1999, 0), max: Date.UTC(2031, 0) });
    fc.assert(
      fc.property(fc.array(fc.tuple(instant, fc.integer({ min: 0, max: 3000 })), { maxLength: 12 }), questions => {
        const grown = compileCalendar(definition, holidaysOn());
        for (const [at, hours] of questions) {
          const fresh = compileCalendar(definition, holidaysOn());
          expect(grown.advance(at, hours * HOUR)).toBe(fresh.advance(at, hours * HOUR));
          expect(grown.businessDaysAfter(at, hours)).toBe(
            compileCalendar(definition, holidaysOn()).businessDaysAfter(at, hours),
          );
          expect(grown.openBetween(at, at + hours * HOUR)).toBe(fresh.openBetween(at, at + hours * HOUR));
        }
      }),
      { numRuns: 25 },
    );
  });

  test('splits, adds up and advances back to where it was', () => {
    const calendar = compileCalendar(calendarOf('Europe/London', '09:00-12:00 13:00-17:30'), holidaysOn('2025-12-25'));
    const instant = fc.integer({ min: Date.UTC(2024, 0), max: Date.UTC(2027, 0) });
    fc.assert(
      fc.property(instant, instant, instant, (...instants) => {
        const [a, b, c] = instants.sort((x, y) => x - y);
        expect(calendar.openBetween(a, b) + calendar.openBetween(b, c)).toBe(calendar.openBetween(a, c));
        const open = calendar.openBetween(a, c);
        const reached = calendar.advance(a, open);
        expect(reached).toBeLessThanOrEqual(c);
        expect(calendar.openBetween(a, reached)).toBe(open);
        if (open > 0) expect(calendar.openBetween(a, reached - 1)).toBe(open - 1);
      }),
    );
  });
});

describe('by hand', () => {
  const at = (text: string): number => Date.parse(text);
  const iso = (instant: number): string => new Date(instant).toISOString();
  const office = compileCalendar(calendarOf('UTC', '09:00-17:00'), holidaysOn('2025-10-13'));

  test('an amount used up at a closing ends there, and nothing asked is nothing waited', () => {
    expect(iso(office.advance(at('2025-10-10T13:00Z'), 4 * HOUR))).toBe('2025-10-10T17:00:00.000Z');
    expect(iso(office.advance(at('2025-10-10T13:00Z'), 4 * HOUR + 1))).toBe('2025-10-14T09:00:00.001Z');
    expect(iso(office.advance(at('2025-10-11T03:00Z'), 0))).toBe('2025-10-11T03:00:00.000Z');
  });

  test('business days keep the time of day inside the opening hours of their date', () => {
    const short = {
      ...calendarOf('UTC', '09:00-17:00'),
      exceptions: new Map([['2025-10-15', windows('10:00-12:00')]]),
    };
    const calendar = compileCalendar(short, holidaysOn());
    expect(iso(calendar.businessDaysAfter(at('2025-10-14T09:30Z'), 1))).toBe('2025-10-15T10:00:00.000Z');
    expect(iso(calendar.businessDaysAfter(at('2025-10-14T16:00Z'), 1))).toBe('2025-10-15T12:00:00.000Z');
    expect(iso(calendar.businessDaysAfter(at('2025-10-14T17:00Z'), 1))).toBe('2025-10-16T10:00:00.000Z');
    expect(iso(calendar.businessDaysAfter(at('2025-10-11T12:00Z'), 1))).toBe('2025-10-14T09:00:00.000Z');
    expect(iso(calendar.endOfBusinessDay(at('2025-10-14T17:00Z'), 0))).toBe('2025-10-15T12:00:00.000Z');
  });

  test('an exception wins over the week and a holiday; a window swallowed by a clock change is empty', () => {
    const definition = {
      ...calendarOf('Europe/London', ['09:00-17:00', '', '', '', '', '', '01:10-01:50']),
      exceptions: new Map([
        ['2025-12-25', windows('09:00-12:00')],
        ['2025-12-22', []],
      ]),
    };
    const calendar = compileCalendar(definition, holidaysOn('2025-12-25', '2025-12-29'));
    const openOn = (date: string): number => calendar.openBetween(at(`${date}T00:00Z`), at(`${date}T23:59Z`)) / HOUR;
    expect(['2025-12-15', '2025-12-22', '2025-12-25', '2025-12-29'].map(openOn)).toEqual([8, 0, 3, 0]);
    // 01:10 and 01:50 of 30 March do not exist: both move on by an hour. 01:50 of 26 October is read as the first.
    expect(calendar.openIntervals(at('2025-03-30T00:00Z'), at('2025-03-31T00:00Z'))).toEqual([
      { from: at('2025-03-30T01:10Z'), until: at('2025-03-30T01:50Z') },
    ]);
    const overChange = compileCalendar(
      calendarOf('Europe/London', ['', '', '', '', '', '', '01:30-02:10']),
      holidaysOn(),
    );
    // 01:30 becomes 02:30 summer time, later than 02:10: empty.
    expect(overChange.openBetween(at('2025-03-30T00:00Z'), at('2025-03-31T00:00Z'))).toBe(0);
    expect(overChange.openBetween(at('2025-10-26T00:00Z'), at('2025-10-27T00:00Z'))).toBe(100 * MINUTE);
  });

  test('the date Apia skipped is no working date, and its windows fall on the next', () => {
    const apia = compileCalendar(calendarOf('Pacific/Apia', '09:00-17:00'), holidaysOn());
    // Thursday the 29th, 10:00 (UTC−10). Friday's window moves on to Saturday the 31st (UTC+14).
    expect(iso(apia.businessDaysAfter(at('2011-12-29T20:00Z'), 1))).toBe('2011-12-30T20:00:00.000Z');
    expect(iso(apia.businessDaysAfter(at('2011-12-29T20:00Z'), 2))).toBe('2012-01-01T20:00:00.000Z');
  });

  test('a deadline exactly ten years off is given, one later is not', () => {
    const rare = {
      ...calendarOf('UTC', ['', '', '', '', '', '', '']),
      exceptions: new Map([['2034-06-01', windows('12:00-13:00')]]),
    };
    const calendar = compileCalendar(rare, holidaysOn());
    expect(iso(calendar.nextOpening(at('2024-06-01T12:00Z')))).toBe('2034-06-01T12:00:00.000Z');
    expect(calendar.nextOpening(at('2024-06-01T11:59Z'))).toBe(Infinity);
    expect(calendar.advance(at('2024-06-01T12:00Z'), 1)).toBe(Infinity);
    expect(calendar.advance(at('2024-06-01T12:30Z'), 30 * MINUTE)).toBe(at('2034-06-01T12:30Z'));
    expect(calendar.businessDaysAfter(at('2030-01-01T00:00Z'), 1)).toBe(Infinity);
    expect(isNeverOpen(calendar, at('2024-06-01T11:59Z'))).toBe(true);
    expect(isNeverOpen(calendar, at('2025-01-01T00:00Z'))).toBe(false);
    expect(office.businessDaysAfter(at('2025-01-01T00:00Z'), 1e9)).toBe(Infinity);
    expect(office.advance(at('2025-01-01T00:00Z'), 1e15)).toBe(Infinity);
  });

  test('working dates are counted by date, also where one opening runs over several', () => {
    const weekdays = compileCalendar(calendarOf('America/New_York', '00:00-24:00'), holidaysOn('2025-10-13'));
    const month = at('2025-10-01T04:00Z');
    expect(countWorkingDates(weekdays, month, at('2025-11-01T04:00Z'))).toBe(22);
    // Wednesday the 15th at noon: 1 to 3, 6 to 10 and the 14th are over, the 15th is not.
    expect(countWorkingDates(weekdays, month, at('2025-10-15T16:00Z'))).toBe(9);
    expect(countWorkingDates(office, at('2025-10-01T00:00Z'), at('2025-10-15T17:00Z'))).toBe(10);
    expect(countWorkingDates(office, at('2025-10-01T00:00Z'), at('2025-10-15T16:59Z'))).toBe(9);
  });

  test('far and endless questions end', () => {
    expect(office.openBetween(at('2025-10-10T00:00Z'), Infinity)).toBe(Infinity);
    expect(office.nextOpening(Infinity)).toBe(Infinity);
    expect(office.isOpen(8.64e15)).toBe(false);
    expect(office.openBetween(5, 5)).toBe(0);
    expect(office.openBetween(9, 5)).toBe(0);
    expect(() => office.isOpen(NaN)).toThrow(RangeError);
    expect(iso(office.advance(at('0001-01-01T00:00Z'), HOUR))).toBe('0001-01-01T10:00:00.000Z');
  });

  test('always is open and its business days are dates; never is closed', () => {
    const always = alwaysOpen(zoneOf('America/New_York'));
    // Saturday 8 March 2025, 02:30 in New York: a day later that time is skipped.
    expect(iso(always.businessDaysAfter(at('2025-03-08T07:30Z'), 1))).toBe('2025-03-09T07:30:00.000Z');
    expect(iso(always.endOfBusinessDay(at('2025-03-08T07:30Z'), 1))).toBe('2025-03-10T04:00:00.000Z');
    expect(iso(alwaysOpen(zoneOf('Pacific/Apia')).businessDaysAfter(at('2011-12-29T20:00Z'), 1))).toBe(
      '2011-12-30T20:00:00.000Z',
    );
    expect(always.advance(5, 7)).toBe(12);
    expect(always.advance(0, 3653 * DAY)).toBe(Infinity);
    expect(always.advance(0, 3652 * DAY)).toBe(3652 * DAY);
    const never = neverOpen(zoneOf('UTC'));
    expect([never.advance(5, 0), never.advance(5, 1), never.nextOpening(5)]).toEqual([5, Infinity, Infinity]);
  });

  test('what is taken out moves the first opening, the last closing and whole working dates', () => {
    const away = lessIntervals(office, [
      { from: at('2025-10-15T00:00Z'), until: at('2025-10-15T11:00Z') },
      { from: at('2025-10-16T00:00Z'), until: at('2025-10-17T00:00Z') },
      { from: at('2025-10-20T15:00Z'), until: Infinity },
    ]);
    expect(iso(away.businessDaysAfter(at('2025-10-14T10:00Z'), 1))).toBe('2025-10-15T11:00:00.000Z');
    expect(iso(away.businessDaysAfter(at('2025-10-14T10:00Z'), 2))).toBe('2025-10-17T10:00:00.000Z');
    expect(iso(away.endOfBusinessDay(at('2025-10-14T10:00Z'), 3))).toBe('2025-10-20T15:00:00.000Z');
    expect(away.endOfBusinessDay(at('2025-10-14T10:00Z'), 4)).toBe(Infinity);
    expect(away.nextOpening(at('2025-10-20T15:00Z'))).toBe(Infinity);
  });
});
