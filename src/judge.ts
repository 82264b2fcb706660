// Tables → what the clauses and goals come to: the part of the pipeline that every command shares.

import type { JudgementParts } from './model/obligation.ts';
import type { Agreement } from './model/agreement.ts';
import type { GoalContext } from './replay/goals.ts';
import { joinedStretches, type JudgedLeads } from './judging/joined.ts';
import { type Bench, judgeStretch, type StretchRequest } from './judging/stretch.ts';
import { NO_NEW_TEXTS, type StretchMemory } from './judging/stretch-memory.ts';
import { JUDGE_THREADS, judgeApart, type JudgeLane, stretchesFor } from './judging/threads.ts';
import { type Roster, rosterOf } from './people/roster.ts';
import { auditedLeads } from './timeline/audited.ts';
import { earliestInstant } from './timeline/as-of.ts';
import { unmatchedEvents, type UnmatchedEvent } from './timeline/unmatched.ts';

export type JudgeRequest = Omit<StretchRequest, 'leads' | 'goalSpan'>;

export interface Judged extends Omit<JudgedLeads, 'matched'> {
  readonly roster: Roster;
  readonly asOf: number;
  /** By event, in the agreement's order. */
  readonly events: JudgementParts['events'];
  readonly unmatched: readonly UnmatchedEvent[];
}

/** Judged by the thread that asked, which still has what it judged with. */
export interface JudgedHere extends Judged {
  readonly bench: Bench;
}

/** Judges every lead, here and now. */
export function judge(request: JudgeRequest): JudgedHere {
  const leads = { from: 0, until: request.tables.leads.length };
  const { bench, ...stretch } = judgeStretch({ ...request, leads, goalSpan: goalSpan(request) });
  return { ...judged(request, [{ ...stretch, newTexts: NO_NEW_TEXTS }]), bench };
}

/** The same, where there is much to judge by several threads. */
export async function judgeTogether(request: JudgeRequest, lane: JudgeLane | null = JUDGE_THREADS): Promise<Judged> {
  const stretches = lane === null ? [] : stretchesFor(request, lane);
  if (lane === null || stretches.length < 2) return judge(request);
  return judged(request, await judgeApart({ ...request, goalSpan: goalSpan(request) }, stretches, lane));
}

function judged(request: JudgeRequest, stretches: readonly StretchMemory[]): Judged {
  const { agreement, tables, asOf } = request;
  const { matched, ...leads } = joinedStretches(stretches, { agreement, texts: tables.texts });
  const unmatched = unmatchedEvents(agreement, tables, matched);
  return {
    ...leads,
    roster: rosterOf(tables.roster),
    asOf,
    events: eventsSeen(agreement, matched, unmatched),
    unmatched,
  };
}

function eventsSeen(
  { events }: Agreement,
  matched: Float64Array,
  unmatched: readonly UnmatchedEvent[],
): JudgementParts['events'] {
  const nearestOf = new Map(unmatched.map(({ event, nearest }) => [event, nearest]));
  return [...events.keys()].map((event, number) => ({
    event,
    rows: matched[number] ?? 0,
    nearest: nearestOf.get(event) ?? null,
  }));
}

/** Whole months of the period; without one every month from the first row's to that of as-of. */
function goalSpan({ agreement, period, tables, asOf }: JudgeRequest): GoalContext['span'] {
  if (period !== null) return { span: period, takes: 'whole' };
  const earliest = agreement.goals.length === 0 ? null : earliestInstant(tables, asOf, auditedLeads(tables, asOf));
  return { span: { from: earliest ?? asOf + 1, until: asOf + 1 }, takes: 'touched' };
}
