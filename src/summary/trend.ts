// The rates over time: by week in a period of at most a quarter, else by month, in the agreement's zone.

import { DAY_MS } from '../calendar/local-date.ts';
import type { JudgementHeader } from '../model/obligation.ts';
import type { Zone } from '../model/open-time.ts';
import type { TrendRow } from '../model/report.ts';
import type { Span } from '../model/span.ts';
import { VERDICT_CODE, VERDICTS } from '../model/verdict.ts';
import type { DayCounts } from '../statistics/day-counts.ts';
import type { ClauseColumns, ObligationColumns } from './obligation-columns.ts';
import { rateOf } from './rate.ts';

/** The longest quarter has 92 dates; a clock change may lengthen it by hours. */
const QUARTER = 93 * DAY_MS;

/** How the trend needs to see time. */
export interface TrendClock {
  readonly zone: Zone;
  readonly iso: (at: number) => string;
}

/** By clause, then time. Only buckets in which the clause has obligations: a span of years must not make rows of nothing. */
export function trendRows(
  clauses: ObligationColumns,
  { period }: JudgementHeader,
  { zone, iso }: TrendClock,
): TrendRow[] {
  const span = period ?? spanOf(clauses.flatMap(({ days }) => days));
  const buckets = span.until - span.from <= QUARTER ? WEEKS : MONTHS;
  return clauses.flatMap(clause =>
    [...tally(clause, buckets)]
      .sort(([a], [b]) => a - b)
      .map(([bucket, { met, breached, open }]) => ({
        from: iso(Math.max(zone.toInstant(buckets.start(bucket)), period?.from ?? -Infinity)),
        to: iso(Math.min(zone.toInstant(buckets.start(bucket + 1)), period?.until ?? Infinity)),
        clause: clause.id,
        met,
        breached,
        open,
        rate: rateOf({ met, breached }),
      })),
  );
}

function spanOf(days: readonly DayCounts[]): Span {
  const from = days.reduce((first, { firstAt }) => Math.min(first, firstAt), Infinity);
  const last = days.reduce((latest, { lastAt }) => Math.max(latest, lastAt), -Infinity);
  return { from, until: last + 1 };
}

/** Buckets of dates (day numbers) count from the epoch; `start` gives the local time at which one begins. */
interface Buckets {
  readonly of: (day: number) => number;
  readonly start: (bucket: number) => number;
}

/** 1970-01-01 was a Thursday: the Monday of its week is day −3. */
const WEEKS: Buckets = {
  of: day => Math.floor((day + 3) / 7),
  start: bucket => (bucket * 7 - 3) * DAY_MS,
};

const MONTHS: Buckets = {
  of: day => new Date(day * DAY_MS).getUTCFullYear() * 12 + new Date(day * DAY_MS).getUTCMonth(),
  start: bucket => new Date(0).setUTCFullYear(Math.floor(bucket / 12), bucket - Math.floor(bucket / 12) * 12, 1),
};

interface Tally {
  met: number;
  breached: number;
  open: number;
}

function tally({ days: parts }: ClauseColumns, buckets: Buckets): Map<number, Tally> {
  const tallies = new Map<number, Tally>();
  for (const { days, counts } of parts) {
    days.forEach((day, place) => {
      const ofDay = counts.subarray(place * VERDICTS.length);
      const bucket = buckets.of(day);
      const tally = tallies.get(bucket) ?? { met: 0, breached: 0, open: 0 };
      tallies.set(bucket, tally);
      tally.met += ofDay[VERDICT_CODE.met] ?? 0;
      tally.breached += ofDay[VERDICT_CODE.breached] ?? 0;
      tally.open += ofDay[VERDICT_CODE.open] ?? 0;
    });
  }
  return tallies;
}
