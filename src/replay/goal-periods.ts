// The whole months, quarters or years a goal is counted for (verdicts.md, Goals).

import { type CalendarDate, dateOfDay, dayOfDate, localDayOf, startOfDay } from '../calendar/local-date.ts';
import type { Goal } from '../model/agreement.ts';
import type { Zone } from '../model/open-time.ts';
import type { Span } from '../model/span.ts';

export interface GoalPeriod extends Span {
  /** `2025-10`, `2025-Q4`, `2025`: the key of `at_least:` for this period. Fiscal years are named by the year they begin in. */
  readonly label: string;
}

export interface GoalSpan {
  readonly zone: Zone;
  /** 1 … 12. */
  readonly fiscalYearStarts: number;
  readonly span: Span;
  /** Whether a period that begins before or ends after the span counts: only without `--period`. */
  readonly takes: 'whole' | 'touched';
}

const MONTHS = { month: 1, quarter: 3, year: 12 } as const;

export function goalPeriods(per: Goal['per'], { zone, fiscalYearStarts, span, takes }: GoalSpan): GoalPeriod[] {
  if (!(span.from < span.until)) return [];
  const length = MONTHS[per];
  const offset = per === 'month' ? 0 : fiscalYearStarts - 1;
  const monthOf = ({ year, month }: CalendarDate): number => year * 12 + month - 1;
  const first = monthOf(dateOfDay(localDayOf(zone, span.from)));
  const last = monthOf(dateOfDay(localDayOf(zone, span.until - 1)));
  const startOfMonth = (month: number): number =>
    startOfDay(zone, dayOfDate(Math.floor(month / 12), (month % 12) + 1, 1));
  const periods: GoalPeriod[] = [];
  for (let month = Math.floor((first - offset) / length) * length + offset; month <= last; month += length) {
    const [from, until] = [startOfMonth(month), startOfMonth(month + length)];
    const isWhole = from >= span.from && until <= span.until;
    if (takes === 'touched' || isWhole) periods.push({ from, until, label: labelOf(per, month, offset) });
  }
  return periods;
}

function labelOf(per: Goal['per'], month: number, offset: number): string {
  const year = Math.floor((month - (per === 'month' ? 0 : offset)) / 12);
  if (per === 'month') return `${year}-${String((month % 12) + 1).padStart(2, '0')}`;
  return per === 'year' ? String(year) : `${year}-Q${((month - offset) % 12) / 3 + 1}`;
}
