// One clock from one start: its deadline, the time run, and what makes it undecidable (verdicts.md "The clock").

import { map, text, zoneOf, type Duration, type WrittenMap } from './agreement.ts';
import {
  earliest,
  firstOpening,
  lastClosing,
  nextOpen,
  openTime,
  tenYearsAfter,
  workingDateAfter,
  type Hours,
} from './hours.ts';
import { attributeAt, cell, changesOf, type Lead, type Row } from './leads.ts';
import { chosen, isEvent, type World } from './matching.ts';
import { addDates, zoned, type Span } from './times.ts';
import { Temporal } from 'temporal-polyfill';

/** A timed clause as it applies to one lead at one start. */
export interface Course {
  readonly world: World;
  readonly lead: Lead;
  readonly clause: WrittenMap;
  readonly start: Row;
  /** The calendar chosen at the start; `always` where the clause names none. */
  readonly calendar: string;
  readonly pauses: readonly Span[];
}

export interface Reading {
  /** Null: not known (a pause that has not ended), or none within ten years. */
  readonly due: number | null;
  readonly paused: boolean;
  /** Open time left when the pause that still runs began. */
  readonly left: number;
  /** Where the current window began: the start, or the last restart by reassignment. */
  readonly windowFrom: number;
  readonly beyondTenYears: boolean;
}

export function courseOf(world: World, lead: Lead, clause: WrittenMap, start: Row): Course {
  const calendar = text(chosen(clause['calendar'], lead, start.at, world) ?? 'always');
  return { world, lead, clause, start, calendar, pauses: pausesOf(world, lead, clause, start) };
}

/**
 * Rule 3 and 7: at one instant a pause ends before another begins; a `from` row inside a pause and an `until` row
 * outside one are ignored. The start row itself pauses nothing. An unended pause ends at Infinity.
 */
function pausesOf(world: World, lead: Lead, clause: WrittenMap, start: Row): Span[] {
  const { from, until } = map(clause['pause']);
  if (from === undefined) return [];
  const pauses: Span[] = [];
  let since: number | null = null;
  const rows = lead.rows.filter(row => row !== start);
  for (const at of instantsOf(rows)) {
    const together = rows.filter(row => row.at === at);
    if (since !== null && together.some(row => isEvent(row, until, lead, world))) {
      pauses.push({ from: since, to: at });
      since = null;
    }
    if (since === null && together.some(row => isEvent(row, from, lead, world))) since = at;
  }
  return since === null ? pauses : [...pauses, { from: since, to: Infinity }];
}

function instantsOf(rows: readonly Row[]): number[] {
  return [...new Set(rows.map(row => row.at))];
}

/** Whose hours run from when to when; a change inside a pause takes effect at its end. */
interface Holding extends Span {
  readonly owner: string;
  /** Whether it began at the end of the pause it fell into, and so before a pause that begins there. */
  readonly deferred: boolean;
}

/**
 * Rule 4, "a change of owner (a change of value)": several rows of one instant are one change, to the last of them, and so are
 * several inside one pause; back to the same owner is none, nor is the same person by another name ("Who": "recognised by `person`, `name` or `email`").
 */
function holdings(course: Course, from: number): Holding[] {
  const { lead, pauses } = course;
  const { shown } = course.world.people;
  const begins = new Map<string, Holding>();
  for (const row of changesOf(lead, 'owner').filter(row => row.at > from)) {
    const pause = pauses.find(pause => pause.from <= row.at && row.at < pause.to);
    const [at, deferred] = [pause?.to ?? row.at, pause !== undefined];
    begins.set(`${at} ${deferred}`, { from: at, to: Infinity, owner: cell(row.cells, 'new_value'), deferred });
  }
  const order = [...begins.values()].filter(each => each.from < Infinity);
  order.sort((a, b) => a.from - b.from || Number(b.deferred) - Number(a.deferred));
  const result: Holding[] = [{ from, to: Infinity, owner: attributeAt(lead, 'owner', from), deferred: false }];
  for (const next of order) {
    const last = result.at(-1) as Holding;
    if (shown(next.owner) === shown(last.owner)) continue;
    result[result.length - 1] = { ...last, to: next.from };
    result.push(next);
  }
  return result;
}

/** Rule 4: business durations run in the owner's hours, plain and calendar ones as if in `always`. */
function hoursFor(course: Course, duration: Duration, owner: string): Hours {
  if (isBusiness(duration) && course.calendar === 'owner') return course.world.people.hours(owner).hours;
  return namedHours(course.world, duration, course.calendar);
}

/** Rule 2: business units run in the calendar, the others in `always`. */
export function namedHours(world: World, duration: Duration, calendar: string): Hours {
  const hours = world.terms.calendars.get(isBusiness(duration) ? calendar : 'always');
  if (hours === undefined) throw new Error(`no calendar ${calendar}`);
  return hours;
}

function isBusiness(duration: Duration): boolean {
  return duration.unit !== 'time' && duration.unit !== 'calendar days';
}

/** Rule 2. Null: none within ten years. */
export function windowEnd(hours: Hours, duration: Duration, s: number, zone: string): number | null {
  if (duration.unit === 'time' || duration.unit === 'business time') return earliest(hours, s, duration.amount);
  if (duration.unit === 'calendar days') return addDates(s, duration.amount, zone);
  const opening = nextOpen(hours, s);
  if (opening === null) return null;
  const target = workingDateAfter(hours, opening, duration.amount);
  if (target === null) return null;
  if (duration.unit === 'end of business day') return lastClosing(target);
  // The text is silent where the roster moves a person to another zone meanwhile: dates and time of day stay those of the start.
  const timeZone = hours.zoneAt(opening);
  const plainTime = zoned(opening, timeZone).toPlainTime();
  const at = Temporal.PlainDate.from(target.date).toZonedDateTime({ timeZone, plainTime });
  return Math.min(Math.max(at.epochMilliseconds, firstOpening(target)), lastClosing(target));
}

/** The zone of calendar days and of `distinct: day`: the clause's calendar's, with `owner` the agreement's. */
export function zoneOfCalendar(world: World, calendar: string): string {
  return zoneOf(world.terms.file, calendar);
}

/**
 * The deadline of a window that begins at `from`, as moved by what happens before `stop` (rule 7: "what happens after
 * settlement, cancellation or replacement moves nothing").
 */
export function readClock(course: Course, duration: Duration, from: number, stop: number): Reading {
  const zone = zoneOfCalendar(course.world, course.calendar);
  const held = holdings(course, from);
  let hours = hoursFor(course, duration, (held[0] as Holding).owner);
  let due = windowEnd(hours, duration, from, zone);
  let windowFrom = from;
  for (const step of stepsOf(course, held, from)) {
    if (due === null) break;
    // Rule 3 and 4: only what comes at or before the deadline moves it.
    if (step.at > due || step.since >= stop) break;
    if (step.kind === 'pause') {
      const left = openTime(hours, step.at, due);
      if (step.until === Infinity) return { due: null, paused: true, left, windowFrom, beyondTenYears: false };
      const resumed = earliest(hours, step.until, left);
      due = resumed === null ? null : Math.max(due, resumed);
    } else {
      const next = hoursFor(course, duration, step.owner);
      if (course.clause['on_reassign'] === 'restart') {
        [due, windowFrom] = [windowEnd(next, duration, step.at, zone), step.at];
      } else {
        due = handedOver(duration, due, { from: hours, to: next, at: step.at });
      }
      hours = next;
    }
  }
  const beyondTenYears = due === null || due > tenYearsAfter(from);
  return { due, paused: false, left: 0, windowFrom, beyondTenYears };
}

type Step =
  | { at: number; since: number; order: number; kind: 'pause'; until: number }
  | { at: number; since: number; order: number; kind: 'owner'; owner: string };

/**
 * Pauses and changes of owner in order. "One that runs at the start begins at the start"; rule 7: at one instant a pause
 * ends (and what was put off takes effect), a pause begins, the owner changes.
 */
function stepsOf(course: Course, held: readonly Holding[], from: number): Step[] {
  const steps: Step[] = [];
  for (const pause of course.pauses.filter(pause => pause.to > from)) {
    steps.push({ at: Math.max(pause.from, from), since: pause.from, order: 2, kind: 'pause', until: pause.to });
  }
  for (const { from: at, owner, deferred } of held.slice(1)) {
    steps.push({ at, since: at, order: deferred ? 1 : 3, kind: 'owner', owner });
  }
  return steps.sort((a, b) => a.at - b.at || a.order - b.order);
}

/** Rule 4: `r = open_old(p, d)`, the deadline becomes "the earliest `t ≥ p` with `open_new(p, t) = r`", or stays. */
function handedOver(duration: Duration, due: number, change: { from: Hours; to: Hours; at: number }): number | null {
  const t = earliest(change.to, change.at, openTime(change.from, change.at, due));
  const dated = duration.unit === 'business days' || duration.unit === 'end of business day';
  if (dated && t !== null && t < due && openTime(change.to, t, due) === 0) return due;
  return t;
}

/** Open time run in [from, to): pauses out, each leg in its own hours. */
export function timeRun(course: Course, duration: Duration, from: number, to: number): number {
  let run = 0;
  for (const leg of holdings(course, from)) {
    const hours = hoursFor(course, duration, leg.owner);
    const [begin, end] = [leg.from, Math.min(leg.to, to)];
    if (begin >= end) continue;
    run += openTime(hours, begin, end);
    for (const pause of course.pauses) run -= openTime(hours, Math.max(begin, pause.from), Math.min(end, pause.to));
  }
  return run;
}

/**
 * Rule 4: the first instant from the start on at which the holder has no hours; Infinity: never. By the expected rows a plain
 * or calendar duration asks for hours too, save where every owner's window starts anew (all/0047, all/0049).
 */
export function firstWithoutHours(course: Course, durations: readonly Duration[]): { at: number; owner: string } {
  const never = { at: Infinity, owner: '' };
  const asks = durations.some(isBusiness) || course.clause['on_reassign'] !== 'restart';
  if (course.calendar !== 'owner' || !asks) return never;
  for (const { from, to, owner } of holdings(course, course.start.at)) {
    const at = course.world.people.hours(owner).missingFrom(from);
    if (at < to) return { at, owner };
  }
  return never;
}

/** The hours of whoever holds the lead at an instant (a restarted or open window's remaining time). */
export function hoursAt(course: Course, duration: Duration, at: number): Hours {
  return hoursFor(course, duration, attributeAt(course.lead, 'owner', at));
}
