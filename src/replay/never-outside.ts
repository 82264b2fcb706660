// `never` + `outside`: every row of the event must fall in the calendar's open hours.

import { eachRowReplay, type RowJudge } from './each-row.ts';
import type { LeadView } from './lead-view.ts';
import { KEPT, OFFENDED, type RowVerdict } from './row-draft.ts';
import type { OutsidePlan } from './row-plan.ts';
import type { ClauseReplay } from './sink.ts';

export function replayNeverOutside(versions: readonly OutsidePlan[]): ClauseReplay {
  return eachRowReplay(versions, JUDGE);
}

const JUDGE: RowJudge<OutsidePlan> = { eventsOf: plan => plan.never, judge, mayStart: () => true };

function judge(plan: OutsidePlan, lead: LeadView, index: number): RowVerdict {
  const isOpen = plan.isOpen(lead, lead.timeline.at[index] ?? 0);
  if (typeof isOpen === 'object') {
    return { verdict: 'unassessable', offends: false, reason: { kind: 'unknown-zone', zone: isOpen.unknownZone } };
  }
  return isOpen ? KEPT : OFFENDED;
}
