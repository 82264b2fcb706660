// Where the value of one column of a row comes from: a cell, a constant, or the first case of `derive` that holds.

import type { Cells } from '../csv/cells.ts';

/** A value on its way into a column: bytes[from, to). One object is reused for every cell. */
export class CellValue {
  bytes: Uint8Array = new Uint8Array(0);
  from = 0;
  to = 0;

  get isEmpty(): boolean {
    return this.from === this.to;
  }
}

/** One case of `derive`: `holds` looks at the row's own columns. */
export interface DerivedCase {
  readonly holds: (cells: Cells) => boolean;
  readonly is: Uint8Array;
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
export const NOTHING: Uint8Array = new Uint8Array(0);

export class CellSource {
  /** Name of the header in the file, or of the column where it comes from none. */
  readonly header: string;
  /** The cell whose bytes are the value as they stand there; -1 where more has to be done to find it. */
  readonly plainCell: number;
  private readonly column: number;
  private readonly constant: Uint8Array;
  private readonly blank: ReadonlySet<string>;
  private readonly cases: readonly DerivedCase[];

  /** `from` is the number of a cell, or the bytes of a constant. */
  constructor(header: string, from: number | Uint8Array, blank: ReadonlySet<string>, cases: readonly DerivedCase[]) {
    this.header = header;
    this.column = typeof from === 'number' ? from : -1;
    this.constant = typeof from === 'number' ? NOTHING : from;
    this.blank = blank;
    this.cases = cases;
    this.plainCell = blank.size === 0 && cases.length === 0 ? this.column : -1;
  }

  /** Puts the row's value into `value`. */
  locate(cells: Cells, value: CellValue): void {
    if (this.column >= 0) {
      value.bytes = cells.bytes;
      value.from = cells.starts[this.column] as number;
      value.to = cells.ends[this.column] as number;
      if (this.blank.size !== 0 && this.blank.has(textOf(value).trim())) value.to = value.from;
    } else setBytes(value, this.constant);
    if (this.cases.length !== 0) this.derive(cells, value);
  }

  private derive(cells: Cells, value: CellValue): void {
    const first = this.cases.find(one => one.holds(cells));
    if (first !== undefined) setBytes(value, first.is);
  }
}

function setBytes(value: CellValue, bytes: Uint8Array): void {
  value.bytes = bytes;
  value.from = 0;
  value.to = bytes.length;
}

export function textOf({ bytes, from, to }: Pick<CellValue, 'bytes' | 'from' | 'to'>): string {
  return from === to ? '' : decoder.decode(bytes.subarray(from, to));
}

const BLANK = 32;
const TAB = 9;

/** Takes blanks off both ends. */
export function trim(value: CellValue): void {
  const { bytes } = value;
  while (value.from < value.to && isBlank(bytes[value.from])) value.from++;
  while (value.to > value.from && isBlank(bytes[value.to - 1])) value.to--;
}

function isBlank(byte: number | undefined): boolean {
  return byte === BLANK || byte === TAB;
}
