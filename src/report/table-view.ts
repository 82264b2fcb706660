// One view as a table for people: the columns that fit, in its own order; the rest is in csv.

import { visible } from '../findings/visible.ts';
import type { Edition } from '../model/report.ts';
import type { Presentation, View } from './format.ts';
import { gapList } from './gap-words.ts';
import { amountText } from './numbers.ts';
import { qualityScreen } from './table-quality.ts';
import { goalsTable } from './table-sections.ts';
import { layOut, type TextColumn, type TextRow, wrap } from './table-layout.ts';
import { trendSummary } from './table-trend.ts';
import { type Cell, type CellKind, type Column, viewTable } from './views.ts';
import { counted, countText, durationText, NO_OPEN_TIME, percentText, timeText } from './words.ts';

/** Laying out takes longer than its rows; nobody reads more of them in a terminal. */
const MOST_ROWS = 200;
/** A text wider than this is cut wherever others need the room. */
const LEAST_TEXT = 8;

/** Columns by how much they matter where not all fit; views not named here show all of theirs. */
const BY_IMPORTANCE: Readonly<Partial<Record<View, readonly string[]>>> = {
  clauses: [
    'clause',
    'rate',
    'target',
    'hit',
    'met',
    'breached',
    'open',
    'coverage',
    'rate_low',
    'rate_high',
    'late',
    'never_done',
    'at_risk',
    'unassessable',
    'cancelled',
    'waived',
    'not_covered',
    'elapsed_p50_s',
    'elapsed_p90_s',
    'elapsed_p95_s',
    'party',
  ],
  obligations: [
    'lead_id',
    'clause',
    'verdict',
    'started_at',
    'due_at',
    'owner',
    'settled_at',
    'late_by_s',
    'elapsed_s',
    'team',
    'at_risk',
    'segment',
    'reason',
    'source',
    'cycle',
  ],
  trend: ['from', 'clause', 'rate', 'met', 'breached', 'open', 'to'],
  breaches: [
    'lead_id',
    'clause',
    'owner',
    'due_at',
    'late_by_s',
    'settled_at',
    'team',
    'reason',
    'started_at',
    'segment',
    'source',
    'elapsed_s',
    'cycle',
  ],
};

export function viewScreen(view: View, edition: Edition, presentation: Presentation): string[] {
  const { width, paint } = presentation;
  const { columns, rows } = viewTable(view, edition);
  const shown: string[][] = [];
  let count = 0;
  for (const row of rows) if (count++ < MOST_ROWS) shown.push(textsOf(row, columns));
  if (count === 0) return [nothing(view, edition)];
  if (view === 'quality') return qualityScreen(edition.report, presentation);
  // Counts, sums and shares stand in one column here, which only their own table can tell apart.
  if (view === 'goals') return goalsTable(edition.report.goals, MOST_ROWS, presentation);
  const fitting = fittingColumns(view, columns, shown, width);
  const lines = layOut(
    fitting.map(place => textColumn(columns[place])),
    shown.map(texts => textRow(fitting.map(place => texts[place] ?? ''))),
    { width, yields: 'texts', paintHead: paint.faint },
  );
  return [
    ...(view === 'trend' ? trendSummary(edition.report.trend, presentation) : []),
    ...lines,
    ...(view === 'clauses' ? gapLines(edition, presentation) : []),
    ...notes({ left: count - shown.length, hidden: columns.length - fitting.length, edition }).map(paint.faint),
  ];
}

/** What the data cannot tell, promise by promise. */
function gapLines({ report }: Edition, { width, paint }: Presentation): string[] {
  return gapList(report.clauses).flatMap(text => wrap(text, width, '  ').map(paint.faint));
}

function nothing(view: View, { report: { people, filters } }: Edition): string {
  if (view === 'people' && people === 'hidden') return 'People are hidden (report.people or --people hidden).';
  const filtered = filters.people.length + filters.segments.length + filters.where.length > 0;
  if (view === 'goals' && filtered) return 'Goals are left out under --person, --segment and --where.';
  return `There are no ${view} to show.`;
}

/** Positions of the columns shown, in their own order: by importance until the width is used up. */
function fittingColumns(
  view: View,
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  width: number,
): number[] {
  const ranked = BY_IMPORTANCE[view] ?? columns.map(({ name }) => name);
  const fitting: number[] = [];
  let used = 0;
  for (const name of ranked) {
    const place = columns.findIndex(column => column.name === name);
    const kind = columns[place]?.kind ?? 'text';
    if (rows.every(row => row[place] === '')) continue;
    const widest = rows.reduce((most, row) => Math.max(most, row[place]?.length ?? 0), heading(name).length);
    used += (kind === 'text' ? Math.min(widest, LEAST_TEXT * 2) : widest) + 2;
    if (used - 2 > width && fitting.length > 0) break;
    fitting.push(place);
  }
  return fitting.sort((a, b) => a - b);
}

function textColumn(column: Column | undefined): TextColumn {
  const { name, kind } = column ?? { name: '', kind: 'text' };
  const isText = kind === 'text';
  return {
    head: heading(name),
    align: isText || kind === 'time' ? 'left' : 'right',
    least: isText ? LEAST_TEXT : null,
  };
}

function heading(name: string): string {
  return name.replace(/_s$/, '').replace(/_at$/, '').replace(/_by$/, ' by').replaceAll('_', ' ');
}

function textRow(texts: readonly string[]): TextRow {
  return { cells: texts.map(text => ({ text, paint: same })), notes: [] };
}

function same(text: string): string {
  return text;
}

function textsOf(row: readonly Cell[], columns: readonly Column[]): string[] {
  const cellOf = (name: string): Cell => row[columns.findIndex(column => column.name === name)] ?? null;
  return columns.map(({ name, kind }, place) => {
    const cell = row[place] ?? null;
    // A touch outside hours took time on the wall and none of the clock's.
    if (name === 'elapsed_s' && cell === 0 && Number(cellOf('elapsed_wall_s')) > 0) return NO_OPEN_TIME;
    return cell === null ? '' : TEXTS[kind](cell);
  });
}

const TEXTS: Readonly<Record<CellKind, (cell: string | number | boolean) => string>> = {
  text: cell => visible(String(cell)),
  time: cell => timeText(String(cell)),
  count: cell => countText(Number(cell)),
  boolean: cell => (cell === true ? 'yes' : 'no'),
  seconds: cell => durationText(Number(cell)),
  rate: cell => percentText(Number(cell), null),
  amount: cell => countText(Number(amountText(Number(cell)))),
};

interface LeftOut {
  /** Rows and columns that are not shown. */
  readonly left: number;
  readonly hidden: number;
  readonly edition: Edition;
}

function notes({ left, hidden, edition }: LeftOut): string[] {
  const rows = left === 0 ? [] : [`… and ${counted(left, 'row', 'rows')} more`];
  const columns = hidden === 0 ? [] : [`${counted(hidden, 'column', 'columns')} left out`];
  const where =
    rows.length + columns.length === 0 ? [] : [`${[...rows, ...columns].join(', ')}: all of it with -f csv`];
  return [...where, `times in ${visible(edition.report.time_zone)}`];
}
