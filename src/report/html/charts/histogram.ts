// How many were done after how long, in time below late; what was never done, or is still open, as bars of its own.

import * as Plot from '@observablehq/plot';
import type { DistributionReport } from '../../../model/report.ts';
import { countText, durationText } from '../../words.ts';
import type { Markup } from '../markup.ts';
import { drawing } from './drawing.ts';
import { SIZE, timeAxis, windowLines } from './time-axis.ts';

/** Room for what was not done, as a share of the bins'. */
const TAIL = 0.34;

/** `x` counts bins. */
interface Bar {
  readonly x1: number;
  readonly x2: number;
  readonly count: number;
  readonly tone: keyof typeof TONES;
  readonly tip: string;
}

const TONES = {
  in_time: { fill: 'var(--accent)', stroke: 'var(--accent)' },
  late: { fill: 'var(--warn)', stroke: 'var(--warn)' },
  never: { fill: 'var(--warn-soft)', stroke: 'var(--warn)' },
  open: { fill: 'var(--card)', stroke: 'var(--soft)' },
} as const;

export function histogram(distribution: DistributionReport, label: string): Markup {
  const { bins, windows } = distribution;
  const width = bins[0]?.to_s ?? 1;
  return drawing(
    {
      ...SIZE,
      x: { domain: [0, bins.length * (1 + TAIL)], label: null },
      y: { label: null, nice: true },
      color: { type: 'identity' },
      marks: [
        Plot.gridY({ ticks: 3, stroke: 'var(--line)', strokeOpacity: 1 }),
        Plot.axisY({ ticks: 3, tickSize: 0, tickFormat: wholeCount, fill: 'var(--soft)' }),
        timeAxis((bins.length - 1) * width, width),
        Plot.rectY([...bins.flatMap(barsOf), ...notDone(distribution)], {
          x1: 'x1',
          x2: 'x2',
          y: 'count',
          insetLeft: 0.5,
          insetRight: 0.5,
          fill: (bar: Bar) => TONES[bar.tone].fill,
          stroke: (bar: Bar) => TONES[bar.tone].stroke,
          title: 'tip',
        }),
        Plot.text(endLabels(bins.length), { x: 'x', text: 'text', frameAnchor: 'bottom', dy: 16, fill: 'var(--soft)' }),
        Plot.ruleY([0], { stroke: 'var(--soft)' }),
        ...windowLines(windows, width),
      ],
    },
    label,
  );
}

/** A scale of few divides them, which nothing countable is. */
function wholeCount(count: number): string {
  return Number.isInteger(count) ? countText(count) : '';
}

function barsOf({ from_s: from, to_s: to, in_time, late }: DistributionReport['bins'][number], index: number): Bar[] {
  const span = to === null ? `${durationText(from)} and longer` : `${durationText(from)} to ${durationText(to)}`;
  const place = { x1: index, x2: index + 1 };
  const bars: Bar[] = [
    { ...place, count: in_time, tone: 'in_time', tip: `${span}: ${countText(in_time)} in time` },
    { ...place, count: late, tone: 'late', tip: `${span}: ${countText(late)} late` },
  ];
  return bars.filter(({ count }) => count > 0);
}

function notDone({ bins, never_done, open }: DistributionReport): Bar[] {
  const [never, running] = tailOf(bins.length);
  const half = bins.length * TAIL * 0.13;
  const bars: Bar[] = [
    {
      x1: never - half,
      x2: never + half,
      count: never_done,
      tone: 'never',
      tip: `${countText(never_done)} never done`,
    },
    { x1: running - half, x2: running + half, count: open, tone: 'open', tip: `${countText(open)} still open` },
  ];
  return bars.filter(({ count }) => count > 0);
}

/** Where the bars of never and open stand, apart from the bins. */
function tailOf(bins: number): [number, number] {
  return [bins * (1 + TAIL * 0.42), bins * (1 + TAIL * 0.86)];
}

function endLabels(bins: number): { readonly x: number; readonly text: string }[] {
  const [never, running] = tailOf(bins);
  return [
    { x: never, text: 'never' },
    { x: running, text: 'open' },
  ];
}
