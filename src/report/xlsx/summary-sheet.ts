// The first sheet: what the report is about, what it comes to, and whether it may be published.

import type { Edition, Report } from '../../model/report.ts';
import { headlineSentences } from '../headline.ts';
import type { Cell } from '../views.ts';
import type { SheetTable } from './sheet.ts';

export function summarySheet({ report }: Edition): SheetTable {
  return {
    columns: [
      { name: 'what', kind: 'text' },
      { name: 'told', kind: 'text' },
    ],
    rows: [...about(report), ...account(report)],
  };
}

function about(report: Report): Cell[][] {
  const { agreement, period, as_of, time_zone, headline, unfit_because } = report;
  return [
    ['Agreement', agreement.name],
    ...headlineSentences(headline).map((sentence, place) => [place === 0 ? 'What was found' : '', sentence]),
    ['Fit to publish', report.fit ? 'yes' : `no: ${unfit_because.join('; ')}`],
    ['Period', period === null ? 'all of the history' : `${period.text} (${period.from} to before ${period.until})`],
    ['As of', as_of],
    ['Times are those of', time_zone],
    ['Durations', 'open time of the clause’s calendar; in hours, which may be more than 24'],
    ...shown(report),
    ['Agreement file', agreement.files.join(', ')],
    ['Its SHA-256', agreement.sha256],
  ];
}

function shown({ filters }: Report): Cell[][] {
  const { clauses, parties, people, segments, where } = filters;
  const parts = [
    ...clauses,
    ...parties,
    ...people,
    ...segments,
    ...where.map(({ column, value }) => `${column} = ${value}`),
  ];
  return parts.length === 0 ? [] : [['Only', parts.join(', ')]];
}

function account({ totals }: Report): Cell[][] {
  return Object.entries(totals).map(([name, count]) => [capitalised(name.replaceAll('_', ' ')), String(count)]);
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
