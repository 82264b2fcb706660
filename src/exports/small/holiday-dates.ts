// The dates of a holiday file kept as CSV, columns `date` and `name`.

import { parse } from 'csv-parse/sync';
import type { Problem } from '../../findings/problem.ts';
import { fileProblem } from '../file-problems.ts';

/** `YYYY-MM-DD` → name, and a problem for everything that is none: a holiday that is left out moves deadlines. */
export interface HolidayDates {
  readonly dates: ReadonlyMap<string, string>;
  readonly problems: readonly Problem[];
}

export function holidayDates(text: string, file: string): HolidayDates {
  let records: readonly Record[];
  try {
    records = parse(text, { info: true, skip_empty_lines: true, relax_column_count: true }) as unknown as Record[];
  } catch (error) {
    const message = `The holiday file is not readable CSV: ${error instanceof Error ? error.message : String(error)}.`;
    return { dates: new Map(), problems: [fileProblem('holiday-file', file, message, 'Save it as CSV again.')] };
  }
  const [header = [], ...rows] = records.map(({ record }) => record);
  const [date, name] = ['date', 'name'].map(column => header.findIndex(cell => cell.trim().toLowerCase() === column));
  if (date === undefined || date < 0) {
    const remedy = 'Give it the header `date,name` and a line for each holiday, such as `2025-12-25,Christmas Day`.';
    return {
      dates: new Map(),
      problems: [fileProblem('holiday-file', file, 'The holiday file has no column "date".', remedy)],
    };
  }
  const dates = new Map<string, string>();
  const problems: Problem[] = [];
  rows.forEach((cells, index) => {
    const written = (cells[date] ?? '').trim();
    const line = records[index + 1]?.info.lines ?? null;
    if (isDate(written)) dates.set(written, (cells[name ?? -1] ?? '').trim());
    else
      problems.push({ ...notADate(written, file), line, excerpt: cells.join(','), column: 1, width: written.length });
  });
  return { dates, problems };
}

interface Record {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

function isDate(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const instant = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(text);
}

function notADate(written: string, file: string): Problem {
  return fileProblem('holiday_date', file, `"${written}" is no date.`, 'Write it as year-month-day: 2025-12-25.');
}
