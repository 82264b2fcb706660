// `january` … `december`, or 1 … 12.

const MONTHS: readonly string[] = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

/** 1 … 12, or null. A month's first three letters name it too. */
export function monthNumber(written: string | number): number | null {
  if (typeof written === 'number') return Number.isInteger(written) && written >= 1 && written <= 12 ? written : null;
  const folded = written.trim().toLowerCase();
  const index = MONTHS.findIndex(month => month === folded || month.slice(0, 3) === folded);
  return index === -1 ? null : index + 1;
}
