// How the times of a column are written, and which rows prove it. Day and month are told apart by proof or not at all.

import type { TimeEvidence, TimeStyle } from '../model/inspection.ts';

/** A cell that is not empty, and its physical line. */
export interface PlacedText {
  readonly line: number;
  readonly text: string;
}

const OFFSET = '(?: ?(?:[Zz]|UTC|[+-]\\d\\d(?::?\\d\\d)?))';
const ISO = new RegExp(
  `^\\d{4}-\\d\\d-\\d\\d(?<time>[T ]\\d\\d:\\d\\d(?::\\d\\d(?:[.,]\\d+)?)?(?<offset>${OFFSET})?)?$`,
);
const ISO_TWELVE = /^\d{4}-\d\d-\d\d[T ]\d{1,2}:\d\d(?::\d\d)? ?[AaPp][Mm]$/;
const ISO_ONE_DIGIT = /^\d{4}-\d\d-\d\d[T ]\d:\d\d(?::\d\d(?:\.\d+)?)?$/;
const DAY_MONTH =
  /^(?<first>\d{1,2})(?<separator>[./-])(?<second>\d{1,2})\k<separator>(?<year>\d{4}|\d\d)(?<time>,?[ \u00a0\u202fT]+\d{1,2}:\d\d(?::\d\d(?:[.,]\d+)?)?(?:[ \u00a0\u202f]*[AaPp]\.?[Mm]\.?)?)?$/;
const EPOCH = /^(?:\d{10}|\d{13})$/;
const TIME_NAME = /date|time|created|updated|modified|_at$|_on$/i;

/** A column is one of times where nearly all of it is. */
const LEAST_SHARE = 0.9;
const MOST_PROOFS = 3;

/** Null where the column holds no times. */
export function timeEvidence(name: string, texts: readonly PlacedText[]): TimeEvidence | null {
  if (texts.length === 0) return null;
  const read = texts.map(({ line, text }) => ({ line, text: text.trim(), ...readCell(text.trim(), name) }));
  const times = read.filter(({ style }) => style !== null);
  if (times.length < texts.length * LEAST_SHARE) return null;
  const dated = times.filter(({ time }) => !time);
  return {
    ...styleOf(times),
    times: times.length,
    of: texts.length,
    offsets: offsetsOf(times.filter(({ time }) => time)),
    dates_alone: dated.length,
  };
}

type CellStyle = Exclude<TimeStyle, 'either' | 'mixed'> | 'either';

interface CellTime {
  readonly style: CellStyle | null;
  readonly time: boolean;
  readonly offset: boolean;
}

function readCell(text: string, name: string): CellTime {
  const iso = ISO.exec(text)?.groups;
  if (iso !== undefined) return { style: 'iso', time: iso['time'] !== undefined, offset: iso['offset'] !== undefined };
  if (ISO_TWELVE.test(text)) return { style: 'twelve-hour', time: true, offset: false };
  if (ISO_ONE_DIGIT.test(text)) return { style: 'one-digit-hour', time: true, offset: false };
  const parts = DAY_MONTH.exec(text)?.groups;
  if (parts !== undefined) return { style: orderOf(parts), time: parts['time'] !== undefined, offset: false };
  if (EPOCH.test(text) && TIME_NAME.test(name)) {
    return { style: text.length === 10 ? 'epoch-s' : 'epoch-ms', time: true, offset: true };
  }
  return { style: null, time: false, offset: false };
}

/** Null where neither order makes it a date. */
function orderOf(parts: Readonly<Record<string, string | undefined>>): CellStyle | null {
  const [first, second] = [Number(parts['first']), Number(parts['second'])];
  if (first < 1 || second < 1 || Math.max(first, second) > 31 || Math.min(first, second) > 12) return null;
  if (parts['year']?.length === 2) return 'two-digit-year';
  if (first > 12) return 'day-first';
  return second > 12 ? 'month-first' : 'either';
}

function styleOf(times: readonly (CellTime & PlacedText)[]): Pick<TimeEvidence, 'style' | 'decided_by'> {
  const of = (style: CellStyle): readonly PlacedText[] => times.filter(time => time.style === style);
  const [dayFirst, monthFirst] = [of('day-first'), of('month-first')];
  const proofs = (rows: readonly PlacedText[]): TimeEvidence['decided_by'] =>
    rows.slice(0, MOST_PROOFS).map(({ line, text }) => ({ line, text }));
  if (dayFirst.length > 0 && monthFirst.length > 0) {
    return { style: 'mixed', decided_by: [...proofs(dayFirst.slice(0, 1)), ...proofs(monthFirst.slice(0, 1))] };
  }
  if (dayFirst.length > 0) return { style: 'day-first', decided_by: proofs(dayFirst) };
  if (monthFirst.length > 0) return { style: 'month-first', decided_by: proofs(monthFirst) };
  const counts = new Map<CellStyle, number>();
  for (const { style } of times) if (style !== null) counts.set(style, (counts.get(style) ?? 0) + 1);
  // One cell that cannot be read is a row that is lost: it decides, however many others there are.
  for (const style of ['two-digit-year', 'one-digit-hour'] as const)
    if (counts.has(style)) return { style, decided_by: [] };
  const [most] = [...counts].sort(([, a], [, b]) => b - a);
  return { style: most?.[0] ?? 'iso', decided_by: [] };
}

function offsetsOf(times: readonly CellTime[]): TimeEvidence['offsets'] {
  const without = times.filter(({ offset }) => !offset).length;
  if (without === 0) return times.length === 0 ? 'none' : 'all';
  return without === times.length ? 'none' : 'some';
}
