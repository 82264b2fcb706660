// Replays the versions of one response or cadence clause over one lead: which starts open an obligation, what ends it.
// One pass over the rows, instant by instant, in the order of verdicts.md, The clock, 7.

import { anyOf, type EventSet } from '../model/event-set.ts';
import { isInForce } from './versions.ts';
import { ENTRY, type Timeline } from '../model/timeline.ts';
import type { LeadView } from './lead-view.ts';
import { looksBackTo } from './look-back.ts';
import { type End, Running } from './running.ts';
import type { ClauseReplay, ReplaySink } from './sink.ts';
import type { TimedPlan } from './timed-plan.ts';

export function replayTimed(versions: readonly TimedPlan[], asOf: number): ClauseReplay {
  const starts = anyOf(versions.map(({ when }) => when));
  let replay: TimedReplay | null = null;
  return (lead, sink) => {
    if (!lead.timeline.has(starts)) return;
    replay ??= new TimedReplay(versions, lead, asOf);
    replay.run(sink);
  };
}

const NO_ROW = -1;
const NOWHERE: ReplaySink = { obligation: () => undefined, newSteps: () => null, notCovered: () => undefined };

/** One for all leads: begins anew with each. */
class TimedReplay {
  private readonly versions: readonly TimedPlan[];
  /** What any version names: what else happens does nothing to a clock, unless the lead changes hands. */
  private readonly named: EventSet;
  private readonly mayPause: boolean;
  private readonly lead: LeadView;
  private readonly timeline: Timeline;
  private readonly asOf: number;
  private sink: ReplaySink = NOWHERE;
  private running: Running | null = null;
  private cycle = 0;
  private owner = 0;
  /** For each version: whether one of its pauses runs on the lead, clock or no clock; and whether one did before this instant. */
  private readonly isPaused: boolean[];
  private readonly wasPaused: boolean[];
  /** The instant being replayed: its rows stand at positions `from` (included) to `to` (excluded). */
  private at = 0;
  private from = 0;
  private to = 0;

  constructor(versions: readonly TimedPlan[], lead: LeadView, asOf: number) {
    this.versions = versions;
    this.named = anyOf(versions.map(({ named }) => named));
    this.mayPause = versions.some(({ pauseFrom }) => pauseFrom !== null);
    this.lead = lead;
    this.timeline = lead.timeline;
    this.asOf = asOf;
    this.isPaused = versions.map(() => false);
    this.wasPaused = versions.map(() => false);
  }

  run(sink: ReplaySink): void {
    const { timeline } = this;
    this.sink = sink;
    this.cycle = 0;
    this.owner = this.lead.ownerAt(-Infinity);
    if (this.mayPause) {
      this.isPaused.fill(false);
      this.wasPaused.fill(false);
    }
    let index = timeline.nextOrHistory(0, this.named);
    while (index < timeline.length) {
      this.from = timeline.startOfInstant(index);
      this.to = timeline.endOfInstant(index);
      this.at = timeline.at[index] as number;
      this.replayInstant();
      index = timeline.nextOrHistory(this.to, this.named);
    }
    if (this.running !== null) this.end(this.running, { kind: 'as-of', at: this.asOf });
  }

  private replayInstant(): void {
    if (this.running !== null) {
      this.running.passBefore(this.at);
      this.settleOrCancel(NO_ROW);
    }
    if (this.mayPause) this.pauseAndResume();
    this.changeOwner();
    for (let index = this.from; index < this.to; index++) this.startAt(index);
  }

  // ------------------------------------------------------------ settle, cancel

  /** `except` is the start row, which is nothing else than the start. */
  private settleOrCancel(except: number): void {
    if (this.running !== null) this.settle(this.running, except);
    if (this.running !== null) this.discharge(this.running, except);
    if (this.running !== null && this.findRow(this.running.plan.cancel, except) !== NO_ROW) {
      this.end(this.running, { kind: 'cancelled', at: this.at });
    }
  }

  /** Every touch of the instant counts for a cadence, those after the completing one too. */
  private settle(running: Running, except: number): void {
    let settledBy = NO_ROW;
    for (let index = this.from; index < this.to; index++) {
      if (index === except || !this.isTouch(running.plan, index)) continue;
      if (running.take(this.timeline, index) && settledBy === NO_ROW) settledBy = index;
    }
    if (settledBy !== NO_ROW) this.end(running, { kind: 'settled', at: this.at, by: this.timeline.entry(settledBy) });
  }

  private discharge(running: Running, except: number): void {
    const until = running.plan.cadence?.until;
    const index = until === undefined ? NO_ROW : this.findInTime(until, except);
    if (index !== NO_ROW) this.end(running, { kind: 'discharged', at: this.at, by: this.timeline.entry(index) });
  }

  private isTouch(plan: TimedPlan, index: number): boolean {
    return this.isInTime(index) && this.timeline.is(index, plan.expect);
  }

  /** Rule 5: an activity logged too late settles nothing. */
  private isInTime(index: number): boolean {
    return this.timeline.loggedLate[index] === 0;
  }

  private findInTime(events: EventSet, except: number): number {
    for (let index = this.from; index < this.to; index++) {
      if (index !== except && this.isInTime(index) && this.timeline.is(index, events)) return index;
    }
    return NO_ROW;
  }

  // ------------------------------------------------------------ pauses, owners

  private pauseAndResume(): void {
    for (let number = 0; number < this.versions.length; number++) {
      const version = this.versions[number] as TimedPlan;
      this.wasPaused[number] = this.isPaused[number] ?? false;
      if (version.pauseFrom === null || version.pauseUntil === null) continue;
      const isRunning = this.running?.plan === version;
      if (this.isPaused[number] && this.findRow(version.pauseUntil, NO_ROW) !== NO_ROW) {
        this.isPaused[number] = false;
        if (isRunning) this.resume();
      }
      if (!this.isPaused[number] && this.findRow(version.pauseFrom, NO_ROW) !== NO_ROW) {
        this.isPaused[number] = true;
        if (isRunning) this.running?.pause(this.at);
      }
    }
  }

  /** A change of owner inside the pause takes effect now. */
  private resume(): void {
    this.running?.resume(this.at);
    this.running?.changeOwner(this.at, this.owner);
  }

  private changeOwner(): void {
    if (this.timeline.kind[this.from] !== ENTRY.history) return;
    this.owner = this.lead.ownerAt(this.at);
    this.running?.changeOwner(this.at, this.owner);
  }

  // ------------------------------------------------------------ starts

  private startAt(index: number): void {
    const number = this.versionStartedBy(index);
    if (number === -1) return;
    const plan = this.versions[number] as TimedPlan;
    if (!this.mayStart(plan)) return;
    const terms = this.termsAt(plan, this.at);
    if (terms === null) return this.sink.notCovered(plan.index, this.timeline.lead, this.at);
    if (this.running !== null) this.end(this.running, { kind: 'replaced', at: this.at });
    this.cycle++;
    const by = this.timeline.entry(index);
    const { duration, hours } = terms;
    const start = { plan, duration, hours, at: this.at, by, cycle: this.cycle, steps: this.sink.newSteps() };
    this.running = new Running(start, this.owner, this.isPausedAtStart(number));
    this.lookBack(this.running);
    this.settleOrCancel(index);
    this.pauseAtStart(plan, index);
  }

  private versionStartedBy(index: number): number {
    for (let number = 0; number < this.versions.length; number++) {
      const version = this.versions[number] as TimedPlan;
      if (this.timeline.is(index, version.when) && isInForce(version, this.at)) return number;
    }
    return -1;
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
  private isPausedAtStart(version: number): boolean {
    const until = this.versions[version]?.pauseUntil ?? null;
    return until !== null && this.wasPaused[version] === true && this.findRow(until, NO_ROW) === NO_ROW;
  }

  /** Another row of the start's instant may pause it, unless it settled or cancelled it: those come first. */
  private pauseAtStart(plan: TimedPlan, startRow: number): void {
    if (this.running === null || plan.pauseFrom === null) return;
    if (this.findRow(plan.pauseFrom, startRow) !== NO_ROW) this.running.pause(this.at);
  }

  /** Rule 5: the last touch in [s − w, s) settles at s. */
  private lookBack(running: Running): void {
    const { lookBack } = running.plan;
    if (lookBack === null) return;
    const counts = looksBackTo(lookBack, running.terms, this.at);
    for (let index = this.from - 1; index >= 0 && counts(this.timeline.at[index] ?? 0); index--) {
      if (!this.isTouch(running.plan, index)) continue;
      return this.end(running, { kind: 'looked-back', at: this.at, by: this.timeline.entry(index) });
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

  private findRow(events: EventSet, except: number): number {
    for (let index = this.from; index < this.to; index++) {
      if (index !== except && this.timeline.is(index, events)) return index;
    }
    return NO_ROW;
  }
}
