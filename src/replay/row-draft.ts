// The obligation of a clause without a clock: due when it starts, nothing settles it but an offence.

import type { Entry } from '../model/timeline.ts';
import type { Draft, Reason } from './draft.ts';
import type { Verdict } from '../model/verdict.ts';

export interface RowVerdict {
  readonly verdict: Verdict;
  /** The offending row of a breached `never` or `at_most`. */
  readonly offence: Entry | null;
  readonly reason: Reason;
}

export const KEPT: RowVerdict = { verdict: 'met', offence: null, reason: { kind: 'none' } };

const NONE: readonly never[] = [];

export function draftOfRow(
  start: {
    readonly clause: number;
    readonly lead: number;
    readonly cycle: number;
    readonly at: number;
    readonly by: Entry;
  },
  outcome: RowVerdict,
): Draft {
  return {
    clause: start.clause,
    lead: start.lead,
    cycle: start.cycle,
    startedAt: start.at,
    startedBy: start.by,
    dueAt: outcome.verdict === 'unassessable' ? Number.NaN : start.at,
    settledAt: Number.NaN,
    settledBy: outcome.offence,
    verdict: outcome.verdict,
    atRisk: false,
    elapsedMs: Number.NaN,
    progress: -1,
    verdictAt: start.at,
    reason: outcome.reason,
    legs: NONE,
    pauses: NONE,
    steps: NONE,
    circumstances: null,
  };
}
