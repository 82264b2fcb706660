// The fast lane: cells of plain RFC 4180 text straight from the bytes. What is not plain it declines; strict.ts decides.

import { CARRIAGE_RETURN, LINE_FEED, QUOTE, type Cells, type Dialect, type RecordSink } from './cells.ts';

/** Valid UTF-8 without NUL: bytes[from, to), from the beginning of a record; `isEnd` where the file ends at `to`. */
export interface PlainText {
  readonly bytes: Uint8Array;
  readonly from: number;
  readonly to: number;
  readonly isEnd: boolean;
  readonly line: number;
}

/** Where the first record stands that was not read, and whether that is for want of more bytes or because it is not plain. */
export interface ScanResult {
  readonly at: number;
  readonly line: number;
  readonly stopped: 'end' | 'incomplete' | 'declined';
}

/** One entry a byte: does it end an unquoted cell, or make it something else than plain? */
function marksOf({ delimiter }: Dialect): Uint8Array {
  const marks = new Uint8Array(256);
  for (const byte of [delimiter, LINE_FEED, CARRIAGE_RETURN, QUOTE]) marks[byte] = 1;
  return marks;
}

/**
 * Reads records as long as they are plain: cells without quotes, or wholly in quotes with none inside.
 * Costs about a nanosecond a byte.
 */
export class PlainScanner {
  private readonly delimiter: number;
  private readonly marks: Uint8Array;
  private readonly highest: number;

  constructor(dialect: Dialect) {
    this.delimiter = dialect.delimiter;
    this.marks = marksOf(dialect);
    this.highest = this.marks.lastIndexOf(1);
  }

  scan(text: PlainText, cells: Cells, sink: RecordSink): ScanResult {
    const { bytes, to, isEnd } = text;
    const { delimiter, marks, highest } = this;
    let at = text.from;
    let line = text.line;
    cells.bytes = bytes;
    cells.raw = bytes;
    while (at < to) {
      const start = at;
      let nextLine = line + 1;
      cells.count = 0;
      for (;;) {
        let end: number;
        if (bytes[at] === QUOTE && at < to) {
          const first = ++at;
          for (; at < to && bytes[at] !== QUOTE; at++) if (bytes[at] === LINE_FEED) nextLine++;
          if (at === to) return { at: start, line, stopped: isEnd ? 'declined' : 'incomplete' };
          cells.add(first, at);
          end = ++at;
        } else {
          const first = at;
          // Letters and most else come after every mark: one comparison is enough for them.
          while (at < to && ((bytes[at] as number) > highest || marks[bytes[at] as number] === 0)) at++;
          cells.add(first, at);
          end = at;
        }
        const mark = at < to ? bytes[at] : -1;
        if (mark === delimiter) {
          at++;
          continue;
        }
        if (mark === LINE_FEED) at++;
        else if (mark === CARRIAGE_RETURN && at + 1 < to && bytes[at + 1] === LINE_FEED) at += 2;
        else if (mark !== -1 && !(mark === CARRIAGE_RETURN && at + 1 === to && !isEnd))
          return { at: start, line, stopped: 'declined' };
        else if (!isEnd) return { at: start, line, stopped: 'incomplete' };
        if (end > start) {
          cells.line = line;
          cells.lines = nextLine - line;
          cells.rawFrom = start;
          cells.rawTo = end;
          sink.record(cells);
        }
        line = nextLine;
        break;
      }
    }
    return { at, line, stopped: 'end' };
  }
}
