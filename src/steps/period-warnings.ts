// A period in which nothing happened at all: mistyped, most likely.

import { localDayOf } from '../calendar/local-date.ts';
import { zoneOf } from '../calendar/zone.ts';
import type { Problem } from '../findings/problem.ts';
import type { Agreement } from '../model/agreement.ts';
import type { Period } from '../model/obligation.ts';
import type { Tables } from '../model/table.ts';
import { earliestInstant, latestInstant } from '../timeline/as-of.ts';

export interface PeriodTerms {
  readonly agreement: Agreement;
  readonly tables: Tables;
  readonly asOf: number;
  readonly period: Period | null;
}

/** A warning where every row known by as-of lies before the period, or after it. */
export function periodOutsideData({ agreement, tables, asOf, period }: PeriodTerms): Problem[] {
  if (period === null) return [];
  const [earliest, latest] = [earliestInstant(tables, asOf, () => true), latestInstant(tables, asOf)];
  if (earliest === null || latest === null) return [];
  if (period.from <= latest && earliest < period.until) return [];
  const zone = zoneOf(agreement.timeZone);
  const date = (at: number): string => new Date(localDayOf(zone, at) * 86_400_000).toISOString().slice(0, 10);
  return [
    {
      code: 'period-outside-data',
      severity: 'warning',
      message: `No row of the exports is of ${period.text}: they are of ${date(earliest)} to ${date(latest)}.`,
      remedy: 'Check `--period`; `last-month` is the whole month before the instant of the audit.',
      file: null,
      line: null,
      column: null,
      width: null,
      excerpt: null,
    },
  ];
}
