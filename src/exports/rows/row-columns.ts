// The typed columns of one table while its rows are read, and what becomes of them when all are.

import type { ByteMemory } from '../../columns/byte-list.ts';
import type { TimeColumn } from '../../model/table.ts';
import { RowMarks } from './row-marks.ts';

/** A column of instants, with the ends of the days of dates alone. */
export class InstantColumn {
  at: Float64Array;
  readonly dayEnds: Map<number, number> = new Map<number, number>();

  constructor(at: Float64Array) {
    this.at = at;
  }

  /** `dayEnd` is NaN for a time to the minute or finer. */
  set(row: number, at: number, dayEnd: number): void {
    this.at[row] = at;
    if (!Number.isNaN(dayEnd)) this.dayEnds.set(row, dayEnd);
    else if (this.dayEnds.size !== 0) this.dayEnds.delete(row);
  }

  finished(length: number): TimeColumn {
    return { at: this.at.subarray(0, length), dayEnds: this.dayEnds.size === 0 ? null : this.dayEnds };
  }
}

/** A column of codes: texts, or rows of the leads table. */
export class CodeColumn {
  codes: Int32Array;

  constructor(codes: Int32Array) {
    this.codes = codes;
  }
}

/** Rows of columns as they pass between threads. */
export interface RowColumnsMemory {
  readonly length: number;
  readonly lead: Int32Array;
  readonly times: ReadonlyMap<string, TimeColumn>;
  readonly texts: ReadonlyMap<string, Int32Array>;
  readonly marks: Uint8Array;
}

/** Columns by name, all of one capacity; a column that begins late is empty before. */
export class RowColumns {
  /** Rows that have been accepted. A row being read is written at this number and counts once it is. */
  length = 0;
  readonly lead: CodeColumn;
  readonly times: Map<string, InstantColumn> = new Map<string, InstantColumn>();
  readonly texts: Map<string, CodeColumn> = new Map<string, CodeColumn>();
  readonly marks: RowMarks = new RowMarks();
  private readonly Memory: ByteMemory;
  private capacity = 1024;

  /** Shared memory can be read by several threads; other memory can change hands. */
  constructor(Memory: ByteMemory = ArrayBuffer) {
    this.Memory = Memory;
    this.lead = new CodeColumn(this.newCodes());
  }

  time(name: string): InstantColumn {
    return columnOf(this.times, name, () => this.newInstants());
  }

  text(name: string): CodeColumn {
    return columnOf(this.texts, name, () => new CodeColumn(this.newCodes()));
  }

  /** Makes room for as many rows in all; memory that is never written costs nothing. */
  reserve(rows: number): void {
    if (rows <= this.capacity) return;
    this.capacity = Math.max(rows, Math.ceil(this.capacity * 1.5));
    for (const column of this.codeColumns()) column.codes = copied(column.codes, this.newCodes());
    for (const column of this.times.values()) {
      const at = this.newTimes();
      at.set(column.at.subarray(0, this.length));
      column.at = at;
    }
  }

  /** Counts the row that was read, with the findings about it. */
  accept(noted: readonly string[]): void {
    for (const code of noted) this.marks.add(code, this.length);
    this.length++;
  }

  memory(): RowColumnsMemory {
    const { length } = this;
    return {
      length,
      lead: this.lead.codes.subarray(0, length),
      times: new Map([...this.times].map(([name, column]) => [name, column.finished(length)])),
      texts: new Map([...this.texts].map(([name, { codes }]) => [name, codes.subarray(0, length)])),
      marks: this.marks.memory(),
    };
  }

  /** Appends rows that were read elsewhere; `codeOf` gives the code of a text here by its code there. */
  append({ length, lead, times, texts, marks }: RowColumnsMemory, codeOf: Int32Array): void {
    const first = this.length;
    this.reserve(first + length);
    this.lead.codes.set(lead, first);
    for (const [name, { at, dayEnds }] of times) {
      const column = this.time(name);
      column.at.set(at, first);
      // A rejected row may have left its day behind, at the place of the row after the last.
      for (const [row, end] of dayEnds ?? []) if (row < length) column.dayEnds.set(first + row, end);
    }
    for (const [name, codes] of texts) translate(codes, codeOf, this.text(name).codes.subarray(first));
    this.marks.append(marks, first);
    this.length += length;
  }

  /** What a rejected row of the file before may have left at the next row's place. */
  startFile(): void {
    for (const column of this.codeColumns()) column.codes[this.length] = 0;
    for (const column of this.times.values()) column.dayEnds.delete(this.length);
  }

  /** Empties the times of the rows from `first` on in the columns that their file does not have. */
  endFile(first: number, present: ReadonlySet<string>): void {
    for (const [name, column] of this.times) if (!present.has(name)) column.at.fill(NaN, first, this.length);
  }

  /** Takes out the rows in `dropped` (ascending), column by column. */
  drop(dropped: readonly number[]): void {
    for (const column of this.codeColumns()) compact(column.codes, dropped, this.length);
    for (const column of this.times.values()) {
      compact(column.at, dropped, this.length);
      moveDays(column.dayEnds, dropped);
    }
    this.marks.drop(dropped);
    this.length -= dropped.length;
  }

  private newInstants(): InstantColumn {
    const column = new InstantColumn(this.newTimes());
    column.at.fill(NaN, 0, this.length);
    return column;
  }

  private newTimes(): Float64Array {
    return new Float64Array(new this.Memory(this.capacity * Float64Array.BYTES_PER_ELEMENT));
  }

  private newCodes(): Int32Array {
    return new Int32Array(new this.Memory(this.capacity * Int32Array.BYTES_PER_ELEMENT));
  }

  private codeColumns(): CodeColumn[] {
    return [this.lead, ...this.texts.values()];
  }
}

function columnOf<Column>(columns: Map<string, Column>, name: string, make: () => Column): Column {
  let column = columns.get(name);
  if (column === undefined) {
    column = make();
    columns.set(name, column);
  }
  return column;
}

function copied(from: Int32Array, to: Int32Array): Int32Array {
  to.set(from);
  return to;
}

function translate(codes: Int32Array, codeOf: Int32Array, into: Int32Array): void {
  for (let row = 0; row < codes.length; row++) into[row] = codeOf[codes[row] as number] as number;
}

function compact(cells: Int32Array | Float64Array, dropped: readonly number[], length: number): void {
  dropped.forEach((row, already) => {
    const end = dropped[already + 1] ?? length;
    cells.copyWithin(row - already, row + 1, end);
  });
}

function moveDays(days: Map<number, number>, dropped: readonly number[]): void {
  const all = [...days].sort(([a], [b]) => a - b);
  days.clear();
  let before = 0;
  for (const [row, end] of all) {
    while (before < dropped.length && (dropped[before] as number) < row) before++;
    if (dropped[before] !== row) days.set(row - before, end);
  }
}
