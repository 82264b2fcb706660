// The share done by a time, up to where the histogram's last bin begins.

import * as Plot from '@observablehq/plot';
import type { DistributionReport } from '../../../model/report.ts';
import { percentText } from '../../words.ts';
import type { Markup } from '../markup.ts';
import { drawing } from './drawing.ts';
import { SIZE, timeAxis, windowLines } from './time-axis.ts';

const SHARES = [0, 0.5, 1];

export function doneByTime({ bins, curve, windows }: DistributionReport, label: string): Markup {
  const reach = bins.at(-1)?.from_s ?? 1;
  const within = curve.filter(({ by_s }) => by_s <= reach);
  const last = { share: within.at(-1)?.share ?? 0, by_s: reach };
  const points = [{ share: 0, by_s: 0 }, ...within, last];
  return drawing(
    {
      ...SIZE,
      marginRight: 44,
      x: { domain: [0, reach], label: null },
      y: { domain: [0, 1], label: null },
      marks: [
        Plot.gridY({ ticks: SHARES, stroke: 'var(--line)', strokeOpacity: 1 }),
        Plot.axisY({ ticks: SHARES, tickSize: 0, tickFormat: shareText, fill: 'var(--soft)' }),
        timeAxis(reach, 1),
        // Two ends said outright: else points at one time would be stacked.
        Plot.areaY(points, {
          x: 'by_s',
          y1: 0,
          y2: 'share',
          curve: 'step-after',
          fill: 'var(--accent)',
          fillOpacity: 0.12,
        }),
        Plot.lineY(points, { x: 'by_s', y: 'share', curve: 'step-after', stroke: 'var(--accent)', strokeWidth: 2 }),
        Plot.text([last], {
          x: 'by_s',
          y: 'share',
          text: ({ share }: typeof last) => shareText(share),
          textAnchor: 'start',
          dx: 6,
          fill: 'var(--ink)',
          fontWeight: 600,
        }),
        ...windowLines(windows, 1),
      ],
    },
    label,
  );
}

function shareText(share: number): string {
  return percentText(share, null);
}
