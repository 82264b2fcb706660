// `--period` as written → half-open instants in the agreement's zone (spec cli.md, audit; verdicts.md, "Which period").

import { dateOfDay, dayOfDate, localDayOf, parseDate, startOfDay } from '../calendar/local-date.ts';
import type { Problem } from '../findings/problem.ts';
import type { Period } from '../model/obligation.ts';
import type { Zone } from '../model/open-time.ts';

/** A period as written; what it means in instants depends on the agreement and, for `last-month`, on as-of. */
export type WrittenPeriod = { readonly text: string } & (
  { readonly kind: 'last-month' } | { readonly kind: 'span'; readonly from: WrittenSpan; readonly until: WrittenSpan }
);

/** One date, or the months that a month, quarter or year covers; quarters and years count from the fiscal year's start. */
type WrittenSpan =
  | { readonly kind: 'date'; readonly day: number }
  | { readonly kind: 'months'; readonly first: number; readonly count: number; readonly isFiscal: boolean };

export interface PeriodContext {
  readonly zone: Zone;
  /** Epoch ms. */
  readonly asOf: number;
  /** 1 … 12. Fiscal years are named by the year they begin in, as goals name them. */
  readonly fiscalYearStarts: number;
}

/** Reads the text; the agreement is not needed to tell whether it is a period at all. */
export function parsePeriod(text: string): WrittenPeriod | Problem {
  if (text === 'last-month') return { text, kind: 'last-month' };
  const [first = '', last = first, ...more] = text.split('..');
  const from = parseSpan(first);
  const until = parseSpan(last);
  if (from === null || until === null || more.length > 0) return notAPeriod(text);
  return { text, kind: 'span', from, until };
}

/** In `A..B` both ends are included. A problem where B ends before A begins. */
export function periodOf(written: WrittenPeriod, context: PeriodContext): Period | Problem {
  const { text } = written;
  const { from, until } = written.kind === 'last-month' ? lastMonth(context) : spanOf(written, context);
  return from < until ? { text, from, until } : endsBeforeItBegins(text);
}

/** The stretch of the same length just before: the month before a month, the ninety days before ninety days. */
export function periodBefore(period: Period, zone: Zone): Period {
  const text = `before ${period.text}`;
  const [first, end] = [localDayOf(zone, period.from), localDayOf(zone, period.until - 1) + 1];
  const [begin, stop] = [dateOfDay(first), dateOfDay(end)];
  const months = (stop.year - begin.year) * 12 + stop.month - begin.month;
  const isMonths = begin.date === 1 && stop.date === 1;
  const day = isMonths ? dayOfDate(begin.year, begin.month - months, 1) : first - (end - first);
  return { text, from: startOfDay(zone, day), until: period.from };
}

function parseSpan(text: string): WrittenSpan | null {
  const day = parseDate(text);
  if (day !== null) return { kind: 'date', day };
  const parts = /^(?<year>\d{4})(?:-(?<month>0[1-9]|1[0-2])|-Q(?<quarter>[1-4]))?$/.exec(text)?.groups;
  if (parts === undefined) return null;
  const january = Number(parts['year']) * 12;
  const [month, quarter] = [parts['month'], parts['quarter']];
  if (month !== undefined) return { kind: 'months', first: january + Number(month) - 1, count: 1, isFiscal: false };
  if (quarter === undefined) return { kind: 'months', first: january, count: 12, isFiscal: true };
  return { kind: 'months', first: january + (Number(quarter) - 1) * 3, count: 3, isFiscal: true };
}

interface Bounds {
  readonly from: number;
  readonly until: number;
}

function spanOf({ from, until }: Extract<WrittenPeriod, { kind: 'span' }>, context: PeriodContext): Bounds {
  const [, end] = daysOf(until, context.fiscalYearStarts);
  const [start] = daysOf(from, context.fiscalYearStarts);
  return { from: startOfDay(context.zone, start), until: startOfDay(context.zone, end) };
}

/** First day, and the day after the last. */
function daysOf(span: WrittenSpan, fiscalYearStarts: number): readonly [number, number] {
  if (span.kind === 'date') return [span.day, span.day + 1];
  const first = span.first + (span.isFiscal ? fiscalYearStarts - 1 : 0);
  return [dayOfDate(0, first + 1, 1), dayOfDate(0, first + span.count + 1, 1)];
}

function lastMonth({ zone, asOf }: PeriodContext): Bounds {
  const { year, month } = dateOfDay(localDayOf(zone, asOf));
  return { from: startOfDay(zone, dayOfDate(year, month - 1, 1)), until: startOfDay(zone, dayOfDate(year, month, 1)) };
}

function notAPeriod(text: string): Problem {
  return problem(
    `--period ${text} is no period.`,
    'Write 2025-10, 2025-Q3, 2025, 2025-01-15..2025-02-15 (both dates included) or last-month.',
  );
}

function endsBeforeItBegins(text: string): Problem {
  const [first, last] = text.split('..');
  return problem(`--period ${text} ends before it begins.`, `Write the earlier date first: ${last}..${first}.`);
}

function problem(message: string, remedy: string): Problem {
  return {
    code: 'period',
    severity: 'error',
    message,
    remedy,
    file: null,
    line: null,
    column: null,
    width: null,
    excerpt: null,
  };
}
