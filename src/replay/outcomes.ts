// How obligations of a clause came out and what they are held to: the few different ones, each kept once, under a number that
// counts from 0.

import { VERDICT_CODE } from '../model/verdict.ts';
import type { FoldedOutcome } from '../model/obligation.ts';
import type { Circumstances, Draft, Reason } from './draft.ts';
import { causeKey, ReasonNumbers } from './reason-numbers.ts';

export interface Outcome extends Omit<FoldedOutcome, 'cause'> {
  /** Of a breach, why: the same for all but for the values that were found. */
  readonly reason: Reason;
  /** Kinds of the rows that started and settled them; `NO_KIND` for none. */
  readonly startedByKind: number;
  readonly settledByKind: number;
  /** Where they are due when they start, and broken by the row that starts them: neither is kept then. */
  readonly isDueAtStart: boolean;
  readonly isSettledByStart: boolean;
}

const NO_KIND = 255;

/** Numbers outcomes as they are met, and counts them by standing. */
export class OutcomeNumbers {
  readonly all: Outcome[] = [];
  /** By outcome, its verdict's position in `VERDICTS`. */
  readonly verdicts: number[] = [];
  private readonly counts: Int32Array[] = [];
  /** Of the obligation before: the next one's is mostly the same or near. */
  private last = 0;
  private readonly causes = new ReasonNumbers(causeKey);
  /** By outcome, the number of its cause. */
  private readonly causeOf: number[] = [];

  /** The number of an obligation's outcome, which counts one more. */
  count(draft: Draft, { target, standing }: Circumstances): number {
    const outcome = this.of(draft, target);
    const counts = this.counts[outcome] as Int32Array;
    if (standing < counts.length) counts[standing] = (counts[standing] as number) + 1;
    else this.countBeyond(outcome, standing);
    return outcome;
  }

  /** By outcome, as far as the last standing that has it. */
  tallies(): Int32Array[] {
    return this.counts.map(counts => counts.slice(0, counts.findLastIndex(count => count > 0) + 1));
  }

  private of(draft: Draft, target: number): number {
    const cause = draft.verdict === 'breached' ? this.causes.of(draft.reason) : 0;
    for (let tried = 0, number = this.last; tried < this.all.length; tried++, number++) {
      if (number === this.all.length) number = 0;
      if (this.causeOf[number] !== cause || !isOutcome(this.all[number] as Outcome, draft, target)) continue;
      return (this.last = number);
    }
    this.last = this.all.push(outcomeOf(draft, target)) - 1;
    this.causeOf.push(cause);
    this.verdicts.push(VERDICT_CODE[draft.verdict]);
    this.counts.push(new Int32Array(64));
    return this.last;
  }

  private countBeyond(outcome: number, standing: number): void {
    const counts = new Int32Array(2 * standing);
    counts.set(this.counts[outcome] as Int32Array);
    counts[standing] = 1;
    this.counts[outcome] = counts;
  }
}

function outcomeOf(draft: Draft, target: number): Outcome {
  const { clause, verdict, atRisk, startedBy, settledBy } = draft;
  return {
    version: clause,
    verdict,
    atRisk,
    target,
    isSettled: !Number.isNaN(draft.settledAt),
    reason: verdict === 'breached' ? draft.reason : { kind: 'none' },
    startedByKind: startedBy.kind,
    settledByKind: settledBy?.kind ?? NO_KIND,
    isDueAtStart: draft.dueAt === draft.startedAt,
    isSettledByStart: isSettledByStart(draft),
  };
}

function isSettledByStart({ startedBy, settledBy }: Draft): boolean {
  return settledBy !== null && settledBy.row === startedBy.row && settledBy.kind === startedBy.kind;
}

function isOutcome(outcome: Outcome, draft: Draft, target: number): boolean {
  return (
    outcome.verdict === draft.verdict &&
    outcome.isSettled === !Number.isNaN(draft.settledAt) &&
    outcome.settledByKind === (draft.settledBy?.kind ?? NO_KIND) &&
    outcome.startedByKind === draft.startedBy.kind &&
    outcome.isDueAtStart === (draft.dueAt === draft.startedAt) &&
    outcome.isSettledByStart === isSettledByStart(draft) &&
    Object.is(outcome.target, target) &&
    outcome.version === draft.clause &&
    outcome.atRisk === draft.atRisk
  );
}
