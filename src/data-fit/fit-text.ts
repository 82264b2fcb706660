// The fit for people: a table for each question, narrow enough for 80 columns.

import { dayText } from '../calendar/local-text.ts';
import { localDayOf } from '../calendar/local-date.ts';
import { displayWidth } from '../findings/display-width.ts';
import { shortened } from '../findings/visible.ts';
import type { Zone } from '../model/open-time.ts';
import { grouped } from './counts-text.ts';
import type { DataFit } from './fit.ts';

/** Colours by meaning. */
export interface FitPaint {
  readonly strong: (text: string) => string;
  readonly faint: (text: string) => string;
  readonly warning: (text: string) => string;
}

interface TextTable {
  readonly title: string;
  readonly columns: readonly string[];
  /** Cells by column; a row that somebody should look at is marked. The last cell may be words. */
  readonly rows: readonly { readonly cells: readonly (string | number)[]; readonly isOdd: boolean }[];
}

export interface FitPresentation {
  readonly zone: Zone;
  readonly width: number;
  readonly paint: FitPaint;
}

export function fitText(fit: DataFit, presentation: FitPresentation): string {
  const tables = [
    spans(fit, presentation.zone),
    events(fit),
    segments(fit),
    clauses(fit),
    touches(fit),
    strangers(fit),
    columns(fit),
  ];
  const shown = tables.filter(({ rows }) => rows.length > 0).map(table => tableText(table, presentation));
  return `${shown.join('\n\n')}\n`;
}

// ---------------------------------------------------------------- tables

function spans({ tables }: DataFit, zone: Zone): TextTable {
  const day = (at: number | null): string => (at === null ? '' : dayText(localDayOf(zone, at)));
  const rows = tables.map(({ kind, rows, from, until }) => ({
    cells: [kind, rows, day(from), day(until)],
    isOdd: rows === 0,
  }));
  return { title: 'Rows', columns: ['rows', 'first', 'last'], rows };
}

function events({ events }: DataFit): TextTable {
  const rows = events.map(({ event, rows, leads, nearest }) => {
    const near = nearest === null ? 'no row matches' : `nearly "${nearest.value}", ${timesText(nearest.count)}`;
    return { cells: [event, rows, leads, ...(rows === 0 ? [near] : [])], isOdd: rows === 0 };
  });
  return { title: 'Events', columns: ['rows', 'leads', ''], rows };
}

function timesText(count: number): string {
  return count === 1 ? 'once' : `${grouped(count)} times`;
}

function segments({ segments }: DataFit): TextTable {
  const rows = segments.map(({ segment, meets, leads }) => ({ cells: [segment, leads, meets], isOdd: leads === 0 }));
  return { title: 'Segments', columns: ['leads', 'meet it'], rows };
}

function clauses({ clauses }: DataFit): TextTable {
  const rows = clauses.map(({ clause, starts, judged, notCovered }) => ({
    cells: [clause, starts, judged, notCovered],
    isOdd: judged === 0,
  }));
  return { title: 'Clauses', columns: ['starts', 'judged', 'leads not covered'], rows };
}

function touches({ touches }: DataFit): TextTable {
  const rows = touches.map(({ event, rows, byPerson, notSaid, automated }) => ({
    cells: [event, rows, byPerson, notSaid, automated],
    isOdd: notSaid + automated > 0,
  }));
  return { title: 'What settles a promise', columns: ['rows', 'by a person', 'not said', 'by a program'], rows };
}

const MOST_STRANGERS = 20;

function strangers({ strangers }: DataFit): TextTable {
  const shown = strangers.slice(0, MOST_STRANGERS).map(({ person, leads, handovers, activities }) => ({
    cells: [person, leads, handovers, activities],
    isOdd: true,
  }));
  const more = strangers.length - shown.length;
  const rest = more > 0 ? [{ cells: [`and ${grouped(more)} more`, '', '', ''], isOdd: true }] : [];
  return { title: 'Not in the roster', columns: ['own leads', 'were given', 'activities'], rows: [...shown, ...rest] };
}

function columns({ missingColumns, withoutHistory }: DataFit): TextTable {
  const missing = missingColumns.map(({ kind, column, askedBy, nearest }) => {
    const near = nearest === null ? `in no export of ${kind}` : `in no export of ${kind}; nearest: ${nearest}`;
    return { cells: [column, `${near} (${askedBy.join(', ')})`], isOdd: true };
  });
  const today = withoutHistory.map(({ column, askedBy }) => {
    return { cells: [column, `only as of today (${askedBy.join(', ')})`], isOdd: true };
  });
  return { title: 'Columns', columns: [''], rows: [...missing, ...today] };
}

// ---------------------------------------------------------------- layout

const GAP = '  ';
/** The mark before a row and the blank after it. */
const MARGIN = 2;

function tableText({ title, columns, rows }: TextTable, { width, paint }: FitPresentation): string {
  const body = rows.map(({ cells }) => cells.map(cellText));
  const header = [title, ...columns];
  const widths = header.map((name, column) =>
    Math.max(
      displayWidth(name),
      ...body.map(cells => (isWords(cells[column], column) ? 0 : displayWidth(cells[column] ?? ''))),
    ),
  );
  const lines = body.flatMap((cells, row) => {
    const mark = rows[row]?.isOdd === true ? paint.warning('!') : ' ';
    return linesOf(cells, widths, width - MARGIN).map((line, index) => `${index === 0 ? mark : ' '} ${line}`.trimEnd());
  });
  const [name = '', ...names] = header.map((text, column) => padded(text, widths[column] ?? 0, column));
  return [
    `${paint.strong(`  ${name}`)}${paint.faint(names.map(text => GAP + text).join(''))}`.trimEnd(),
    ...lines,
  ].join('\n');
}

/** Names from files may be of any length; words of ours may be long. */
function cellText(cell: string | number, column: number): string {
  return typeof cell === 'number' ? grouped(cell) : shortened(cell, column === 0 ? 40 : 300);
}

/** Words stand at the end of a line and need no column. */
function isWords(text: string | undefined, column: number): boolean {
  return column > 0 && text !== undefined && !/^[\d,]*$|^\w{3} \d{4}-\d\d-\d\d$/.test(text);
}

/** One line, or several where words at its end go on below themselves. */
function linesOf(cells: readonly string[], widths: readonly number[], width: number): string[] {
  const words = cells.findIndex(isWords);
  const columns = cells.slice(0, words === -1 ? cells.length : words);
  const start = columns.map((text, column) => padded(text, widths[column] ?? 0, column)).join(GAP);
  if (words === -1) return [start];
  const indent = displayWidth(start) + GAP.length;
  return wrapped(cells.slice(words).join(GAP), width - indent).map((line, index) => {
    return index === 0 ? `${start}${GAP}${line}` : `${' '.repeat(indent)}${line}`;
  });
}

/** At least twenty columns, however narrow the terminal. */
function wrapped(text: string, width: number): string[] {
  const lines = [''];
  for (const word of text.split(' ')) {
    const longer = lines.at(-1) === '' ? word : `${lines.at(-1)} ${word}`;
    if (lines.at(-1) === '' || displayWidth(longer) <= Math.max(20, width)) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/** Names to the left, numbers to the right. */
function padded(text: string, width: number, column: number): string {
  const blanks = ' '.repeat(Math.max(0, width - displayWidth(text)));
  return column === 0 ? text + blanks : blanks + text;
}
