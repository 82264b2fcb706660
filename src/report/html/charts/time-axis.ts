// What the two pictures of elapsed time share: size, scale of time with round labels, lines where windows end.

import * as Plot from '@observablehq/plot';
import { durationText } from '../../words.ts';

export const SIZE = {
  width: 400,
  height: 190,
  marginLeft: 40,
  marginRight: 14,
  marginTop: 20,
  marginBottom: 28,
} as const;

const MOST_TICKS = 6;

/** Steps in seconds that read well as labels. */
const STEPS: readonly number[] = [
  1,
  5,
  10,
  15,
  30,
  ...[1, 2, 5, 10, 15, 30].map(minutes => minutes * 60),
  ...[1, 2, 4, 8, 12, 24, 48, 96, 120, 240, 480, 960].map(hours => hours * 3600),
];

/** Round times from nothing to `reach` seconds. */
export function roundTimes(reach: number): number[] {
  const step = STEPS.find(candidate => reach <= candidate * MOST_TICKS) ?? reach / MOST_TICKS;
  return Array.from({ length: Math.floor(reach / step) + 1 }, (_, tick) => tick * step);
}

/** An axis of time; `scale` is how many seconds one of the axis is. */
export function timeAxis(reach: number, scale: number): Plot.Markish {
  return Plot.axisX({
    ticks: roundTimes(reach).map(seconds => seconds / scale),
    tickSize: 0,
    tickFormat: (at: number) => (at === 0 ? '0' : durationText(at * scale)),
    fill: 'var(--soft)',
  });
}

/** Lines where windows of a fixed length end, on an axis on which `scale` seconds are one; named above the last. */
export function windowLines(windows: readonly { readonly seconds: number | null }[], scale: number): Plot.Markish[] {
  const ends = windows.flatMap(({ seconds }) => (seconds === null ? [] : [{ x: seconds / scale }]));
  const last = ends.toSorted((a, b) => a.x - b.x).slice(-1);
  return [
    Plot.ruleX(ends, { x: 'x', stroke: 'var(--ink)', strokeDasharray: '3,3' }),
    Plot.text(last, {
      x: 'x',
      text: () => (ends.length === 1 ? 'window' : 'windows'),
      frameAnchor: 'top',
      dy: -14,
      fill: 'var(--ink)',
    }),
  ];
}
