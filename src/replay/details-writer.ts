// What the obligations of a clause show, into columns.

import { RowWriter } from '../columns/column-set.ts';
import type { ClockStep } from '../model/clock-step.ts';
import type { Span } from '../model/span.ts';
import { CELLS, CLOCK_CELLS, type DetailsMemory, LEG_CELLS, PAUSE_CELLS } from './clause-memory.ts';
import type { Circumstances, Draft, DraftLeg } from './draft.ts';
import type { Outcome } from './outcomes.ts';
import { exactKey, ReasonNumbers } from './reason-numbers.ts';

export class DetailsWriter {
  private readonly rows = new RowWriter(CELLS);
  private readonly clocks: RowWriter<typeof CLOCK_CELLS> | null;
  private readonly legs = new RowWriter(LEG_CELLS);
  private readonly pauses = new RowWriter(PAUSE_CELLS);
  private readonly reasons = new ReasonNumbers(exactKey);
  private readonly steps = new Map<number, readonly ClockStep[]>();

  constructor(hasClock: boolean) {
    this.clocks = hasClock ? new RowWriter(CLOCK_CELLS) : null;
  }

  add(draft: Draft, { standing, reachedAt }: Circumstances, outcome: number, of: Outcome): void {
    if (draft.steps.length > 0) this.steps.set(this.rows.length, draft.steps);
    if (this.clocks !== null) this.addClock(draft, this.clocks);
    const { cells, place } = this.rows;
    cells.lead[place] = draft.lead;
    cells.cycle[place] = draft.cycle;
    cells.startedAt[place] = draft.startedAt;
    cells.startedByRow[place] = draft.startedBy.row;
    cells.outcome[place] = outcome;
    cells.standing[place] = standing;
    if (!of.isDueAtStart) cells.dueAt[place] = draft.dueAt;
    if (!of.isSettledByStart) cells.settledByRow[place] = draft.settledBy?.row ?? NO_ROW;
    cells.reachedAt[place] = reachedAt;
    cells.reason[place] = this.reasons.of(draft.reason);
    this.rows.next();
  }

  memory(): DetailsMemory {
    return {
      cells: this.rows.memory(),
      clocks: this.clocks?.memory() ?? null,
      legs: this.legs.memory(),
      pauses: this.pauses.memory(),
      reasons: this.reasons.all,
      steps: this.steps,
    };
  }

  private addClock(draft: Draft, clocks: RowWriter<typeof CLOCK_CELLS>): void {
    for (const leg of draft.legs) this.addLeg(leg);
    for (const pause of draft.pauses) this.addPause(pause);
    const { cells, place } = clocks;
    cells.settledAt[place] = draft.settledAt;
    cells.elapsedMs[place] = draft.elapsedMs;
    cells.progress[place] = draft.progress;
    cells.endOfLegs[place] = this.legs.length;
    cells.endOfPauses[place] = this.pauses.length;
    clocks.next();
  }

  private addLeg({ owner, from, to, openMs }: DraftLeg): void {
    const { cells, place } = this.legs;
    cells.owner[place] = owner;
    cells.from[place] = from;
    cells.to[place] = to;
    cells.openMs[place] = openMs;
    this.legs.next();
  }

  private addPause({ from, until }: Span): void {
    const { cells, place } = this.pauses;
    cells.from[place] = from;
    cells.until[place] = until;
    this.pauses.next();
  }
}

const NO_ROW = -1;
