// What is kept of each obligation of a clause, as columns: plain data that passes between threads.

import type { ColumnSetMemory } from '../columns/column-set.ts';
import type { GrowingMemory } from '../columns/growing.ts';
import type { ClockStep } from '../model/clock-step.ts';
import type { Reason } from './draft.ts';

/** Of an obligation; an entry of row -1 is none, and so are an instant NaN and a progress -1. */
export const CELLS = {
  /** Position in the agreement's clauses, which tells the version. */
  clause: 'integer',
  lead: 'integer',
  cycle: 'integer',
  startedAt: 'instant',
  startedByKind: 'byte',
  startedByRow: 'integer',
  dueAt: 'instant',
  settledAt: 'instant',
  settledByKind: 'byte',
  settledByRow: 'integer',
  verdict: 'byte',
  atRisk: 'byte',
  elapsedMs: 'instant',
  progress: 'integer',
  /** These three are codes of `Texts`. */
  owner: 'integer',
  team: 'integer',
  source: 'integer',
  segment: 'integer',
  target: 'instant',
  reachedAt: 'instant',
  /** Place among the reasons of the clause. */
  reason: 'integer',
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
  readonly cells: ColumnSetMemory<typeof CELLS>;
  readonly legs: ColumnSetMemory<typeof LEG_CELLS>;
  /** One column for each lead column among `break_down_by`, in their order: codes of `Texts`. */
  readonly attributes: readonly GrowingMemory<Int32Array>[];
  readonly pauses: ColumnSetMemory<typeof PAUSE_CELLS>;
  /** Each once. */
  readonly reasons: readonly Reason[];
  /** Steps of the clocks that kept them, by row. */
  readonly steps: ReadonlyMap<number, readonly ClockStep[]>;
}

/** Null where the codes are the same. */
export type CodeOf = ((code: number) => number) | null;

/** The same with other codes for its texts. */
export function recoded(memory: ClauseMemory, codeOf: CodeOf): ClauseMemory {
  if (codeOf === null) return memory;
  const { cells, legs, attributes, reasons } = memory;
  const change = (column: GrowingMemory<Int32Array>): GrowingMemory<Int32Array> => changed(column, codeOf);
  const { owner, team, source } = cells;
  return {
    ...memory,
    cells: { ...cells, owner: change(owner), team: change(team), source: change(source) },
    legs: { ...legs, owner: change(legs.owner) },
    attributes: attributes.map(change),
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
