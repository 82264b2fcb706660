// When things start and when they are done: weekday and hour in the agreement's zone.

import type { Agreement } from '../model/agreement.ts';
import type { Zone } from '../model/open-time.ts';
import type { HeatMapRow } from '../model/report.ts';
import type { ObligationColumns } from './obligation-columns.ts';

const HOUR = 3_600_000;
const HOURS_A_WEEK = 7 * 24;
/** 1970-01-01 was a Thursday: the Monday of its week is three days before. */
const MONDAY = 3 * 24;

/** Response clauses in the order of the agreement; each by weekday and hour, those without any left out. */
export function heatMapRows(agreement: Agreement, clauses: ObligationColumns, zone: Zone): HeatMapRow[] {
  const responses = new Set(agreement.clauses.filter(({ kind }) => kind === 'response').map(({ id }) => id));
  return clauses.flatMap(({ id, startedAt, settledAt }) => {
    if (!responses.has(id)) return [];
    const started = countHours(startedAt, zone);
    const settled = countHours(settledAt, zone);
    return Array.from({ length: HOURS_A_WEEK }, (_, hour) => ({
      clause: id,
      weekday: Math.floor(hour / 24) + 1,
      hour: hour % 24,
      started: started[hour] ?? 0,
      settled: settled[hour] ?? 0,
    })).filter(row => row.started + row.settled > 0);
  });
}

/** By hour of the week, from Monday 00:00. */
function countHours(times: Float64Array, zone: Zone): Int32Array {
  const counts = new Int32Array(HOURS_A_WEEK);
  for (const at of times) {
    if (Number.isNaN(at)) continue;
    const hour = Math.floor((at + zone.offsetAt(at)) / HOUR) + MONDAY;
    const place = ((hour % HOURS_A_WEEK) + HOURS_A_WEEK) % HOURS_A_WEEK;
    counts[place] = (counts[place] ?? 0) + 1;
  }
  return counts;
}
