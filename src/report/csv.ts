// Format csv: RFC 4180 with `\n`, a stable header, nothing that a spreadsheet would take for a formula (spec cli.md).

import type { Edition } from '../model/report.ts';
import { writeAll } from './chunks.ts';
import type { Presentation, Sink } from './format.ts';
import { amountText, secondsText, sixDigits } from './numbers.ts';
import { type Cell, type CellKind, viewTable, type ViewTable } from './views.ts';

export async function writeCsv(edition: Edition, { view }: Presentation, sink: Sink): Promise<void> {
  await writeAll(csvLines(viewTable(view ?? 'obligations', edition)), sink);
}

/** Header and rows, each with its line end. */
export function* csvLines({ columns, rows }: ViewTable): Generator<string, undefined> {
  const writers = columns.map(({ kind }) => WRITERS[kind]);
  yield `${columns.map(({ name }) => name).join(',')}\n`;
  for (const row of rows) yield lineOf(row, writers);
}

function lineOf(row: readonly Cell[], writers: readonly CellWriter[]): string {
  let line = '';
  for (let column = 0; column < row.length; column++) {
    const cell = row[column] ?? null;
    if (column > 0) line += ',';
    if (cell !== null) line += writers[column]?.(cell) ?? '';
  }
  return `${line}\n`;
}

type CellWriter = (cell: string | number | boolean) => string;

const WRITERS: Readonly<Record<CellKind, CellWriter>> = {
  text: cell => quoted(disarmed(String(cell))),
  time: String,
  count: String,
  boolean: String,
  seconds: cell => secondsText(Number(cell)),
  rate: cell => amountText(sixDigits(Number(cell)) ?? 0),
  amount: cell => amountText(Number(cell)),
};

/** A spreadsheet runs what begins so; a `'` before it makes it text. */
function disarmed(text: string): string {
  switch (text.charCodeAt(0)) {
    case 0x3d: // =
    case 0x2b: // +
    case 0x2d: // -
    case 0x40: // @
    case 0x09: // tab
    case 0x0d: // carriage return
      return `'${text}`;
    default:
      return text;
  }
}

/** A line end inside a cell is written like all others. */
function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""').replaceAll('\r\n', '\n')}"` : text;
}
