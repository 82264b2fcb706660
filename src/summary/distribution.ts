// How long things took against their window: counted by elapsed time, and the share done by a time.

import { type Agreement, type Duration, isTimed } from '../model/agreement.ts';
import { inSeconds } from '../model/obligation-row.ts';
import type { DistributionReport } from '../model/report.ts';
import { VERDICT_CODE } from '../model/verdict.ts';
import { type SeenTimes, survivalQuantiles } from '../statistics/kaplan-meier.ts';
import type { ClauseColumns, ObligationColumns } from './obligation-columns.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Widths a reader can count in; the last is a day of the clock's running time. */
const WIDTHS: readonly number[] = [
  ...[1, 5, 10, 15, 30].map(seconds => seconds * SECOND),
  ...[1, 2, 5, 10, 15, 30].map(minutes => minutes * MINUTE),
  ...[1, 2, 3, 4, 6, 8, 12, 24].map(hours => hours * HOUR),
];
const MOST_BINS = 24;
/** Beyond three windows everything is simply very late. */
const WINDOWS_SHOWN = 3;
const PER_CENTS: readonly number[] = Array.from({ length: 100 }, (_, index) => (index + 1) / 100);

/** Clauses with a clock, in the order of the agreement; not those without an obligation whose time is known. */
export function distributions(agreement: Agreement, clauses: ObligationColumns): DistributionReport[] {
  return clauses.flatMap(clause => {
    const durations = windowsOf(agreement, clause.id);
    const { times } = clause;
    const none = times.done.length + times.running.length === 0;
    return durations.length === 0 || none ? [] : [distribution(clause, durations)];
  });
}

function distribution(clause: ClauseColumns, durations: readonly Duration[]): DistributionReport {
  const { done, running } = clause.times;
  const never = countRunning(clause, VERDICT_CODE.breached);
  const open = countRunning(clause, VERDICT_CODE.open);
  return {
    clause: clause.id,
    clock: durations.every(({ unit }) => unit === 'elapsed' || unit === 'calendar-days') ? 'elapsed' : 'open',
    windows: durations.map(window => ({ text: window.text, seconds: inSeconds(fixedMs(window)) })),
    bins: binsOf(clause, durations, done.at(-1) ?? 0),
    done: done.length,
    never_done: never,
    open,
    ended: running.length - never - open,
    curve: curveOf(clause.times),
  };
}

/** Every window any version of the clause names, once each; none for kinds without a clock. */
function windowsOf({ clauses }: Agreement, id: string): Duration[] {
  const windows = clauses
    .filter(clause => clause.id === id)
    .flatMap(clause => (isTimed(clause) ? clause.within.map(({ is }) => is) : []));
  return [...new Map(windows.map(window => [window.text, window])).values()];
}

function fixedMs(window: Duration): number | null {
  return window.unit === 'elapsed' || window.unit === 'business-time' ? window.ms : null;
}

/** Waived ones were late too: a waiver changes the verdict, not the time. */
function binsOf(
  { length, elapsedMs, settled, verdict }: ClauseColumns,
  durations: readonly Duration[],
  longest: number,
): DistributionReport['bins'] {
  const bins = emptyBins(
    longest,
    durations.map(fixedMs).filter(ms => ms !== null),
  );
  const width = (bins[0]?.to_s ?? 1) * SECOND;
  for (let row = 0; row < length; row++) {
    const ms = elapsedMs[row] as number;
    if (settled[row] !== 1 || Number.isNaN(ms)) continue;
    // Exactly at a deadline is in time, so what ends with a bin belongs to it.
    const place = Math.max(0, Math.ceil(ms / width) - 1);
    const bin = bins[Math.min(bins.length - 1, place)];
    if (bin === undefined) continue;
    if (verdict[row] === VERDICT_CODE.met) bin.in_time++;
    else bin.late++;
  }
  return bins;
}

interface Bin {
  readonly from_s: number;
  readonly to_s: number | null;
  in_time: number;
  late: number;
}

/** As far as the longest time, but at least the longest window and at most three of it; then one bin for the rest. */
function emptyBins(longest: number, windows: readonly number[]): Bin[] {
  const window = Math.max(...windows);
  const reach = windows.length === 0 ? longest : Math.min(Math.max(longest, window), WINDOWS_SHOWN * window);
  const width = WIDTHS.find(candidate => reach <= candidate * MOST_BINS) ?? Math.ceil(reach / MOST_BINS / DAY) * DAY;
  const closed = Math.max(1, Math.ceil(reach / width));
  return Array.from({ length: closed + 1 }, (_, bin) => ({
    from_s: (bin * width) / SECOND,
    to_s: bin === closed ? null : ((bin + 1) * width) / SECOND,
    in_time: 0,
    late: 0,
  }));
}

function curveOf(times: SeenTimes): DistributionReport['curve'] {
  return survivalQuantiles(times, PER_CENTS).flatMap((ms, index) =>
    ms === null ? [] : [{ share: PER_CENTS[index] ?? 1, by_s: ms / SECOND }],
  );
}

/** Of those whose time is known and that are not done. */
function countRunning({ length, elapsedMs, settled, verdict }: ClauseColumns, code: number): number {
  let count = 0;
  for (let row = 0; row < length; row++) {
    if (verdict[row] === code && settled[row] !== 1 && !Number.isNaN(elapsedMs[row])) count++;
  }
  return count;
}
