// When things start and when they are done, hour by hour of the week.

import type { HeatMapRow, Report } from '../../../model/report.ts';
import { countText } from '../../words.ts';
import { heatChart, hourText } from '../charts/heat-chart.ts';
import { hypertext, type Markup } from '../markup.ts';
import { behind } from '../table.ts';
import { WEEKDAYS } from '../wording.ts';
import { figure, type Section } from './section.ts';

export function hoursSection({ heat_map: rows, time_zone: zone }: Report): Section | null {
  const clauses = [...new Set(rows.map(({ clause }) => clause))];
  if (clauses.length === 0) return null;
  return {
    id: 'hours',
    heading: 'When they come, when they are answered',
    short: 'Hours',
    lead: hypertext`Hour by hour of the week in ${zone}; the stronger the colour, the more. Both pictures of a clause share their shades.`,
    content: clauses.map(clause =>
      clausePart(
        clause,
        rows.filter(row => row.clause === clause),
      ),
    ),
  };
}

function clausePart(clause: string, rows: readonly HeatMapRow[]): Markup {
  const most = Math.max(1, ...rows.map(({ started, settled }) => Math.max(started, settled)));
  return hypertext`<h3>${clause}</h3>
    <div class="grid">
      ${figure('They start', busiest(rows, 'started'), heatChart({ rows, what: 'started', most, label: `${clause}: when they start; ${busiest(rows, 'started')}` }), numbers(clause, rows))}
      ${figure('They are done', busiest(rows, 'settled'), heatChart({ rows, what: 'settled', most, label: `${clause}: when they are done; ${busiest(rows, 'settled')}` }))}
    </div>`;
}

function busiest(rows: readonly HeatMapRow[], what: 'started' | 'settled'): string {
  const all = rows.reduce((sum, row) => sum + row[what], 0);
  const top = rows.reduce<HeatMapRow | null>(
    (best, row) => (best === null || row[what] > best[what] ? row : best),
    null,
  );
  if (top === null || top[what] === 0) return 'none';
  return `${countText(all)}, most ${WEEKDAYS[top.weekday - 1]} from ${hourText(top.hour)}`;
}

function numbers(clause: string, rows: readonly HeatMapRow[]): Markup {
  return behind({
    caption: `${clause} by weekday and hour`,
    columns: [
      { head: 'Hour', kind: 'text' },
      { head: 'Start', kind: 'number' },
      { head: 'Done', kind: 'number' },
    ],
    rows: rows.map(row => [
      `${WEEKDAYS[row.weekday - 1]} ${hourText(row.hour)}`,
      countText(row.started),
      countText(row.settled),
    ]),
  });
}
