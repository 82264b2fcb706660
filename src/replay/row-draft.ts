// The obligation of a clause without a clock: due when it starts, nothing settles it but an offence.

import type { Verdict } from '../model/verdict.ts';
import type { Entry } from '../model/timeline.ts';
import type { Draft, Reason } from './draft.ts';

export interface RowVerdict {
  readonly verdict: Verdict;
  /** Whether the row is what breaks the clause: not where something is missing from it. */
  readonly offends: boolean;
  readonly reason: Reason;
}

export const KEPT: RowVerdict = { verdict: 'met', offends: false, reason: { kind: 'none' } };
export const OFFENDED: RowVerdict = { verdict: 'breached', offends: true, reason: { kind: 'none' } };

export interface RowStart {
  readonly clause: number;
  readonly cycle: number;
  readonly at: number;
  readonly by: Entry;
}

const NONE: readonly never[] = [];

/** One draft for all rows of a lead, filled again for each: there are millions. */
export class RowDraft implements Draft {
  readonly lead: number;
  clause: number = -1;
  cycle: number = 0;
  startedAt: number = Number.NaN;
  startedBy: Entry = NOTHING;
  dueAt: number = Number.NaN;
  readonly settledAt: number = Number.NaN;
  settledBy: Entry | null = null;
  verdict: Verdict = 'met';
  readonly atRisk: boolean = false;
  readonly elapsedMs: number = Number.NaN;
  readonly progress: number = -1;
  verdictAt: number = Number.NaN;
  reason: Reason = KEPT.reason;
  readonly legs: readonly never[] = NONE;
  readonly pauses: readonly never[] = NONE;
  readonly steps: readonly never[] = NONE;
  readonly circumstances: null = null;

  constructor(lead: number) {
    this.lead = lead;
  }

  filled({ clause, cycle, at, by }: RowStart, { verdict, offends, reason }: RowVerdict): Draft {
    this.clause = clause;
    this.cycle = cycle;
    this.startedAt = at;
    this.startedBy = by;
    this.dueAt = verdict === 'unassessable' ? Number.NaN : at;
    this.settledBy = offends ? by : null;
    this.verdict = verdict;
    this.verdictAt = at;
    this.reason = reason;
    return this;
  }
}

const NOTHING: Entry = { kind: 255, row: -1 };
