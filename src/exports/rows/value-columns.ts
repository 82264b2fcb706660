// One column of a file on its way into one column of a table.

import type { ByteTexts } from '../../columns/byte-texts.ts';
import type { Cells } from '../csv/cells.ts';
import { textOf, trim, type CellSource, CellValue } from '../mapping/cell-source.ts';
import type { TimeReader } from '../times/read-time.ts';
import type { CodeColumn, InstantColumn } from './row-columns.ts';

/** Cells that hold times. */
export class TimeValues {
  readonly source: CellSource;
  readonly column: InstantColumn;
  readonly isRequired: boolean;
  private readonly reader: TimeReader;
  private readonly value = new CellValue();

  constructor(
    source: CellSource,
    column: InstantColumn,
    { reader, isRequired }: { readonly reader: TimeReader; readonly isRequired: boolean },
  ) {
    this.source = source;
    this.column = column;
    this.reader = reader;
    this.isRequired = isRequired;
  }

  /** Reads the row's time into its column; false where there is none that can be read. */
  read(cells: Cells, row: number): boolean {
    const { value } = this;
    this.source.locate(cells, value);
    trim(value);
    if (value.from === value.to) {
      this.column.set(row, NaN, NaN);
      return !this.isRequired;
    }
    const at = this.reader.read(value.bytes, value.from, value.to);
    this.column.set(row, at, this.reader.dayEnd);
    return !Number.isNaN(at);
  }

  /** Whether the time just read stands where a clock change skips or repeats it. */
  get isAmbiguous(): boolean {
    return this.value.from !== this.value.to && this.reader.isAmbiguous;
  }

  /** The cell just read, as it stands in the file. */
  text(): string {
    return textOf(this.value);
  }
}

/** The code of a cell's text; `value` is where it is put together if it does not stand there as it is. */
function codeOf(source: CellSource, texts: ByteTexts, cells: Cells, value: CellValue): number {
  const cell = source.plainCell;
  if (cell >= 0) return texts.code(cells.bytes, cells.starts[cell] as number, cells.ends[cell] as number);
  source.locate(cells, value);
  return texts.code(value.bytes, value.from, value.to);
}

/** Cells that hold text. */
export class TextValues {
  readonly source: CellSource;
  private readonly column: CodeColumn;
  private readonly texts: ByteTexts;
  private readonly value = new CellValue();

  constructor(source: CellSource, column: CodeColumn, texts: ByteTexts) {
    this.source = source;
    this.column = column;
    this.texts = texts;
  }

  read(cells: Cells, row: number): void {
    this.column.codes[row] = codeOf(this.source, this.texts, cells, this.value);
  }
}

/** Cells that hold true or false; what else they hold is nobody's guess. */
export class BooleanValues {
  readonly source: CellSource;
  private readonly column: CodeColumn;
  private readonly texts: ByteTexts;
  private readonly isBoolean: (code: number) => boolean;
  private readonly value = new CellValue();

  constructor(
    source: CellSource,
    column: CodeColumn,
    { texts, isBoolean }: { readonly texts: ByteTexts; readonly isBoolean: (code: number) => boolean },
  ) {
    this.source = source;
    this.column = column;
    this.texts = texts;
    this.isBoolean = isBoolean;
  }

  read(cells: Cells, row: number): boolean {
    const code = codeOf(this.source, this.texts, cells, this.value);
    this.column.codes[row] = code;
    return code === 0 || this.isBoolean(code);
  }

  /** The record's cell, as it stands in the file. */
  text(cells: Cells): string {
    this.source.locate(cells, this.value);
    return textOf(this.value);
  }
}
