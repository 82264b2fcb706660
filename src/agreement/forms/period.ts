// `2025-10`, `2025-Q4`, `2025`: the periods that a goal may give a number each.

import type { Goal } from '../../model/agreement.ts';
import type { Parsed } from './parsed.ts';

const FORMS: Readonly<Record<Goal['per'], RegExp>> = {
  month: /^\d{4}-(0[1-9]|1[0-2])$/,
  quarter: /^\d{4}-Q[1-4]$/,
  year: /^\d{4}$/,
};
const EXAMPLES: Readonly<Record<Goal['per'], string>> = { month: '2025-10', quarter: '2025-Q4', year: '2025' };

/** Whether a key names a period at all; which kind it must be depends on the goal's `per`. */
export function parsePeriod(key: string): Parsed<string> {
  if (Object.values(FORMS).some(form => form.test(key))) return { value: key };
  const remedy =
    "Write a month like `2025-10`, a quarter like `2025-Q4` or a year like `2025`, as the goal's `per` says.";
  return { flaw: { code: 'period', message: `\`${key}\` is not a period.`, remedy } };
}

export function isPeriodOf(key: string, per: Goal['per']): boolean {
  return FORMS[per].test(key);
}

export function examplePeriod(per: Goal['per']): string {
  return EXAMPLES[per];
}
