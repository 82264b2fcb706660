// Bytes of a CSV file to its records: plain.ts reads what is plain, strict.ts decides the rest, record by record.

import { isUtf8 } from 'node:buffer';
import { LINE_FEED, type Cells, type Dialect, type RecordSink } from './cells.ts';
import { type MarkFinder, markFinder } from './marks.ts';
import { PlainScanner } from './plain.ts';
import { endOfRecords, LONGEST_RECORD, readStrictly, type Progress } from './strict.ts';

/** The most bytes strict.ts is given at once: where much of a file is not plain, csv-parse is faster by the piece. */
const LARGEST_BUDGET = 64 * 1024;

/** U+FFFD in UTF-8. */
const LOST: Buffer = Buffer.from('\ufffd');

/** Text that begins at a record: bytes[from, to); `isEnd` where the file ends at `to`. */
export interface Piece {
  readonly bytes: Uint8Array;
  readonly from: number;
  readonly to: number;
  readonly isEnd: boolean;
}

/** Reads a file's records piece by piece; keeps the physical line. */
export class RecordReader {
  private readonly dialect: Dialect;
  private readonly cells: Cells;
  private readonly sink: RecordSink;
  private readonly plain: PlainScanner;
  /** Physical line of the first record that is not read. */
  line: number;
  private budget = 1;
  /** Inside a line that was rejected for its length. */
  private isInsideLine = false;

  constructor(
    dialect: Dialect,
    cells: Cells,
    { sink, line, finder }: { readonly sink: RecordSink; readonly line: number; readonly finder?: MarkFinder },
  ) {
    this.dialect = dialect;
    this.cells = cells;
    this.sink = sink;
    this.line = line;
    this.plain = new PlainScanner(dialect, finder ?? markFinder(dialect.delimiter));
  }

  /** Reads every record that is all there; returns where the first one begins that is not. */
  read(piece: Piece): number {
    const { bytes, to, isEnd } = piece;
    const from = this.isInsideLine ? this.endOfLine(piece) : piece.from;
    const limit = isEnd || to - from > LONGEST_RECORD ? to : bytes.lastIndexOf(LINE_FEED, to - 1) + 1;
    if (limit <= from) return from;
    this.cells.mayHaveLostCharacters = asBuffer(bytes.subarray(from, limit)).includes(LOST);
    const isClean = isCleanText(bytes.subarray(from, limit));
    const plainEnd = bytes.lastIndexOf(LINE_FEED, limit - 1) + 1;
    let at = from;
    while (at < limit) {
      const rest = { ...piece, from: at };
      const next = isClean && at < plainEnd ? this.readClean(rest, plainEnd) : this.readOne(rest);
      if (next === at) return at;
      at = next;
    }
    return at;
  }

  private endOfLine({ bytes, from, to }: Piece): number {
    const feed = bytes.subarray(from, to).indexOf(LINE_FEED);
    this.isInsideLine = feed === -1;
    return feed === -1 ? to : from + feed + 1;
  }

  /** As far as the text is plain, and one stretch beyond. */
  private readClean(piece: Piece, plainEnd: number): number {
    const { bytes, from } = piece;
    const scanned = this.plain.scan({ bytes, from, to: plainEnd, line: this.line }, this.cells, this.sink);
    this.line = scanned.line;
    if (scanned.stopped === 'end' || (scanned.stopped === 'incomplete' && scanned.at > from)) return scanned.at;
    this.budget = scanned.at > from ? 1 : Math.min(this.budget * 2, LARGEST_BUDGET);
    return this.readStrict({ ...piece, from: scanned.at });
  }

  /** A last line without line end, or text with broken bytes somewhere: its sound records are plain all the same. */
  private readOne(piece: Piece): number {
    const { bytes, from } = piece;
    const end = endOfRecords(piece, 1);
    if (end === null || bytes[end - 1] !== LINE_FEED || !isCleanText(bytes.subarray(from, end))) {
      return this.readStrict(piece);
    }
    const scanned = this.plain.scan({ bytes, from, to: end, line: this.line }, this.cells, this.sink);
    this.line = scanned.line;
    return scanned.at > from ? scanned.at : this.readStrict(piece);
  }

  private readStrict(piece: Piece): number {
    const { dialect, budget } = this;
    const progress: Progress | null = readStrictly(
      { ...piece, line: this.line },
      { dialect, budget },
      this.cells,
      this.sink,
    );
    if (progress === null) return piece.from;
    this.line = progress.line;
    this.isInsideLine = progress.isInsideLine === true;
    return progress.at;
  }
}

function isCleanText(bytes: Uint8Array): boolean {
  return isUtf8(bytes) && !asBuffer(bytes).includes(0);
}

/** Searches of a Buffer run in C++, those of a plain array do not. */
function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
}
