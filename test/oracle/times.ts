// Written times to instants and back (data.md "Times", cli.md "audit"), each by Temporal.

import { Temporal } from 'temporal-polyfill';

/** The instants a written time may stand for: the same twice, or the first and last of a date. */
export interface Moment {
  readonly first: number;
  readonly last: number;
}

/** Half-open, epoch ms. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const TIME = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)(Z|[+-]\d{2}:?\d{2})?$/;

/** Null where the text is no time. */
export function parseMoment(text: string, zone: string): Moment | null {
  const trimmed = text.trim();
  try {
    if (DATE.test(trimmed)) return { first: startOfDate(trimmed, zone), last: endOfDate(trimmed, zone) - 1 };
    const [, date, time, offset] = TIME.exec(trimmed) ?? [];
    if (date === undefined || time === undefined) return null;
    const at =
      offset === undefined ? localInstant(date, time, zone) : Temporal.Instant.from(date + 'T' + time + offset);
    return { first: at.epochMilliseconds, last: at.epochMilliseconds };
  } catch {
    return null;
  }
}

/** The start of a range in a list kept by hand; empty: without bound. */
export function parseFrom(text: string, zone: string): number {
  return parseMoment(text, zone)?.first ?? -Infinity;
}

/** The exclusive end of such a range: a date is included, so the range ends with it (data.md). */
export function parseUntil(text: string, zone: string): number {
  if (DATE.test(text.trim())) return endOfDate(text.trim(), zone);
  return parseMoment(text, zone)?.first ?? Infinity;
}

/** A `compatible` resolution, as verdicts.md "Calendars" asks. */
function localInstant(date: string, time: string, zone: string): Temporal.Instant {
  return Temporal.PlainDateTime.from(`${date}T${time}`)
    .toZonedDateTime(zone, { disambiguation: 'compatible' })
    .toInstant();
}

function startOfDate(date: string, zone: string): number {
  return Temporal.PlainDate.from(date).toZonedDateTime(zone).epochMilliseconds;
}

function endOfDate(date: string, zone: string): number {
  return startOfDate(Temporal.PlainDate.from(date).add({ days: 1 }).toString(), zone);
}

export function dateAt(instant: number, zone: string): string {
  return zoned(instant, zone).toPlainDate().toString();
}

export function zoned(instant: number, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone);
}

/** The same local time, so many dates later. */
export function addDates(instant: number, days: number, zone: string): number {
  return zoned(instant, zone).add({ days }).epochMilliseconds;
}

/** `2025-10-01T09:00:00-04:00`, milliseconds only where there are any. */
export function writeInstant(instant: number, zone: string): string {
  const at = zoned(instant, zone);
  const digits = at.millisecond === 0 ? 0 : 3;
  return at.toString({ timeZoneName: 'never', calendarName: 'never', fractionalSecondDigits: digits });
}

/** "seconds carry milliseconds only where there are any", and then all three digits. */
export function writeSeconds(milliseconds: number): string {
  return milliseconds % 1000 === 0 ? String(milliseconds / 1000) : (milliseconds / 1000).toFixed(3);
}

/** cli.md `--period`: a month, a quarter, a year or `A..B` with both dates included. */
export function parsePeriod(text: string, zone: string): Span {
  const [, year, quarter] = /^(\d{4})-Q([1-4])$/.exec(text) ?? [];
  if (year !== undefined) return months(`${year}-${String(Number(quarter) * 3 - 2).padStart(2, '0')}`, 3, zone);
  if (/^\d{4}$/.test(text)) return months(`${text}-01`, 12, zone);
  if (/^\d{4}-\d{2}$/.test(text)) return months(text, 1, zone);
  const [first = '', last = ''] = text.split('..');
  return { from: startOfDate(first, zone), to: endOfDate(last, zone) };
}

/** So many months from the first of `month` (`2025-10`). */
export function months(month: string, count: number, zone: string): Span {
  const first = Temporal.PlainYearMonth.from(month);
  return {
    from: startOfDate(`${first.toString()}-01`, zone),
    to: startOfDate(`${first.add({ months: count }).toString()}-01`, zone),
  };
}

/** cli.md `--as-of`: a date alone is its last millisecond. */
export function parseAsOf(text: string, zone: string): number {
  const moment = parseMoment(text, zone);
  if (moment === null) throw new Error(`as_of is no time: ${text}`);
  return moment.last;
}
