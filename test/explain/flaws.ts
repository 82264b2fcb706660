// Recomputes an explanation from its document alone: what does not add up (docs/explain.md, The document).

import type { ExplainedClock, Step } from '../../src/model/explanation.ts';

/** Of a clock that was measured; empty where everything adds up. */
export function flaws(clock: ExplainedClock): string[] {
  return [...holes(clock), ...sums(clock), ...deadlineFlaws(clock)];
}

function holes({ stretches }: ExplainedClock): string[] {
  return stretches.flatMap((stretch, index) => {
    const next = stretches[index + 1];
    const whole = Date.parse(stretch.to) - Date.parse(stretch.from);
    const openMs = stretch.state === 'running' ? whole : 0;
    return [
      ...(next === undefined || next.from === stretch.to ? [] : [`a hole at ${stretch.to}`]),
      ...(stretch.open_ms === openMs ? [] : [`the open time of ${stretch.from}`]),
    ];
  });
}

function sums(clock: ExplainedClock): string[] {
  const { obligation, stretches, steps, window } = clock;
  const sum = (...phases: readonly string[]): number =>
    stretches.reduce((total, { phase, open_ms }) => total + (phases.includes(phase) ? open_ms : 0), 0);
  const isOneWindow = !steps.some(({ kind }) => kind === 'restarted' || kind === 'latest') && !missedByGap(clock);
  const isMeasured = obligation.due_at !== null && window?.unit === 'business-time' && isOneWindow;
  return [
    ...(sum('ran', 'late') === Math.round((obligation.elapsed_s ?? 0) * 1000) ? [] : ['the time taken']),
    ...(!isMeasured || sum('ran', 'spare') === window.ms ? [] : ['the window']),
  ];
}

/** From each deadline to the next, and from the last to the due time. */
function deadlineFlaws(clock: ExplainedClock): string[] {
  const { steps, obligation } = clock;
  const deadlines = steps.filter(({ left_ms, kind }) => left_ms !== null && kind !== 'gap');
  const between = deadlines.flatMap((step, index) => {
    const next = deadlines[index + 1];
    return next === undefined || leftAt(clock, step, next.at) === next.left_ms ? [] : [`what is left at ${next.at}`];
  });
  const last = deadlines.at(-1);
  if (obligation.due_at === null || last === undefined || missedByGap(clock)) return between;
  const latest = steps.find(({ kind }) => kind === 'latest')?.due_at;
  if (last.due_at !== obligation.due_at) return latest === obligation.due_at ? between : [...between, 'the due time'];
  return leftAt(clock, last, last.due_at) === 0 ? between : [...between, 'what is left at the due time'];
}

function missedByGap({ conclusion }: ExplainedClock): boolean {
  return conclusion.includes('by a gap');
}

/** What a step says is left, less the open time from it to an instant. */
function leftAt({ stretches }: ExplainedClock, { at, left_ms }: Step, until: string): number {
  const [begin, end] = [Date.parse(at), Date.parse(until)];
  return stretches
    .filter(({ state }) => state === 'running')
    .map(({ from, to }) => Math.max(0, Math.min(end, Date.parse(to)) - Math.max(begin, Date.parse(from))))
    .reduce((left, openMs) => left - openMs, left_ms ?? 0);
}
