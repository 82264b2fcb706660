// The instant that puts an obligation into its period (verdicts.md, Which period).

import type { Agreement } from './agreement.ts';
import type { Span } from './span.ts';
import type { Verdict } from './verdict.ts';

interface Dated {
  readonly verdict: Verdict;
  readonly startedAt: number;
  /** NaN for none. */
  readonly dueAt: number;
}

/** Cancelled ones, and those without a deadline, count by their start whatever `count_by` says. */
export function countedAt({ verdict, startedAt, dueAt }: Dated, countBy: Agreement['report']['countBy']): number {
  return countBy === 'due' && verdict !== 'cancelled' && !Number.isNaN(dueAt) ? dueAt : startedAt;
}

/** A scope that began before its period counts in it all the same: as if it began with it. */
export function within(at: number, { from, until }: Span): number {
  return Math.min(Math.max(at, from), until - 1);
}
