// Two worked examples for each clause, with dates and times that the calendars of the agreement compute.

import { calendarDaysBefore } from '../calendar/calendar-days.ts';
import { DAY_MS, HOUR_MS, dayOfDate, localDayOf, weekdayOf } from '../calendar/local-date.ts';
import type {
  Agreement,
  AtMostClause,
  CadenceClause,
  Clause,
  NeverClause,
  ResponseClause,
} from '../model/agreement.ts';
import type { OpenTime, Zone } from '../model/open-time.ts';
import { requiredWords } from './clauses.ts';
import { conditionWords } from './tests.ts';
import { eventWords } from './events.ts';
import { clockWords, dateWords } from './hours.ts';
import { counted, numberWord, plainName } from './words.ts';

/** What the examples ask the calendars; the pipeline gives them. */
export interface ExampleContext {
  readonly agreement: Agreement;
  readonly agreementZone: Zone;
  /** A calendar of the agreement or `always`. */
  readonly open: (calendar: string) => OpenTime;
  readonly zone: (calendar: string) => Zone;
  /** Deadline of a window that starts at an instant, on a calendar's hours. */
  readonly deadline: (duration: ResponseClause['within'][number]['is'], calendar: string, startedAt: number) => number;
}

export function examplesOf(clause: Clause, context: ExampleContext): string[] {
  switch (clause.kind) {
    case 'response':
    case 'cadence':
      return timedExamples(clause, context);
    case 'never':
      return neverExamples(clause, context);
    case 'at_most':
      return atMostExamples(clause, context);
    case 'require':
      return requireExamples(clause, context);
  }
}

// ---------------------------------------------------------------- response, cadence

/** One start in the middle of a week, one shortly before the hours end for a weekend or a holiday. */
function timedExamples(clause: ResponseClause | CadenceClause, context: ExampleContext): string[] {
  const { agreement } = context;
  const window = clause.within.at(-1);
  const { calendar, whose } = exampleCalendar(clause, context);
  if (window === undefined) return [];
  const zone = context.zone(calendar);
  const when = eventWords(agreement, clause.when).happens;
  const expect = eventWords(agreement, clause.expect);
  const due = clause.kind === 'response' ? expect.must : `all ${counted(clause.times, 'time')} must be done`;
  const starts = new Set(startsFor(context.open(calendar), zone, exampleTuesday(clause, zone)));
  if (starts.size === 0) return [NEVER_OPEN];
  const of = window.if === null ? '' : `, and ${conditionWords(window.if)}`;
  return [...starts].map(start => {
    const deadline = Math.min(context.deadline(window.is, calendar, start), latestFor(clause, context, start));
    const begins = `${whose}If ${when} on ${momentWords(zone, start)}${of}`;
    if (deadline === Infinity) return `${begins}, the deadline lies more than ten years off, and nobody can judge it.`;
    return `${begins}, ${due} by ${momentWords(zone, deadline)}.`;
  });
}

const NEVER_OPEN = 'These hours do not open in the ten years from March 2025: no example can be worked out.';

/** The second deadline of `at_latest`. */
function latestFor(clause: ResponseClause | CadenceClause, { deadline }: ExampleContext, start: number): number {
  const latest = clause.kind === 'response' ? clause.atLatest : null;
  return latest === null ? Infinity : deadline(latest.within, latest.calendar, start);
}

/** `owner` runs on a person's own hours: the example takes the first calendar of the agreement and says so. */
function exampleCalendar(
  clause: ResponseClause | CadenceClause,
  { agreement }: ExampleContext,
): { readonly calendar: string; readonly whose: string } {
  const named = clause.calendar.at(-1)?.is ?? 'always';
  const [first] = agreement.calendars.keys();
  if (named !== 'owner') return { calendar: named, whose: '' };
  if (first === undefined) return { calendar: 'always', whose: '' };
  return { calendar: first, whose: `With an owner who works the hours named “${plainName(first)}”: ` };
}

/** A working Tuesday an hour after opening; and half an hour before the last closing ahead of a longer rest; none without hours. */
function startsFor(open: OpenTime, zone: Zone, tuesday: number): number[] {
  const midWeek = open.nextOpening(zone.toInstant(tuesday * DAY_MS + 9 * HOUR_MS));
  if (midWeek === Infinity) return [];
  const longRest = closingBeforeRest(open, midWeek);
  return [midWeek + HOUR_MS, longRest - HOUR_MS / 2];
}

/** The first closing after an instant that is followed by more than a night without open time; a Friday evening else. */
function closingBeforeRest(open: OpenTime, from: number): number {
  for (let at = from; at < from + 14 * DAY_MS; at += HOUR_MS / 4) {
    if (!open.isOpen(at) || open.openBetween(at, at + HOUR_MS / 4) === HOUR_MS / 4) continue;
    const closing = open.advance(at, open.openBetween(at, at + HOUR_MS / 4));
    if (open.openBetween(closing, closing + 36 * HOUR_MS) === 0) return closing;
  }
  return from + 3 * DAY_MS + 7 * HOUR_MS;
}

// ---------------------------------------------------------------- the others

function neverExamples(clause: NeverClause, context: ExampleContext): string[] {
  const { agreement, agreementZone } = context;
  const { never, scope } = clause;
  const noun = eventWords(agreement, never).noun;
  const tuesday = exampleTuesday(clause, agreementZone);
  const start = agreementZone.toInstant(tuesday * DAY_MS + 10 * HOUR_MS);
  const at = (instant: number, zone = agreementZone): string => momentWords(zone, instant);
  switch (scope.kind) {
    case 'between': {
      const [from, until] = [eventWords(agreement, scope.from).happens, eventWords(agreement, scope.until).happens];
      const end = start + 7 * DAY_MS;
      return [
        `If ${from} on ${at(start)}, then ${noun} on ${at(start + DAY_MS)} breaks the promise.`,
        `If then ${until} on ${at(end)}, ${noun} at that very moment or later is allowed.`,
      ];
    }
    case 'outside': {
      const [open, zone] = [context.open(scope.calendar), context.zone(scope.calendar)];
      const opening = open.nextOpening(zone.toInstant(tuesday * DAY_MS));
      if (opening === Infinity) return [NEVER_OPEN];
      const closing = closingAfter(open, opening);
      if (closing === Infinity)
        return [`On ${at(opening, zone)}, as at any other time, ${noun} is allowed.`, NEVER_CLOSED];
      return [
        `On ${at(opening, zone)}, the moment of opening, ${noun} is allowed.`,
        `On ${at(closing, zone)}, the moment of closing, ${noun} breaks the promise.`,
      ];
    }
    case 'while': {
      const earlier = start - HOUR_MS;
      return [
        `If this comes to be so on ${at(start)}, then ${noun} on ${at(earlier)} was allowed.`,
        `From ${at(start)} on, ${noun} breaks the promise for as long as it is so.`,
      ];
    }
  }
}

const NEVER_CLOSED = 'These hours never close: nothing breaks the promise.';

/** Infinity where they are open for a week on end. */
function closingAfter(open: OpenTime, opening: number): number {
  let at = opening;
  while (open.isOpen(at) && at < opening + 7 * DAY_MS) at += HOUR_MS / 60;
  return open.isOpen(at) ? Infinity : at;
}

function atMostExamples(clause: AtMostClause, context: ExampleContext): string[] {
  const zone = context.agreementZone;
  const noun = eventWords(context.agreement, clause.of).noun;
  const duration = clause.within.at(-1)?.is;
  if (duration === undefined) return [];
  const first = zone.toInstant(exampleTuesday(clause, zone) * DAY_MS + 10 * HOUR_MS);
  if (clause.atMost === 0) {
    const again = first + 365 * DAY_MS;
    return [
      `If a lead gets ${noun} on ${momentWords(zone, first)}, the promise is broken.`,
      `However long it has had none, ${noun} on ${momentWords(zone, again)} breaks it again.`,
    ];
  }
  const last =
    duration.unit === 'calendar-days' ? sameTimeLater(zone, first, duration.days) : first + windowMs(duration);
  const windowStart =
    duration.unit === 'calendar-days' ? calendarDaysBefore(zone, last, duration.days) : last - windowMs(duration);
  const times = counted(clause.atMost, 'time');
  const tooSoon = last - Math.min(HOUR_MS, (last - first) / 2);
  return [
    `If a lead got ${noun} ${times}, the first of them on ${momentWords(zone, first)}, one more on ${momentWords(zone, tooSoon)} breaks the promise.`,
    `On ${momentWords(zone, last)} it is allowed: ${windowStart === first ? 'the first no longer counts' : `${numberWord(clause.atMost)} count`}.`,
  ];
}

function windowMs(duration: AtMostClause['within'][number]['is']): number {
  return 'ms' in duration ? duration.ms : duration.days * DAY_MS;
}

function sameTimeLater(zone: Zone, at: number, days: number): number {
  return zone.toInstant(at + zone.offsetAt(at) + days * DAY_MS);
}

function requireExamples(clause: Extract<Clause, { kind: 'require' }>, context: ExampleContext): string[] {
  const { agreement, agreementZone } = context;
  const tuesday = exampleTuesday(clause, agreementZone);
  const at = momentWords(agreementZone, agreementZone.toInstant(tuesday * DAY_MS + 10 * HOUR_MS));
  const when = eventWords(agreement, clause.when).happens;
  return [
    `If ${when} on ${at}, and all of this was so at that moment, the promise is kept: ${requiredWords(clause, agreement).join('; ')}.`,
    `If one of it was not so at that moment, the promise is broken, even if it came to be so the next day.`,
  ];
}

// ---------------------------------------------------------------- moments

/** Tuesday 4 March 2025: no agreement's own date moves the examples. */
const FIRST_TUESDAY = tuesdayOf(dayOfDate(2025, 3, 3));

/** The first Tuesday, or where the clause is not in force then, one on which it is; its first day if it never sees a Tuesday. */
function exampleTuesday({ effective: { from, until } }: Clause, zone: Zone): number {
  const firstDay = from === -Infinity ? -Infinity : localDayOf(zone, from);
  const later = tuesdayOf(Math.max(FIRST_TUESDAY, firstDay));
  if (until === Infinity || zone.toInstant((later + 1) * DAY_MS) <= until) return later;
  return Math.max(firstDay, tuesdayOf(localDayOf(zone, until) - 8));
}

function tuesdayOf(day: number): number {
  return day + ((1 - weekdayOf(day) + 7) % 7);
}

/** `Friday 7 March 2025 at 15:30`. */
function momentWords(zone: Zone, at: number): string {
  const local = at + zone.offsetAt(at);
  return `${dateWords(localDayOf(zone, at))} at ${clockWords(((local % DAY_MS) + DAY_MS) % DAY_MS)}`;
}
