// Who reached the success by how fast they were answered: an association, said as one.

import type { ConversionRow, Report } from '../../../model/report.ts';
import { counted, countText, durationText, percentText } from '../../words.ts';
import { rateStrip } from '../charts/strip.ts';
import { hypertext, type Markup } from '../markup.ts';
import { table } from '../table.ts';
import { intervalText, rateText } from '../wording.ts';
import type { Section } from './section.ts';

const FEW = 10;

export function conversionSection({ conversion }: Report): Section | null {
  const clauses = [...new Set(conversion.map(({ clause }) => clause))];
  if (clauses.length === 0) return null;
  return {
    id: 'conversion',
    heading: 'Conversion by speed',
    short: 'Conversion',
    lead: hypertext`Share of leads that reached the agreed success (<code>report.reached</code>) by how long the answer took;
    each lead once, by its first obligation that is decided. The bands are the same in every report, the bars are 95 % intervals.
    This is an association, not a cause: who looks promising may be called first, and leads that came late have had less
    time.`,
    content: clauses.map(id =>
      clausePart(
        id,
        conversion.filter(row => row.clause === id),
      ),
    ),
  };
}

function clausePart(id: string, rows: readonly ConversionRow[]): Markup {
  // Success is rare: the scale ends where the highest interval does, of bands that have enough leads to mean something.
  const telling = rows.filter(({ leads }) => leads >= FEW);
  const top = Math.max(
    0.05,
    ...(telling.length === 0 ? rows : telling).map(({ interval }) => Math.ceil((interval?.high ?? 0) * 20 - 1e-9) / 20),
  );
  const scaled = (value: number): number => value / top;
  return hypertext`<h3>
      ${id}
      <small
        >${counted(
          rows.reduce((sum, { leads }) => sum + leads, 0),
          'lead',
          'leads',
        )}</small
      >
    </h3>
    ${table({
      caption: `${id}: share of leads that succeeded, by how fast they were answered`,
      columns: [
        { head: 'Answered within', kind: 'text' },
        { head: hypertext`Share<small>0 to ${percentText(top, null)}</small>`, kind: 'picture' },
        { head: 'Succeeded', kind: 'number' },
        { head: 'Rate', kind: 'number' },
        { head: '95 % interval', kind: 'number' },
      ],
      rows: rows.map(row => [
        bandText(row),
        rateStrip({
          rate: row.share === null ? null : scaled(row.share),
          interval: row.interval && { low: scaled(row.interval.low), high: scaled(row.interval.high) },
          target: null,
          hit: row.from_s === null ? null : true,
          from: 0,
        }),
        `${countText(row.reached)} of ${countText(row.leads)}`,
        rateText(row.share, null),
        intervalText(row.interval),
      ]),
    })}`;
}

function bandText({ from_s: from, to_s: to }: ConversionRow): string {
  if (from === null) return 'not answered';
  if (to === null) return `${durationText(from)} or longer`;
  return from === 0 ? `under ${durationText(to)}` : `${durationText(from)} to ${durationText(to)}`;
}
