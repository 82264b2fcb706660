// Replays the versions of one response or cadence clause over one lead: which starts open an obligation, what ends it.
// One pass over the rows, instant by instant, in the order of verdicts.md, The clock, 7.

import type { EventSet } from '../model/event-set.ts';
import { ENTRY, type Timeline } from '../model/timeline.ts';
import type { LeadView } from './lead-view.ts';
import { type End, Running } from './running.ts';
import type { ReplaySink } from './sink.ts';
import type { TimedPlan } from './timed-plan.ts';

export function replayTimed(versions: readonly TimedPlan[], lead: LeadView, asOf: number, sink: ReplaySink): void {
  if (!versions.some(version => lead.timeline.has(version.when))) return;
  new TimedReplay(versions, lead, asOf, sink).run();
}

/** The rows of one instant: positions `from` (included) to `to` (excluded) of the timeline. */
interface Instant {
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

const NO_ROW = -1;

class TimedReplay {
  private readonly versions: readonly TimedPlan[];
  private readonly lead: LeadView;
  private readonly timeline: Timeline;
  private readonly asOf: number;
  private readonly sink: ReplaySink;
  private running: Running | null = null;
  private cycle = 0;
  private owner: number;
  /** For each version: whether one of its pauses runs on the lead, clock or no clock. */
  private readonly isPaused: boolean[];

  constructor(versions: readonly TimedPlan[], lead: LeadView, asOf: number, sink: ReplaySink) {
    this.versions = versions;
    this.lead = lead;
    this.timeline = lead.timeline;
    this.asOf = asOf;
    this.sink = sink;
    this.owner = lead.ownerAt(-Infinity);
    this.isPaused = versions.map(() => false);
  }

  run(): void {
    for (let from = 0; from < this.timeline.length;) {
      const to = this.timeline.endOfInstant(from);
      this.replayInstant({ at: this.timeline.at[from] ?? 0, from, to });
      from = to;
    }
    if (this.running !== null) this.end(this.running, { kind: 'as-of', at: this.asOf });
  }

  private replayInstant(instant: Instant): void {
    const pausedBefore = [...this.isPaused];
    this.running?.passBefore(instant.at);
    this.settleOrCancel(instant, NO_ROW);
    this.pauseAndResume(instant);
    this.changeOwner(instant);
    for (let index = instant.from; index < instant.to; index++) this.startAt(instant, index, pausedBefore);
  }

  // ------------------------------------------------------------ settle, cancel

  /** `except` is the start row, which is nothing else than the start. */
  private settleOrCancel(instant: Instant, except: number): void {
    if (this.running !== null) this.settle(this.running, instant, except);
    if (this.running !== null) this.discharge(this.running, instant, except);
    if (this.running !== null && this.findRow(instant, this.running.plan.cancel, except) !== NO_ROW) {
      this.end(this.running, { kind: 'cancelled', at: instant.at });
    }
  }

  private settle(running: Running, instant: Instant, except: number): void {
    for (let index = instant.from; index < instant.to; index++) {
      if (index === except || !this.isTouch(running.plan, index)) continue;
      if (running.take(this.timeline, index)) {
        return this.end(running, { kind: 'settled', at: instant.at, by: this.timeline.entry(index) });
      }
    }
  }

  private discharge(running: Running, instant: Instant, except: number): void {
    const until = running.plan.cadence?.until;
    const index = until === undefined ? NO_ROW : this.findRow(instant, until, except);
    if (index !== NO_ROW) this.end(running, { kind: 'discharged', at: instant.at, by: this.timeline.entry(index) });
  }

  private isTouch(plan: TimedPlan, index: number): boolean {
    return this.timeline.loggedLate[index] === 0 && this.timeline.is(index, plan.expect);
  }

  // ------------------------------------------------------------ pauses, owners

  private pauseAndResume(instant: Instant): void {
    this.versions.forEach((version, number) => {
      if (version.pauseFrom === null || version.pauseUntil === null) return;
      const isRunning = this.running?.plan === version;
      if (this.isPaused[number] && this.findRow(instant, version.pauseUntil, NO_ROW) !== NO_ROW) {
        this.isPaused[number] = false;
        if (isRunning) this.resume(instant.at);
      }
      if (!this.isPaused[number] && this.findRow(instant, version.pauseFrom, NO_ROW) !== NO_ROW) {
        this.isPaused[number] = true;
        if (isRunning) this.running?.pause(instant.at);
      }
    });
  }

  /** A change of owner inside the pause takes effect now. */
  private resume(at: number): void {
    this.running?.resume(at);
    this.running?.changeOwner(at, this.owner);
  }

  private changeOwner(instant: Instant): void {
    if (this.timeline.kind[instant.from] !== ENTRY.history) return;
    this.owner = this.lead.ownerAt(instant.at);
    this.running?.changeOwner(instant.at, this.owner);
  }

  // ------------------------------------------------------------ starts

  private startAt(instant: Instant, index: number, pausedBefore: readonly boolean[]): void {
    const number = this.versionStartedBy(index, instant.at);
    const plan = this.versions[number];
    if (plan === undefined || !this.mayStart(plan)) return;
    const terms = this.termsAt(plan, instant.at);
    if (terms === null) return this.sink.notCovered(plan.index, this.timeline.lead, instant.at);
    if (this.running !== null) this.end(this.running, { kind: 'replaced', at: instant.at });
    this.cycle++;
    const by = this.timeline.entry(index);
    const start = { plan, ...terms, at: instant.at, by, cycle: this.cycle, steps: this.sink.newSteps() };
    this.running = new Running(start, this.owner, this.isPausedAtStart(number, instant, pausedBefore));
    this.lookBack(plan, instant);
    this.settleOrCancel(instant, index);
    this.pauseAtStart(plan, instant, index);
  }

  private versionStartedBy(index: number, at: number): number {
    return this.versions.findIndex(
      ({ clause, when }) => clause.effective.from <= at && at < clause.effective.until && this.timeline.is(index, when),
    );
  }

  /** Rule 8. */
  private mayStart(plan: TimedPlan): boolean {
    if (plan.clause.cycle === 'first') return this.cycle === 0;
    return plan.clause.cycle === 'restart' || this.running === null;
  }

  private termsAt(plan: TimedPlan, at: number): Pick<Running['start'], 'duration' | 'hours'> | null {
    if (!plan.covers(this.lead, at)) return null;
    const duration = plan.within(this.lead, at);
    const hours = plan.calendar(this.lead, at);
    return duration === null || hours === null ? null : { duration, hours };
  }

  /** A pause that ran before the start begins at the start. */
  private isPausedAtStart(version: number, instant: Instant, pausedBefore: readonly boolean[]): boolean {
    const until = this.versions[version]?.pauseUntil ?? null;
    return until !== null && pausedBefore[version] === true && this.findRow(instant, until, NO_ROW) === NO_ROW;
  }

  /** Another row of the start's instant may pause it, unless it settled or cancelled it: those come first. */
  private pauseAtStart(plan: TimedPlan, instant: Instant, startRow: number): void {
    if (this.running === null || plan.pauseFrom === null) return;
    if (this.findRow(instant, plan.pauseFrom, startRow) !== NO_ROW) this.running.pause(instant.at);
  }

  /** Rule 5: the last touch in [s − w, s) settles at s. */
  private lookBack(plan: TimedPlan, instant: Instant): void {
    if (plan.lookBack === null || this.running === null) return;
    const earliest = plan.lookBack(instant.at);
    for (let index = instant.from - 1; index >= 0 && (this.timeline.at[index] ?? 0) >= earliest; index--) {
      if (!this.isTouch(plan, index)) continue;
      return this.end(this.running, { kind: 'looked-back', at: instant.at, by: this.timeline.entry(index) });
    }
  }

  // ------------------------------------------------------------ rows

  private end(running: Running, end: End): void {
    this.running = null;
    if (running.endedInPause) this.findPauseEnd(running, end.at);
    this.sink.obligation(running.end(end, this.lead));
  }

  /** Rule 3: only of an unended pause is the deadline unknown. */
  private findPauseEnd(running: Running, after: number): void {
    const until = running.plan.pauseUntil;
    if (until === null) return;
    for (let index = 0; index < this.timeline.length; index++) {
      const at = this.timeline.at[index] ?? 0;
      if (at >= after && this.timeline.is(index, until)) return running.learnPauseEnd(at);
    }
  }

  private findRow(instant: Instant, events: EventSet, except: number): number {
    for (let index = instant.from; index < instant.to; index++) {
      if (index !== except && this.timeline.is(index, events)) return index;
    }
    return NO_ROW;
  }
}
