// `period:` of a test: what `--period` takes, save `last-month`, which a test cannot depend on.

import { parseDate } from '../../calendar/local-date.ts';
import type { Parsed } from '../forms/parsed.ts';
import { parsePeriod } from '../forms/period.ts';

export function parseTestPeriod(written: string): Parsed<string> {
  const text = written.trim();
  const [from = '', until = '', ...more] = text.split('..');
  const [first, last] = [parseDate(from), parseDate(until)];
  if (more.length === 0 && first !== null && last !== null && first <= last) return { value: text };
  if ('value' in parsePeriod(text)) return { value: text };
  const remedy = 'Write `2025-10`, `2025-Q4`, `2025`, or two dates, the earlier first: `2025-01-15..2025-02-15`.';
  return { flaw: { code: 'period', message: `\`${text}\` is not a period.`, remedy } };
}
