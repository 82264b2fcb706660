// A week as seven rows of twenty-four hours: the stronger, the more.

import * as Plot from '@observablehq/plot';
import type { HeatMapRow } from '../../../model/report.ts';
import { countText } from '../../words.ts';
import type { Markup } from '../markup.ts';
import { WEEKDAYS } from '../wording.ts';
import { drawing } from './drawing.ts';

export interface HeatPicture {
  readonly rows: readonly HeatMapRow[];
  readonly what: 'started' | 'settled';
  /** The count that is strongest; the same for pictures that stand side by side. */
  readonly most: number;
  readonly label: string;
}

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

export function heatChart({ rows, what, most, label }: HeatPicture): Markup {
  const counts = new Map(rows.map(row => [row.weekday * 24 + row.hour, row[what]]));
  const cells = WEEKDAYS.flatMap((day, index) =>
    HOURS.map(hour => ({ day, hour, count: counts.get((index + 1) * 24 + hour) ?? 0 })),
  );
  return drawing(
    {
      width: 400,
      height: 166,
      marginLeft: 38,
      marginRight: 8,
      marginTop: 6,
      marginBottom: 24,
      x: { type: 'band', domain: HOURS, label: null, paddingInner: 0.12, paddingOuter: 0 },
      y: { type: 'band', domain: WEEKDAYS, label: null, paddingInner: 0.16, paddingOuter: 0 },
      opacity: { type: 'identity' },
      marks: [
        Plot.axisY({ tickSize: 0, fill: 'var(--soft)' }),
        Plot.axisX({ ticks: [0, 6, 12, 18, 23], tickSize: 0, tickFormat: hourText, fill: 'var(--soft)' }),
        Plot.cell(cells, { x: 'hour', y: 'day', rx: 1.5, fill: 'var(--line)', fillOpacity: 0.55 }),
        Plot.cell(
          cells.filter(({ count }) => count > 0),
          {
            x: 'hour',
            y: 'day',
            rx: 1.5,
            fill: 'var(--accent)',
            fillOpacity: cell => shade(cell.count, most),
            title: cell => `${cell.day} ${hourText(cell.hour)}: ${countText(cell.count)}`,
          },
        ),
      ],
    },
    label,
  );
}

/** In five steps that the eye can tell apart. */
function shade(count: number, most: number): number {
  return 0.1 + 0.18 * Math.max(1, Math.ceil((count / most) * 5));
}

export function hourText(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`;
}
