// The lead columns among `break_down_by`: the others are known of every obligation.

import type { Agreement } from '../model/agreement.ts';

const STANDARD_BREAKDOWNS: readonly string[] = ['person', 'team', 'segment', 'source'];

export function leadColumnsOf(agreement: Agreement): string[] {
  return agreement.report.breakDownBy.filter(by => !STANDARD_BREAKDOWNS.includes(by));
}
