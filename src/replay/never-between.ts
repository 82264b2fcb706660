// `never` + `between`: nothing forbidden may come in a scope. One obligation for each scope that overlaps the period.

import type { Verdict } from '../model/verdict.ts';
import type { Span } from '../model/span.ts';
import type { Timeline } from '../model/timeline.ts';
import type { LeadView } from './lead-view.ts';
import type { BetweenPlan } from './row-plan.ts';
import type { ReplaySink } from './sink.ts';
import { versionAt } from './versions.ts';

/** Positions in the timeline; `end` is null while the scope runs on to as-of. */
interface Scope {
  readonly plan: BetweenPlan;
  readonly start: number;
  end: number | null;
  readonly cycle: number;
}

export function replayNeverBetween(
  versions: readonly BetweenPlan[],
  lead: LeadView,
  audited: { readonly period: Span; readonly asOf: number },
  sink: ReplaySink,
): void {
  if (!versions.some(version => lead.timeline.has(version.from))) return;
  for (const scope of scopesOf(versions, lead, sink)) judgeScope(scope, lead, audited, sink);
}

/** A `from` row inside a scope is ignored; at one instant an `until` ends the old scope before a `from` begins the next. */
function scopesOf(versions: readonly BetweenPlan[], lead: LeadView, sink: ReplaySink): Scope[] {
  const { timeline } = lead;
  const scopes: Scope[] = [];
  let running: Scope | null = null;
  for (let from = 0; from < timeline.length;) {
    const to = timeline.endOfInstant(from);
    if (running !== null && hasRow(timeline, from, to, running.plan.until)) {
      running.end = from;
      running = null;
    }
    for (let index = from; index < to && running === null; index++) {
      const plan = startOf(versions, lead, index, sink);
      if (plan === null) continue;
      running = { plan, start: index, end: null, cycle: scopes.length + 1 };
      scopes.push(running);
    }
    from = to;
  }
  return scopes;
}

function startOf(
  versions: readonly BetweenPlan[],
  lead: LeadView,
  index: number,
  sink: ReplaySink,
): BetweenPlan | null {
  const at = lead.timeline.at[index] ?? 0;
  const plan = versionAt(versions, at);
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
