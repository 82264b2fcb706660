// The rates over time: by week in a period of at most a quarter, else by month, in the agreement's zone.

import type { JudgementHeader } from '../model/obligation.ts';
import type { Zone } from '../model/open-time.ts';
import type { TrendRow } from '../model/report.ts';
import { VERDICT_CODE } from '../model/verdict.ts';
import type { ClauseColumns, ObligationColumns } from './obligation-columns.ts';
import { rateOf } from './rate.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Four centuries: looking hours up beyond that would take more memory than it saves time. */
const MOST_HOURS = 3_500_000;
/** The longest quarter has 92 dates; a clock change may lengthen it by hours. */
const QUARTER = 93 * DAY;

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
  const span = period ?? spanOf(clauses);
  const buckets = span.until - span.from <= QUARTER ? WEEKS : MONTHS;
  const bucketAt = byHour(at => buckets.of(at + zone.offsetAt(at)), zone, span);
  return clauses.flatMap(clause =>
    [...tally(clause, at => bucketAt(within(at, span)))]
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

interface Span {
  readonly from: number;
  readonly until: number;
}

/** Buckets count from the epoch; `start` gives the local time at which one begins. */
interface Buckets {
  readonly of: (local: number) => number;
  readonly start: (bucket: number) => number;
}

/** 1970-01-01 was a Thursday: the Monday of its week is day −3. */
const WEEKS: Buckets = {
  of: at => Math.floor((Math.floor(at / DAY) + 3) / 7),
  start: bucket => (bucket * 7 - 3) * DAY,
};

const MONTHS: Buckets = {
  of: at => new Date(at).getUTCFullYear() * 12 + new Date(at).getUTCMonth(),
  start: bucket => new Date(0).setUTCFullYear(Math.floor(bucket / 12), bucket - Math.floor(bucket / 12) * 12, 1),
};

/** The bucket of an instant of the span, looked up once for each hour that has one alone: millions of rows ask. */
function byHour(bucketAt: (at: number) => number, zone: Zone, { from, until }: Span): (at: number) => number {
  const hours = Math.ceil((until - from) / HOUR);
  if (hours < 1 || hours > MOST_HOURS) return bucketAt;
  const known = new Int32Array(hours).fill(UNKNOWN);
  return at => {
    const hour = Math.floor((at - from) / HOUR);
    if (known[hour] === UNKNOWN) known[hour] = onlyBucket(bucketAt, zone, from + hour * HOUR);
    return known[hour] === SEVERAL ? bucketAt(at) : (known[hour] as number);
  };
}

/** Of an hour without a change of clocks that begins and ends in one bucket. */
function onlyBucket(bucketAt: (at: number) => number, zone: Zone, start: number): number {
  const end = start + HOUR - 1;
  const isSteady = zone.offsetAt(start) === zone.offsetAt(end);
  return isSteady && bucketAt(start) === bucketAt(end) ? bucketAt(start) : SEVERAL;
}

const UNKNOWN = -(2 ** 31);
const SEVERAL = UNKNOWN + 1;

/** A scope that began before its period counts in it all the same: in its first bucket. */
function within(at: number, { from, until }: Span): number {
  return Math.min(Math.max(at, from), until - 1);
}

function spanOf(clauses: ObligationColumns): Span {
  let [from, last] = [Infinity, -Infinity];
  for (const { countedAt } of clauses) {
    for (const at of countedAt) {
      if (at < from) from = at;
      if (at > last) last = at;
    }
  }
  return { from, until: last + 1 };
}

interface Tally {
  met: number;
  breached: number;
  open: number;
}

function tally({ length, countedAt, verdict }: ClauseColumns, bucketOf: (at: number) => number): Map<number, Tally> {
  const tallies = new Map<number, Tally>();
  let [last, counts] = [NaN, NOTHING];
  for (let row = 0; row < length; row++) {
    const bucket = bucketOf(countedAt[row] as number);
    if (bucket !== last) {
      counts = tallies.get(bucket) ?? { met: 0, breached: 0, open: 0 };
      tallies.set(bucket, counts);
      last = bucket;
    }
    if (verdict[row] === VERDICT_CODE.met) counts.met++;
    else if (verdict[row] === VERDICT_CODE.breached) counts.breached++;
    else if (verdict[row] === VERDICT_CODE.open) counts.open++;
  }
  return tallies;
}

const NOTHING: Tally = { met: 0, breached: 0, open: 0 };
