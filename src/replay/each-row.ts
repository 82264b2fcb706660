// Clauses that judge every row of an event by itself: one obligation a row, numbered over the lead's whole history.

import type { ClauseBase } from '../model/agreement.ts';
import { anyOf, type EventSet } from '../model/event-set.ts';
import type { LeadView } from './lead-view.ts';
import { RowDraft, type RowVerdict } from './row-draft.ts';
import type { LeadTest } from './timed-plan.ts';
import type { ClauseReplay } from './sink.ts';
import { inForce } from './versions.ts';

interface EachRowPlan {
  readonly index: number;
  readonly clause: ClauseBase;
  readonly covers: LeadTest;
}

/** `judge` gives null where the clause does not cover the row after all. */
export interface RowJudge<Plan extends EachRowPlan> {
  readonly eventsOf: (plan: Plan) => EventSet;
  readonly judge: (plan: Plan, lead: LeadView, index: number) => RowVerdict | null;
  /** `first`: only a lead's first covered row. */
  readonly mayStart: (plan: Plan, earlier: number) => boolean;
}

export function eachRowReplay<Plan extends EachRowPlan>(
  versions: readonly Plan[],
  judge: RowJudge<Plan>,
): ClauseReplay {
  const versionAt = inForce(versions);
  const named = anyOf(versions.map(judge.eventsOf));
  return (lead, sink) => {
    const { timeline } = lead;
    if (!timeline.has(named)) return;
    const draft = new RowDraft(timeline.lead);
    let cycle = 0;
    for (let index = timeline.next(0, named); index < timeline.length; index = timeline.next(index + 1, named)) {
      const at = timeline.at[index] as number;
      const plan = versionAt(at);
      if (plan === undefined || !timeline.is(index, judge.eventsOf(plan)) || !judge.mayStart(plan, cycle)) continue;
      const outcome = plan.covers(lead, at) ? judge.judge(plan, lead, index) : null;
      if (outcome === null) {
        sink.notCovered(plan.index, timeline.lead, at);
        continue;
      }
      cycle++;
      sink.obligation(draft.filled({ clause: plan.index, cycle, at, by: timeline.entry(index) }, outcome));
    }
  };
}
