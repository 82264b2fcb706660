// A clock as a bar: what it does in each column, told by the glyph alone, so that no colour is needed.

import type { Stretch } from '../../model/explanation.ts';
import type { Scale } from './scale.ts';

const GLYPHS = {
  running: '█',
  closed: '·',
  paused: '=',
  late: '×',
  spare: '─',
} as const;

/** Says what the glyphs mean, once for all drawings. */
export const LEGEND = '█ runs, · waits for an opening, = paused, × late, ─ time left over, ░ working hours';

export interface Cell {
  readonly glyph: string;
  readonly phase: Stretch['phase'];
}

/** One cell a column; null outside the clock. The most of a column decides, save that waiting gives way to anything else. */
export function barCells(scale: Scale, stretches: readonly Stretch[]): (Cell | null)[] {
  const spans = stretches.map(stretch => ({ stretch, from: Date.parse(stretch.from), to: Date.parse(stretch.to) }));
  return Array.from({ length: scale.columns }, (_, column) => {
    const [begin, end] = [scale.start(column), scale.start(column + 1)];
    let best: { readonly stretch: Stretch; readonly weight: number } | null = null;
    for (const { stretch, from, to } of spans) {
      const overlap = Math.min(to, end) - Math.max(from, begin);
      if (overlap <= 0) continue;
      const weight = stretch.state === 'closed' ? overlap / 20 : overlap;
      if (best === null || weight > best.weight) best = { stretch, weight };
    }
    return best === null ? null : { glyph: glyphOf(best.stretch), phase: best.stretch.phase };
  });
}

function glyphOf({ state, phase }: Stretch): string {
  if (phase === 'spare') return GLYPHS.spare;
  if (state === 'paused') return GLYPHS.paused;
  if (state === 'closed') return GLYPHS.closed;
  return phase === 'late' ? GLYPHS.late : GLYPHS.running;
}
