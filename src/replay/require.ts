// `require`: at each `when` row an event must have come before, and the lead must pass its tests as of that instant.

import type { FailedTest } from '../findings/reasons.ts';
import { eachRowReplay, type RowJudge } from './each-row.ts';
import type { LeadView } from './lead-view.ts';
import { KEPT, type RowVerdict } from './row-draft.ts';
import type { RequirePlan } from './row-plan.ts';
import type { ClauseReplay } from './sink.ts';

export function replayRequire(versions: readonly RequirePlan[]): ClauseReplay {
  return eachRowReplay(versions, JUDGE);
}

const JUDGE: RowJudge<RequirePlan> = {
  eventsOf: plan => plan.when,
  judge,
  mayStart: (plan, earlier) => plan.clause.cycle === 'each' || earlier === 0,
};

function judge(plan: RequirePlan, lead: LeadView, index: number): RowVerdict {
  const at = lead.timeline.at[index] ?? 0;
  const missesEvent = plan.before !== null && !hasCome(plan.before, lead, index);
  const failing = failedTests(plan, lead, at);
  if (!missesEvent && failing.length === 0) return KEPT;
  return { verdict: 'breached', offends: false, reason: { kind: 'missing', before: missesEvent, lead: failing } };
}

function failedTests(plan: RequirePlan, lead: LeadView, at: number): readonly FailedTest[] {
  if (plan.lead.every(({ holds }) => holds(lead, at))) return NONE;
  return plan.lead.flatMap(({ holds, values }, number) =>
    holds(lead, at) ? [] : [{ number, values: values(lead, at) }],
  );
}

const NONE: readonly FailedTest[] = [];

/** Rows of the instant count, the start row itself does not. */
function hasCome(events: Int32Array, { timeline }: LeadView, index: number): boolean {
  const end = timeline.endOfInstant(index);
  for (let row = 0; row < end; row++) {
    if (row !== index && timeline.is(row, events)) return true;
  }
  return false;
}
