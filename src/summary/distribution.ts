// How long things took against their window: counted by elapsed time, and the share done by a time.

import type { Agreement, Duration } from '../model/agreement.ts';
import { inSeconds } from '../model/obligation-row.ts';
import type { DistributionReport } from '../model/report.ts';
import { VERDICT_CODE } from '../model/verdict.ts';
import { survivalQuantiles } from '../statistics/kaplan-meier.ts';
import type { ObligationColumns } from './obligation-columns.ts';

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
export function distributions(agreement: Agreement, columns: ObligationColumns): DistributionReport[] {
  return columns.clauseIds.flatMap((clause, place) => {
    const durations = windowsOf(agreement, clause);
    const rows = (columns.rowsOfClause[place] ?? new Int32Array()).filter(row => isKnown(columns.elapsedMs[row]));
    return durations.length === 0 || rows.length === 0 ? [] : [distribution(clause, { durations, rows, columns })];
  });
}

interface TimedRows {
  readonly durations: readonly Duration[];
  readonly rows: Int32Array;
  readonly columns: ObligationColumns;
}

function distribution(clause: string, timed: TimedRows): DistributionReport {
  const { durations, rows, columns } = timed;
  const done = rows.filter(row => columns.settled[row] === 1);
  const notDone = rows.filter(row => columns.settled[row] !== 1);
  const never = countVerdict(notDone, columns, VERDICT_CODE.breached);
  const open = countVerdict(notDone, columns, VERDICT_CODE.open);
  return {
    clause,
    clock: durations.every(({ unit }) => unit === 'elapsed' || unit === 'calendar-days') ? 'elapsed' : 'open',
    windows: durations.map(window => ({ text: window.text, seconds: inSeconds(fixedMs(window)) })),
    bins: binsOf(done, timed),
    done: done.length,
    never_done: never,
    open,
    ended: notDone.length - never - open,
    curve: curveOf(rows, columns),
  };
}

/** Every window any version of the clause names, once each; none for kinds without a clock. */
function windowsOf({ clauses }: Agreement, id: string): Duration[] {
  const windows = clauses
    .filter(clause => clause.id === id)
    .flatMap(clause =>
      clause.kind === 'response' || clause.kind === 'cadence' ? clause.within.map(({ is }) => is) : [],
    );
  return [...new Map(windows.map(window => [window.text, window])).values()];
}

function fixedMs(window: Duration): number | null {
  return window.unit === 'elapsed' || window.unit === 'business-time' ? window.ms : null;
}

/** Waived ones were late too: a waiver changes the verdict, not the time. */
function binsOf(done: Int32Array, { durations, columns }: TimedRows): DistributionReport['bins'] {
  const bins = emptyBins(
    done.reduce((most, row) => Math.max(most, columns.elapsedMs[row] ?? 0), 0),
    durations.map(fixedMs).filter(ms => ms !== null),
  );
  const width = (bins[0]?.to_s ?? 1) * SECOND;
  for (const row of done) {
    // Exactly at a deadline is in time, so what ends with a bin belongs to it.
    const place = Math.max(0, Math.ceil((columns.elapsedMs[row] ?? 0) / width) - 1);
    const bin = bins[Math.min(bins.length - 1, place)];
    if (bin === undefined) continue;
    if (columns.verdict[row] === VERDICT_CODE.met) bin.in_time++;
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

function curveOf(rows: Int32Array, { elapsedMs, settled }: ObligationColumns): DistributionReport['curve'] {
  const times = Float64Array.from(rows, row => elapsedMs[row] ?? NaN);
  const ended = Uint8Array.from(rows, row => settled[row] ?? 0);
  return survivalQuantiles(times, ended, PER_CENTS).flatMap((ms, index) =>
    ms === null ? [] : [{ share: PER_CENTS[index] ?? 1, by_s: ms / SECOND }],
  );
}

function countVerdict(rows: Int32Array, { verdict }: ObligationColumns, code: number): number {
  return rows.reduce((count, row) => count + (verdict[row] === code ? 1 : 0), 0);
}

function isKnown(ms: number | undefined): boolean {
  return ms !== undefined && !Number.isNaN(ms);
}
