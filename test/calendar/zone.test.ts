// The zone tables against Temporal and Intl, and the same whatever the machine's own zone.

import { execFileSync } from 'node:child_process';
import { buildSync } from 'esbuild';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { isZone, zoneOf } from '../../src/calendar/zone.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const ZONES = [
  'America/New_York',
  'Europe/London',
  'America/Sao_Paulo',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'Pacific/Auckland',
  'America/Santiago',
  'Africa/Casablanca',
  'Africa/Cairo',
  'America/St_Johns',
  'Pacific/Apia',
  'UTC',
];

/** Instants around every change of a zone between two years, and regular ones. */
function pointsOf(timeZone: string, from: number, until: number): number[] {
  const points: number[] = [];
  let change: Temporal.ZonedDateTime | null = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(timeZone);
  while ((change = change.getTimeZoneTransition('next')) !== null && change.epochMilliseconds < until) {
    const at = change.epochMilliseconds;
    for (const step of [-25, -13, -2, -1, -0.5, 0, 0.5, 1, 2, 13, 25])
      points.push(at + step * HOUR - 1, at + step * HOUR);
  }
  for (let at = from; at < until; at += 41.37 * 24 * HOUR) points.push(Math.floor(at));
  return points;
}

function offsetByIntl(format: Intl.DateTimeFormat, at: number): number {
  const name = format.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, sign, hours, minutes] = /GMT(?:([+-])(\d\d):(\d\d))?/.exec(name) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * MINUTE || 0;
}

describe('zoneOf', () => {
  test.each(ZONES)('%s resolves local times and instants as Temporal does', timeZone => {
    const zone = zoneOf(timeZone);
    for (const point of pointsOf(timeZone, Date.UTC(2003, 5), Date.UTC(2028, 0))) {
      const offset = Temporal.Instant.fromEpochMilliseconds(point).toZonedDateTimeISO(timeZone).offsetNanoseconds / 1e6;
      expect([point, zone.offsetAt(point)]).toEqual([point, offset]);
      // The same number read as a local time, and the point's own local time.
      for (const local of [point, point + offset]) {
        const wall = Temporal.Instant.fromEpochMilliseconds(local).toZonedDateTimeISO('UTC').toPlainDateTime();
        const [earlier, later] = (['earlier', 'later'] as const).map(
          disambiguation => wall.toZonedDateTime(timeZone, { disambiguation }).epochMilliseconds,
        );
        const compatible = wall.toZonedDateTime(timeZone, { disambiguation: 'compatible' }).epochMilliseconds;
        const resolution = earlier === later ? 'unique' : compatible === earlier ? 'repeated' : 'skipped';
        expect([local, zone.toInstant(local), zone.resolution(local)]).toEqual([local, compatible, resolution]);
      }
    }
  });

  test.each(['Africa/Casablanca', 'Africa/Cairo', 'Pacific/Apia', 'Asia/Gaza', 'America/Caracas'])(
    '%s misses no change that Intl knows',
    timeZone => {
      const zone = zoneOf(timeZone);
      const format = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' });
      for (let at = Date.UTC(2007, 0); at < Date.UTC(2027, 0); at += 11 * HOUR) {
        expect([at, zone.offsetAt(at)]).toEqual([at, offsetByIntl(format, at)]);
      }
    },
  );

  test('answers for the first and the last years', () => {
    const zone = zoneOf('America/New_York');
    expect(zone.offsetAt(Date.parse('9999-07-01T00:00Z'))).toBe(-4 * HOUR);
    expect(zone.offsetAt(Date.parse('9999-12-31T00:00Z'))).toBe(-5 * HOUR);
    expect(zone.offsetAt(-8.64e15)).toBe(zone.offsetAt(Date.parse('1800-01-01T00:00Z')));
    expect(zone.offsetAt(8.64e15)).toBe(-4 * HOUR);
  });

  test('knows IANA names only', () => {
    expect(['UTC', 'Asia/Calcutta', 'US/Eastern', 'Etc/GMT+5'].map(isZone)).toEqual([true, true, true, true]);
    expect(['+05:00', '-03', 'Z', '', 'EDT', 'Mars/Olympus', '__proto__'].map(isZone)).toEqual(Array(7).fill(false));
    expect(() => zoneOf('Europe/Londn')).toThrow(RangeError);
    expect(zoneOf('Europe/London')).toBe(zoneOf('Europe/London'));
  });
});

test('calendars answer the same in whatever zone the machine stands', { timeout: 30_000 }, () => {
  const source = `
    import { compileCalendar } from './src/calendar/compile.ts';
    import { countryHolidays } from './src/calendar/country-holidays.ts';
    import { calendarOf } from './test/calendar/calendars.ts';
    const HOUR = 3_600_000;
    const { holidays } = await countryHolidays('NZ', null);
    for (const zone of ['Asia/Beirut', 'America/Santiago', 'Pacific/Auckland']) {
      const calendar = compileCalendar(calendarOf(zone, '00:00-12:00 13:00-24:00'), holidays);
      for (let at = Date.UTC(2023, 0); at < Date.UTC(2026, 0); at += 37 * HOUR) {
        console.log(calendar.advance(at, 30 * HOUR), calendar.businessDaysAfter(at, 3), calendar.endOfBusinessDay(at, 0));
      }
    }`;
  const built = buildSync({
    stdin: { contents: source, resolveDir: process.cwd(), loader: 'ts' },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    packages: 'external',
  });
  const code = built.outputFiles[0]?.text ?? '';
  const answersIn = (TZ: string): string =>
    execFileSync(process.execPath, ['--input-type=module', '-e', code], {
      env: { ...process.env, TZ },
      encoding: 'utf8',
    });
  const answers = answersIn('UTC');
  expect(answers.split('\n').length).toBeGreaterThan(2000);
  for (const TZ of ['Asia/Beirut', 'America/Sao_Paulo']) expect(answersIn(TZ)).toBe(answers);
});
