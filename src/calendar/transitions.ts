// Asks Temporal for a zone's clock changes: the only file that knows the Temporal package.

import { Temporal } from 'temporal-polyfill';

/** Clock changes of a zone: from `at[i]` on, local time is UTC plus `offset[i + 1]`; before `at[0]` plus `offset[0]`. */
export interface Transitions {
  /** Epoch ms, ascending. */
  readonly at: readonly number[];
  /** Ms; one more than there are changes. */
  readonly offset: readonly number[];
}

/** The clock changes of an IANA zone in (from, until]; RangeError where Temporal does not know the zone. */
export function transitionsOf(zoneId: string, from: number, until: number): Transitions {
  const first = Math.min(Math.max(from, -LAST_INSTANT), LAST_INSTANT);
  const last = Math.min(until, LAST_INSTANT);
  let moment: Temporal.ZonedDateTime | null = Temporal.Instant.fromEpochMilliseconds(first).toZonedDateTimeISO(zoneId);
  const at: number[] = [];
  const offset = [offsetOf(moment)];
  while ((moment = moment.getTimeZoneTransition('next')) !== null && moment.epochMilliseconds <= last) {
    at.push(moment.epochMilliseconds);
    offset.push(offsetOf(moment));
  }
  return { at, offset };
}

/** Whether Temporal knows a zone by this name; a fixed offset such as `+05:00` is no zone. */
export function isZone(id: string): boolean {
  if (!/^[A-Za-z]/.test(id)) return false;
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(id);
    return true;
  } catch {
    return false;
  }
}

/** The farthest instant Temporal represents, either way from 1970. */
const LAST_INSTANT = 8.64e15;

function offsetOf(moment: Temporal.ZonedDateTime): number {
  return moment.offsetNanoseconds / 1e6;
}
