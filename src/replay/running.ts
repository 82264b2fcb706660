// One obligation while its clock runs: what rows, pauses and owners do to it, and its verdict when it ends
// (verdicts.md, The clock and Cadence).

import type { Duration } from '../model/agreement.ts';
import type { OpenTime, Zone } from '../model/open-time.ts';
import type { Verdict } from '../model/verdict.ts';
import type { Schedule } from '../people/schedule.ts';
import type { Entry, Timeline } from '../model/timeline.ts';
import type { Draft, Reason } from './draft.ts';
import type { LeadView } from './lead-view.ts';
import { Meter } from './meter.ts';
import type { ClockStep } from '../model/clock-step.ts';
import { Tally } from './tally.ts';
import type { Hours, TimedPlan } from './timed-plan.ts';
import { needsCalendar, Window } from './window.ts';

/** How a clock ended; `at` is when. */
export type End =
  | { readonly kind: 'settled' | 'discharged' | 'looked-back'; readonly at: number; readonly by: Entry }
  | { readonly kind: 'cancelled' | 'replaced' | 'as-of'; readonly at: number };

export interface Start {
  readonly plan: TimedPlan;
  readonly hours: Hours;
  readonly duration: Duration;
  readonly at: number;
  readonly by: Entry;
  readonly cycle: number;
  /** Where the steps are kept; null where nobody asks why. */
  readonly steps: ClockStep[] | null;
}

export class Running {
  readonly start: Start;
  readonly plan: TimedPlan;
  private readonly window: Window;
  private readonly latestAt: number;
  private readonly meter: Meter;
  private readonly tally: Tally | null;
  private gap: Window | null = null;
  private owner: number;
  private isPaused = false;
  /** Open time run before the window in force began: more than 0 only after a restart by reassignment. */
  private ranBeforeWindow = 0;
  private missed: { readonly at: number; readonly by: 'window' | 'gap'; readonly progress: number } | null = null;
  private withoutCalendarAt = Infinity;

  constructor(start: Start, owner: number, isPaused: boolean) {
    this.start = start;
    this.plan = start.plan;
    this.owner = owner;
    const open = this.governing(start.duration);
    this.window = new Window({ duration: start.duration, zone: start.hours.zone }, open, start.at);
    this.latestAt = start.plan.latest?.(start.at) ?? Infinity;
    this.meter = new Meter(open, owner, start.at);
    this.tally = start.plan.cadence === null ? null : new Tally(start.plan.cadence);
    if (start.steps !== null) this.noteStart();
    this.openGap(start.at);
    this.watchCalendar(start.at);
    if (isPaused) this.pause(start.at);
  }

  /** The calendar that runs for the owner in charge, and the zone of calendar days. */
  get terms(): { readonly open: OpenTime; readonly zone: Zone } {
    return { open: this.open, zone: this.start.hours.zone };
  }

  private get open(): OpenTime {
    const { hours } = this.start;
    return hours.kind === 'fixed' ? hours.open : hours.of(this.owner);
  }

  // ------------------------------------------------------------ what may happen to it, in the order of rule 7

  /** Marks the deadline that passed before an instant. */
  passBefore(at: number): void {
    if (this.missed === null && Math.min(this.windowDue(), this.gapDue()) < at) this.miss();
  }

  /** An `expect` row: gives true where it settles the obligation. */
  take(timeline: Timeline, index: number): boolean {
    if (this.tally === null) return true;
    const at = timeline.at[index] ?? 0;
    const wasComplete = this.tally.isComplete;
    const before = this.tally.count;
    this.tally.add(timeline, index);
    const { count } = this.tally;
    if (this.start.steps !== null) {
      this.note({ kind: 'touch', at, by: timeline.entry(index), count, counts: count > before });
    }
    this.openGap(at);
    return !wasComplete && this.tally.isComplete;
  }

  pause(at: number): void {
    if (this.isPaused) return;
    this.isPaused = true;
    this.window.pause(at);
    this.gap?.pause(at);
    this.meter.pause(at);
    this.note({ kind: 'paused', at, leftMs: this.window.leftAt(at) });
  }

  /** Ended inside a pause: the pause's end, where the history knows it, still tells the deadline. */
  learnPauseEnd(at: number): void {
    this.window.resume(at);
    this.note({ kind: 'pause-ended', at, deadline: this.window.deadline });
  }

  get endedInPause(): boolean {
    return this.window.isPaused;
  }

  resume(at: number): void {
    if (!this.isPaused) return;
    this.isPaused = false;
    this.window.resume(at);
    this.gap?.resume(at);
    this.meter.resume(at);
    this.note({ kind: 'resumed', at, deadline: this.window.deadline });
  }

  /** A change inside a pause takes effect at its end: the caller asks again then. */
  changeOwner(at: number, owner: number): void {
    if (this.isPaused || owner === this.owner) return;
    this.checkCalendarUntil(at);
    const from = this.owner;
    const leftMs = this.window.leftAt(at);
    this.owner = owner;
    const open = this.governing(this.start.duration);
    const runBefore = this.meter.runBy(at);
    if (this.plan.clause.onReassign === 'restart') {
      if (at <= this.window.deadline) this.ranBeforeWindow = runBefore;
      this.window.restart(at, open);
      this.gap?.restart(at, this.gapHours());
      this.note({ kind: 'restarted', at, from, to: owner, deadline: this.window.deadline });
    } else {
      this.window.changeOwner(at, open);
      this.gap?.changeOwner(at, this.gapHours());
      this.note({ kind: 'owner', at, from, to: owner, leftMs, deadline: this.window.deadline });
    }
    this.meter.changeOwner(at, open, owner);
    this.watchCalendar(at);
  }

  // ------------------------------------------------------------ the end

  /** Ends the clock and gives its obligation. */
  end(end: End, lead: LeadView): Draft {
    if (end.kind === 'as-of' || end.kind === 'replaced') this.passThrough(end.at);
    this.checkCalendarUntil(end.at);
    if (this.start.steps !== null) this.noteEnd(end);
    if (this.withoutCalendarAt !== Infinity) {
      return this.undecided(lead, { kind: 'no-calendar', owner: lead.ownerAt(this.start.at) });
    }
    if (this.missed === null && this.window.deadline === Infinity && this.latestAt === Infinity) {
      return this.undecided(lead, { kind: 'beyond-reach' });
    }
    const verdict = this.verdictOf(end);
    const settled = 'by' in end ? end : null;
    return {
      clause: this.plan.index,
      lead: lead.timeline.lead,
      cycle: this.start.cycle,
      startedAt: this.start.at,
      startedBy: this.start.by,
      dueAt: this.dueCell(),
      settledAt: settled?.at ?? Number.NaN,
      settledBy: settled?.by ?? null,
      verdict,
      atRisk: verdict === 'open' && this.isAtRisk(end.at),
      elapsedMs: this.meter.end(end.at),
      progress: this.tally === null ? -1 : (this.missed?.progress ?? this.tally.count),
      verdictAt: this.missed?.at ?? end.at,
      reason: this.reasonFor(end, verdict),
      legs: this.meter.legs,
      pauses: this.meter.pauses,
      steps: this.start.steps ?? NO_STEPS,
      circumstances: null,
    };
  }

  /** Rule 9: it shows who owned the lead at the start, and nothing that was measured. */
  private undecided(lead: LeadView, reason: Reason): Draft {
    return {
      clause: this.plan.index,
      lead: lead.timeline.lead,
      cycle: this.start.cycle,
      startedAt: this.start.at,
      startedBy: this.start.by,
      dueAt: Number.NaN,
      settledAt: Number.NaN,
      settledBy: null,
      verdict: 'unassessable',
      atRisk: false,
      elapsedMs: Number.NaN,
      progress: -1,
      verdictAt: this.start.at,
      reason,
      legs: [],
      pauses: [],
      steps: this.start.steps ?? NO_STEPS,
      circumstances: null,
    };
  }

  private verdictOf(end: End): Verdict {
    if (this.missed !== null) return 'breached';
    if (end.kind === 'as-of') return 'open';
    return end.kind === 'cancelled' || end.kind === 'replaced' ? 'cancelled' : 'met';
  }

  /** The deadline that was missed, else the window's; NaN where an unended pause leaves it unknown. */
  private dueCell(): number {
    if (this.missed !== null) return this.missed.at;
    const due = this.windowDue();
    return due === Infinity ? Number.NaN : due;
  }

  private windowDue(): number {
    return Math.min(this.window.isPaused ? Infinity : this.window.deadline, this.latestAt);
  }

  private gapDue(): number {
    return this.gap === null || this.gap.isPaused ? Infinity : this.gap.deadline;
  }

  private passThrough(at: number): void {
    if (this.missed === null && Math.min(this.windowDue(), this.gapDue()) <= at) this.miss();
  }

  private miss(): void {
    const [windowDue, gapDue] = [this.windowDue(), this.gapDue()];
    const at = Math.min(windowDue, gapDue);
    const by = gapDue < windowDue ? 'gap' : 'window';
    this.missed = { at, by, progress: this.tally?.count ?? -1 };
    if (this.start.steps !== null) this.note({ kind: 'missed', at, by });
  }

  private isAtRisk(at: number): boolean {
    const used = this.meter.runBy(at) - this.ranBeforeWindow;
    const left = Math.min(this.window.leftAt(at), this.window.openBetween(at, this.latestAt));
    const warnMillionths = Math.round(this.plan.clause.warn * 1e6);
    return used * 1e6 >= warnMillionths * (used + left);
  }

  private reasonFor(end: End, verdict: Verdict): Reason {
    if (this.missed?.by === 'gap') return { kind: 'gap' };
    if (verdict === 'cancelled' && end.kind === 'replaced') return { kind: 'replaced' };
    if (verdict === 'met' && (end.kind === 'discharged' || end.kind === 'looked-back')) return { kind: end.kind };
    return { kind: verdict === 'open' && this.isPaused ? 'paused' : 'none' };
  }

  // ------------------------------------------------------------ calendars

  /** The open time that governs a duration: plain and calendar units run day and night. */
  private governing(duration: Duration): OpenTime {
    if (!needsCalendar(duration)) return this.plan.always;
    return this.open;
  }

  private gapHours(): OpenTime {
    const maxGap = this.plan.cadence?.maxGap;
    return maxGap ? this.governing(maxGap) : this.plan.always;
  }

  private openGap(at: number): void {
    const maxGap = this.plan.cadence?.maxGap;
    if (!maxGap) return;
    this.gap = new Window({ duration: maxGap, zone: this.start.hours.zone }, this.gapHours(), at);
    if (this.isPaused) this.gap.pause(at);
    if (this.start.steps !== null) this.note({ kind: 'gap', at, deadline: this.gap.deadline });
  }

  /** Rule 4: remembers when the owner now in charge has no calendar. */
  private watchCalendar(from: number): void {
    const gap = this.scheduleInForce()?.withoutCalendar.find(({ until }) => until > from);
    this.calendarGapAt = gap === undefined ? Infinity : Math.max(gap.from, from);
  }

  private calendarGapAt = Infinity;

  /**
   * Rule 4 asks for a calendar of every owner: what is left of a window passes from one owner's time to the next's, even of
   * one that runs day and night. Only where such a window starts anew with each owner does nothing pass.
   */
  private scheduleInForce(): Schedule | null {
    const { hours, duration } = this.start;
    if (hours.kind !== 'owner') return null;
    const maxGap = this.plan.cadence?.maxGap ?? null;
    const asksHours = needsCalendar(duration) || (maxGap !== null && needsCalendar(maxGap));
    return asksHours || this.plan.clause.onReassign === 'continue' ? hours.of(this.owner) : null;
  }

  /** Rule 4: without a calendar before it is settled, cancelled or due, it cannot be assessed. */
  private checkCalendarUntil(at: number): void {
    const until = Math.min(at, this.missed?.at ?? Infinity);
    if (this.calendarGapAt < until || (this.calendarGapAt === this.start.at && until === this.start.at)) {
      this.withoutCalendarAt = Math.min(this.withoutCalendarAt, this.calendarGapAt);
    }
  }

  // ------------------------------------------------------------ steps

  private noteStart(): void {
    const { at, by } = this.start;
    this.note({ kind: 'started', at, by, owner: this.owner, deadline: this.window.deadline });
    if (this.latestAt !== Infinity) this.note({ kind: 'latest', at, deadline: this.latestAt });
  }

  private note(step: ClockStep): void {
    this.start.steps?.push(step);
  }

  private noteEnd(end: End): void {
    this.note({ kind: end.kind, at: end.at, by: 'by' in end ? end.by : null, ranMs: this.meter.runBy(end.at) });
  }
}

const NO_STEPS: readonly ClockStep[] = [];
