// One obligation as the replay writes it, before texts are looked up: numbers only. NaN and -1 are empty.

import type { Reason } from '../findings/reasons.ts';
import type { Verdict } from '../model/verdict.ts';
import type { Span } from '../model/span.ts';
import type { Entry } from '../model/timeline.ts';
import type { ClockStep } from '../model/clock-step.ts';

export interface Draft {
  /** Position of the clause (a version) in the agreement. */
  readonly clause: number;
  readonly lead: number;
  readonly cycle: number;
  readonly startedAt: number;
  readonly startedBy: Entry;
  readonly dueAt: number;
  readonly settledAt: number;
  readonly settledBy: Entry | null;
  readonly verdict: Verdict;
  readonly atRisk: boolean;
  readonly elapsedMs: number;
  readonly progress: number;
  /** The instant whose owner and team the obligation shows. */
  readonly verdictAt: number;
  readonly reason: Reason;
  readonly legs: readonly DraftLeg[];
  /** When its clock stood still. */
  readonly pauses: readonly Span[];
  /** Empty unless the replay was asked to keep them. */
  readonly steps: readonly ClockStep[];
  /** Set where the lead was as the draft has it in another reading of its rows only; else they are looked up. */
  readonly circumstances: Circumstances | null;
}

/** What is true of an obligation besides its draft: looked up where the lead's attributes are at hand. */
export interface Circumstances {
  /** Number of where the lead stood (standings.ts). */
  readonly standing: number;
  /** Fraction, NaN where the clause has no target for the lead. */
  readonly target: number;
  readonly reachedAt: number;
}

export interface DraftLeg {
  /** Code of the person in `Texts`. */
  readonly owner: number;
  readonly from: number;
  readonly to: number;
  readonly openMs: number;
}

/** The obligation as one that the data cannot decide (verdicts.md, The clock, 9). */
export function undecided(draft: Draft, reason: Reason): Draft {
  return {
    ...draft,
    dueAt: Number.NaN,
    settledAt: Number.NaN,
    settledBy: null,
    verdict: 'unassessable',
    atRisk: false,
    elapsedMs: Number.NaN,
    progress: -1,
    verdictAt: draft.startedAt,
    reason: draft.verdict === 'unassessable' ? draft.reason : reason,
    legs: [],
    pauses: [],
  };
}

export type { Reason };
