// One worksheet: a frozen header with a filter, rows as they come, marks on hit and verdict.

import type { Zone } from '../../model/open-time.ts';
import type { Cell, CellKind, Column } from '../views.ts';
import { cellWriter, columnName, textCell } from './cells.ts';
import { MARK } from './styles.ts';

export interface SheetTable {
  readonly columns: readonly Column[];
  readonly rows: Iterable<readonly Cell[]>;
}

/** Zips do best with some thousand rows at a time. */
const CHUNK_LENGTH = 131_072;

export function* sheetXml({ columns, rows }: SheetTable, zone: Zone): Generator<string, undefined> {
  yield opening(columns);
  const writers = columns.map(({ kind }) => cellWriter(kind, zone));
  const letters = columns.map((_, place) => columnName(place));
  let chunk = headerRow(columns, zone);
  let last = 1;
  for (const row of rows) {
    last++;
    chunk += `<row r="${last}">`;
    for (let place = 0; place < row.length; place++) {
      chunk += writers[place]?.(row[place] ?? null, `${letters[place] ?? ''}${last}`) ?? '';
    }
    chunk += '</row>';
    if (chunk.length < CHUNK_LENGTH) continue;
    yield chunk;
    chunk = '';
  }
  yield `${chunk}</sheetData>${filter(columns, last)}${marks(columns, last)}</worksheet>`;
}

function opening(columns: readonly Column[]): string {
  const widths = columns.map(({ name, kind }, place) => {
    const width = Math.max(WIDTHS[kind], WIDE[name] ?? 0, name.length + 4);
    return `<col min="${place + 1}" max="${place + 1}" width="${width}" customWidth="1"/>`;
  });
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n',
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>',
    '</sheetView></sheetViews>',
    `<cols>${widths.join('')}</cols><sheetData>`,
  ].join('');
}

/** In characters. */
const WIDTHS: Readonly<Record<CellKind, number>> = {
  text: 16,
  time: 20,
  count: 9,
  amount: 12,
  rate: 9,
  seconds: 12,
  boolean: 8,
};
const WIDE: Readonly<Record<string, number>> = {
  promise: 60,
  reason: 36,
  text: 48,
  started_by: 24,
  settled_by: 24,
  what: 28,
  told: 90,
};

function headerRow(columns: readonly Column[], zone: Zone): string {
  const cells = columns.map((column, place) => textCell(heading(column, zone), `${columnName(place)}1`, 'header'));
  return `<row r="1">${cells.join('')}</row>`;
}

/** Times say their zone, durations how they are shown: the cells hold days, as spreadsheets count time. */
export function heading({ name, kind }: Column, { id }: Pick<Zone, 'id'>): string {
  if (kind === 'time') return `${name} (${id})`;
  return kind === 'seconds' ? `${name.replace(/_s$/, '')} (h:mm:ss)` : name;
}

function filter(columns: readonly Column[], last: number): string {
  return `<autoFilter ref="A1:${columnName(columns.length - 1)}${last}"/>`;
}

/** The rules compare with constants of ours, never with anything from a file. */
function marks(columns: readonly Column[], last: number): string {
  if (last === 1) return '';
  return columns.flatMap(({ name }, place) => rulesFor(name, columnName(place), last)).join('');
}

const MARKED: Readonly<Record<string, readonly (readonly [value: string, mark: keyof typeof MARK])[]>> = {
  hit: [
    ['TRUE', 'good'],
    ['FALSE', 'bad'],
  ],
  verdict: [
    ['"met"', 'good'],
    ['"breached"', 'bad'],
    ['"open"', 'open'],
  ],
  level: [['"rejected"', 'bad']],
};

function rulesFor(name: string, column: string, last: number): string[] {
  const rules = (MARKED[name] ?? []).map(([value, mark], place) => {
    return `<cfRule type="cellIs" dxfId="${MARK[mark]}" priority="${place + 1}" operator="equal"><formula>${value}</formula></cfRule>`;
  });
  const range = `${column}2:${column}${last}`;
  return rules.length === 0
    ? []
    : [`<conditionalFormatting sqref="${range}">${rules.join('')}</conditionalFormatting>`];
}
