// Format xlsx: the views as sheets of a workbook, streamed row by row (docs/ci.md).

import { zoneOf } from '../../calendar/zone.ts';
import type { Edition } from '../../model/report.ts';
import type { Presentation, Sink, View } from '../format.ts';
import { type Cell, viewTable } from '../views.ts';
import { findingsSheet, lateLoggingSheet } from './data-sheets.ts';
import { type SheetTable, sheetXml } from './sheet.ts';
import { STYLES_XML } from './styles.ts';
import { summarySheet } from './summary-sheet.ts';
import { sheetPart, workbookParts } from './workbook.ts';
import { Archive } from './zip.ts';

/** Rows a spreadsheet can hold, its header among them. */
const MOST_ROWS = 1_048_576;

const SHEETS = [
  ['Clauses', 'clauses'],
  ['Goals', 'goals'],
  ['People', 'people'],
  ['Teams', 'teams'],
  ['Segments', 'segments'],
  ['Trend', 'trend'],
  ['Obligations', 'obligations'],
] as const satisfies readonly (readonly [string, View])[];

export async function writeXlsx(edition: Edition, _presentation: Presentation, sink: Sink): Promise<void> {
  return writeWorkbook(edition, MOST_ROWS, sink);
}

/** `mostRows` is that of a sheet, header included; what is more goes on in `Obligations 2` and so on. */
export async function writeWorkbook(edition: Edition, mostRows: number, sink: Sink): Promise<void> {
  const zone = zoneOf(edition.judgement.header.timeZone);
  const sheets = sheetsOf(edition, mostRows);
  const archive = new Archive(sink);
  for (const [part, text] of workbookParts(sheets.map(({ name }) => name))) await archive.part(part, [text]);
  await archive.part('xl/styles.xml', [STYLES_XML]);
  for (const [place, { table }] of sheets.entries()) await archive.part(sheetPart(place + 1), sheetXml(table, zone));
  await archive.end();
}

interface Sheet {
  readonly name: string;
  readonly table: SheetTable;
}

function sheetsOf(edition: Edition, mostRows: number): Sheet[] {
  const summary = { name: 'Summary', table: summarySheet(edition) };
  const views = SHEETS.filter(([, view]) => view !== 'people' || edition.report.people === 'names');
  const late = lateLoggingSheet(edition);
  return [
    summary,
    ...views.flatMap(([name, view]) => split(name, countedTable(view, edition), mostRows - 1)),
    { name: 'Findings', table: findingsSheet(edition) },
    ...(late === null ? [] : [{ name: 'Late logging', table: late }]),
  ];
}

interface CountedTable extends SheetTable {
  readonly length: number;
}

/** Rows are made anew on every walk, so that none has to be kept; a million obligations are better not walked twice. */
function countedTable(view: View, edition: Edition): CountedTable {
  const { columns, rows } = viewTable(view, edition);
  return { columns, rows, length: view === 'obligations' ? edition.judgement.obligations.length : count(rows) };
}

function split(name: string, { columns, rows, length }: CountedTable, most: number): Sheet[] {
  const sheets = Math.max(1, Math.ceil(length / most));
  return Array.from({ length: sheets }, (_, place) => ({
    name: place === 0 ? name : `${name} ${place + 1}`,
    table: { columns, rows: sheets === 1 ? rows : stretch(rows, place * most, (place + 1) * most) },
  }));
}

function count(rows: Iterable<unknown>): number {
  let counted = 0;
  for (const _ of rows) counted++;
  return counted;
}

function* stretch(rows: Iterable<readonly Cell[]>, from: number, to: number): Generator<readonly Cell[], undefined> {
  let place = 0;
  for (const row of rows) {
    if (place >= to) return;
    if (place++ >= from) yield row;
  }
}
