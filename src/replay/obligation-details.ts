// What the obligations of a clause show, as it is read back.

import { type ColumnSet, columnSet } from '../columns/column-set.ts';
import type { Growing } from '../columns/growing.ts';
import type { ClockStep } from '../model/clock-step.ts';
import type { Leg } from '../model/obligation.ts';
import type { Span } from '../model/span.ts';
import type { Tables } from '../model/table.ts';
import type { Reason } from './draft.ts';
import { CELLS, CLOCK_CELLS, type DetailsMemory, LEG_CELLS, PAUSE_CELLS } from './clause-memory.ts';

export class ObligationDetails {
  readonly cells: ColumnSet<typeof CELLS>;
  /** Null for a clause without a clock. */
  readonly clocks: ColumnSet<typeof CLOCK_CELLS> | null;
  readonly steps: ReadonlyMap<number, readonly ClockStep[]>;
  private readonly reasons: readonly Reason[];
  private readonly legs: ColumnSet<typeof LEG_CELLS>;
  private readonly pauses: ColumnSet<typeof PAUSE_CELLS>;

  constructor({ cells, clocks, legs, pauses, reasons, steps }: DetailsMemory) {
    this.cells = columnSet(CELLS, cells);
    this.clocks = clocks && columnSet(CLOCK_CELLS, clocks);
    this.legs = columnSet(LEG_CELLS, legs);
    this.pauses = columnSet(PAUSE_CELLS, pauses);
    this.reasons = reasons;
    this.steps = steps;
  }

  /** NaN where it is not known. */
  elapsedMs(row: number): number {
    return this.clocks?.elapsedMs.at(row) ?? NaN;
  }

  settledAt(row: number): number {
    return this.clocks?.settledAt.at(row) ?? NaN;
  }

  reasonOf(row: number): Reason {
    const reason = this.reasons[this.cells.reason.at(row)];
    if (reason === undefined) throw new RangeError(`no reason for obligation ${row}`);
    return reason;
  }

  /** When its clock stood still. */
  pausesOf(row: number): Span[] {
    const { from, until } = this.pauses;
    if (this.clocks === null) return [];
    return numbersOf(this.clocks.endOfPauses, row).map(pause => ({ from: from.at(pause), until: until.at(pause) }));
  }

  legsOf(row: number, { texts }: Tables): Leg[] {
    if (this.clocks === null) return [];
    return numbersOf(this.clocks.endOfLegs, row).map(leg => ({
      owner: texts.text(this.legs.owner.at(leg)).trim(),
      from: this.legs.from.at(leg),
      to: this.legs.to.at(leg),
      openMs: this.legs.openMs.at(leg),
    }));
  }
}

/** Of an obligation's legs or pauses: from where those of the one before end. */
function numbersOf(ends: Growing<Int32Array>, row: number): number[] {
  const first = row === 0 ? 0 : ends.at(row - 1);
  return Array.from({ length: ends.at(row) - first }, (_, place) => first + place);
}
