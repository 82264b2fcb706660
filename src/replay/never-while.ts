// `never` + `while`: no row of the event may come while the lead's condition holds.

import { eachRowReplay, type RowJudge } from './each-row.ts';
import type { LeadView } from './lead-view.ts';
import { KEPT, OFFENDED, type RowVerdict } from './row-draft.ts';
import type { WhilePlan } from './row-plan.ts';
import type { ClauseReplay } from './sink.ts';

export function replayNeverWhile(versions: readonly WhilePlan[]): ClauseReplay {
  return eachRowReplay(versions, JUDGE);
}

const JUDGE: RowJudge<WhilePlan> = { eventsOf: plan => plan.never, judge, mayStart: () => true };

function judge(plan: WhilePlan, lead: LeadView, index: number): RowVerdict {
  return plan.condition(lead, lead.timeline.at[index] ?? 0) ? OFFENDED : KEPT;
}
