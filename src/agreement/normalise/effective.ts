// `effective` → instants, half-open (spec agreement.md: a date without a time as `until` is included).

import { zoneOf } from '../../calendar/zone.ts';
import type { ClauseBase } from '../../model/agreement.ts';
import { parseInstant } from '../forms/date.ts';
import type { WrittenInstant } from '../forms/date.ts';
import { valueOf } from '../forms/parsed.ts';
import type { WrittenRange } from '../written.ts';

const DAY = 86_400_000;

/** Dates are the agreement's local dates; ±Infinity where a side is open. */
export function toEffective(range: WrittenRange | undefined, timeZone: string): ClauseBase['effective'] {
  const from = range?.from === undefined ? -Infinity : instantOf(valueOf(parseInstant(range.from)), timeZone);
  const until = range?.until === undefined ? Infinity : endOf(valueOf(parseInstant(range.until)), timeZone);
  return { from, until };
}

function endOf(written: WrittenInstant, timeZone: string): number {
  return instantOf(written.dateOnly ? { ...written, localMs: written.localMs + DAY } : written, timeZone);
}

function instantOf(written: WrittenInstant, timeZone: string): number {
  return written.offsetMs === null ? zoneOf(timeZone).toInstant(written.localMs) : written.localMs - written.offsetMs;
}
