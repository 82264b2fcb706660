// `at_most` + `of` + `within`: no more than so many rows of the event in any rolling window that ends at one of them.

import { eachRowReplay, type RowJudge } from './each-row.ts';
import type { LeadView } from './lead-view.ts';
import { KEPT, type RowVerdict } from './row-draft.ts';
import type { AtMostPlan } from './row-plan.ts';
import type { ClauseReplay } from './sink.ts';

export function replayAtMost(versions: readonly AtMostPlan[]): ClauseReplay {
  return eachRowReplay(versions, JUDGE);
}

const JUDGE: RowJudge<AtMostPlan> = { eventsOf: plan => plan.of, judge, mayStart: () => true };

function judge(plan: AtMostPlan, lead: LeadView, index: number): RowVerdict | null {
  const windowStart = plan.windowStart(lead, lead.timeline.at[index] ?? 0);
  if (windowStart === null) return null;
  const count = countSince(plan, lead, index, windowStart);
  if (count <= plan.clause.atMost) return KEPT;
  return { verdict: 'breached', offends: true, reason: { kind: 'too-many', count } };
}

/** Rows of the event in (windowStart, t], all rows of the instant t among them. */
function countSince(plan: AtMostPlan, lead: LeadView, index: number, windowStart: number): number {
  const { timeline } = lead;
  let count = 0;
  for (let row = timeline.endOfInstant(index) - 1; row >= 0 && (timeline.at[row] ?? 0) > windowStart; row--) {
    if (timeline.is(row, plan.of)) count++;
  }
  return count;
}
