// The fast lane: cells of plain RFC 4180 text straight from the bytes. What is not plain it declines; strict.ts decides.

import { CARRIAGE_RETURN, LINE_FEED, QUOTE, type Cells, type Dialect, type RecordSink } from './cells.ts';
import { MARK_BLOCK, type MarkFinder } from './marks.ts';

/** Valid UTF-8 without NUL, from the beginning of a record: bytes[from, to), the last of which is a line feed. */
export interface PlainText {
  readonly bytes: Uint8Array;
  readonly from: number;
  readonly to: number;
  readonly line: number;
}

/** Where the first record stands that was not read: its quote is not closed by `to`, or it is not plain. */
export interface ScanResult {
  readonly at: number;
  readonly line: number;
  readonly stopped: 'end' | 'incomplete' | 'declined';
}

/** Reads records as long as they are plain: cells without quotes, or wholly in quotes with none inside. */
export class PlainScanner {
  private readonly delimiter: number;
  private readonly finder: MarkFinder;
  /** Marks of one block of the text: those before `next` are behind. */
  private readonly marks: Int32Array;
  private next = 0;
  private count = 0;
  /** Where the block after it begins. */
  private nextBlock = 0;

  constructor({ delimiter }: Dialect, finder: MarkFinder) {
    this.delimiter = delimiter;
    this.finder = finder;
    this.marks = finder.marks;
  }

  scan({ bytes, from, to, line: firstLine }: PlainText, cells: Cells, sink: RecordSink): ScanResult {
    let at = from;
    let line = firstLine;
    cells.bytes = bytes;
    cells.raw = bytes;
    this.count = 0;
    this.next = 0;
    this.nextBlock = from;
    while (at < to) {
      cells.lines = 1;
      const end = this.scanRecord(bytes, at, to, cells);
      if (end < 0) return { at, line, stopped: end === INCOMPLETE ? 'incomplete' : 'declined' };
      if (end > at) {
        cells.line = line;
        cells.rawFrom = at;
        cells.rawTo = end;
        sink.record(cells);
      }
      line += cells.lines;
      at = end + (bytes[end] === LINE_FEED ? 1 : 2);
    }
    return { at, line, stopped: 'end' };
  }

  /** Where the record's text ends and its line end begins, or why it is not read. */
  private scanRecord(bytes: Uint8Array, from: number, to: number, cells: Cells): number {
    const { delimiter } = this;
    const { starts, ends } = cells;
    let first = from;
    for (let cell = 0; ; cell++) {
      let end = this.nextMark(bytes, to);
      let behind = end;
      if (end === first && bytes[end] === QUOTE) {
        first++;
        end = this.closingQuote(bytes, to, cells);
        if (end === to) return INCOMPLETE;
        behind = end + 1;
        if (this.nextMark(bytes, to) !== behind) return DECLINED;
      }
      if (cell < starts.length) {
        starts[cell] = first;
        ends[cell] = end;
      }
      first = behind + 1;
      if (bytes[behind] === delimiter) continue;
      cells.count = cell + 1;
      return this.isLineEnd(bytes, behind, to) ? behind : DECLINED;
    }
  }

  /** Where the quote is that closes a cell, counting the lines of the record; `to` where there is none. */
  private closingQuote(bytes: Uint8Array, to: number, cells: Cells): number {
    for (;;) {
      const at = this.nextMark(bytes, to);
      if (at === to || bytes[at] === QUOTE) return at;
      if (bytes[at] === LINE_FEED) cells.lines++;
    }
  }

  /** Whether a line end begins at a mark; leaves it behind. */
  private isLineEnd(bytes: Uint8Array, at: number, to: number): boolean {
    if (bytes[at] === LINE_FEED) return true;
    return bytes[at] === CARRIAGE_RETURN && bytes[at + 1] === LINE_FEED && this.nextMark(bytes, to) === at + 1;
  }

  /** Where the next mark before `to` is, else `to`. */
  private nextMark(bytes: Uint8Array, to: number): number {
    if (this.next === this.count) this.findMarks(bytes, to);
    return this.next === this.count ? to : (this.marks[this.next++] as number);
  }

  /** The marks of the next block that has any. */
  private findMarks(bytes: Uint8Array, to: number): void {
    this.next = 0;
    this.count = 0;
    while (this.count === 0 && this.nextBlock < to) {
      const end = Math.min(to, this.nextBlock + MARK_BLOCK);
      this.count = this.finder.find(bytes, this.nextBlock, end);
      this.nextBlock = end;
    }
  }
}

const INCOMPLETE = -1;
const DECLINED = -2;
