// `4 business hours`, `2bd`, `eod+1`: every way of writing a duration (spec agreement.md, Durations).

import { HOUR_MS, MINUTE_MS } from '../../calendar/local-date.ts';
import type { Duration } from '../../model/agreement.ts';
import type { Flaw, Parsed } from './parsed.ts';

type Unit =
  | { readonly unit: 'elapsed' | 'business-time'; readonly ms: number }
  | { readonly unit: 'business-days' | 'calendar-days' };

const SPELLINGS: readonly (readonly [Unit, readonly string[]])[] = [
  [{ unit: 'elapsed', ms: MINUTE_MS }, ['m', 'min', 'mins', 'minute', 'minutes']],
  [{ unit: 'elapsed', ms: HOUR_MS }, ['h', 'hr', 'hrs', 'hour', 'hours']],
  [{ unit: 'business-time', ms: MINUTE_MS }, ['bm', 'business min', 'business minute', 'business minutes']],
  [{ unit: 'business-time', ms: HOUR_MS }, ['bh', 'business hr', 'business hrs', 'business hour', 'business hours']],
  [{ unit: 'business-days' }, ['bd', 'business day', 'business days']],
  [{ unit: 'calendar-days' }, ['cd', 'calendar day', 'calendar days']],
];
const UNITS: ReadonlyMap<string, Unit> = new Map(
  SPELLINGS.flatMap(([unit, names]) => names.map(name => [name, unit] as const)),
);

const AMOUNT = /^(\d{1,9}(?:\.\d{1,9})?) ?([a-z][a-z ]*)$/;
const END_OF_DAY = /^(?:eod|end of (next )?business day)(?: ?\+ ?(\d{1,6}))?$/;
const MOST_DAYS = 100_000;
const FORMS =
  'Write it like `4 hours`, `30 business minutes`, `2 business days`, `14 calendar days` or `end of business day`.';

export function parseDuration(written: string): Parsed<Duration> {
  const text = written.trim();
  const folded = text.toLowerCase().replaceAll(/\s+/g, ' ');
  const end = END_OF_DAY.exec(folded);
  if (end !== null) return endOfDay(end, text);
  const amount = AMOUNT.exec(folded);
  if (amount === null) return { flaw: unreadable(text, folded) };
  const [, number = '', name = ''] = amount;
  const unit = UNITS.get(name);
  return unit === undefined ? { flaw: unknownUnit(text, number, name) } : counted(unit, number, text);
}

function endOfDay(end: RegExpExecArray, text: string): Parsed<Duration> {
  const [, next, added] = end;
  if (next !== undefined && added !== undefined)
    return { flaw: flaw(text, 'Write it like `end of business day + 2`.') };
  const days = next === undefined ? Number(added ?? 0) : 1;
  return days > MOST_DAYS ? { flaw: tooLong(text) } : { value: { unit: 'end-of-business-day', days, text } };
}

function counted(unit: Unit, number: string, text: string): Parsed<Duration> {
  const count = Number(number);
  if (count === 0) return { flaw: zero(text) };
  return 'ms' in unit ? time(unit, count, text) : days(unit, count, text);
}

function time(unit: Extract<Unit, { ms: number }>, count: number, text: string): Parsed<Duration> {
  const ms = Math.round(count * unit.ms);
  if (ms > MOST_DAYS * 24 * HOUR_MS) return { flaw: tooLong(text) };
  if (Math.abs(ms - count * unit.ms) > 1e-6) return { flaw: flaw(text, 'Write whole minutes, such as `90 minutes`.') };
  return { value: { unit: unit.unit, ms, text } };
}

function days(unit: Exclude<Unit, { ms: number }>, count: number, text: string): Parsed<Duration> {
  if (!Number.isInteger(count)) {
    return { flaw: flaw(text, 'Days are counted whole: write hours instead, such as `4 business hours`.') };
  }
  return count > MOST_DAYS ? { flaw: tooLong(text) } : { value: { unit: unit.unit, days: count, text } };
}

function unreadable(text: string, folded: string): Flaw {
  if (folded.startsWith('-')) return flaw(text, 'A duration is longer than zero: write it without the minus.');
  if (/^[\d.]+$/.test(folded)) return flaw(text, `It has no unit. ${FORMS}`);
  if (/\d.*[a-z].*\d/.test(folded)) return flaw(text, 'Write one number and one unit, such as `90 minutes`.');
  if (/^(end of (the )?day|cob|close of business)/.test(folded)) return flaw(text, 'Write `end of business day`.');
  return flaw(text, FORMS);
}

function unknownUnit(text: string, number: string, name: string): Flaw {
  if (/^(d|days?)$/.test(name)) return bareDays(text, Number(number));
  return flaw(text, remedyForUnit(Number(number), name));
}

function remedyForUnit(count: number, name: string): string {
  const rest = name.replace(/^(business|working|work|calendar) ?/, '');
  if (/^(d|days?)$/.test(rest)) return `Write \`${plural(count, 'business day')}\`.`;
  if (/^w(ee)?ks?$|^w$/.test(rest)) return weeks(count, name);
  if (/^(s|secs?|seconds?)$/.test(rest)) return 'The smallest unit is the minute: write `1 minute`.';
  if (/^(mo|months?|quarters?|years?|y)$/.test(rest)) return 'Write it in days, such as `30 calendar days`.';
  if (/^(h|hrs?|hours?)$/.test(rest))
    return `Write \`${plural(count, name.startsWith('calendar') ? 'hour' : 'business hour')}\`.`;
  return FORMS;
}

function weeks(count: number, name: string): string {
  const calendar = plural(count * 7, 'calendar day');
  const business = plural(count * 5, 'business day');
  if (/^(business|work)/.test(name)) return `Write \`${business}\`.`;
  return `Weeks are written in days: \`${calendar}\` (the same weekday), or \`${business}\`.`;
}

/** Seven well-known products read "1 day" four different ways (spec agreement.md, Durations). */
function bareDays(text: string, count: number): Flaw {
  const ways = [plural(count, 'business day'), plural(count, 'calendar day'), plural(count * 24, 'hour')];
  return {
    code: 'bare-days',
    message: `\`${text}\` can mean three things.`,
    remedy: `Write \`${ways[0]}\` (working dates), \`${ways[1]}\` (the same local time that many dates later) or \`${ways[2]}\` (elapsed time).`,
  };
}

function zero(text: string): Flaw {
  return {
    code: 'zero-duration',
    message: `\`${text}\` is no time at all: nothing could be done within it.`,
    remedy: 'Write a duration longer than zero, or `end of business day` for the same working date.',
  };
}

function tooLong(text: string): Flaw {
  return flaw(text, 'Write a duration under ten years: a deadline further off is never judged.');
}

function flaw(text: string, remedy: string): Flaw {
  return { code: 'duration', message: `\`${text}\` is not a duration.`, remedy };
}

function plural(count: number, unit: string): string {
  return count === 1 ? `1 ${unit}` : `${count} ${unit}s`;
}
