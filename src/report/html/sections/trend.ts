// The rates over time, one small picture a clause on the same scales.

import { DAY_MS } from '../../../calendar/local-date.ts';
import type { Report, TrendRow } from '../../../model/report.ts';
import { countText, percentText } from '../../words.ts';
import { beginningOf, FEW, trendChart } from '../charts/trend-chart.ts';
import { hypertext, type Markup } from '../markup.ts';
import { behind } from '../table.ts';
import { rateText } from '../wording.ts';
import { figure, type Section } from './section.ts';

export function trendSection({ trend, clauses }: Report): Section | null {
  const rowsOf = clauses.map(clause => ({ clause, rows: trend.filter(row => row.clause === clause.id) }));
  const shown = rowsOf.filter(({ rows }) => rows.filter(({ rate }) => rate !== null).length > 1);
  if (shown.length === 0) return null;
  const step = trend.some(row => lengthOf(row) > 8 * DAY_MS) ? 'month' : 'week';
  const scales = {
    ...scalesOf(
      shown.flatMap(({ rows }) => rows),
      shown.map(({ clause }) => clause.target),
    ),
    step,
  } as const;
  return {
    id: 'trend',
    heading: `Trend by ${step}`,
    short: 'Trend',
    lead: hypertext`Share kept of what is decided, as above; the dashed line is the target, hollow dots have fewer than
    ${FEW} decided. The last ${step} may still have open ones.`,
    content: hypertext`<div class="grid">
      ${shown.map(({ clause, rows }) =>
        figure(
          clause.id,
          lastText(rows, step),
          trendChart({
            rows,
            target: clause.target,
            ...scales,
            label: `${clause.id}: share kept by ${step}. ${lastText(rows, step)}`,
          }),
          numbers(clause.id, rows, step),
        ),
      )}
    </div>`,
  };
}

function lengthOf({ from, to }: TrendRow): number {
  return Date.parse(to) - Date.parse(from);
}

/** Pictures are compared with each other, so they share both scales. */
function scalesOf(
  rows: readonly TrendRow[],
  targets: readonly (number | null)[],
): { from: Date; to: Date; lowest: number } {
  const times = rows.map(row => beginningOf(row).getTime()).toSorted((a, b) => a - b);
  const lowest = Math.min(...rows.map(({ rate }) => rate ?? 1), ...targets.map(target => target ?? 1));
  return {
    from: new Date(times[0] ?? 0),
    to: new Date(times.at(-1) ?? 0),
    lowest: Math.min(0.8, Math.floor(lowest * 5 + 1e-9) / 5),
  };
}

function lastText(rows: readonly TrendRow[], step: 'week' | 'month'): string {
  const last = rows.filter(({ rate }) => rate !== null).at(-1);
  if (last?.rate == null) return '';
  return `last ${step} ${percentText(last.rate, null)} of ${countText(last.met + last.breached)}`;
}

function numbers(id: string, rows: readonly TrendRow[], step: 'week' | 'month'): Markup {
  return behind({
    caption: `${id} by ${step}`,
    columns: [
      { head: 'From', kind: 'text' },
      { head: 'Rate', kind: 'number' },
      { head: 'Met', kind: 'number' },
      { head: 'Breached', kind: 'number' },
      { head: 'Open', kind: 'number' },
    ],
    rows: rows.map(row => [
      row.from.slice(0, 10),
      rateText(row.rate, null),
      countText(row.met),
      countText(row.breached),
      countText(row.open),
    ]),
  });
}
