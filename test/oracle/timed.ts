// Response and cadence: every start of one clause on one lead, and what became of it (verdicts.md "The clock", "Cadence").

import { map, parseDuration, text, type Duration, type WrittenMap } from './agreement.ts';
import {
  courseOf,
  firstWithoutHours,
  hoursAt,
  namedHours,
  readClock,
  timeRun,
  windowEnd,
  zoneOfCalendar,
  type Course,
} from './clock.ts';
import { openTime } from './hours.ts';
import { type Lead, type Row } from './leads.ts';
import { chosen, isEvent, type World } from './matching.ts';
import { versionAt, type Obligation } from './obligation.ts';
import { addDates, dateAt } from './times.ts';

/** A start of some version of the clause that covers the lead. */
interface Start {
  readonly row: Row;
  readonly clause: WrittenMap;
  readonly version: number;
  readonly duration: Duration;
}

/** What ended a clock, if anything did. */
interface Ending {
  readonly how: 'settled' | 'cancelled' | 'replaced' | 'running';
  /** Infinity while it runs. */
  readonly at: number;
  readonly by: Row | null;
}

/** Rule 8: all obligations of one clause (all its versions) on one lead, in cycles counted from 1. */
export function timedObligations(versions: readonly WrittenMap[], lead: Lead, world: World): Obligation[] {
  const obligations: Obligation[] = [];
  const starts = lead.rows.flatMap(row => startsOf(row, versions, lead, world));
  let runningUntil = -Infinity;
  starts.forEach((start, index) => {
    // `first`: "only a lead's first start that the clause covers, in all its history"
    if (start.clause['cycle'] === 'first' && obligations.length > 0) return;
    const restarts = start.clause['cycle'] === 'restart';
    // `each`: "a start while the clause's clock still runs on that lead is ignored"
    if (!restarts && start.row.at < runningUntil) return;
    const course = courseOf(world, lead, start.clause, start.row);
    const natural = endingOf(course);
    // `restart`: "a start while it runs ends the running one", whatever the cycle of the version that runs.
    const next = starts.slice(index + 1).find(later => later.clause['cycle'] === 'restart');
    const replaced = next !== undefined && next.row.at < natural.at;
    const ending: Ending = replaced ? { how: 'replaced', at: next.row.at, by: null } : natural;
    obligations.push(judged(course, start, ending, obligations.length + 1));
    runningUntil = ending.at;
  });
  return obligations;
}

/** Rule 1: "the time of a `when` row whose lead meets `if`. The first matching duration of `within` counts." */
function startsOf(row: Row, versions: readonly WrittenMap[], lead: Lead, world: World): Start[] {
  const found = versionAt(versions, lead, row.at, world);
  if (found === null || !isEvent(row, found.clause['when'], lead, world)) return [];
  const within = chosen(found.clause['within'], lead, row.at, world);
  return within === undefined ? [] : [{ row, ...found, duration: parseDuration(text(within)) }];
}

/** Rule 7: at one instant it is settled before it is cancelled. */
function endingOf(course: Course): Ending {
  const settled = course.clause['times'] === undefined ? answered(course) : done(course);
  const cancel = rowsSince(course).find(row => isEvent(row, course.clause['cancel'], course.lead, course.world));
  if (settled !== null && (cancel === undefined || settled.at <= cancel.at)) return { how: 'settled', ...settled };
  if (cancel !== undefined) return { how: 'cancelled', at: cancel.at, by: cancel };
  return { how: 'running', at: Infinity, by: null };
}

/** Rule 1 and 5: rows from the very instant of the start on, wherever they stand in the files, save the start row. */
function rowsSince(course: Course): Row[] {
  return course.lead.rows.filter(row => row.at >= course.start.at && row !== course.start);
}

function isTouch(row: Row, course: Course): boolean {
  return isEvent(row, course.clause['expect'], course.lead, course.world) && isLoggedInTime(row, course);
}

/** "With `report.logged_within` an activity logged later than that after it happened settles nothing." */
function isLoggedInTime(row: Row, course: Course): boolean {
  const limit = course.world.terms.report['logged_within'];
  if (limit === undefined || row.kind !== 'activity') return true;
  return row.loggedAt - row.at <= parseDuration(text(limit)).amount;
}

/** Rule 5: "the first `expect` row at `t ≥ s`"; `look_back`: "the last `expect` row in `[s − w, s)` settles at `s`". */
function answered(course: Course): { at: number; by: Row } | null {
  const s = course.start.at;
  const since = earlierBy(course, s);
  const before = course.lead.rows.findLast(row => since <= row.at && row.at < s && isTouch(row, course));
  if (before !== undefined) return { at: s, by: before };
  const first = rowsSince(course).find(row => isTouch(row, course));
  return first === undefined ? null : { at: first.at, by: first };
}

function earlierBy(course: Course, s: number): number {
  if (course.clause['look_back'] === undefined) return s;
  const { unit, amount } = parseDuration(text(course.clause['look_back']));
  if (unit === 'calendar days') return addDates(s, -amount, zoneOfCalendar(course.world, course.calendar));
  return s - amount;
}

/** Cadence: "the n-th counting touch (and the `including` counts) has come" or an `until` event. */
function done(course: Course): { at: number; by: Row } | null {
  const touches = rowsSince(course).filter(row => isTouch(row, course));
  const completing = touches.find(row => isComplete(course, touches, row));
  const until = rowsSince(course).find(
    row => isEvent(row, course.clause['until'], course.lead, course.world) && isLoggedInTime(row, course),
  );
  const by = completing !== undefined && (until === undefined || completing.at <= until.at) ? completing : until;
  return by === undefined ? null : { at: by.at, by };
}

function isComplete(course: Course, touches: readonly Row[], last: Row): boolean {
  const soFar = touches.slice(0, touches.indexOf(last) + 1);
  if (counting(course, soFar) < Number(course.clause['times'])) return false;
  return Object.entries(map(course.clause['including'])).every(([event, times]) => {
    const matching = soFar.filter(row => isEvent(row, event, course.lead, course.world));
    return counting(course, matching) >= Number(times);
  });
}

/** "`distinct: day` counts one touch a local date" */
function counting(course: Course, touches: readonly Row[]): number {
  if (course.clause['distinct'] !== 'day') return touches.length;
  return new Set(touches.map(row => dateAt(row.at, zoneOfCalendar(course.world, course.calendar)))).size;
}

function judged(course: Course, start: Start, ending: Ending, cycle: number): Obligation {
  const { asOf } = course.world;
  const s = start.row.at;
  const stop = Math.min(movesBefore(ending), asOf + 1);
  const reading = readClock(course, start.duration, s, stop);
  const latest = atLatest(course);
  const gap = passedGap(course, ending);
  const due = earliestOf([reading.due, latest, gap]);
  const common = {
    ...start,
    lead: course.lead,
    cycle,
    startedBy: start.row,
    startedAt: s,
    scopeEnd: null,
  };
  const missing = firstWithoutHours(course, [start.duration, ...maxGap(course)]);
  if (
    missing.at === s ||
    missing.at < Math.min(ending.at, due ?? Infinity, asOf) ||
    (reading.beyondTenYears && due === null)
  ) {
    return { ...common, ...undecided(s), reason: `owner ${missing.owner} has no calendar` };
  }
  const verdict = verdictOf(ending, due, asOf);
  const settled = ending.how === 'settled';
  const ownerAt = Math.min(ending.at, verdict === 'breached' ? (due as number) : Infinity, asOf);
  return {
    ...common,
    verdict,
    dueAt: due,
    settledAt: settled ? ending.at : null,
    settledBy: settled ? ending.by : null,
    atRisk: verdict === 'open' && isAtRisk(course, start, due),
    elapsed: timeRun(course, start.duration, s, Math.min(ending.at, asOf)),
    progress: progressBy(course, ownerAt),
    ownerAt,
    reason: '',
  };
}

/**
 * Rule 7: settled or cancelled, nothing of that instant moves it any more; a replacement comes last of its instant, after
 * pauses and changes of owner.
 */
function movesBefore(ending: Ending): number {
  return ending.how === 'replaced' ? ending.at + 1 : ending.at;
}

/** Rule 9. */
function undecided(
  s: number,
): Pick<Obligation, 'verdict' | 'dueAt' | 'settledAt' | 'settledBy' | 'atRisk' | 'elapsed' | 'progress' | 'ownerAt'> {
  const nothing = { dueAt: null, settledAt: null, settledBy: null, elapsed: null, progress: null };
  return { ...nothing, verdict: 'unassessable', atRisk: false, ownerAt: s };
}

/** Rules 5, 6 and 8: in time exactly at the deadline, but a replacement cancels only "strictly before its deadline". */
function verdictOf(ending: Ending, due: number | null, asOf: number): Obligation['verdict'] {
  const by = due ?? Infinity;
  if (ending.how === 'settled') return ending.at <= by ? 'met' : 'breached';
  if (ending.how === 'cancelled') return ending.at <= by ? 'cancelled' : 'breached';
  if (ending.how === 'replaced') return ending.at < by ? 'cancelled' : 'breached';
  return asOf < by ? 'open' : 'breached';
}

/** "`at_latest`: its own deadline, counted from `s` in its own calendar without pauses, owners or absences" */
function atLatest(course: Course): number | null {
  if (course.clause['at_latest'] === undefined) return null;
  const { within, calendar } = map(course.clause['at_latest']);
  const [name, duration] = [text(calendar ?? 'always'), parseDuration(text(within))];
  const hours = namedHours(course.world, duration, name);
  return windowEnd(hours, duration, course.start.at, zoneOfCalendar(course.world, name));
}

/** "from the start and from every `expect` row a deadline runs by the same rules"; the first that passed, else null. */
function passedGap(course: Course, ending: Ending): number | null {
  const [duration] = maxGap(course);
  if (duration === undefined) return null;
  const end = Math.min(movesBefore(ending), course.world.asOf + 1);
  const touches = rowsSince(course).filter(row => isTouch(row, course) && row.at <= ending.at);
  const instants = [course.start.at, ...touches.map(row => row.at)];
  for (const [index, from] of instants.entries()) {
    const stop = instants[index + 1] ?? end;
    const { due } = readClock(course, duration, from, stop);
    // Settled or cancelled at the gap's very deadline is in time; replaced is only "strictly before its deadline" (rule 8).
    if (due !== null && due < stop) return due;
  }
  return null;
}

function maxGap(course: Course): Duration[] {
  const written = course.clause['max_gap'];
  return written === undefined ? [] : [parseDuration(text(written))];
}

function earliestOf(instants: readonly (number | null)[]): number | null {
  const known = instants.filter(at => at !== null);
  return known.length === 0 ? null : Math.min(...known);
}

/** Rule 10. */
function isAtRisk(course: Course, start: Start, due: number | null): boolean {
  const { asOf } = course.world;
  const { windowFrom, paused, left } = readClock(course, start.duration, start.row.at, asOf + 1);
  const used = timeRun(course, start.duration, windowFrom, asOf);
  // `due` is `at_latest` where that is the earlier: no pause moves it, so that no more than the time up to it remains.
  const upToDue = due === null ? Infinity : openTime(hoursAt(course, start.duration, asOf), asOf, due);
  const remaining = paused ? Math.min(left, upToDue) : upToDue;
  const warn = Number(text(course.clause['warn'] ?? '75%').replace('%', ''));
  return used * 100 >= warn * (used + remaining);
}

/** "the number of counting touches by the verdict's instant" */
function progressBy(course: Course, at: number): number | null {
  if (course.clause['times'] === undefined) return null;
  return counting(
    course,
    rowsSince(course).filter(row => row.at <= at && isTouch(row, course)),
  );
}
