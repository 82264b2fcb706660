// Public holidays of a country or region from the date-holidays library, loaded only when an agreement asks for them.

import { createRequire } from 'node:module';
import type Holidays from 'date-holidays';
import type { HolidaysTypes } from 'date-holidays';
import { nearest } from '../findings/nearest.ts';
import type { HolidaysOfYear } from './compile.ts';
import { formatDate, parseDate } from './local-date.ts';

/** Either the holidays or, in plain words, what is wrong with the place that was named. */
export type CountryHolidays =
  | { readonly holidays: HolidaysOfYear }
  | { readonly wrong: 'country' | 'region'; readonly message: string; readonly remedy: string };

/**
 * Public holidays of `country` (ISO 3166 code) or of its `region` (`NY`, also `US-NY`; a part of one is `LA-NO`), with the days
 * given in lieu. They close whole dates: a holiday that begins in the middle of the day closes none. None outside 1900 … 2199.
 */
export async function countryHolidays(country: string, region: string | null): Promise<CountryHolidays> {
  const library = await loadLibrary();
  const countries = namesOf(new library().getCountries('en'));
  const countryCode = codeIn(countries, country);
  if (countryCode === null) return unknownCountry(country, countries);
  if (region === null || region.trim() === '') return { holidays: holidaysOf(new library(countryCode, OPTIONS)) };
  const place = placeOf(new library(), countryCode, region);
  if (place === null) return unknownRegion(library, countryCode, region);
  return { holidays: holidaysOf(new library({ country: countryCode, ...place }, OPTIONS)) };
}

/** Whether there are holidays for a country code. */
export async function isKnownCountry(country: string): Promise<boolean> {
  const library = await loadLibrary();
  return codeIn(namesOf(new library().getCountries('en')), country) !== null;
}

/** The version of the library that is installed: a report names it, so that an audit can be repeated. */
export function holidayLibrary(): { readonly name: string; readonly version: string } {
  const { name, version } = createRequire(import.meta.url)('date-holidays/package.json') as Record<
    'name' | 'version',
    string
  >;
  return { name, version };
}

/** The sentence that the licence of the library's data (CC BY-SA 3.0) asks for wherever its dates are printed. */
export const HOLIDAY_ATTRIBUTION: string =
  'Public holidays by date-holidays (https://github.com/commenthol/date-holidays), data from Wikipedia, ' +
  'CC BY-SA 3.0 (https://creativecommons.org/licenses/by-sa/3.0/).';

type Library = typeof Holidays;
/** Code → English name. */
type Names = ReadonlyMap<string, string>;

const OPTIONS: HolidaysTypes.Options = { types: ['public'], languages: ['en'] };
const FIRST_YEAR = 1900;
const LAST_YEAR = 2199;
const HOUR_MS = 3_600_000;

async function loadLibrary(): Promise<Library> {
  return (await import('date-holidays')).default;
}

/** Of the years around one too: a holiday at the end of December may run on into January. */
function holidaysOf(library: Holidays): HolidaysOfYear {
  const begunIn = remembered(year => datesBegunIn(library, year));
  return remembered(year => {
    const near = [...begunIn(year - 1), ...begunIn(year), ...begunIn(year + 1)];
    return new Map(near.filter(([date]) => Number(date.slice(0, 4)) === year));
  });
}

function remembered(holidays: HolidaysOfYear): HolidaysOfYear {
  const years = new Map<number, ReadonlyMap<string, string>>();
  return year => {
    const known = years.get(year) ?? holidays(year);
    years.set(year, known);
    return known;
  };
}

function datesBegunIn(library: Holidays, year: number): ReadonlyMap<string, string> {
  const dates = new Map<string, string>();
  if (year < FIRST_YEAR || year > LAST_YEAR) return dates;
  for (const holiday of library.getHolidays(year)) {
    const first = parseDate(holiday.date.slice(0, 10));
    if (first === null) continue;
    for (let day = first; day < first + wholeDaysOf(holiday); day += 1) {
      const date = formatDate(day);
      if (!dates.has(date)) dates.set(date, holiday.name);
    }
  }
  return dates;
}

/** An hour's grace, since a date in which summer time begins has 23. */
function wholeDaysOf({ start, end }: HolidaysTypes.Holiday): number {
  return Math.floor(((end.getTime() - start.getTime()) / HOUR_MS + 1) / 24);
}

function placeOf(
  library: Holidays,
  country: string,
  region: string,
): { readonly state: string; readonly region?: string } | null {
  const states = namesOf(library.getStates(country, 'en'));
  const parts = region.trim().split(/[-.]/);
  if (parts.length > 1 && parts[0]?.toUpperCase() === country) parts.shift();
  const state = codeIn(states, parts[0] ?? '') ?? codeIn(states, region);
  if (state === null || parts.length > 2) return null;
  if (parts.length === 1) return { state };
  const part = codeIn(namesOf(library.getRegions(country, state, 'en')), parts[1] ?? '');
  return part === null ? null : { state, region: part };
}

function unknownCountry(country: string, countries: Names): CountryHolidays {
  return {
    wrong: 'country',
    message: `There are no holidays for a country with the code "${country}".`,
    remedy: `Write a two-letter ISO 3166 code${suggestion(country, countries)}.`,
  };
}

function unknownRegion(library: Library, country: string, region: string): CountryHolidays {
  const states = namesOf(new library().getStates(country, 'en'));
  const known = [...states.keys()].join(', ');
  return {
    wrong: 'region',
    message: `There are no holidays for a region "${region}" of ${country}.`,
    remedy:
      known === ''
        ? `Leave \`region\` out: ${country} has the same holidays everywhere.`
        : `Write one of the codes known for ${country}${suggestion(region, states)}. Known: ${known}.`,
  };
}

/** `, such as GB (United Kingdom)`: the places a person may have meant, empty where nothing is near. */
function suggestion(text: string, names: Names): string {
  const meant = meantBy(text, names).map(code => `${code} (${names.get(code) ?? ''})`);
  return meant.length === 0 ? '' : `, such as ${meant.join(' or ')}`;
}

/** By name, by the initials of the name (UK), by a slip in the name, else codes that begin alike. */
function meantBy(text: string, names: Names): readonly string[] {
  const wanted = text.trim().toLowerCase();
  const codesWhere = (test: (name: string) => boolean): string[] =>
    [...names].filter(([, name]) => test(name.toLowerCase())).map(([code]) => code);
  const slip = nearest(text, names.values());
  const guesses = [
    codesWhere(name => name === wanted),
    codesWhere(name => name.includes(' ') && initialsOf(name) === wanted),
    codesWhere(name => name === slip?.toLowerCase()),
    [...names.keys()].filter(code => code[0] === text.trim()[0]?.toUpperCase()),
  ];
  return (guesses.find(codes => codes.length > 0) ?? []).slice(0, 4);
}

function initialsOf(name: string): string {
  return name
    .split(/\s+/)
    .map(word => word[0])
    .join('');
}

/** The code as the library writes it, whatever its case. */
function codeIn(names: Names, text: string): string | null {
  const wanted = text.trim().toUpperCase();
  return [...names.keys()].find(code => code.toUpperCase() === wanted) ?? null;
}

function namesOf(record: Readonly<Record<string, string>> | undefined): Names {
  return new Map(Object.entries(record ?? {}));
}
