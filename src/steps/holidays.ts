// The holidays of every calendar of an agreement: files read, countries looked up, all before the first clock runs.

import { join } from 'node:path';
import type { HolidaysOfYear } from '../calendar/compile.ts';
import { prepareHolidays } from '../calendar/holidays.ts';
import { fileProblem } from '../exports/file-problems.ts';
import { holidayDates, type HolidayDates } from '../exports/small/holiday-dates.ts';
import { readHolidayFile } from '../exports/small/holiday-file.ts';
import type { Finding } from '../findings/finding.ts';
import type { Problem } from '../findings/problem.ts';
import type { Agreement } from '../model/agreement.ts';

export interface LoadedHolidays {
  readonly of: (calendar: string) => HolidaysOfYear;
  readonly findings: readonly Finding[];
  readonly problems: readonly Problem[];
}

type FileDates = HolidayDates & { readonly findings: readonly Finding[] };

export async function loadHolidays(agreement: Agreement): Promise<LoadedHolidays> {
  const files = await readFiles(agreement);
  const dates = new Map([...files].map(([file, read]) => [file, read.dates]));
  const problems = [...files.values()].flatMap(read => read.problems);
  const byCalendar = new Map<string, HolidaysOfYear>();
  for (const { name, holidays } of agreement.calendars.values()) {
    const prepared = await prepareHolidays(holidays, dates);
    byCalendar.set(name, prepared.holidays);
    problems.push(...prepared.problems.map(problem => ({ ...problem, file: agreement.file })));
  }
  const findings = [...files.values()].flatMap(read => read.findings);
  return { of: calendar => byCalendar.get(calendar) ?? (() => new Map()), findings, problems };
}

/** Countries and regions that the library does not know; files are not looked at. */
export async function unknownHolidayPlaces({ calendars, file }: Agreement): Promise<Problem[]> {
  const sources = [...calendars.values()].flatMap(({ holidays }) => holidays).filter(({ kind }) => kind === 'country');
  const { problems } = await prepareHolidays(sources, new Map());
  return problems.map(problem => ({ ...problem, file }));
}

async function readFiles({ calendars, folder }: Agreement): Promise<Map<string, FileDates>> {
  const sources = [...calendars.values()].flatMap(({ holidays }) => holidays);
  const files = new Map<string, FileDates>();
  for (const source of sources) {
    if (source.kind === 'file' && !files.has(source.file)) files.set(source.file, await readFile(folder, source.file));
  }
  return files;
}

async function readFile(folder: string, file: string): Promise<FileDates> {
  try {
    const { text, kind } = await readHolidayFile(join(folder, file));
    if (kind === 'csv') return { ...holidayDates(text, file), findings: [] };
    const { icsHolidays } = await import('../calendar/ics-holidays.ts');
    const { dates, findings, wrong } = icsHolidays(text, file);
    const problems =
      wrong === null ? [] : [fileProblem('holiday-file', file, wrong, 'Export the calendar again as .ics.')];
    return { dates, findings, problems };
  } catch (error) {
    return { dates: new Map(), findings: [], problems: [unreadable(file, error)] };
  }
}

function unreadable(file: string, error: unknown): Problem {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
    const remedy = 'Correct its path under `calendars:`, which is relative to the folder of the agreement.';
    return fileProblem('holiday-file', file, 'There is no such file of holidays.', remedy);
  }
  const why = error instanceof Error ? error.message : String(error);
  return fileProblem('holiday-file', file, `The holiday file cannot be read: ${why}.`, 'Check its path and format.');
}
