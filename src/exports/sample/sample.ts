// What a sample of a file holds, whatever the file is.

import type { Cells, Fault } from '../csv/cells.ts';

/** So many bytes, once unpacked, are enough to tell a file by. */
export const MOST_BYTES: number = 4 * 1024 * 1024;
export const MOST_ROWS = 20_000;
const LONGEST_CELL = 4096;

export interface SampledRow {
  /** First physical line; of rows that stand in no lines their number. */
  readonly line: number;
  readonly cells: readonly string[];
}

export interface FileSample {
  readonly format: 'csv' | 'ndjson' | 'parquet' | 'duckdb';
  readonly names: readonly string[];
  /** Empty where cells are not parted by one. */
  readonly delimiter: string;
  /** Of text. */
  readonly encoding: SampledEncoding;
  /** Records with as many cells as the header. */
  readonly rows: readonly SampledRow[];
  /** All others, in file order. */
  readonly odd: readonly OddRecord[];
  /** Bytes of the file as it stands on disk, and how many of its bytes, unpacked, were read; null: not known. */
  readonly bytes: number | null;
  readonly bytesRead: number | null;
  /** Rows that the file says it has; null: it says nothing. */
  readonly rowsInAll: number | null;
  readonly isWhole: boolean;
}

export interface OddRecord {
  readonly what: string;
  readonly line: number;
  readonly text: string;
}

export interface SampledEncoding {
  readonly name: string;
  readonly because: string;
  /** What `encoding:` has to say; null: nothing. */
  readonly declare: string | null;
}

/** Takes the records of a file, as many as are looked at. */
export class SampledRecords {
  readonly rows: SampledRow[] = [];
  readonly odd: OddRecord[] = [];
  /** Records that are rows, also those beyond the ones that are kept. */
  seen = 0;
  private readonly width: number;

  constructor(width: number) {
    this.width = width;
  }

  record(cells: Cells): void {
    if (cells.count !== this.width) {
      const what = cells.count < this.width ? 'too few cells' : 'too many cells';
      this.odd.push({ what, line: cells.line, text: cells.text(0) });
      return;
    }
    this.seen++;
    if (this.rows.length < MOST_ROWS) this.rows.push({ line: cells.line, cells: this.textsOf(cells) });
  }

  malformed(fault: Fault, line: number): void {
    this.odd.push({ what: FAULTS[fault], line, text: '' });
  }

  private textsOf(cells: Cells): string[] {
    return Array.from({ length: this.width }, (_, cell) => cells.text(cell).slice(0, LONGEST_CELL));
  }
}

const FAULTS: Readonly<Record<Fault, string>> = {
  unclosed_quote: 'a quote that is never closed',
  bad_quote: 'a quote where none can stand',
  bare_carriage_return: 'a carriage return outside quotes',
  nul_byte: 'a NUL byte',
  invalid_encoding: 'bytes that are not the encoding',
  record_too_long: 'a record of more than 16 MB',
  bad_json: 'a line that is no JSON object',
  repeated_key: 'a key twice in one object',
};
