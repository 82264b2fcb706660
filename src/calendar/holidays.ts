// The holidays of a calendar: countries and files added together, ready for questions about any year.

import type { HolidaySource } from '../model/agreement.ts';
import type { Problem } from '../findings/problem.ts';
import type { HolidaysOfYear } from './compile.ts';
import { countryHolidays } from './country-holidays.ts';

/** Dates (`YYYY-MM-DD` → name) of the holiday files by the path the agreement gives; the caller read them. */
export type HolidayFiles = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** What `prepareHolidays` gives: usable as far as it goes even where there are problems. */
export interface PreparedHolidays {
  readonly holidays: HolidaysOfYear;
  /** With line and column of the source; file and excerpt are for the caller, who has the agreement's text. */
  readonly problems: readonly Problem[];
}

/** Loads the holiday sources of one calendar. A date named by several keeps its first name. */
export async function prepareHolidays(
  sources: readonly HolidaySource[],
  files: HolidayFiles,
): Promise<PreparedHolidays> {
  const loaded = await Promise.all(sources.map(source => load(source, files)));
  const parts = loaded.flatMap(({ holidays }) => (holidays === null ? [] : [holidays]));
  return {
    holidays: addTogether(parts),
    problems: loaded.flatMap(({ problem }) => (problem === null ? [] : [problem])),
  };
}

interface LoadedSource {
  readonly holidays: HolidaysOfYear | null;
  readonly problem: Problem | null;
}

async function load(source: HolidaySource, files: HolidayFiles): Promise<LoadedSource> {
  if (source.kind === 'file') return { holidays: datesOfFile(files, source.file), problem: null };
  const found = await countryHolidays(source.country, source.region);
  if ('holidays' in found) return { holidays: found.holidays, problem: null };
  return { holidays: null, problem: problemOf(source, found) };
}

function datesOfFile(files: HolidayFiles, file: string): HolidaysOfYear {
  const dates = files.get(file);
  if (dates === undefined) throw new RangeError(`the holiday file "${file}" was not read`);
  const years = groupByYear(dates);
  return year => years.get(year) ?? new Map();
}

function groupByYear(dates: ReadonlyMap<string, string>): ReadonlyMap<number, ReadonlyMap<string, string>> {
  const years = new Map<number, Map<string, string>>();
  for (const [date, name] of dates) {
    const year = Number(date.slice(0, 4));
    const ofYear = years.get(year) ?? new Map<string, string>();
    years.set(year, ofYear.set(date, name));
  }
  return years;
}

function addTogether(parts: readonly HolidaysOfYear[]): HolidaysOfYear {
  return year => {
    const dates = new Map<string, string>();
    for (const part of parts) {
      for (const [date, name] of part(year)) if (!dates.has(date)) dates.set(date, name);
    }
    return dates;
  };
}

function problemOf(
  source: HolidaySource,
  { wrong, message, remedy }: { readonly wrong: string; readonly message: string; readonly remedy: string },
): Problem {
  const width = source.kind === 'country' ? (wrong === 'region' ? (source.region ?? '') : source.country).length : null;
  return {
    code: `unknown-holiday-${wrong}`,
    severity: 'error',
    message,
    remedy,
    file: null,
    line: source.position.line,
    column: source.position.column,
    width,
    excerpt: null,
  };
}
