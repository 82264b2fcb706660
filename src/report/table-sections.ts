// The tables of the first screen: promises, goals, worst groups, causes of breaches.

import type { BreakdownRow, ClauseReport, GoalReport, Report } from '../model/report.ts';
import type { Paint, Presentation } from './format.ts';
import { type GapWords, gapWords } from './gap-words.ts';
import { amountText } from './numbers.ts';
import {
  cutBefore,
  type Frame,
  layOut,
  type TextCell,
  type TextColumn,
  type TextRow,
  widthOf,
  wrap,
  wrapPhrases,
} from './table-layout.ts';
import { cell, column, flexible, plain, rowOf } from './table-parts.ts';
import { type TrendLines, trendLines } from './table-trend.ts';
import { counted, countText, durationText, NO_OPEN_TIME, percentText } from './words.ts';

const GROUPS_SHOWN = 6;
const CAUSES_SHOWN = 8;
const GOALS_SHOWN = 12;
/** An agreement may have hundreds of clauses; the view and csv have them all. */
const CLAUSES_SHOWN = 60;
/** Prose in wider lines is hard to follow. */
const LEGEND_WIDTH = 120;
/** From this width on the promises have room for their trend. */
const TREND_WIDTH = 100;
/** A median of so many hours tells as much without its minutes. */
const HOUR_S = 3600;
const LONG_S = 10 * HOUR_S;
/** What stands where other sections have a mark. */
const INDENT = '  ';

// ---------------------------------------------------------------- promises

export function promisesSection({ clauses, trend }: Report, { width, paint }: Presentation): string[] {
  if (clauses.length === 0) return [];
  const shown = clauses.slice(0, CLAUSES_SHOWN);
  const compared = shown.some(({ before }) => before !== null);
  const gaps = gapWords(clauses);
  const tables = arrangements(width >= TREND_WIDTH ? trendLines(trend) : null).map(arrangement => ({
    arrangement,
    columns: promiseColumns(arrangement, compared),
    rows: shown.map(clause => promiseRow(clause, { ...arrangement, compared, gaps, width, paint })),
  }));
  const fitting = tables.find(({ columns, rows, arrangement: { gap } }) => widthOf(columns, rows, gap) <= width);
  const table = fitting ?? tables.at(-1);
  if (table === undefined) return [];
  return [
    ...layOut(table.columns, table.rows, { ...frame(width, paint), yields: 'gaps' }),
    ...more(clauses.length - shown.length, '--view clauses', paint),
    ...(gaps.shared === null ? [] : noteLines(gaps.shared, width).map(line => INDENT + paint.faint(line))),
    ...wrapPhrases(legend(table.arrangement, compared, gaps), Math.min(width, LEGEND_WIDTH) - INDENT.length, '').map(
      line => INDENT + paint.faint(line),
    ),
  ];
}

/** What a table of promises shows where, and the least room between its columns. */
interface Arrangement {
  /** Of the words of a promise: in its row or under it. */
  readonly words: 'beside' | 'beneath';
  readonly trends: TrendLines | null;
  readonly medians: 'exact' | 'brief';
  readonly gap: 1 | 2;
}

/** From the roomiest to the tightest: ids keep their room, the trend gives way before them, and the minutes of long medians. */
function arrangements(trends: TrendLines | null): Arrangement[] {
  return [
    { words: 'beside', trends, medians: 'exact', gap: 2 },
    { words: 'beneath', trends, medians: 'exact', gap: 1 },
    { words: 'beneath', trends, medians: 'brief', gap: 1 },
    { words: 'beneath', trends: null, medians: 'exact', gap: 1 },
    { words: 'beneath', trends: null, medians: 'brief', gap: 1 },
  ];
}

function promiseColumns({ words, trends }: Arrangement, compared: boolean): TextColumn[] {
  return [
    flexible(`${INDENT}promise`, 10),
    column('rate', 'right'),
    column('of', 'right'),
    column('target', 'right'),
    column('over', 'right'),
    column('never', 'right'),
    column('late', 'right'),
    column('open', 'right'),
    ...(compared ? [column('change', 'right')] : []),
    ...(trends === null ? [] : [column('trend', 'left')]),
    column('median', 'left'),
    ...(words === 'beside' ? [flexible('in words', 20)] : []),
  ];
}

interface RowPlan extends Arrangement {
  readonly compared: boolean;
  readonly gaps: GapWords;
  readonly width: number;
  readonly paint: Paint;
}

function promiseRow(clause: ClauseReport, plan: RowPlan): TextRow {
  const { words, trends, medians, compared, width, paint } = plan;
  const targets = clause.groups.length === 0 ? [] : [cell(targetsText(clause), plain)];
  const gaps = gapLines(clause, plan);
  const cells = [
    ...promiseCells(clause, paint),
    ...(compared ? [changeCell(clause, paint)] : []),
    ...(trends === null ? [] : [cell(trends.of.get(clause.id) ?? '', plain)]),
    medianCell(clause, medians, paint),
  ];
  if (words === 'beside')
    return { cells: [...cells, cell(wordsOf(clause, Infinity), paint.faint)], notes: [...targets, ...gaps] };
  return { cells, notes: [cell(wordsOf(clause, width - INDENT.length), paint.faint), ...targets, ...gaps] };
}

/** What the data cannot tell about it. */
function gapLines(clause: ClauseReport, { gaps, width, paint }: RowPlan): TextCell[] {
  const text = gaps.of(clause);
  return text === null ? [] : noteLines(text, width).map(line => cell(line, paint.faint));
}

function noteLines(text: string, width: number): string[] {
  return wrap(text, Math.min(width, LEGEND_WIDTH) - INDENT.length, '');
}

function legend({ trends }: Arrangement, compared: boolean, { explained }: GapWords): string[] {
  const columns = [
    'over: breaches more than the target allows',
    'never, late: not done, done late',
    'open: in brackets those with most of their time used',
    ...(compared ? ['change: points since the period before, too few to tell where so'] : []),
    ...(trends === null ? [] : [trends.legend]),
    'median: of what was done',
    ...(explained === null ? [] : [explained]),
  ];
  return columns.map((text, place) => (place < columns.length - 1 ? `${text};` : text));
}

function promiseCells(clause: ClauseReport, paint: Paint): TextCell[] {
  const waits = clause.clock !== null;
  return [
    markedCell(clause.hit, clause.id, paint),
    rateCell(clause, paint),
    cell(countText(clause.decided), paint.faint),
    targetCell(clause, paint),
    clause.hit === null ? dash(paint) : countCell(clause.over_allowance, paint.bad, paint),
    waits ? countCell(clause.never_done ?? 0, plain, paint) : dash(paint),
    waits ? countCell(clause.late ?? 0, plain, paint) : dash(paint),
    openCell(clause, paint),
  ];
}

/** Those at risk in brackets. */
function openCell({ open, at_risk }: ClauseReport, paint: Paint): TextCell {
  if (at_risk === 0) return countCell(open, plain, paint);
  return cell(`${countText(open)} (${countText(at_risk)})`, paint.warning);
}

function rateCell({ rate, target, hit }: ClauseReport, paint: Paint): TextCell {
  if (rate === null) return cell('none', paint.faint);
  const judged = hit === null ? plain : hit ? paint.good : paint.bad;
  return cell(percentText(rate, hit === false ? target : null), judged);
}

function targetCell({ target, groups }: ClauseReport, paint: Paint): TextCell {
  if (groups.length > 0) return cell('mixed', paint.faint);
  return target === null ? dash(paint) : cell(percentText(target, null), plain);
}

/** Since the period before, in percentage points. */
function changeCell({ before, change }: ClauseReport, paint: Paint): TextCell {
  if (change === null) return before === null ? dash(paint) : cell('none', paint.faint);
  if (!change.more_than_chance) return cell('too few', paint.faint);
  const points = (Math.abs(change.difference) * 100).toFixed(1);
  return change.difference > 0 ? cell(`+${points}`, paint.good) : cell(`−${points}`, paint.bad);
}

function medianCell({ elapsed_p50_s, clock }: ClauseReport, medians: Arrangement['medians'], paint: Paint): TextCell {
  if (elapsed_p50_s === null) return dash(paint);
  const isCut = medians === 'brief' && elapsed_p50_s >= LONG_S;
  return cell(clockText(isCut ? Math.floor(elapsed_p50_s / HOUR_S) * HOUR_S : elapsed_p50_s, clock), plain);
}

/** In the clock's own unit: time that ran day and night says so, open hours are what a promise counts unasked. */
function clockText(seconds: number, clock: ClauseReport['clock']): string {
  if (clock === 'elapsed') return `${durationText(seconds)} elapsed`;
  return seconds === 0 ? NO_OPEN_TIME : durationText(seconds);
}

/** Within so many columns: words of the promise give way, the party that gave it stays. */
function wordsOf({ promise, party }: ClauseReport, width: number): string {
  if (promise === null) return party;
  return cutBefore(promise, ` (${party})`, width);
}

/** Each group of leads is judged by its own target. */
function targetsText({ groups }: ClauseReport): string {
  const found = groups.map(({ target, rate, met, breached, hit }) => {
    const agreed = target === null ? 'no target' : `target ${percentText(target, null)}`;
    if (rate === null) return `${agreed}: none decided`;
    const kept = `${percentText(rate, hit === false ? target : null)} of ${countText(met + breached)}`;
    return `${agreed}: ${kept}${hit === null ? '' : ` ${markOf(hit)}`}`;
  });
  return found.join('; ');
}

// ---------------------------------------------------------------- goals

export function goalsSection({ goals }: Report, presentation: Presentation): string[] {
  const shown = goals.length <= GOALS_SHOWN ? goals : oneOfEach(goals);
  const left = more(goals.length - shown.length, '--view goals', presentation.paint);
  return goals.length === 0 ? [] : [...goalsTable(shown, GOALS_SHOWN, presentation), ...left];
}

export function goalsTable(goals: readonly GoalReport[], most: number, { width, paint }: Presentation): string[] {
  const shown = goals.slice(0, most);
  const columns = [
    flexible(`${INDENT}goal`, 10),
    column('month', 'left'),
    column('value', 'right'),
    column('target', 'right'),
    flexible('pace', 12),
  ];
  const rows = shown.map(goal => rowOf(goalCells(goal, paint)));
  return [
    ...layOut(columns, rows, frame(width, paint)),
    ...more(goals.length - shown.length, '-f csv --view goals', paint),
  ];
}

function goalCells(goal: GoalReport, paint: Paint): TextCell[] {
  const sign = goal.direction === 'at_least' ? '≥' : '≤';
  return [
    markedCell(goal.hit, goal.goal, paint),
    cell(goal.month, plain),
    cell(goalNumber(goal, goal.value), goal.hit === false ? paint.bad : plain),
    goal.target === null ? dash(paint) : cell(`${sign} ${goalNumber(goal, goal.target)}`, plain),
    cell(paceText(goal), paint.faint),
  ];
}

/** Of many months one of each goal: the last it was missed in, else the last. */
function oneOfEach(goals: readonly GoalReport[]): GoalReport[] {
  const told = (name: string): GoalReport | undefined => {
    const own = goals.filter(({ goal }) => goal === name);
    return own.findLast(({ hit }) => hit === false) ?? own.at(-1);
  };
  return [...new Set(goals.map(({ goal }) => goal))].flatMap(name => told(name) ?? []).slice(0, GOALS_SHOWN);
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
      : [`on pace for ${goalNumber(goal, Math.round(goal.projection))}, by working days gone`];
  return [...leads, ...open, ...pace].join(', ');
}

// ---------------------------------------------------------------- worst groups

export function groupsSection({ attention, clauses }: Report, { width, paint }: Presentation): string[] {
  const shown = attention.groups.slice(0, GROUPS_SHOWN);
  if (shown.length === 0) return [];
  const columns = [
    flexible(`${INDENT}furthest from target`, 12),
    flexible('promise', 10),
    column('rate', 'right'),
    column('of', 'right'),
    column('over', 'right'),
    column('median', 'left'),
  ];
  const rows = shown.map(row =>
    rowOf([
      cell(`${INDENT}${row.by} ${row.value === '' ? '(none)' : row.value}`, plain),
      cell(row.clause, plain),
      cell(row.rate === null ? 'none' : percentText(row.rate, null), plain),
      cell(countText(row.met + row.breached), paint.faint),
      cell(countText(row.over_allowance), paint.bad),
      groupMedianCell(row, clauses, paint),
    ]),
  );
  const left = attention.groups.length - shown.length;
  return [...layOut(columns, rows, frame(width, paint)), ...more(left, '--view teams, --view segments', paint)];
}

function groupMedianCell({ elapsed_p50_s, clause }: BreakdownRow, clauses: Report['clauses'], paint: Paint): TextCell {
  const clock = clauses.find(({ id }) => id === clause)?.clock ?? null;
  return elapsed_p50_s === null ? dash(paint) : cell(clockText(elapsed_p50_s, clock), plain);
}

// ---------------------------------------------------------------- causes

export function causesSection({ attention }: Report, { width, paint }: Presentation): string[] {
  const shown = attention.causes.slice(0, CAUSES_SHOWN);
  if (shown.length === 0) return [];
  const columns = [
    flexible(`${INDENT}breaches of`, 12),
    flexible('cause', 24),
    flexible('owner', 10),
    column('n', 'right'),
    flexible('leads', 6),
  ];
  const rows = shown.map(({ clause, owner, team, cause, count, leads }) =>
    rowOf([
      cell(`${INDENT}${clause}`, plain),
      cell(cause, plain),
      cell(ownerText(owner, team), plain),
      cell(countText(count), paint.strong),
      cell(leads.join(', ') + (count > leads.length ? ' …' : ''), paint.faint),
    ]),
  );
  return [
    ...layOut(columns, rows, frame(width, paint)),
    ...more(attention.causes.length - shown.length, '--view breaches', paint),
  ];
}

/** `ann (East)`; a team alone where people are hidden. */
export function ownerText(owner: string, team: string): string {
  if (owner === '') return team === '' ? '(nobody)' : team;
  return team === '' ? owner : `${owner} (${team})`;
}

// ---------------------------------------------------------------- parts

function markOf(hit: boolean | null): string {
  if (hit === null) return '·';
  return hit ? '✓' : '✗';
}

/** A mark in its colour, then the name. */
function markedCell(hit: boolean | null, name: string, paint: Paint): TextCell {
  const paintMark = hit === null ? paint.faint : hit ? paint.good : paint.bad;
  return cell(`${markOf(hit)} ${name}`, text => paintMark(text.slice(0, 1)) + paint.strong(text.slice(1)));
}

function dash(paint: Paint): TextCell {
  return cell('–', paint.faint);
}

function countCell(count: number, emphasis: (text: string) => string, paint: Paint): TextCell {
  return cell(countText(count), count === 0 ? paint.faint : emphasis);
}

function frame(width: number, paint: Paint): Frame {
  return { width, yields: 'texts', paintHead: paint.faint };
}

/** What was left out, and where it is. */
function more(count: number, where: string, paint: Paint): string[] {
  return count === 0 ? [] : [paint.faint(`${INDENT}… and ${countText(count)} more (${where})`)];
}
