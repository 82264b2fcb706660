// One record of a CSV file on its way from a tokeniser to the table that is being read.

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Where the cells of the current record stand; one object is reused for every record of a file. */
export class Cells {
  /** The bytes the ranges point into: UTF-8, quotes already taken off. */
  bytes: Uint8Array = new Uint8Array(0);
  /** Cell c is bytes[starts[c], ends[c]). Only the first `starts.length` cells of a record keep their ranges. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** Cells found, also beyond those whose ranges are kept. */
  count = 0;
  /** First physical line of the record, from 1. */
  line = 0;
  /** Physical lines it takes. */
  lines = 1;
  /** Whether there is a U+FFFD somewhere near: an exporter's mark for a character it had lost. */
  mayHaveLostCharacters = false;
  /** The record as it stands in the file is raw[rawFrom, rawTo), without its line end. */
  raw: Uint8Array = new Uint8Array(0);
  rawFrom = 0;
  rawTo = 0;

  constructor(width: number) {
    this.starts = new Int32Array(width);
    this.ends = new Int32Array(width);
  }

  add(from: number, to: number): void {
    if (this.count < this.starts.length) {
      this.starts[this.count] = from;
      this.ends[this.count] = to;
    }
    this.count++;
  }

  /** Text of a cell whose range is kept. */
  text(cell: number): string {
    return decoder.decode(this.bytes.subarray(this.starts[cell], this.ends[cell]));
  }
}

/** Why a record cannot be read; codes of findings (spec data.md, "What is wrong with the data", rejected). */
export type Fault =
  | 'unclosed_quote'
  | 'bad_quote'
  | 'bare_carriage_return'
  | 'nul_byte'
  | 'invalid_encoding'
  | 'record_too_long'
  | 'bad_json'
  | 'repeated_key';

/** What a tokeniser hands its records to, in file order. Empty lines are no records. */
export interface RecordSink {
  record(cells: Cells): void;
  /** A record that could not be read; `raw` is its first physical line. */
  malformed(fault: Fault, line: number, raw: Uint8Array): void;
}

/** How cells are told apart; a single ASCII character. */
export interface Dialect {
  readonly delimiter: number;
}

export const LINE_FEED = 10;
export const CARRIAGE_RETURN = 13;
export const QUOTE = 34;
