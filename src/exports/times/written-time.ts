// What a cell says before any zone is applied: filled by iso.ts, day-month.ts and epoch.ts, read by read-time.ts.

/** A time as written; one object is reused for every cell. */
export class WrittenTime {
  /** Wall time as if it were UTC, epoch ms; of a date alone its midnight. */
  local = 0;
  /** Offset from UTC in ms, NaN where the cell gives none. */
  offset: number = NaN;
  /** A date without a time of day. */
  isDate = false;
}

const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

export function isDateOfCalendar(year: number, month: number, date: number): boolean {
  if (month < 1 || month > 12 || date < 1 || year < 1) return false;
  return date <= (MONTH_LENGTHS[month - 1] as number) || (month === 2 && date === 29 && isLeapYear(year));
}

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}
