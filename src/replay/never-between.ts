// `never` + `between`: nothing forbidden may come in a scope. One obligation for each scope that overlaps the period.

import type { Verdict } from '../model/verdict.ts';
import { anyOf, type EventSet } from '../model/event-set.ts';
import type { Span } from '../model/span.ts';
import type { Timeline } from '../model/timeline.ts';
import type { LeadView } from './lead-view.ts';
import type { BetweenPlan } from './row-plan.ts';
import type { ClauseReplay, ReplaySink } from './sink.ts';
import { inForce } from './versions.ts';

/** Positions in the timeline; `end` is null while the scope runs on to as-of. */
interface Scope {
  readonly plan: BetweenPlan;
  readonly start: number;
  end: number | null;
  readonly cycle: number;
}

export function replayNeverBetween(
  versions: readonly BetweenPlan[],
  audited: { readonly period: Span; readonly asOf: number },
): ClauseReplay {
  const starts = anyOf(versions.map(({ from }) => from));
  const ends = anyOf(versions.map(({ until }) => until));
  const bounds = { versionAt: inForce(versions), bound: anyOf([starts, ends]) };
  return (lead, sink) => {
    if (!lead.timeline.has(starts)) return;
    for (const scope of scopesOf(bounds, lead, sink)) judgeScope(scope, lead, audited, sink);
  };
}

interface Bounds {
  readonly versionAt: (at: number) => BetweenPlan | undefined;
  /** What begins or ends a scope of any version. */
  readonly bound: EventSet;
}

/** A `from` row inside a scope is ignored; at one instant an `until` ends the old scope before a `from` begins the next. */
function scopesOf({ versionAt, bound }: Bounds, lead: LeadView, sink: ReplaySink): Scope[] {
  const { timeline } = lead;
  const scopes: Scope[] = [];
  let running: Scope | null = null;
  let next = timeline.next(0, bound);
  while (next < timeline.length) {
    const from = timeline.startOfInstant(next);
    const to = timeline.endOfInstant(next);
    if (running !== null && hasRow(timeline, from, to, running.plan.until)) {
      running.end = from;
      running = null;
    }
    for (let index = from; index < to && running === null; index++) {
      const plan = startOf(versionAt, lead, index, sink);
      if (plan === null) continue;
      running = { plan, start: index, end: null, cycle: scopes.length + 1 };
      scopes.push(running);
    }
    next = timeline.next(to, bound);
  }
  return scopes;
}

function startOf(versionAt: Bounds['versionAt'], lead: LeadView, index: number, sink: ReplaySink): BetweenPlan | null {
  const at = lead.timeline.at[index] ?? 0;
  const plan = versionAt(at);
  if (plan === undefined || !lead.timeline.is(index, plan.from)) return null;
  if (plan.covers(lead, at)) return plan;
  sink.notCovered(plan.index, lead.timeline.lead, at);
  return null;
}

function judgeScope(
  scope: Scope,
  lead: LeadView,
  { period, asOf }: { readonly period: Span; readonly asOf: number },
  sink: ReplaySink,
): void {
  const { timeline } = lead;
  const startedAt = timeline.at[scope.start] ?? 0;
  const endedAt = scope.end === null ? asOf : (timeline.at[scope.end] ?? 0);
  const overlaps = startedAt < period.until && (scope.end === null ? endedAt >= period.from : endedAt > period.from);
  if (!overlaps) return;
  const offence = firstOffence(scope, timeline, period);
  const isRunning = scope.end === null && period.until > asOf;
  const verdict: Verdict = offence !== null ? 'breached' : isRunning ? 'open' : 'met';
  sink.obligation({
    clause: scope.plan.index,
    lead: timeline.lead,
    cycle: scope.cycle,
    startedAt,
    startedBy: lead.timeline.entry(scope.start),
    dueAt: scope.end === null ? Number.NaN : endedAt,
    settledAt: Number.NaN,
    settledBy: offence === null ? null : timeline.entry(offence),
    verdict,
    atRisk: false,
    elapsedMs: Number.NaN,
    progress: -1,
    verdictAt: offence === null ? endedAt : (timeline.at[offence] ?? 0),
    reason: { kind: 'none' },
    legs: [],
    pauses: [],
    steps: [],
    circumstances: null,
  });
}

function firstOffence(scope: Scope, timeline: Timeline, period: Span): number | null {
  const startedAt = timeline.at[scope.start] ?? 0;
  let first = scope.start;
  while (first > 0 && timeline.at[first - 1] === startedAt) first--;
  const end = scope.end ?? timeline.length;
  for (let index = first; index < end; index++) {
    const at = timeline.at[index] ?? 0;
    if (index === scope.start || at < period.from || at >= period.until) continue;
    if (timeline.is(index, scope.plan.never)) return index;
  }
  return null;
}

function hasRow(timeline: Timeline, from: number, to: number, events: Int32Array): boolean {
  for (let index = from; index < to; index++) if (timeline.is(index, events)) return true;
  return false;
}
