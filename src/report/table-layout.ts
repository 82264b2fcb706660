// Columns that line up in a terminal of any width: cells cut to fit, painted after cutting, no rules drawn.

import Table from 'cli-table3';
import { textWidth } from './table-width.ts';
import { visible } from '../findings/visible.ts';

export interface TextCell {
  readonly text: string;
  /** Adds colour only: must not change the width. */
  readonly paint: (text: string) => string;
}

export interface TextColumn {
  readonly head: string;
  readonly align: 'left' | 'right';
  /** May be cut down to this many columns where the terminal is narrow; null: never cut. */
  readonly least: number | null;
}

export interface TextRow {
  readonly cells: readonly TextCell[];
  /** Lines beneath, indented, over the whole width. */
  readonly notes: readonly TextCell[];
}

export interface Frame {
  readonly width: number;
  /** What gives way first where not all fits: the gaps between columns (from two to one), or the texts. */
  readonly yields: 'gaps' | 'texts';
  /** For the heads; a table without any has none. */
  readonly paintHead: (text: string) => string;
}

const NOTE_INDENT = '  ';

/** Lines without spaces at their ends. Texts are made visible; rows have one cell a column. */
export function layOut(columns: readonly TextColumn[], rows: readonly TextRow[], frame: Frame): string[] {
  const safe = rows.map(madeVisible);
  const { widths, gap } = widthsWithin(columns, naturalWidths(columns, safe), frame);
  const table = new Table({
    chars: { ...NO_RULES, middle: ' '.repeat(gap) },
    colAligns: columns.map(({ align }) => align),
    colWidths: [...widths],
    style: { 'padding-left': 0, 'padding-right': 0, head: [], border: [], compact: true },
  });
  if (columns.some(({ head }) => head !== '')) {
    table.push(columns.map(({ head }, place) => frame.paintHead(cut(head, widths[place] ?? 0))));
  }
  for (const { cells } of safe) table.push(cells.map(({ text, paint }, place) => paint(cut(text, widths[place] ?? 0))));
  const lines = table.toString().split('\n').map(trimmedEnd);
  const heads = lines.length - safe.length;
  return lines.flatMap((line, index) => [
    line,
    ...(safe[index - heads]?.notes ?? []).map(note => noteLine(note, frame.width)),
  ]);
}

/** Columns of a terminal that it takes to cut nothing; notes do not count. */
export function widthOf(columns: readonly TextColumn[], rows: readonly TextRow[], gap: number): number {
  return total(naturalWidths(columns, rows.map(madeVisible)), gap);
}

function madeVisible(row: TextRow): TextRow {
  return { ...row, cells: row.cells.map(cell => ({ ...cell, text: visible(cell.text) })) };
}

const NO_RULES = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
};

function naturalWidths(columns: readonly TextColumn[], rows: readonly TextRow[]): number[] {
  return columns.map(({ head }, place) =>
    rows.reduce((widest, { cells }) => Math.max(widest, textWidth(cells[place]?.text ?? '')), textWidth(head)),
  );
}

/** Two columns between where there is room, else one; of those that may be cut the widest gives way first. */
function widthsWithin(
  columns: readonly TextColumn[],
  natural: readonly number[],
  { width, yields }: Frame,
): { widths: readonly number[]; gap: number } {
  const least = columns.map((column, place) => Math.min(column.least ?? Infinity, natural[place] ?? 0));
  const gap = total(yields === 'gaps' ? natural : least, 2) <= width ? 2 : 1;
  const widths = [...natural];
  for (let excess = total(widths, gap) - width; excess > 0; excess--) {
    const slack = widths.map((current, place) => (current > (least[place] ?? 0) ? current : 0));
    const widest = slack.indexOf(Math.max(...slack));
    if (slack[widest] === 0) break;
    widths[widest] = (widths[widest] ?? 0) - 1;
  }
  return { widths, gap };
}

function total(widths: readonly number[], gap: number): number {
  return widths.reduce((sum, width) => sum + width, 0) + gap * Math.max(0, widths.length - 1);
}

function noteLine({ text, paint }: TextCell, width: number): string {
  return NOTE_INDENT + paint(cut(visible(text), width - NOTE_INDENT.length));
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** The text within so many terminal columns, `…` where something was cut. */
export function cut(text: string, width: number): string {
  if (textWidth(text) <= width) return text;
  let kept = '';
  let room = width - 1;
  for (const { segment } of graphemes.segment(text)) {
    room -= textWidth(segment);
    if (room < 0) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}

/** A text that gives way to its ending; what still does not fit is cut by whoever lays it out. */
export function cutBefore(text: string, ending: string, width: number): string {
  return cut(visible(text), Math.max(width - textWidth(visible(ending)), 1)) + ending;
}

/** Lines of at most so many columns, broken at spaces but never between a number and what it counts; later lines are indented. */
export function wrap(text: string, width: number, indent: string): string[] {
  return wrapPhrases(visible(text).split(/(?<!\d) /), width, indent);
}

/** As `wrap`, broken between phrases, and within one only where it is longer than a line. */
export function wrapPhrases(phrases: readonly string[], width: number, indent: string): string[] {
  const room = width - indent.length;
  const parts = phrases.map(visible).flatMap(phrase => (textWidth(phrase) <= room ? [phrase] : phrase.split(' ')));
  const lines: string[] = [];
  let line = '';
  for (const part of parts) {
    const longer = line === '' ? (lines.length === 0 ? part : indent + part) : `${line} ${part}`;
    if (line !== '' && textWidth(longer) > width) {
      lines.push(line);
      line = indent + part;
    } else {
      line = longer;
    }
  }
  return [...lines, line].map(full => cut(full, width));
}

/** Spaces before closing colour codes stay: they are inside what is painted. */
function trimmedEnd(line: string): string {
  return line.replace(/ +$/, '');
}
