// Public holidays by country: checked against lists published by the governments concerned, not against the library.

import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import {
  countryHolidays,
  HOLIDAY_ATTRIBUTION,
  holidayLibrary,
  isKnownCountry,
} from '../../src/calendar/country-holidays.ts';
import { prepareHolidays } from '../../src/calendar/holidays.ts';
import type { HolidaySource } from '../../src/model/agreement.ts';

const datesOf = async (country: string, region: string | null, year: number): Promise<string[]> => {
  const found = await countryHolidays(country, region);
  return 'holidays' in found ? [...found.holidays(year).keys()] : [found.message, found.remedy];
};

test('England in 2027: Christmas and Boxing Day fall on a weekend and are given on Monday and Tuesday', async () => {
  const dates = await datesOf('GB', 'ENG', 2027);
  expect(dates).toEqual(expect.arrayContaining(['2027-01-01', '2027-03-26', '2027-03-29', '2027-05-03', '2027-05-31']));
  expect(dates).toEqual(expect.arrayContaining(['2027-08-30', '2027-12-27', '2027-12-28']));
});

test('Bavaria keeps Corpus Christi, Berlin does not; a region is named with or without its country', async () => {
  expect(await datesOf('DE', 'BY', 2026)).toContain('2026-06-04');
  expect(await datesOf('DE', 'BE', 2026)).not.toContain('2026-06-04');
  expect(await datesOf('de', 'de-by', 2026)).toEqual(await datesOf('DE', 'BY', 2026));
});

test('a holiday of several dates closes them all, over the end of the year too; half a day closes none', async () => {
  // The New Year's leave in Russia runs to 6 January in one go; Christmas on the 7th follows.
  const russia = (await datesOf('RU', null, 2025)).filter(date => date < '2025-01-08');
  expect(russia).toEqual([1, 2, 3, 4, 5, 6, 7].map(day => `2025-01-0${day}`));
  // Incwala: six dates from 28 December.
  expect(await datesOf('SZ', null, 2026)).toEqual(expect.arrayContaining(['2026-01-01', '2026-01-02', '2026-12-28']));
  // Women's Day in China is a half day from noon.
  expect(await datesOf('CN', null, 2026)).not.toContain('2026-03-08');
  // The Feast of the Sacrifice in Türkiye, 6 to 9 June 2025.
  const feast = (await datesOf('TR', null, 2025)).filter(date => date.startsWith('2025-06'));
  expect(feast).toEqual(['2025-06-06', '2025-06-07', '2025-06-08', '2025-06-09']);
});

test('an unknown country or region names the nearest', async () => {
  expect(await datesOf('UK', null, 2025)).toEqual([
    'There are no holidays for a country with the code "UK".',
    'Write a two-letter ISO 3166 code, such as GB (United Kingdom).',
  ]);
  expect((await datesOf('Germany', null, 2025))[1]).toContain('DE (Germany)');
  expect((await datesOf('__proto__', null, 2025))[0]).toContain('"__proto__"');
  expect((await datesOf('GB', 'England', 2025))[1]).toContain('ENG (England)');
  expect((await datesOf('US', 'New York', 2025))[1]).toContain('NY (New York)');
  expect(await isKnownCountry('US')).toBe(true);
  expect(await isKnownCountry('UK')).toBe(false);
});

test('the sources of a calendar are added together and problems stand at their place', async () => {
  const position = { line: 12, column: 18 };
  const sources: HolidaySource[] = [
    { kind: 'country', country: 'US', region: null, position },
    { kind: 'file', file: 'days.csv', position },
    { kind: 'country', country: 'UK', region: null, position },
  ];
  const files = new Map([
    [
      'days.csv',
      new Map([
        ['2025-12-25', 'ours'],
        ['2025-12-31', 'Stocktaking'],
      ]),
    ],
  ]);
  const { holidays, problems } = await prepareHolidays(sources, files);
  expect(holidays(2025).get('2025-12-25')).toBe('Christmas Day');
  expect(holidays(2025).get('2025-12-31')).toBe('Stocktaking');
  expect(holidays(2026).get('2025-12-31')).toBeUndefined();
  expect(problems).toMatchObject([
    { code: 'unknown-holiday-country', severity: 'error', line: 12, column: 18, width: 2 },
  ]);
});

test('the library and its licence can be named', () => {
  const installed = createRequire(import.meta.url)('date-holidays/package.json') as { version: string };
  expect(holidayLibrary()).toEqual({ name: 'date-holidays', version: installed.version });
  expect(HOLIDAY_ATTRIBUTION).toContain('CC BY-SA 3.0');
});
