// Who and where: people, teams, segments and whatever else the agreement breaks down by; the queue's delay apart from the person's.

import type { BreakdownRow, ClauseReport, LegRow, Report } from '../../../model/report.ts';
import { counted, countText, durationText, percentText } from '../../words.ts';
import { barStrip, rateStrip, strikeFrom } from '../charts/strip.ts';
import { type Content, html, type Markup, NOTHING } from '../markup.ts';
import { table, type TableColumn } from '../table.ts';
import { nameText, rateText, timeTaken } from '../wording.ts';
import type { Section } from './section.ts';

/** Rows a reader scrolls through; the view has them all. */
const MOST_ROWS = 40;

export function breakdownsSection(report: Report): Section | null {
  const dimensions = [...new Set(report.breakdowns.map(({ by }) => by))];
  const parts = dimensions.map(by => dimensionPart(by, report)).filter(part => part !== null);
  const holders = holdersPart(report);
  if (parts.length === 0 && holders === null) return null;
  return {
    id: 'people',
    heading: dimensions.includes('person') ? 'People and teams' : 'Teams and segments',
    lead: html`Clause by clause, most breaches first. The bar is the 95 % interval: where it is wide, there are too few
    to tell one from another.${report.people === 'hidden' ? ' People are left out of this report.' : ''}`,
    content: [...parts, holders],
  };
}

// ---------------------------------------------------------------- rates by group

function dimensionPart(by: string, report: Report): Markup | null {
  const clauses = report.clauses
    .filter(({ breached }) => breached > 0)
    .toSorted((a, b) => b.over_allowance - a.over_allowance);
  if (clauses.length === 0) return null;
  return html`<h3>By ${by}</h3>
    ${clauses.map((clause, index) => {
      const rows = report.breakdowns.filter(row => row.by === by && row.clause === clause.id);
      return html`<details${index === 0 ? OPEN : NOTHING}><summary><strong>${clause.id}</strong> ${counted(clause.breached, 'breach', 'breaches')} of ${countText(clause.decided)}</summary>${groupTable(by, clause, { rows, legs: report.legs })}</details>\n`;
    })}`;
}

const OPEN: Markup = { markup: ' open' };

interface GroupRows {
  readonly rows: readonly BreakdownRow[];
  readonly legs: readonly LegRow[];
}

function groupTable(by: string, clause: ClauseReport, { rows, legs }: GroupRows): Markup {
  const shown = rows.toSorted((a, b) => b.breached - a.breached).slice(0, MOST_ROWS);
  const from = strikeFrom(shown.map(({ interval }) => ({ interval, target: clause.target })));
  const delays =
    by === 'person' && clause.clock !== null
      ? legs.filter(leg => leg.clause === clause.id && leg.verdict === 'breached')
      : [];
  const columns: TableColumn[] = [
    { head: by, kind: 'text' },
    { head: html`Share kept<small>${percentText(from, null)} to 100 %</small>`, kind: 'picture' },
    { head: 'Rate', kind: 'number' },
    { head: 'Breached', kind: 'number' },
    { head: 'Open', kind: 'number' },
    ...(clause.clock === null ? [] : [{ head: 'Median time', kind: 'number' } as const]),
    ...(delays.length === 0
      ? []
      : [
          { head: html`With them<small>a breach, mean</small>`, kind: 'number' } as const,
          { head: html`With others before<small>a breach, mean</small>`, kind: 'number' } as const,
        ]),
  ];
  const body = shown.map(row => [
    nameText(row.value),
    // Only clauses have targets to hit or miss; a group is compared, not judged.
    rateStrip({ rate: row.rate, interval: row.interval, target: clause.target, hit: null, from }),
    html`<b>${rateText(row.rate, null)}</b><small>of ${countText(row.met + row.breached)}</small>`,
    countText(row.breached),
    countText(row.open),
    ...(clause.clock === null ? [] : [timeTaken(row.elapsed_p50_s)]),
    ...(delays.length === 0 ? [] : delayCells(delays.find(({ holder }) => holder === row.value))),
  ]);
  const more = rows.length - shown.length;
  return html`${table({ caption: `${clause.id} by ${by}`, columns, rows: body })}${more > 0 ? html`<p class="more">… and ${countText(more)} more.</p>` : NOTHING}`;
}

function delayCells(leg: LegRow | undefined): Content[] {
  if (leg === undefined) return ['–', '–'];
  return [
    leg.held === 0 ? '–' : durationText(Math.round(leg.held_s / leg.held)),
    leg.owned === 0 ? '–' : durationText(Math.round(leg.others_s / leg.owned)),
  ];
}

// ---------------------------------------------------------------- who held them

/** Of breached obligations: with whom the time went, whether they are people or queues. */
function holdersPart({ legs, clauses }: Report): Markup | null {
  const breached = legs.filter(leg => leg.verdict === 'breached' && leg.held_s > 0);
  const ids = clauses.map(({ id }) => id).filter(id => breached.filter(leg => leg.clause === id).length > 1);
  if (ids.length === 0) return null;
  return html`<h3>Who held the breached leads while the clock ran</h3>
    <p class="lead">
      A lead that lies in a queue for three hours and then with a person for one is the queue's delay: here it counts
      for whoever held it.
    </p>
    ${ids.map(
      (id, index) =>
        html`<details${index === 0 ? OPEN : NOTHING}><summary><strong>${id}</strong> ${durationText(Math.round(total(breached.filter(leg => leg.clause === id))))} in all</summary>${holderTable(
          id,
          breached.filter(leg => leg.clause === id),
        )}</details>\n`,
    )}`;
}

function holderTable(id: string, legs: readonly LegRow[]): Markup {
  const all = total(legs);
  const shown = legs.toSorted((a, b) => b.held_s - a.held_s).slice(0, MOST_ROWS);
  return table({
    caption: `${id}: who held breached leads while the clock ran`,
    columns: [
      { head: 'Holder', kind: 'text' },
      { head: 'Share of the time', kind: 'picture' },
      { head: 'Share', kind: 'number' },
      { head: 'Held', kind: 'number' },
      { head: 'Each, mean', kind: 'number' },
      { head: 'Owner when it was breached', kind: 'number' },
    ],
    rows: shown.map(leg => [
      leg.holder === '' ? '(nobody)' : leg.holder,
      barStrip(leg.held_s / all, leg.owned === 0 ? 'missed' : 'kept'),
      percentText(leg.held_s / all, null),
      counted(leg.held, 'lead', 'leads'),
      durationText(Math.round(leg.held_s / leg.held)),
      counted(leg.owned, 'time', 'times'),
    ]),
  });
}

function total(legs: readonly LegRow[]): number {
  return legs.reduce((sum, leg) => sum + leg.held_s, 0);
}
