// How long things took: a histogram with what was never done as its own bars, and the share done by a time.

import * as Plot from '@observablehq/plot';
import type { DistributionReport } from '../../../model/report.ts';
import { counted, countText, durationText, percentText } from '../../words.ts';
import type { Markup } from '../markup.ts';
import { drawing } from './drawing.ts';

const SIZE = { width: 400, height: 190, marginLeft: 40, marginRight: 14, marginTop: 20, marginBottom: 28 } as const;
const MOST_TICKS = 6;
/** Room for what was not done, as a share of the bins'. */
const TAIL = 0.34;

/** A bar; `x` counts bins, so that the bars of what was not done stand apart at the end. */
interface Bar {
  readonly x1: number;
  readonly x2: number;
  readonly count: number;
  readonly tone: 'in_time' | 'late' | 'never' | 'open';
  readonly tip: string;
}

const FILLS: Readonly<Record<Bar['tone'], string>> = {
  in_time: 'var(--accent)',
  late: 'var(--warn)',
  never: 'var(--warn-soft)',
  open: 'var(--card)',
};
const STROKES: Readonly<Record<Bar['tone'], string>> = {
  in_time: 'var(--accent)',
  late: 'var(--warn)',
  never: 'var(--warn)',
  open: 'var(--soft)',
};

export function histogram(distribution: DistributionReport, label: string): Markup {
  const { bins, windows } = distribution;
  const width = bins[0]?.to_s ?? 1;
  const bars = [...bins.flatMap(barsOf), ...notDone(distribution)];
  const ticks = ticksOf(bins.length, width);
  return drawing(
    {
      ...SIZE,
      x: { domain: [0, bins.length * (1 + TAIL)], label: null },
      y: { label: null, nice: true },
      color: { type: 'identity' },
      marks: [
        Plot.gridY({ ticks: 3, stroke: 'var(--line)', strokeOpacity: 1 }),
        Plot.axisY({
          ticks: 3,
          tickSize: 0,
          tickFormat: (count: number) => (Number.isInteger(count) ? countText(count) : ''),
          fill: 'var(--soft)',
        }),
        Plot.axisX({
          ticks: ticks.map(({ at }) => at),
          tickSize: 0,
          tickFormat: (at: number) => ticks.find(tick => tick.at === at)?.text ?? '',
          fill: 'var(--soft)',
        }),
        Plot.rectY(bars, {
          x1: 'x1',
          x2: 'x2',
          y: 'count',
          insetLeft: 0.5,
          insetRight: 0.5,
          fill: (bar: Bar) => FILLS[bar.tone],
          stroke: (bar: Bar) => STROKES[bar.tone],
          title: 'tip',
        }),
        Plot.text(endLabels(bins.length), { x: 'x', text: 'text', frameAnchor: 'bottom', dy: 16, fill: 'var(--soft)' }),
        Plot.ruleY([0], { stroke: 'var(--soft)' }),
        ...windowMarks(
          windows
            .flatMap(({ text, seconds }) => (seconds === null ? [] : [{ x: seconds / width, text }]))
            .filter(({ x }) => x <= bins.length),
        ),
      ],
    },
    label,
  );
}

/** Stacked by hand: what was in time below what was late. */
function barsOf(bin: DistributionReport['bins'][number], index: number): Bar[] {
  const span =
    bin.to_s === null
      ? `${durationText(bin.from_s)} and longer`
      : `${durationText(bin.from_s)} to ${durationText(bin.to_s)}`;
  const bar = (tone: 'in_time' | 'late', words: string): Bar => ({
    x1: index,
    x2: index + 1,
    count: bin[tone],
    tone,
    tip: `${span}: ${countText(bin[tone])} ${words}`,
  });
  return [bar('in_time', 'in time'), bar('late', 'late')].filter(({ count }) => count > 0);
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

interface Tick {
  readonly at: number;
  readonly text: string;
}

/** Bin edges with round labels; the edge of the last, endless bin is one of them where it does not crowd. */
function ticksOf(bins: number, width: number): Tick[] {
  const every = Math.max(1, Math.ceil((bins - 1) / MOST_TICKS));
  const edges = Array.from({ length: bins }, (_, edge) => edge).filter(edge => edge % every === 0);
  return edges.map(edge => ({ at: edge, text: edge === 0 ? '0' : durationText(edge * width) }));
}

/** Lines where windows end, their text above. */
function windowMarks(windows: readonly { readonly x: number; readonly text: string }[]): Plot.Markish[] {
  return [
    Plot.ruleX(windows, { x: 'x', stroke: 'var(--ink)', strokeDasharray: '3,3' }),
    Plot.text(windows.slice(-1), {
      x: 'x',
      text: () => (windows.length === 1 ? 'window' : 'windows'),
      frameAnchor: 'top',
      dy: -14,
      fill: 'var(--ink)',
    }),
  ];
}

/** Up to where the histogram's last bin begins. */
export function doneByTime({ bins, curve, windows }: DistributionReport, label: string): Markup {
  const reach = bins.at(-1)?.from_s ?? 1;
  const within = curve.filter(({ by_s }) => by_s <= reach);
  const last = within.at(-1)?.share ?? 0;
  const points = [{ share: 0, by_s: 0 }, ...within, { share: last, by_s: reach }];
  const ticks = curveTicks(bins.length, bins[0]?.to_s ?? 1);
  return drawing(
    {
      ...SIZE,
      marginRight: 44,
      x: { domain: [0, reach], label: null },
      y: { domain: [0, 1], label: null },
      marks: [
        Plot.gridY({ ticks: [0, 0.5, 1], stroke: 'var(--line)', strokeOpacity: 1 }),
        Plot.axisY({
          ticks: [0, 0.5, 1],
          tickSize: 0,
          tickFormat: (share: number) => percentText(share, null),
          fill: 'var(--soft)',
        }),
        Plot.axisX({
          ticks: ticks.map(({ at }) => at),
          tickSize: 0,
          tickFormat: (at: number) => ticks.find(tick => tick.at === at)?.text ?? '',
          fill: 'var(--soft)',
        }),
        Plot.areaY(points, { x: 'by_s', y: 'share', curve: 'step-after', fill: 'var(--accent)', fillOpacity: 0.12 }),
        Plot.lineY(points, { x: 'by_s', y: 'share', curve: 'step-after', stroke: 'var(--accent)', strokeWidth: 2 }),
        Plot.text([points.at(-1)], {
          x: 'by_s',
          y: 'share',
          text: () => percentText(last, null),
          textAnchor: 'start',
          dx: 6,
          fill: 'var(--ink)',
          fontWeight: 600,
        }),
        ...windowMarks(
          windows.flatMap(({ text, seconds }) => (seconds === null || seconds > reach ? [] : [{ x: seconds, text }])),
        ),
      ],
    },
    label,
  );
}

function curveTicks(bins: number, width: number): Tick[] {
  return ticksOf(bins, width).map(({ at, text }) => ({ at: at * width, text }));
}

/** What both pictures show, in words. */
export function distributionWords({ clause, done, never_done, open }: DistributionReport): string {
  return `${clause}: ${counted(done, 'was', 'were')} done, ${countText(never_done)} never, ${countText(open)} still open`;
}
