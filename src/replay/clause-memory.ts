// What is kept of the obligations of a clause, counted and as columns: plain data that passes between threads.

import type { ColumnSetMemory } from '../columns/column-set.ts';
import type { GrowingMemory } from '../columns/growing.ts';
import type { ClockStep } from '../model/clock-step.ts';
import type { DayCounts } from '../statistics/day-counts.ts';
import type { KnownTimes } from '../statistics/known-times.ts';
import type { Reason } from './draft.ts';
import type { FirstBreaches } from './first-breaches.ts';
import type { Outcome } from './outcomes.ts';
import type { CodeOf } from './standings.ts';

/** Of an obligation; a row -1 is none, and so is an instant NaN. */
export const CELLS = {
  lead: 'integer',
  cycle: 'integer',
  /** Number of its outcome among those of the clause, and of its standing among those of the stretch. */
  outcome: 'integer',
  standing: 'integer',
  startedAt: 'instant',
  startedByRow: 'integer',
  /** Of no meaning where the outcome tells it. */
  dueAt: 'instant',
  settledByRow: 'integer',
  reachedAt: 'instant',
  /** Place among the reasons of the clause. */
  reason: 'integer',
} as const;

/** Besides, of an obligation with a clock; a progress -1 is none. */
export const CLOCK_CELLS = {
  settledAt: 'instant',
  elapsedMs: 'instant',
  progress: 'integer',
  /** Number of the leg after its last: its first is where those of the one before end. And so with pauses. */
  endOfLegs: 'integer',
  endOfPauses: 'integer',
} as const;

/** Of a leg; the owner is a code of `Texts`. */
export const LEG_CELLS = { owner: 'integer', from: 'instant', to: 'instant', openMs: 'instant' } as const;

/** Of a stretch in which a clock stood still. */
export const PAUSE_CELLS = { from: 'instant', until: 'instant' } as const;

/** The obligations of a clause, its versions together, as they were written: lead by lead. */
export interface ClauseMemory {
  readonly outcomes: readonly Outcome[];
  /** By outcome, how many obligations have it, by standing. */
  readonly tallies: readonly Int32Array[];
  /** Null where only rates are kept, as are first breaches. */
  readonly days: DayCounts | null;
  readonly firstBreaches: readonly FirstBreaches[] | null;
  /** Null for a clause without a clock. */
  readonly times: KnownTimes | null;
  /** Null where nobody lists obligations. */
  readonly details: DetailsMemory | null;
}

export interface DetailsMemory {
  readonly cells: ColumnSetMemory<typeof CELLS>;
  /** Null for a clause without a clock. */
  readonly clocks: ColumnSetMemory<typeof CLOCK_CELLS> | null;
  readonly legs: ColumnSetMemory<typeof LEG_CELLS>;
  readonly pauses: ColumnSetMemory<typeof PAUSE_CELLS>;
  /** Each once. */
  readonly reasons: readonly Reason[];
  /** Steps of the clocks that kept them, by row. */
  readonly steps: ReadonlyMap<number, readonly ClockStep[]>;
}

/** The same with other codes for its texts. */
export function recoded(memory: ClauseMemory, codeOf: CodeOf): ClauseMemory {
  if (codeOf === null) return memory;
  const { outcomes, firstBreaches, details } = memory;
  return {
    ...memory,
    outcomes: outcomes.map(outcome => ({ ...outcome, reason: withCodes(outcome.reason, codeOf) })),
    firstBreaches: firstBreaches?.map(one => ({ ...one, owner: codeOf(one.owner), team: codeOf(one.team) })) ?? null,
    details: details && recodedDetails(details, codeOf),
  };
}

function recodedDetails(details: DetailsMemory, codeOf: NonNullable<CodeOf>): DetailsMemory {
  const { legs, reasons } = details;
  return {
    ...details,
    legs: { ...legs, owner: changed(legs.owner, codeOf) },
    reasons: reasons.map(reason => withCodes(reason, codeOf)),
  };
}

function changed(
  { length, only, chunks }: GrowingMemory<Int32Array>,
  codeOf: (code: number) => number,
): GrowingMemory<Int32Array> {
  return { length, only: Number.isNaN(only) ? only : codeOf(only), chunks: chunks.map(chunk => chunk.map(codeOf)) };
}

function withCodes(reason: Reason, codeOf: (code: number) => number): Reason {
  switch (reason.kind) {
    case 'no-calendar':
      return { ...reason, owner: codeOf(reason.owner) };
    case 'unknown-zone':
      return { ...reason, zone: codeOf(reason.zone) };
    case 'missing':
      return { ...reason, lead: reason.lead.map(({ number, values }) => ({ number, values: values.map(codeOf) })) };
    default:
      return reason;
  }
}
