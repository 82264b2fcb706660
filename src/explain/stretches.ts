// A clock's steps as stretches of time: running, paused or waiting for an opening; used, left over or late. Their open time
// adds up to the window and to the time taken, which is what makes an explanation one that can be checked.

import type { ClockStep } from '../model/clock-step.ts';
import type { Zone } from '../model/open-time.ts';
import type { Hours } from './hours.ts';

export interface ClockStretch {
  readonly from: number;
  readonly to: number;
  readonly state: 'running' | 'paused' | 'closed';
  readonly phase: 'ran' | 'spare' | 'late';
  readonly owner: string;
  readonly calendar: string;
  readonly zone: Zone;
  readonly openMs: number;
}

export interface ClockSpan {
  readonly steps: readonly ClockStep[];
  /** When the clock ended: settled, cancelled, discharged, replaced or at the audit. */
  readonly endedAt: number;
  readonly dueAt: number | null;
  readonly hours: Hours;
  readonly textOf: (code: number) => string;
}

/** From the start to the end or the deadline, whichever is later. */
export function stretchesOf(span: ClockSpan): ClockStretch[] {
  const until = Math.max(span.endedAt, span.dueAt ?? -Infinity);
  return segmentsOf(span, until)
    .flatMap(segment => (segment.isPaused ? [paused(segment, span)] : opened(segment, span)))
    .flatMap(stretch => inPhases(stretch, span));
}

/** A stretch under one owner that is paused or not. */
interface Segment {
  readonly from: number;
  readonly to: number;
  readonly owner: string;
  readonly isPaused: boolean;
}

function segmentsOf({ steps, textOf }: ClockSpan, until: number): Segment[] {
  const segments: Segment[] = [];
  let [from, owner, isPaused] = [0, '', false];
  const turn = (at: number): void => {
    if (from < Math.min(at, until)) segments.push({ from, to: Math.min(at, until), owner, isPaused });
    from = at;
  };
  for (const step of steps) {
    switch (step.kind) {
      case 'started':
        [from, owner] = [step.at, textOf(step.owner)];
        break;
      case 'paused':
      case 'resumed':
      case 'pause-ended':
        turn(step.at);
        isPaused = step.kind === 'paused';
        break;
      case 'owner':
      case 'restarted':
        turn(step.at);
        owner = textOf(step.to);
        break;
      default:
    }
  }
  turn(until);
  return segments;
}

function paused({ from, to, owner }: Segment, { hours }: ClockSpan): ClockStretch {
  const zone = hours.of(owner).zoneAt(from);
  return { from, to, state: 'paused', phase: 'ran', owner, calendar: hours.calendarAt(owner, from), zone, openMs: 0 };
}

/** Open and closed stretches in turn, each within one calendar. */
function opened({ from, to, owner }: Segment, { hours }: ClockSpan): ClockStretch[] {
  const open = hours.of(owner);
  const cuts = hours.turns(owner);
  const stretches: ClockStretch[] = [];
  const add = (begin: number, end: number, state: 'running' | 'closed'): void => {
    for (const [start, stop] of parts(begin, end, cuts)) {
      const calendar = hours.calendarAt(owner, start);
      const openMs = state === 'running' ? stop - start : 0;
      stretches.push({ from: start, to: stop, state, phase: 'ran', owner, calendar, zone: open.zoneAt(start), openMs });
    }
  };
  let last = from;
  for (const interval of open.openIntervals(from, to)) {
    add(last, interval.from, 'closed');
    add(interval.from, interval.until, 'running');
    last = interval.until;
  }
  add(last, to, 'closed');
  return stretches;
}

function inPhases(stretch: ClockStretch, { endedAt, dueAt }: ClockSpan): ClockStretch[] {
  const due = dueAt ?? Infinity;
  return parts(stretch.from, stretch.to, [endedAt, due]).map(([from, to]) => {
    const phase = from >= due ? 'late' : from >= endedAt ? 'spare' : 'ran';
    return { ...stretch, from, to, phase, openMs: stretch.state === 'running' ? to - from : 0 };
  });
}

/** [from, to) cut at every instant inside it. */
function parts(from: number, to: number, cuts: readonly number[]): (readonly [from: number, to: number])[] {
  if (from >= to) return [];
  const inside = [...new Set(cuts)].filter(cut => cut > from && cut < to).sort((a, b) => a - b);
  const bounds = [from, ...inside, to];
  return bounds.slice(1).map((bound, index) => [bounds[index] ?? from, bound] as const);
}

export function openTimeOf(stretches: readonly ClockStretch[], ...phases: readonly ClockStretch['phase'][]): number {
  return stretches.reduce((sum, { phase, openMs }) => sum + (phases.includes(phase) ? openMs : 0), 0);
}

/** Open time run from the start to an instant, late or not. */
export function ranBy(stretches: readonly ClockStretch[], at: number): number {
  return stretches.reduce((sum, { from, to, state }) => sum + (state === 'running' ? clipped(from, to, at) : 0), 0);
}

function clipped(from: number, to: number, at: number): number {
  return Math.max(0, Math.min(to, at) - from);
}
