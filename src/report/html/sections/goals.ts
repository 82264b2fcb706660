// The goals, month by month, with the pace of the unfinished ones.

import type { GoalReport, Report } from '../../../model/report.ts';
import { amountText } from '../../numbers.ts';
import { countText, percentText } from '../../words.ts';
import { paceStrip } from '../charts/strip.ts';
import { type Content, hypertext, NOTHING } from '../markup.ts';
import { table } from '../table.ts';
import { mark } from './clauses.ts';
import type { Section } from './section.ts';

export function goalsSection({ goals }: Report): Section | null {
  if (goals.length === 0) return null;
  return {
    id: 'goals',
    heading: 'Goals',
    short: 'Goals',
    lead: hypertext`The bar is the value so far, the lighter one where an unfinished month is heading by the working days
    gone, the tick the target.`,
    content: table({
      caption: 'Every goal in each of its months',
      columns: [
        { head: 'Goal', kind: 'text' },
        { head: 'Month', kind: 'text' },
        { head: 'Against target', kind: 'picture' },
        { head: 'Value', kind: 'number' },
        { head: 'Target', kind: 'number' },
        { head: 'Result', kind: 'text' },
        { head: 'Heading for', kind: 'number' },
        { head: 'Leads', kind: 'number' },
      ],
      rows: goals.map(goalRow),
    }),
  };
}

function goalRow(goal: GoalReport): Content[] {
  const sign = goal.direction === 'at_least' ? '≥' : '≤';
  const { value, target, projection, hit } = goal;
  return [
    hypertext`<span class="id">${goal.goal}</span>
      <span class="party">${goal.party}</span
      >${goal.promise === null ? NOTHING : hypertext`<span class="promise">${goal.promise}</span>`}`,
    hypertext`<span class="when">${goal.month}</span>`,
    value === null ? '–' : paceStrip({ value, target, projection, hit }),
    hypertext`<b>${amountOf(goal, value)}</b>`,
    target === null ? '–' : `${sign} ${amountOf(goal, target)}`,
    hit === null && projection !== null ? hypertext`<span class="result none">not over yet</span>` : mark(hit),
    projection === null ? '–' : amountOf(goal, goal.measure === 'rate' ? projection : Math.round(projection)),
    goal.of === null
      ? '–'
      : hypertext`${countText(goal.of)}${(goal.open ?? 0) === 0 ? NOTHING : hypertext`<small>${countText(goal.open ?? 0)} open</small>`}`,
  ];
}

function amountOf({ measure, target, hit }: GoalReport, value: number | null): string {
  if (value === null) return '–';
  return measure === 'rate'
    ? percentText(value, hit === false && value !== target ? target : null)
    : countText(Number(amountText(value)));
}
