// Obligations without a clock: which rows and values were looked at, and what each came to (verdicts.md, Never, at most, require).

import { calendarDaysAfter, calendarDaysBefore } from '../calendar/calendar-days.ts';
import { localDayOf, startOfDay } from '../calendar/local-date.ts';
import type { Calendar } from '../calendar/calendar.ts';
import { columnsOf } from '../conditions/columns-used.ts';
import { lookedAt } from '../conditions/looked-at.ts';
import type {
  AtMostClause,
  Clause,
  Condition,
  Duration,
  EventNames,
  NeverClause,
  RequireClause,
} from '../model/agreement.ts';
import type { NearMiss, Step, StepKind } from '../model/explanation.ts';
import type { Obligation } from '../model/obligation.ts';
import { overriding } from '../model/overriding.ts';
import type { Zone } from '../model/open-time.ts';
import { undecidedWords, waiverWords } from './conclusion.ts';
import { failuresOf } from './near-misses.ts';
import { type LeadRow, type LeadSubject, placeOf } from './subject.ts';
import { counted } from './words/durations.ts';
import { eventWords } from './words/events.ts';
import { conditionWords, listWords, requiredWords, testWords } from './words/tests.ts';

export interface UntimedStory {
  readonly steps: readonly Step[];
  readonly nearMisses: readonly NearMiss[];
  readonly toKeep: string | null;
  /** After the verdict's own word. */
  readonly because: string;
}

type Of<Kind extends Clause> = Obligation & { readonly clause: Kind };

export function untimedStory(subject: LeadSubject, obligation: Obligation): UntimedStory {
  const { clause } = obligation;
  switch (clause.kind) {
    case 'never':
      return neverStory(subject, overriding(obligation, { clause }));
    case 'at_most':
      return atMostStory(subject, overriding(obligation, { clause }));
    case 'require':
      return requireStory(subject, overriding(obligation, { clause }));
    default:
      throw new RangeError(`a clause of kind ${clause.kind} has a clock`);
  }
}

/** Begins with the verdict's own word. */
export function untimedConclusion(subject: LeadSubject, obligation: Obligation, { because }: UntimedStory): string {
  const { verdict } = obligation;
  if (verdict === 'unassessable') return `unassessable: ${undecidedWords(subject, obligation)}`;
  if (verdict === 'waived') return `waived: it was breached, ${because}; ${waiverWords(subject, obligation)}`;
  return `${verdict}: ${because}`;
}

// ---------------------------------------------------------------- never

function neverStory(subject: LeadSubject, obligation: Of<NeverClause>): UntimedStory {
  const { scope } = obligation.clause;
  switch (scope.kind) {
    case 'between':
      return betweenStory(subject, obligation);
    case 'outside':
      return outsideStory(subject, obligation, scope);
    case 'while':
      return whileStory(subject, obligation, scope.condition);
  }
}

function betweenStory(subject: LeadSubject, obligation: Of<NeverClause>): UntimedStory {
  const { times, period, asOf, agreement, people } = subject;
  const { clause, startedAt, dueAt, verdict } = obligation;
  const until = dueAt ?? asOf;
  const forbidden = isAny(clause.never);
  const rows = subject.rows.filter(row => row.leftOut === null && forbidden(row));
  const isStart = (row: LeadRow): boolean =>
    row.at === startedAt && placeOf(subject, row.entry).evidence === obligation.startedBy;
  const inside = rows.filter(
    row =>
      row.at >= Math.max(startedAt, period.from) &&
      row.at < period.until &&
      (dueAt === null ? row.at <= asOf : row.at < dueAt) &&
      !isStart(row),
  );
  const offences = new Set(inside);
  const start = rowAt(subject, startedAt, obligation.startedBy);
  const end = dueAt === null || clause.scope.kind !== 'between' ? null : rowWith(subject, dueAt, clause.scope.until);
  const because =
    inside[0] === undefined
      ? `no ${clause.never.join(' or ')} ${scopeWords(subject, obligation)}`
      : `${inside[0].text} on ${times.at(inside[0].at)} falls inside${inside.length > 1 ? `, and ${inside.length - 1} more` : ''}`;
  return {
    steps: [
      step(subject, startedAt, 'scope', {
        text: `the scope begins: ${start?.text ?? obligation.startedBy}`,
        row: start,
      }),
      ...inside.map(row => step(subject, row.at, 'row', { text: `inside: ${row.text}`, row, counts: true })),
      step(subject, until, 'scope', {
        text: end === null ? 'still running at the audit’s instant' : `the scope ends: ${end.text}`,
        row: end,
      }),
    ],
    nearMisses: rows
      .filter(row => !offences.has(row) && !isStart(row))
      .map(row => miss(subject, row, outsideScope(subject, obligation, row))),
    toKeep:
      verdict === 'breached' || verdict === 'waived'
        ? `no ${eventWords(agreement, clause.never, people).replace(/^an? /, '')} from ${times.at(startedAt)}${dueAt === null ? ' on' : ` to ${times.at(dueAt)}`}`
        : null,
    because,
  };
}

function scopeWords({ times, period }: LeadSubject, { startedAt, dueAt }: Obligation): string {
  const from = times.at(Math.max(startedAt, period.from));
  const end = Math.min(dueAt ?? Infinity, period.until);
  return Number.isFinite(end) ? `from ${from} to ${times.at(end)}` : `since ${from}`;
}

function outsideScope({ times, period }: LeadSubject, { startedAt, dueAt }: Obligation, { at }: LeadRow): string {
  if (at < startedAt) return 'before the scope began';
  if (dueAt !== null && at === dueAt) return 'at the very instant the scope ended, which is outside';
  if (dueAt !== null && at > dueAt) return 'after the scope had ended';
  return at < period.from || at >= period.until ? 'outside the audited period' : `not counted (${times.at(at)})`;
}

function outsideStory(
  subject: LeadSubject,
  obligation: Of<NeverClause>,
  scope: Extract<NeverClause['scope'], { readonly kind: 'outside' }>,
): UntimedStory {
  const { openTimes, lead, tables, times } = subject;
  const { startedAt: at, verdict, clause } = obligation;
  const row = rowAt(subject, at, obligation.startedBy);
  const zoneId = scope.zoneFrom === null ? null : tables.texts.text(lead.valueAt(scope.zoneFrom, at)).trim();
  const open = zoneId === null ? openTimes.calendar(scope.calendar) : openTimes.calendarIn(scope.calendar, zoneId);
  const whose = zoneId === null || zoneId === '' ? '' : ` in ${zoneId}, the zone of the lead`;
  const first = step(subject, at, 'row', { text: row?.text ?? obligation.startedBy, row, counts: verdict !== 'met' });
  if (open === null) return { steps: [first], nearMisses: [], toKeep: null, because: '' };
  const zone = open.zoneAt(at);
  const words = `${scope.calendar}${whose}: ${dayHours(subject, open, zone, at)}`;
  const boundary =
    open.openIntervals(at - 1, at).length > 0 && !open.isOpen(at) ? ', and the closing itself is outside' : '';
  const opening = open.nextOpening(at);
  return {
    steps: [first, step(subject, at, 'hours', { text: words, row: null, counts: verdict !== 'met' })],
    nearMisses: [],
    toKeep:
      verdict === 'met' || verdict === 'unassessable'
        ? null
        : `${clause.never.join(' or ')} in open hours: the next began ${times.atBoth(opening, zone)}`,
    because:
      verdict === 'met'
        ? `${scope.calendar} is open at ${times.atBoth(at, zone)}`
        : `${scope.calendar} is closed at ${times.atBoth(at, zone)}${boundary}`,
  };
}

/** `open Wed 1 Oct 09:00–17:30`, `closed all Sat 4 Oct`. */
function dayHours({ times }: LeadSubject, open: Calendar, zone: Zone, at: number): string {
  const day = localDayOf(zone, at);
  const spans = open.openIntervals(startOfDay(zone, day), startOfDay(zone, day + 1));
  if (spans.length === 0) return `closed all ${times.day(day)}`;
  return `open ${spans.map(({ from, until }) => times.span(from, until)).join(', ')}${times.spansThere(spans, zone)}`;
}

function whileStory(
  subject: LeadSubject,
  obligation: Of<NeverClause>,
  condition: Parameters<typeof conditionWords>[0],
): UntimedStory {
  const { startedAt: at, verdict } = obligation;
  const row = rowAt(subject, at, obligation.startedBy);
  const holds = conditionWords(condition, subject.people);
  const values = columnsOf(condition).map(column => valueStep(subject, column, at));
  const words = valuesWords(subject, columnsOf(condition), at);
  return {
    steps: [
      step(subject, at, 'row', { text: row?.text ?? obligation.startedBy, row, counts: verdict !== 'met' }),
      ...values,
    ],
    nearMisses: [],
    toKeep: verdict === 'met' ? null : `no such row while ${holds}`,
    because: verdict === 'met' ? `${words}, so the condition (${holds}) did not hold` : `${holds} at that instant`,
  };
}

// ---------------------------------------------------------------- at most

function atMostStory(subject: LeadSubject, obligation: Of<AtMostClause>): UntimedStory {
  const { times, tests, lead, openTimes } = subject;
  const { clause, startedAt: at, verdict } = obligation;
  const duration = tests.choice(clause.within)(lead, at);
  const calendar = tests.choice(clause.calendar)(lead, at);
  const zone = calendar === null ? openTimes.agreementZone : openTimes.zone(calendar);
  const from = duration === null ? at : reachBack(duration, zone, at);
  const isOne = isAny(clause.of);
  const rows = subject.rows.filter(row => row.leftOut === null && isOne(row) && row.at <= at);
  const inside = rows.filter(row => row.at > from);
  const outside = rows.filter(row => row.at <= from && row.at > from - (at - from)).slice(-3);
  const limit = `at most ${clause.atMost} in ${duration?.text ?? ''}`;
  const leaves = inside[inside.length - clause.atMost - 1];
  const laterOne = (most: number): string | null => {
    if (most === 0) return 'none of these at all';
    if (leaves === undefined || duration === null) return null;
    return `this one not before ${times.at(reachOn(duration, zone, leaves.at))}, when the one of ${times.at(leaves.at)} has left the window`;
  };
  return {
    steps: [
      step(subject, at, 'scope', {
        text: `the window reaches back to ${times.at(from)}, which it leaves out; ${limit}`,
        row: null,
      }),
      ...inside.map((row, index) =>
        step(subject, row.at, 'row', { text: `${index + 1}: ${row.text}`, row, counts: true }),
      ),
    ],
    nearMisses: outside.map(row =>
      miss(subject, row, row.at === from ? 'at the very instant the window leaves out' : 'before the window'),
    ),
    toKeep: isBreach(verdict) ? laterOne(clause.atMost) : null,
    because: `${counted(inside.length, 'row', 'rows')} in the window, ${limit}`,
  };
}

function isBreach(verdict: Obligation['verdict']): boolean {
  return verdict === 'breached' || verdict === 'waived';
}

function reachBack(duration: Duration, zone: Zone, at: number): number {
  if (duration.unit === 'calendar-days') return calendarDaysBefore(zone, at, duration.days);
  return duration.unit === 'elapsed' ? at - duration.ms : at;
}

function reachOn(duration: Duration, zone: Zone, at: number): number {
  if (duration.unit === 'calendar-days') return calendarDaysAfter(zone, at, duration.days);
  return duration.unit === 'elapsed' ? at + duration.ms : at;
}

// ---------------------------------------------------------------- require

function requireStory(subject: LeadSubject, obligation: Of<RequireClause>): UntimedStory {
  const { clause, startedAt: at, verdict } = obligation;
  const { people, agreement, times } = subject;
  const start = rowAt(subject, at, obligation.startedBy);
  const before = beforeOf(subject, obligation, start);
  const tests = clause.lead.map(({ condition }) => requiredTest(subject, condition, at));
  const failed = [
    ...(clause.before.length > 0 && before === null ? [`no ${clause.before.join(' or ')} came before`] : []),
    ...tests.filter(({ passes }) => !passes).map(({ told, wanted }) => `${told.text}, where ${wanted} is required`),
  ];
  const needed = [
    ...(clause.before.length > 0 && before === null
      ? [`before it ${eventWords(agreement, clause.before, people)}`]
      : []),
    ...tests.filter(({ passes }) => !passes).map(({ needed }) => needed),
  ];
  const came = before === null ? 'never came before' : `came on ${times.at(before.at)}: ${before.text}`;
  return {
    steps: [
      step(subject, at, 'row', { text: start?.text ?? obligation.startedBy, row: start }),
      ...(clause.before.length === 0
        ? []
        : [
            step(subject, before?.at ?? at, 'test', {
              text: `${clause.before.join(' or ')} ${came}`,
              row: before,
              counts: before !== null,
            }),
          ]),
      ...tests.map(({ told, passes, wanted }) => ({
        ...told,
        text: passes ? `${told.text}, as required (${wanted})` : `${told.text}, where ${wanted} is required`,
        counts: passes,
      })),
    ],
    nearMisses: before === null ? almostBefore(subject, obligation) : [],
    toKeep: isBreach(verdict) ? `at ${times.at(at)}: ${needed.join('; ')}` : null,
    because: failed.length === 0 ? 'everything required was so' : failed.join('; '),
  };
}

/** The last row that came in time; rows of the start's own instant count, the start row itself does not. */
function beforeOf(
  subject: LeadSubject,
  { clause, startedAt }: Of<RequireClause>,
  start: LeadRow | null,
): LeadRow | null {
  const isOne = isAny(clause.before);
  return (
    subject.rows.findLast(row => row !== start && row.leftOut === null && row.at <= startedAt && isOne(row)) ?? null
  );
}

/** Rows that came after it, or were nearly the event. */
function almostBefore(subject: LeadSubject, { clause, startedAt }: Of<RequireClause>): NearMiss[] {
  const isOne = isAny(clause.before);
  return subject.rows.flatMap(row => {
    if (isOne(row)) return row.at > startedAt ? [miss(subject, row, row.leftOut ?? 'only after the start')] : [];
    const failures = row.at > startedAt ? null : failuresOf(subject, row, clause.before);
    return failures === null || failures.length === 0 ? [] : [miss(subject, row, failures.join('; '))];
  });
}

// ---------------------------------------------------------------- rows and values

function isAny(events: EventNames): (row: LeadRow) => boolean {
  return row => row.events.some(name => events.includes(name));
}

function rowAt(subject: LeadSubject, at: number, evidence: string): LeadRow | null {
  return subject.rows.find(row => row.at === at && placeOf(subject, row.entry).evidence === evidence) ?? null;
}

function rowWith(subject: LeadSubject, at: number, events: EventNames): LeadRow | null {
  return subject.rows.find(row => row.at === at && isAny(events)(row)) ?? null;
}

function valuesWords(subject: LeadSubject, columns: readonly string[], at: number): string {
  return columns.map(column => valueStep(subject, column, at).text).join('; ');
}

/** `score is “45” since Wed 8 Oct 10:00`, with the row that made it so. */
interface RequiredTest {
  readonly passes: boolean;
  /** What was found. */
  readonly told: Step;
  /** After `where … is required`, and by itself. */
  readonly wanted: string;
  readonly needed: string;
}

function requiredTest(subject: LeadSubject, condition: Condition, at: number): RequiredTest {
  const { people, lead, tests } = subject;
  const needed = requiredWords(condition, people);
  const isOne = condition.kind === 'column' || condition.kind === 'segment';
  return {
    passes: tests.test(condition)(lead, at),
    told: valuesStep(subject, condition, at),
    wanted: isOne ? testWords(condition.test, people) : needed,
    needed,
  };
}

/** One step for all that a condition looks at. */
function valuesStep(subject: LeadSubject, condition: Condition, at: number): Step {
  const steps = lookedAt(condition).map(column =>
    column === null ? segmentStep(subject, at) : valueStep(subject, column, at),
  );
  const [first] = steps;
  if (first === undefined) throw new RangeError('a condition looks at something');
  return {
    ...first,
    text: listWords(
      steps.map(({ text }) => text),
      'and',
    ),
  };
}

function segmentStep(subject: LeadSubject, at: number): Step {
  const { agreement, tests, lead } = subject;
  const place = tests.segmentAt(lead, at);
  const name = place < 0 ? null : (agreement.segments[place]?.name ?? null);
  return step(subject, at, 'test', { text: name === null ? 'it is in no segment' : `segment is “${name}”`, row: null });
}

function valueStep(subject: LeadSubject, column: string, at: number): Step {
  const { tables, lead, people, times } = subject;
  const value = tables.texts.text(lead.valueAt(column, at)).trim();
  const history = subject.rows.filter(row => row.leftOut === null && isChangeOf(subject, row, column));
  const maker = history.findLast(row => row.at <= at) ?? null;
  const changes = history.find(row => row.at > at);
  const since = maker === null ? '' : ` since ${times.at(maker.at)}`;
  const until = changes === undefined ? '' : ` until ${times.at(changes.at)}`;
  const shown = column === 'owner' ? people.name(value, at) : people.value(value, at);
  const source = history.length === 0 ? ' in the export' : '';
  const text = `${column} is ${value === '' ? 'empty' : `“${shown}”`}${since}${until}${source}`;
  return step(subject, at, 'test', { text, row: maker });
}

function isChangeOf({ tables }: LeadSubject, { entry }: LeadRow, column: string): boolean {
  return entry.kind === 0 && tables.texts.text(tables.history.texts.get('field')?.[entry.row] ?? 0) === column;
}

function step(
  subject: LeadSubject,
  at: number,
  kind: StepKind,
  said: { readonly text: string; readonly row: LeadRow | null; readonly counts?: boolean },
): Step {
  return {
    at: subject.times.iso(at),
    kind,
    text: said.text,
    place: said.row === null ? null : placeOf(subject, said.row.entry),
    due_at: null,
    left_ms: null,
    ran_ms: null,
    counts: said.counts ?? null,
  };
}

function miss(subject: LeadSubject, row: LeadRow, reason: string): NearMiss {
  return { at: subject.times.iso(row.at), text: row.text, reason, place: placeOf(subject, row.entry) };
}
