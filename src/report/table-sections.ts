// The tables of the first screen: promises, goals, worst groups, causes of breaches.

import type { BreakdownRow, ClauseReport, GoalReport, Report } from '../model/report.ts';
import type { Paint, Presentation } from './format.ts';
import { amountText } from './numbers.ts';
import { cut, layOut, type TextCell, type TextColumn, type TextRow } from './table-layout.ts';
import { counted, countText, durationText, percentText } from './words.ts';

const GROUPS_SHOWN = 6;
const CAUSES_SHOWN = 8;
const GOALS_SHOWN = 12;
/** A cadence or a database of clauses may be long; csv has them all. */
const CLAUSES_SHOWN = 60;

// ---------------------------------------------------------------- promises

export function promisesSection({ clauses }: Report, { width, paint }: Presentation): string[] {
  if (clauses.length === 0) return [];
  const shown = clauses.slice(0, CLAUSES_SHOWN);
  const compared = shown.some(({ before }) => before !== null);
  const columns = [
    column('', 'left'),
    flexible('promise', 8),
    column('rate', 'right'),
    column('of', 'right'),
    column('target', 'right'),
    column('over', 'right'),
    column('never', 'right'),
    column('late', 'right'),
    column('open', 'right'),
    column('risk', 'right'),
    ...(compared ? [column('before', 'right')] : []),
    flexible('median', 8),
  ];
  const rows = shown.map(clause => promiseRow(clause, compared, paint));
  return [...layOut(columns, rows, frame(width, paint)), ...more(clauses.length - shown.length, 'clauses', paint)];
}

function promiseRow(clause: ClauseReport, compared: boolean, paint: Paint): TextRow {
  const waits = clause.clock !== null;
  return {
    cells: [
      markCell(clause.hit, paint),
      cell(clause.id, paint.strong),
      rateCell(clause, paint),
      cell(countText(clause.decided), paint.faint),
      targetCell(clause, paint),
      clause.hit === null ? dash(paint) : countCell(clause.over_allowance, paint.bad, paint),
      waits ? countCell(clause.never_done ?? 0, plain, paint) : dash(paint),
      waits ? countCell(clause.late ?? 0, plain, paint) : dash(paint),
      countCell(clause.open, plain, paint),
      waits ? countCell(clause.at_risk, paint.warning, paint) : dash(paint),
      ...(compared ? [changeCell(clause, paint)] : []),
      clause.elapsed_p50_s === null ? dash(paint) : cell(medianText(clause), plain),
    ],
    note: noteOf(clause, paint),
  };
}

function rateCell({ rate, target, hit }: ClauseReport, paint: Paint): TextCell {
  if (rate === null) return cell('none', paint.faint);
  return cell(
    percentText(rate, hit === false ? target : null),
    hit === false ? paint.bad : hit === true ? paint.good : plain,
  );
}

function targetCell({ target, groups }: ClauseReport, paint: Paint): TextCell {
  if (groups.length > 0) return cell('below', paint.faint);
  return target === null ? dash(paint) : cell(percentText(target, null), plain);
}

function changeCell({ before, change }: ClauseReport, paint: Paint): TextCell {
  if (change === null) return before === null ? dash(paint) : cell('none', paint.faint);
  if (!change.more_than_chance) return cell('too few', paint.faint);
  const points = (Math.abs(change.difference) * 100).toFixed(1);
  return change.difference > 0 ? cell(`up ${points}`, paint.good) : cell(`down ${points}`, paint.bad);
}

/** Half of what was done took at most this long; day and night is said, open hours are what a promise counts unasked. */
function medianText({ elapsed_p50_s, clock }: ClauseReport): string {
  return `${durationText(elapsed_p50_s ?? 0)}${clock === 'elapsed' ? ' day and night' : ''}`;
}

function noteOf({ promise, party, groups }: ClauseReport, paint: Paint): TextCell {
  const targets = groups.map(({ target, rate, met, breached, hit }) => {
    const judged = target === null ? 'no target' : `${percentText(target, null)} agreed`;
    const kept =
      rate === null
        ? 'nothing decided'
        : `${percentText(rate, hit === false ? target : null)} of ${countText(met + breached)}`;
    return `${judged}: ${kept}${hit === null ? '' : hit ? ' ✓' : ' ✗'}`;
  });
  return cell([`${party}: ${promise ?? '(no words)'}`, ...targets].join(' · '), paint.faint);
}

// ---------------------------------------------------------------- goals

export function goalsSection({ goals }: Report, { width, paint }: Presentation): string[] {
  if (goals.length === 0) return [];
  const shown = goals.length <= GOALS_SHOWN ? goals : lastOfEach(goals);
  const columns = [
    column('', 'left'),
    flexible('goal', 8),
    column('month', 'left'),
    column('value', 'right'),
    column('target', 'right'),
    flexible('pace', 12),
  ];
  const rows = shown.map(goal => ({
    cells: [
      markCell(goal.hit, paint),
      cell(goal.goal, paint.strong),
      cell(goal.month, plain),
      cell(goalNumber(goal, goal.value), goal.hit === false ? paint.bad : plain),
      cell(
        goal.target === null ? '–' : `${goal.direction === 'at_least' ? '≥' : '≤'} ${goalNumber(goal, goal.target)}`,
        plain,
      ),
      cell(paceText(goal), paint.faint),
    ],
    note: null,
  }));
  return [...layOut(columns, rows, frame(width, paint)), ...more(goals.length - shown.length, 'goals', paint)];
}

/** Of many months, the last of each goal. */
function lastOfEach(goals: readonly GoalReport[]): GoalReport[] {
  return goals
    .filter((goal, index) => goals.findLastIndex(later => later.goal === goal.goal) === index)
    .slice(0, GOALS_SHOWN);
}

function goalNumber({ measure }: GoalReport, value: number | null): string {
  if (value === null) return 'none';
  return measure === 'rate' ? percentText(value, null) : countText(Number(amountText(value)));
}

function paceText(goal: GoalReport): string {
  const leads = goal.of === null ? [] : [`of ${counted(goal.of, 'lead', 'leads')}`];
  const open = (goal.open ?? 0) === 0 ? [] : [`${countText(goal.open ?? 0)} still open`];
  const pace =
    goal.projection === null
      ? []
      : [`on pace for ${goalNumber(goal, Math.round(goal.projection))} by the working days gone`];
  return [...leads, ...open, ...pace].join(', ');
}

// ---------------------------------------------------------------- worst groups

export function groupsSection({ attention, clauses }: Report, { width, paint }: Presentation): string[] {
  const shown = attention.groups.slice(0, GROUPS_SHOWN);
  if (shown.length === 0) return [];
  const columns = [
    column('', 'left'),
    flexible('furthest from target', 10),
    flexible('promise', 8),
    column('rate', 'right'),
    column('of', 'right'),
    column('over', 'right'),
    flexible('median', 8),
  ];
  const rows = shown.map(row => ({
    cells: [
      cell(' ', plain),
      cell(`${row.by} ${row.value === '' ? '(none)' : row.value}`, plain),
      cell(row.clause, plain),
      cell(row.rate === null ? 'none' : percentText(row.rate, null), plain),
      cell(countText(row.met + row.breached), paint.faint),
      cell(row.over_allowance.toFixed(1), paint.bad),
      cell(groupMedian(row, clauses), plain),
    ],
    note: null,
  }));
  return [
    ...layOut(columns, rows, frame(width, paint)),
    ...more(attention.groups.length - shown.length, 'segments', paint),
  ];
}

function groupMedian({ elapsed_p50_s, clause }: BreakdownRow, clauses: Report['clauses']): string {
  const of = clauses.find(({ id }) => id === clause);
  return elapsed_p50_s === null || of === undefined ? '–' : medianText({ ...of, elapsed_p50_s });
}

// ---------------------------------------------------------------- causes

export function causesSection({ attention }: Report, { width, paint }: Presentation): string[] {
  const shown = attention.causes.slice(0, CAUSES_SHOWN);
  if (shown.length === 0) return [];
  const columns = [
    column('', 'right'),
    flexible('breaches', 8),
    flexible('cause', 14),
    flexible('owner', 8),
    flexible('leads', 8),
  ];
  const rows = shown.map(({ clause, owner, team, cause, count, leads }) => ({
    cells: [
      cell(countText(count), paint.strong),
      cell(clause, plain),
      cell(cause, plain),
      cell([owner, team].filter(name => name !== '').join(', ') || '(nobody)', plain),
      cell(leads.join(', ') + (count > leads.length ? ' …' : ''), paint.faint),
    ],
    note: null,
  }));
  return [
    ...layOut(columns, rows, frame(width, paint)),
    ...more(attention.causes.length - shown.length, 'breaches', paint),
  ];
}

// ---------------------------------------------------------------- parts

function plain(text: string): string {
  return text;
}

function cell(text: string, paint: (text: string) => string): TextCell {
  return { text, paint };
}

function dash(paint: Paint): TextCell {
  return cell('–', paint.faint);
}

function countCell(count: number, emphasis: (text: string) => string, paint: Paint): TextCell {
  return cell(countText(count), count === 0 ? paint.faint : emphasis);
}

function markCell(hit: boolean | null, paint: Paint): TextCell {
  if (hit === null) return cell('·', paint.faint);
  return hit ? cell('✓', paint.good) : cell('✗', paint.bad);
}

function column(head: string, align: 'left' | 'right'): TextColumn {
  return { head, align, least: null };
}

function flexible(head: string, least: number): TextColumn {
  return { head, align: 'left', least };
}

function frame(width: number, paint: Paint): { width: number; paintHead: (text: string) => string } {
  return { width, paintHead: paint.faint };
}

/** What was left out, and which view has it. */
function more(count: number, view: string, paint: Paint): string[] {
  return count === 0 ? [] : [paint.faint(cut(`  … and ${countText(count)} more (--view ${view})`, 80))];
}
