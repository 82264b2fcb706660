// Recomputes an explanation from its document alone: what does not add up (docs/explain.md, The document).

import type { ExplainedClock } from '../../src/model/explanation.ts';

/** Whatever does not add up; from the document alone. */
export function flaws(clock: ExplainedClock): string[] {
  const { obligation, stretches, steps, window, terms: named } = clock;
  const found: string[] = [];
  const sum = (phases: readonly string[]): number =>
    stretches.reduce((total, { phase, open_ms }) => total + (phases.includes(phase) ? open_ms : 0), 0);
  stretches.forEach((stretch, index) => {
    const next = stretches[index + 1];
    if (next !== undefined && next.from !== stretch.to) found.push(`a hole at ${stretch.to}`);
    const whole = Date.parse(stretch.to) - Date.parse(stretch.from);
    if (stretch.open_ms !== (stretch.state === 'running' ? whole : 0)) found.push(`open time of ${stretch.from}`);
  });
  if (sum(['ran', 'late']) !== Math.round((obligation.elapsed_s ?? 0) * 1000)) found.push('the time taken');
  const isPlain = !steps.some(({ kind }) => kind === 'restarted' || kind === 'latest');
  const isGap = clock.conclusion.includes('by a gap');
  if (obligation.due_at !== null && window?.unit === 'business-time' && isPlain && !isGap) {
    if (sum(['ran', 'spare']) !== window.ms) found.push('the window');
  }
  const deadlines = steps.filter(({ left_ms, kind }) => left_ms !== null && kind !== 'gap');
  deadlines.forEach((step, index) => {
    const next = deadlines[index + 1];
    const until = next?.at ?? step.due_at ?? step.at;
    const run = openBetween(clock, step.at, until);
    const left = (step.left_ms ?? 0) - run;
    if (next !== undefined && left !== next.left_ms) found.push(`what is left at ${next.at}`);
    if (next === undefined && !isGap && until === obligation.due_at && left !== 0) found.push('the deadline');
  });
  const latest = steps.find(({ kind }) => kind === 'latest')?.due_at ?? null;
  const told = [deadlines.at(-1)?.due_at, latest];
  if (!isGap && obligation.due_at !== null && !told.includes(obligation.due_at)) found.push('the last deadline');
  if (named.length === 0) found.push('no terms');
  return found;
}

function openBetween({ stretches }: ExplainedClock, from: string, to: string): number {
  const [begin, end] = [Date.parse(from), Date.parse(to)];
  return stretches.reduce((total, stretch) => {
    if (stretch.state !== 'running') return total;
    return total + Math.max(0, Math.min(end, Date.parse(stretch.to)) - Math.max(begin, Date.parse(stretch.from)));
  }, 0);
}
