// A response or cadence obligation told step by step (verdicts.md, The clock and Cadence).

import type { CadenceClause, Duration, EventNames, ResponseClause } from '../model/agreement.ts';
import type { ClockStep } from '../model/clock-step.ts';
import type { Place, Step, StepKind } from '../model/explanation.ts';
import type { Obligation } from '../model/obligation.ts';
import type { Entry } from '../model/timeline.ts';
import { clockChangeWords, openHoursWords, workingDatesWords } from './arithmetic.ts';
import { fixed, type Hours, hoursOf, termsAt } from './hours.ts';
import { type ClockStretch, openTimeOf, ranBy, stretchesOf } from './stretches.ts';
import { type LeadRow, type LeadSubject, placeOf } from './subject.ts';
import { durationWords } from './words/durations.ts';

export interface TimedObligation extends Obligation {
  readonly clause: ResponseClause | CadenceClause;
}

/** What the clock of an obligation did, before it is written as a document. */
export interface TimedStory {
  readonly obligation: TimedObligation;
  readonly duration: Duration;
  readonly hours: Hours;
  readonly calendar: string;
  readonly end: EndStep;
  /** Empty where the data cannot decide: nothing is measured then. */
  readonly stretches: readonly ClockStretch[];
  readonly steps: readonly Step[];
  /** The start of the gap that was missed; null where none was. */
  readonly gapFrom: number | null;
}

type EndKind = 'settled' | 'discharged' | 'looked-back' | 'cancelled' | 'replaced' | 'as-of';
export type EndStep = Extract<ClockStep, { readonly kind: EndKind }>;
type StepOf<Kind extends ClockStep['kind']> = Extract<ClockStep, { readonly kind: Kind }>;

const END_KINDS: ReadonlySet<string> = new Set<EndKind>([
  'settled',
  'discharged',
  'looked-back',
  'cancelled',
  'replaced',
  'as-of',
]);

/** Null where no steps were kept, or nothing of the agreement matched the lead. */
export function timedStory(
  subject: LeadSubject,
  obligation: TimedObligation,
  steps: readonly ClockStep[],
): TimedStory | null {
  const terms = termsAt(subject, obligation.clause, obligation.startedAt);
  const end = steps.find((step): step is EndStep => END_KINDS.has(step.kind));
  if (terms === null || end === undefined) return null;
  const hours = hoursOf(subject, terms.calendar, terms.duration);
  const textOf = (code: number): string => subject.tables.texts.text(code).trim();
  const span = { steps, endedAt: end.at, dueAt: obligation.dueAt, hours, textOf };
  const stretches = obligation.verdict === 'unassessable' ? [] : stretchesOf(span);
  const teller = new Teller(subject, { ...terms, obligation, hours, stretches, textOf });
  const gaps = steps.filter(step => step.kind === 'gap' && step.deadline === obligation.dueAt);
  const missedGap = steps.some(step => step.kind === 'missed' && step.by === 'gap');
  return {
    obligation,
    ...terms,
    hours,
    end,
    stretches,
    steps: teller.tell(steps),
    gapFrom: missedGap ? (gaps.at(-1)?.at ?? null) : null,
  };
}

interface Told {
  readonly obligation: TimedObligation;
  readonly duration: Duration;
  readonly hours: Hours;
  readonly stretches: readonly ClockStretch[];
  readonly textOf: (code: number) => string;
}

/** What a step says besides its instant and kind. */
interface Said {
  readonly text: string;
  readonly place?: Place | null;
  readonly deadline?: number;
  readonly leftMs?: number;
  readonly counts?: boolean;
}

class Teller {
  private readonly subject: LeadSubject;
  private readonly told: Told;
  private owner = '';
  private leftMs = 0;
  private deadline = Infinity;
  private missedAt = Infinity;
  private latestAt = Infinity;

  constructor(subject: LeadSubject, told: Told) {
    this.subject = subject;
    this.told = told;
  }

  tell(steps: readonly ClockStep[]): Step[] {
    const ends = steps.find(step => END_KINDS.has(step.kind))?.at ?? Infinity;
    return steps.flatMap((step, index) => {
      // What a touch does to the gap is said with the touch; a pause's end that came after the clock's, with its end.
      if (step.kind === 'pause-ended') {
        this.deadline = step.deadline;
        return [];
      }
      if (step.kind === 'gap' && steps[index - 1]?.kind === 'touch') return [];
      const next = steps[index + 1];
      const said = this.say(step, next?.kind === 'gap' && step.kind === 'touch' && step.at < ends ? next : null);
      return [this.written(step, said)];
    });
  }

  private written(step: ClockStep, { text, place, deadline, leftMs, counts }: Said): Step {
    const { iso } = this.subject.times;
    const isKnown = deadline !== undefined && Number.isFinite(deadline);
    return {
      at: iso(step.at),
      kind: step.kind as StepKind,
      text,
      place: place ?? null,
      due_at: isKnown ? iso(deadline) : null,
      left_ms: leftMs ?? null,
      ran_ms: this.told.stretches.length === 0 ? null : ranBy(this.told.stretches, step.at),
      counts: counts ?? null,
    };
  }

  private say(step: ClockStep, gap: StepOf<'gap'> | null): Said {
    switch (step.kind) {
      case 'started':
        return this.started(step);
      case 'latest':
        return this.latest(step);
      case 'paused':
        return this.paused(step);
      case 'resumed':
        return this.resumed(step);
      case 'owner':
        return this.passedOn(step);
      case 'restarted':
        return this.restarted(step);
      case 'touch':
        return this.touched(step, gap);
      case 'gap':
        return { text: `the first touch is due by ${this.due(step.deadline)}`, deadline: step.deadline };
      case 'missed':
        this.missedAt = step.at;
        return { text: this.missedWords(step) };
      case 'pause-ended':
        return { text: '' };
      default:
        return this.ended(step);
    }
  }

  private missedWords({ at, by }: StepOf<'missed'>): string {
    if (by === 'gap') return 'the longest gap allowed is over';
    return at === this.latestAt ? 'the latest deadline is over, whoever is away' : 'the deadline is over';
  }

  // ------------------------------------------------------------ start and deadline

  private started(step: StepOf<'started'>): Said {
    const { textOf, duration } = this.told;
    this.owner = textOf(step.owner);
    this.deadline = step.deadline;
    const row = this.rowOf(step.by, step.at);
    const text = `started: ${rowWords(row)}; ${duration.text}: ${this.windowWords(step.at)}`;
    return { text, place: placeOf(this.subject, step.by), ...this.newDeadline(step.at) };
  }

  /** How the whole window runs from an instant. */
  private windowWords(at: number): string {
    const { hours, duration } = this.told;
    if (this.deadline === Infinity) return this.noDeadline(at);
    const counting = { hours, owner: this.owner, from: at, due: this.deadline };
    const due = `due ${this.due(this.deadline)}${clockChangeWords(this.subject, counting)}`;
    switch (duration.unit) {
      case 'elapsed':
        return `day and night → ${due}`;
      case 'calendar-days':
        return `the same local time → ${due}`;
      case 'business-time':
        return `${openHoursWords(this.subject, counting)} → ${due}`;
      case 'business-days':
      case 'end-of-business-day': {
        const dates = workingDatesWords(this.subject, counting, duration);
        const until = duration.unit === 'business-days' ? '' : ', its last closing';
        return `${dates === '' ? 'that date' : dates} → ${due}${until}`;
      }
    }
  }

  private noDeadline(at: number): string {
    const { hours } = this.told;
    const isWithout = hours.name === 'owner' && hours.calendarAt(this.owner, at) === '';
    return isWithout
      ? `no deadline, since ${this.subject.people.name(this.owner, at)} has no calendar`
      : 'no deadline within ten years';
  }

  private newDeadline(at: number): Pick<Said, 'deadline' | 'leftMs'> {
    if (this.deadline === Infinity) return {};
    const { duration, hours } = this.told;
    const counted = duration.unit === 'business-time' || duration.unit === 'elapsed' ? duration.ms : null;
    this.leftMs = counted ?? hours.of(this.owner).openBetween(at, this.deadline);
    return { deadline: this.deadline, leftMs: this.leftMs };
  }

  private latest(step: StepOf<'latest'>): Said {
    const { clause } = this.told.obligation;
    const latest = clause.kind === 'response' ? clause.atLatest : null;
    if (latest === null) return { text: '' };
    const hours = fixed(this.subject, latest.calendar);
    const counting = { hours, owner: '', from: step.at, due: step.deadline };
    const countsDates = latest.within.unit === 'business-days' || latest.within.unit === 'end-of-business-day';
    const how = countsDates
      ? workingDatesWords(this.subject, counting, latest.within)
      : openHoursWords(this.subject, counting);
    const text = `whoever is away, at the latest ${latest.within.text} in ${latest.calendar}: ${how} → due ${this.due(step.deadline)}`;
    this.latestAt = step.deadline;
    return { text, deadline: step.deadline };
  }

  // ------------------------------------------------------------ pauses and owners

  private paused(step: StepOf<'paused'>): Said {
    const row = this.rowAt(step.at, this.told.obligation.clause.pause?.from ?? []);
    const place = row === null ? null : placeOf(this.subject, row.entry);
    const why = row === null ? 'a pause was running already' : row.text;
    if (step.at > this.deadline) return { text: `paused after the deadline, which changes nothing: ${why}`, place };
    this.leftMs = step.leftMs;
    return { text: `paused: ${why}; ${this.ranWords(step.at)}, ${this.amount(step.leftMs)} left`, place };
  }

  private resumed(step: StepOf<'resumed'>): Said {
    const row = this.rowAt(step.at, this.told.obligation.clause.pause?.until ?? []);
    const place = row === null ? null : placeOf(this.subject, row.entry);
    const text = `runs again: ${row === null ? 'the pause ended' : row.text}`;
    if (step.at > this.missedAt) return { text, place };
    this.deadline = step.deadline;
    return { text: `${text}; ${this.remaining(step.at)}`, place, deadline: step.deadline, leftMs: this.leftMs };
  }

  private passedOn(step: StepOf<'owner'>): Said {
    const { textOf, hours } = this.told;
    const { people } = this.subject;
    const [from, to] = [people.name(textOf(step.from), step.at), people.name(textOf(step.to), step.at)];
    this.owner = textOf(step.to);
    const place = this.ownerPlace(step.at);
    const text = `passed from ${from} to ${to}`;
    const wasOver = step.at > Math.min(this.deadline, this.missedAt);
    if (wasOver) return { text: `${text}, after the deadline`, place };
    this.deadline = step.deadline;
    this.leftMs = step.leftMs;
    const whose = hours.name === 'owner' ? `, now in ${to}’s time` : ', on the same clock';
    const left = hours.name === 'owner' ? this.remaining(step.at) : `${this.amount(step.leftMs)} left`;
    return { text: `${text}${whose}; ${left}`, place, deadline: step.deadline, leftMs: step.leftMs };
  }

  private restarted(step: StepOf<'restarted'>): Said {
    const { textOf, duration } = this.told;
    const { people } = this.subject;
    const [from, to] = [people.name(textOf(step.from), step.at), people.name(textOf(step.to), step.at)];
    this.owner = textOf(step.to);
    const place = this.ownerPlace(step.at);
    if (step.at > Math.min(this.deadline, this.missedAt))
      return { text: `passed from ${from} to ${to}, after the deadline`, place };
    this.deadline = step.deadline;
    const text = `passed from ${from} to ${to}, so the window starts again; ${duration.text}: ${this.windowWords(step.at)}`;
    return { text, place, ...this.newDeadline(step.at) };
  }

  /** `2 h left: 1 h on …; 1 h on … → due …`. */
  private remaining(at: number): string {
    const { hours } = this.told;
    if (this.deadline === Infinity) return this.noDeadline(at);
    const counting = { hours, owner: this.owner, from: at, due: this.deadline };
    return `${this.amount(this.leftMs)} left: ${openHoursWords(this.subject, counting)} → due ${this.due(this.deadline)}`;
  }

  // ------------------------------------------------------------ touches and the end

  private touched(step: StepOf<'touch'>, gap: StepOf<'gap'> | null): Said {
    const { clause } = this.told.obligation;
    const times = clause.kind === 'cadence' ? clause.times : 1;
    const row = this.rowOf(step.by, step.at);
    const number = step.counts ? `touch ${step.count} of ${times}` : `does not add to the ${step.count} of ${times}`;
    const why = step.counts || step.count >= times ? '' : ', since its date has one already';
    const next = gap === null || step.at > this.missedAt ? '' : `; the next is due by ${this.due(gap.deadline)}`;
    const late = step.at > this.missedAt ? ', after the deadline' : '';
    return {
      text: `${number}${why}${late}: ${row?.text ?? ''}${next}`,
      place: placeOf(this.subject, step.by),
      counts: step.counts,
    };
  }

  private ended(step: EndStep): Said {
    const { clause } = this.told.obligation;
    const place = step.by === null ? null : placeOf(this.subject, step.by);
    const row = step.by === null ? null : this.rowOf(step.by, step.at);
    const ran = this.ranWords(step.at);
    switch (step.kind) {
      case 'settled':
        return { text: `${step.at > this.missedAt ? 'done late' : 'done'}${this.doneWords(row)}; ${ran}`, place };
      case 'discharged': {
        const until = clause.kind === 'cadence' ? clause.until : [];
        const events = (row?.events ?? []).filter(name => until.includes(name));
        return { text: `nothing more is owed: ${events.join(', ')}; ${ran}`, place };
      }
      case 'looked-back': {
        const before = this.subject.rows.find(({ entry }) => step.by !== null && isSame(entry, step.by));
        const when = before === undefined ? '' : ` at ${this.subject.times.at(before.at)}`;
        return { text: `done shortly before the start${when}: ${before?.text ?? ''}`, place };
      }
      case 'cancelled': {
        const by = this.rowAt(step.at, clause.cancel);
        const text = `${step.at > this.missedAt ? 'the clock ends' : 'cancelled'}: ${rowWords(by)}; ${ran}`;
        return { text, place: by === null ? null : placeOf(this.subject, by.entry) };
      }
      case 'replaced':
        return { text: `replaced: it started again; ${ran}` };
      case 'as-of':
        return { text: `the audit’s instant; ${ran}` };
    }
  }

  /** What completed a cadence is told as its last touch already. */
  private doneWords(row: LeadRow | null): string {
    return this.told.obligation.clause.kind === 'cadence' ? ' with that touch' : `: ${row?.text ?? ''}`;
  }

  // ------------------------------------------------------------ words

  private due(at: number): string {
    const { times } = this.subject;
    return Number.isFinite(at)
      ? times.atBoth(at, this.told.hours.of(this.owner).zoneAt(at))
      : 'no time within ten years';
  }

  private amount(ms: number): string {
    return Number.isFinite(ms) ? durationWords(ms) : 'no known time';
  }

  private ranWords(at: number): string {
    const { stretches } = this.told;
    return stretches.length === 0 ? 'nothing is measured' : `${durationWords(ranBy(stretches, at))} run`;
  }

  private rowOf(by: Entry, at: number): LeadRow | null {
    return this.subject.rows.find(row => isSame(row.entry, by) && row.at === at) ?? null;
  }

  private rowAt(at: number, events: EventNames): LeadRow | null {
    return this.subject.rows.find(row => row.at === at && row.events.some(name => events.includes(name))) ?? null;
  }

  private ownerPlace(at: number): Place | null {
    const row = this.subject.rows.find(candidate => candidate.at === at && candidate.text.startsWith('owner '));
    return row === undefined ? null : placeOf(this.subject, row.entry);
  }
}

function isSame(one: Entry, other: Entry): boolean {
  return one.kind === other.kind && one.row === other.row;
}

/** `owner changed from mia to ann by mia (handed_off)`. */
function rowWords(row: LeadRow | null): string {
  if (row === null) return 'a row that is not there any more';
  return row.events.length === 0 ? row.text : `${row.text} (${row.events.join(', ')})`;
}

/** Open time between the end and the deadline, and after it. */
export function spareMs({ stretches }: TimedStory): number {
  return openTimeOf(stretches, 'spare');
}

export function lateMs({ stretches }: TimedStory): number {
  return openTimeOf(stretches, 'late');
}
