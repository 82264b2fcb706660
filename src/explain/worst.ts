// The worst breaches: never done before done late, the longest overdue and the latest first, then in output order.

import type { Obligation } from '../model/obligation.ts';

/** Positions of the obligations; `count` of them at most. */
export function worstBreaches(obligations: readonly Obligation[], count: number): Obligation[] {
  const breached = obligations.filter(({ verdict }) => verdict === 'breached');
  // Sorting is stable: equals stay in output order.
  return [...breached].sort((a, b) => rank(a) - rank(b) || amount(b) - amount(a)).slice(0, count);
}

/** Never done, done late, and kinds that are never late. */
function rank({ clause, settledAt }: Obligation): number {
  if (clause.kind !== 'response' && clause.kind !== 'cadence') return 2;
  return settledAt === null ? 0 : 1;
}

/** How late, or how long ago it was due. */
function amount({ lateByMs, settledAt, dueAt }: Obligation): number {
  return settledAt === null ? -(dueAt ?? 0) : (lateByMs ?? 0);
}
