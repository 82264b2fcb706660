// Counts the touches of a cadence: how many count, and how many of each kind it must include (verdicts.md, Cadence).

import type { CadencePlan } from './timed-plan.ts';
import type { Timeline } from '../model/timeline.ts';

export class Tally {
  /** Counting touches so far. */
  count = 0;
  private readonly plan: CadencePlan;
  /** By kind, as far as any was met. */
  private readonly included: number[] = [];
  private lastDay = Number.NaN;
  private readonly lastDayIncluded: number[] = [];

  constructor(plan: CadencePlan) {
    this.plan = plan;
  }

  /** Counts the touch at a position of the timeline; touches come in time order. */
  add(timeline: Timeline, index: number): void {
    const day = this.plan.dayOf === null ? Number.NaN : this.plan.dayOf(timeline.at[index] ?? 0);
    if (day !== this.lastDay) this.count++;
    this.lastDay = day;
    for (const [kind, { events }] of this.plan.including.entries()) {
      if (!timeline.is(index, events) || day === this.lastDayIncluded[kind]) continue;
      this.included[kind] = (this.included[kind] ?? 0) + 1;
      this.lastDayIncluded[kind] = day;
    }
  }

  get isComplete(): boolean {
    return (
      this.count >= this.plan.times &&
      this.plan.including.every(({ times }, kind) => (this.included[kind] ?? 0) >= times)
    );
  }
}
