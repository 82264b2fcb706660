// Who and where, clause by clause: people, teams, segments and whatever else the agreement breaks down by.

import type { BreakdownRow, ClauseReport, LegRow, Report } from '../../../model/report.ts';
import { counted, countText, durationText, percentText } from '../../words.ts';
import { rateStrip, scaleStart } from '../charts/strip.ts';
import { type Content, hypertext, type Markup, NOTHING } from '../markup.ts';
import { table, type TableColumn } from '../table.ts';
import { nameText, rateText, timeTaken } from '../wording.ts';
import { holdersPart } from './holders.ts';
import type { Section } from './section.ts';

/** Rows a reader scrolls through; the view has them all. */
const MOST_ROWS = 40;

export function breakdownsSection(report: Report): Section | null {
  const dimensions = [...new Set(report.breakdowns.map(({ by }) => by))];
  const clauses = report.clauses
    .filter(({ breached }) => breached > 0)
    .toSorted((a, b) => b.over_allowance - a.over_allowance);
  if (clauses.length === 0 || dimensions.length === 0) return null;
  const named = dimensions.includes('person');
  return {
    id: 'people',
    heading: named ? 'People and teams' : 'Teams and segments',
    short: named ? 'People' : 'Teams',
    lead: `The clause furthest over its allowance first. The bar is the 95 % interval: where it is wide, there are too few to tell one from another; the tick is the target of the clause.${report.people === 'hidden' ? ' People are left out of this report.' : ''}`,
    content: clauses.map((clause, index) => clausePart(clause, { dimensions, report, isFirst: index === 0 })),
  };
}

interface ClauseTerms {
  readonly dimensions: readonly string[];
  readonly report: Report;
  /** The first is open; the others open on demand. */
  readonly isFirst: boolean;
}

function clausePart(clause: ClauseReport, { dimensions, report, isFirst }: ClauseTerms): Markup {
  const rows = report.breakdowns.filter(row => row.clause === clause.id);
  const legs = report.legs.filter(leg => leg.clause === clause.id && leg.verdict === 'breached');
  const from = scaleStart(rows.map(row => ({ ...row, target: clause.target, decided: row.met + row.breached })));
  const tables = dimensions.map(by => groupTable(by, { clause, from, legs, rows: rows.filter(row => row.by === by) }));
  const [people, ...others] = dimensions[0] === 'person' ? tables : [NOTHING, ...tables];
  return hypertext`<details class="clause"${isFirst ? OPEN : NOTHING}><summary><strong>${clause.id}</strong> ${counted(clause.breached, 'breach', 'breaches')} of ${countText(clause.decided)}</summary>
${people ?? NOTHING}${holdersPart(legs)}<div class="pair">${others}</div></details>
`;
}

const OPEN: Markup = { markup: ' open' };

interface GroupTerms {
  readonly clause: ClauseReport;
  readonly rows: readonly BreakdownRow[];
  /** Of the clause's breaches. */
  readonly legs: readonly LegRow[];
  /** Where the scale begins. */
  readonly from: number;
}

function groupTable(by: string, { clause, rows, legs, from }: GroupTerms): Markup {
  if (rows.length === 0) return NOTHING;
  const shown = rows.toSorted((a, b) => b.breached - a.breached).slice(0, MOST_ROWS);
  const isTimed = clause.clock !== null;
  const delays = by === 'person' && isTimed ? legs : [];
  const body = shown.map(row => [
    nameText(row.value, '(none)'),
    // Only clauses have targets to hit or miss; a group is compared, not judged.
    rateStrip({ rate: row.rate, interval: row.interval, target: clause.target, hit: null, from }),
    hypertext`<b>${rateText(row.rate, null)}</b><small>of ${countText(row.met + row.breached)}</small>`,
    countText(row.breached),
    ...(by === 'person' ? [countText(row.open)] : []),
    ...(isTimed ? [timeTaken(row.elapsed_p50_s)] : []),
    ...(delays.length === 0 ? [] : delayCells(delays.find(({ holder }) => holder === row.value))),
  ]);
  const columns = [...columnsOf(by, from), ...(isTimed ? [MEDIAN] : []), ...(delays.length === 0 ? [] : DELAYS)];
  const more = rows.length - shown.length;
  return hypertext`<div>${table({ caption: `${clause.id} by ${by}`, columns, rows: body })}${more > 0 ? hypertext`<p class="more">… and ${countText(more)} more.</p>` : NOTHING}</div>`;
}

function columnsOf(by: string, from: number): TableColumn[] {
  return [
    { head: by, kind: 'text' },
    { head: hypertext`Share kept<small>${percentText(from, null)} to 100 %</small>`, kind: 'picture' },
    { head: 'Rate', kind: 'number' },
    { head: 'Breached', kind: 'number' },
    ...(by === 'person' ? [{ head: 'Open', kind: 'number' } as const] : []),
  ];
}

const MEDIAN: TableColumn = { head: 'Median time', kind: 'number' };

const DELAYS: readonly TableColumn[] = [
  { head: hypertext`With them<small>a breach, mean</small>`, kind: 'number' },
  { head: hypertext`With others before<small>a breach, mean</small>`, kind: 'number' },
];

function delayCells(leg: LegRow | undefined): Content[] {
  if (leg === undefined) return ['–', '–'];
  return [
    leg.held === 0 ? '–' : durationText(Math.round(leg.held_s / leg.held)),
    leg.owned === 0 ? '–' : durationText(Math.round(leg.others_s / leg.owned)),
  ];
}
