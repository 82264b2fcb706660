// One clause's rate over time: a line with a dot for each week or month, hollow where there are too few to trust, the target dashed.

import * as Plot from '@observablehq/plot';
import type { TrendRow } from '../../../model/report.ts';
import { countText, percentText } from '../../words.ts';
import type { Markup } from '../markup.ts';
import { monthText, shortDateText } from '../wording.ts';
import { drawing } from './drawing.ts';

/** Fewer decided than this make a hollow dot. */
export const FEW = 10;

export interface TrendPicture {
  readonly rows: readonly TrendRow[];
  readonly target: number | null;
  /** The same for every clause of the page. */
  readonly from: Date;
  readonly to: Date;
  readonly lowest: number;
  readonly step: 'week' | 'month';
  readonly label: string;
}

interface Point {
  readonly at: Date;
  readonly rate: number;
  readonly few: boolean;
  readonly tip: string;
}

export function trendChart({ rows, target, from, to, lowest, step, label }: TrendPicture): Markup {
  const points = rows.flatMap(row => pointOf(row, step));
  return drawing(
    {
      width: 320,
      height: 140,
      marginLeft: 40,
      marginRight: 14,
      marginTop: 10,
      marginBottom: 24,
      x: { type: 'utc', domain: [from, to], label: null },
      y: { domain: [lowest, 1], label: null },
      marks: [
        Plot.gridY({ ticks: gridOf(lowest), stroke: 'var(--line)', strokeOpacity: 1 }),
        Plot.axisY({
          ticks: gridOf(lowest),
          tickSize: 0,
          tickFormat: (rate: number) => percentText(rate, null),
          fill: 'var(--soft)',
        }),
        Plot.axisX({
          ticks: [from, to].filter((date, index) => index === 0 || date > from),
          tickSize: 0,
          textAnchor: 'middle',
          tickFormat: (date: Date) => dateOf(date, step),
          fill: 'var(--soft)',
        }),
        ...(target === null
          ? []
          : [Plot.ruleY([target], { stroke: 'var(--ink)', strokeDasharray: '3,3', strokeOpacity: 0.7 })]),
        Plot.lineY(points, { x: 'at', y: 'rate', stroke: 'var(--accent)', strokeWidth: 2 }),
        Plot.dot(points, {
          x: 'at',
          y: 'rate',
          r: 3,
          stroke: 'var(--accent)',
          strokeWidth: 1.5,
          fill: (point: Point) => (point.few ? 'var(--card)' : 'var(--accent)'),
          title: 'tip',
        }),
      ],
      color: { type: 'identity' },
    },
    label,
  );
}

/** The date a row begins, as its own zone has it. */
export function beginningOf({ from }: TrendRow): Date {
  return new Date(`${from.slice(0, 10)}T00:00:00Z`);
}

function pointOf(row: TrendRow, step: TrendPicture['step']): Point[] {
  if (row.rate === null) return [];
  const decided = row.met + row.breached;
  const at = beginningOf(row);
  const tip = `${step === 'week' ? 'from ' : ''}${dateOf(at, step)}: ${percentText(row.rate, null)} of ${countText(decided)}`;
  return [{ at, rate: row.rate, few: decided < FEW, tip }];
}

function dateOf(date: Date, step: TrendPicture['step']): string {
  return step === 'week' ? shortDateText(date) : monthText(date);
}

function gridOf(lowest: number): number[] {
  return [lowest, (lowest + 1) / 2, 1];
}
