// A stretch of time on the columns of a terminal: so many columns an hour, or a day, or so many days a column.

import { DAY_MS } from '../../calendar/local-date.ts';
import type { Zone } from '../../model/open-time.ts';

const HOUR = 3_600_000;

export interface Scale {
  readonly columns: number;
  /** What a column stands for, local ms. */
  readonly step: number;
  /** The instant where a column begins; of `columns` the end. */
  start(column: number): number;
  /** Whole columns from 0 to the last. */
  columnOf(at: number): number;
  /** The local time where a column begins, as if it were UTC. */
  localStart(column: number): number;
}

export function scaleOf(
  from: number,
  until: number,
  { zone, width }: { readonly zone: Zone; readonly width: number },
): Scale {
  const local = (at: number): number => at + zone.offsetAt(at);
  const [begin, end] = [local(from), local(until)];
  const step = stepOf(begin, end, width);
  const origin = Math.floor(begin / step) * step;
  const columns = Math.max(1, Math.ceil((end - origin) / step));
  const localStart = (column: number): number => Math.round(origin + column * step);
  const bounds = Array.from({ length: columns + 1 }, (_, column) => zone.toInstant(localStart(column)));
  return {
    columns,
    step,
    start: column => bounds[column] ?? until,
    columnOf: at =>
      Math.max(
        0,
        Math.min(
          columns - 1,
          bounds.findLastIndex(bound => bound <= at),
        ),
      ),
    localStart,
  };
}

/** The finest that fits; hours and dates always begin with a column of their own. */
function stepOf(begin: number, end: number, width: number): number {
  const hours = Math.ceil(end / HOUR) - Math.floor(begin / HOUR);
  if (hours <= width) return HOUR / Math.floor(width / hours);
  const days = Math.ceil(end / DAY_MS) - Math.floor(begin / DAY_MS);
  return days <= width ? DAY_MS / Math.floor(width / days) : DAY_MS * Math.ceil(days / (width - 1));
}
