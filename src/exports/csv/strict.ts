// The authority on what a record is: csv-parse, asked record by record, with every malformed row named and none lost.

import { parse } from 'csv-parse/sync';
import { isUtf8 } from 'node:buffer';
import { CARRIAGE_RETURN, LINE_FEED, QUOTE, type Cells, type Dialect, type Fault, type RecordSink } from './cells.ts';

/** A record that runs longer than this is not read: its quote was never closed, or it is no CSV. */
export const LONGEST_RECORD: number = 16 * 1024 * 1024;

/** What `readStrictly` got through: where the next record begins, in bytes and physical lines. */
export interface Progress {
  readonly at: number;
  readonly line: number;
  /** A line that is too long goes on behind `at`: the next record begins after its line end. */
  readonly isInsideLine?: boolean;
}

/** The text to read: bytes[from, to), of a record's beginning; `isEnd` where the file ends at `to`. */
export interface Stretch {
  readonly bytes: Uint8Array;
  readonly from: number;
  readonly to: number;
  readonly isEnd: boolean;
  readonly line: number;
}

/**
 * Reads records until at least `budget` bytes are behind it. Null: the first record is not all there yet.
 * A record with a stray or unclosed quote is malformed by its first line, and reading goes on with the next line.
 */
export function readStrictly(
  stretch: Stretch,
  { dialect, budget }: { readonly dialect: Dialect; readonly budget: number },
  cells: Cells,
  sink: RecordSink,
): Progress | null {
  const { bytes, from } = stretch;
  const end = endOfRecords(stretch, budget);
  if (end === null) return stopShort(stretch, dialect, sink);
  const records = faultOfBytes(bytes, from, end) ?? parsed(bytes.subarray(from, end), dialect);
  if (Array.isArray(records)) return emit(records, { ...stretch, to: end }, cells, sink);
  const single = endOfRecords(stretch, 1) as number;
  return readDoubtful({ ...stretch, to: single }, dialect, cells, sink);
}

/** A record that is not all there: its first line may be at fault already, else it waits for more. */
function stopShort(stretch: Stretch, dialect: Dialect, sink: RecordSink): Progress | null {
  const isTooLong = stretch.to - stretch.from > LONGEST_RECORD;
  const feed = stretch.bytes.subarray(stretch.from, stretch.to).indexOf(LINE_FEED);
  if (isTooLong && (feed === -1 || feed > LONGEST_RECORD)) {
    return { ...rejectLine(stretch, 'record_too_long', sink), isInsideLine: feed === -1 };
  }
  if (feed === -1) return stretch.isEnd ? rejectLine(stretch, faultOfFirstLine(stretch, dialect), sink) : null;
  const fault = faultOfFirstLine(stretch, dialect);
  if (fault === 'unclosed_quote' && !stretch.isEnd && !isTooLong) return null;
  return rejectLine(stretch, fault, sink);
}

/** What is wrong with a line that does not end its record: a quote where none can stand, or one that is not closed. */
function faultOfFirstLine(stretch: Stretch, dialect: Dialect): Fault {
  const records = parsed(stretch.bytes.subarray(stretch.from, nextLine(stretch)), dialect);
  return Array.isArray(records) ? 'unclosed_quote' : records;
}

/** One record that is not clean text, or that csv-parse refuses. */
function readDoubtful(record: Stretch, dialect: Dialect, cells: Cells, sink: RecordSink): Progress {
  const { bytes, from, to, line } = record;
  const records = parsed(bytes.subarray(from, to), dialect);
  if (!Array.isArray(records)) return rejectLine(record, records, sink);
  const fault = faultOfBytes(bytes, from, to);
  if (fault === null || (fault === 'bare_carriage_return' && !hasBareReturnOutsideQuotes(record)))
    return emit(records, record, cells, sink);
  sink.malformed(fault, line, firstLine(record));
  return { at: to, line: line + countLines(bytes, from, to) };
}

function rejectLine(stretch: Stretch, fault: Fault, sink: RecordSink): Progress {
  const raw = firstLine(stretch);
  sink.malformed(fault, stretch.line, raw);
  return { at: nextLine(stretch), line: stretch.line + 1 };
}

/** The records of whole lines, or the reason why csv-parse refuses them. */
function parsed(bytes: Uint8Array, { delimiter }: Dialect): string[][] | Fault {
  try {
    return parse(bytes as Buffer, {
      delimiter: String.fromCharCode(delimiter),
      record_delimiter: ['\r\n', '\n'],
      relax_column_count: true,
    });
  } catch (error) {
    return (error as { code?: string }).code === 'CSV_QUOTE_NOT_CLOSED' ? 'unclosed_quote' : 'bad_quote';
  }
}

const encoder = new TextEncoder();
let scratch: Uint8Array = new Uint8Array(64 * 1024);

function emit(records: readonly string[][], stretch: Stretch, cells: Cells, sink: RecordSink): Progress {
  let { from: at, line } = stretch;
  for (const record of records) {
    const end = endOfRecords({ ...stretch, from: at, isEnd: true }, 1) ?? stretch.to;
    const isEmptyLine = record.length === 1 && contentEnd(stretch.bytes, at, end) === at;
    if (!isEmptyLine) {
      fill(cells, record);
      cells.line = line;
      cells.lines = Math.max(1, countLines(stretch.bytes, at, end));
      cells.raw = stretch.bytes;
      cells.rawFrom = at;
      cells.rawTo = contentEnd(stretch.bytes, at, end);
      sink.record(cells);
    }
    line += countLines(stretch.bytes, at, end);
    at = end;
  }
  return { at: stretch.to, line };
}

/** Turns the texts csv-parse gives back into the bytes a table reads. */
function fill(cells: Cells, record: readonly string[]): void {
  let used = 0;
  cells.count = 0;
  for (const text of record) {
    if (used + text.length * 3 > scratch.length) scratch = grown(scratch, used + text.length * 3);
    const { written } = encoder.encodeInto(text, scratch.subarray(used));
    cells.add(used, used + written);
    used += written;
  }
  cells.bytes = scratch;
}

function grown(bytes: Uint8Array, atLeast: number): Uint8Array {
  const larger = new Uint8Array(Math.max(atLeast, bytes.length * 2));
  larger.set(bytes);
  return larger;
}

/** End of the first record that closes `budget` bytes or more after `from`, its line end included; null: none does. */
export function endOfRecords({ bytes, from, to, isEnd }: Omit<Stretch, 'line'>, budget: number): number | null {
  let inQuotes = false;
  let lastEnd: number | null = null;
  const limit = Math.min(to, from + LONGEST_RECORD);
  for (let at = from; at < limit; at++) {
    const byte = bytes[at];
    if (byte === QUOTE) inQuotes = !inQuotes;
    else if (byte === LINE_FEED && !inQuotes) {
      lastEnd = at + 1;
      if (lastEnd - from >= budget) return lastEnd;
    }
  }
  if (isEnd && limit === to && !inQuotes && to > from) return to;
  return lastEnd;
}

function faultOfBytes(bytes: Uint8Array, from: number, to: number): Fault | null {
  const part = bytes.subarray(from, to);
  if (!isUtf8(part)) return 'invalid_encoding';
  if (part.includes(0)) return 'nul_byte';
  return hasBareReturn(bytes, from, to) ? 'bare_carriage_return' : null;
}

function hasBareReturn(bytes: Uint8Array, from: number, to: number): boolean {
  const part = bytes.subarray(from, to);
  let at = part.indexOf(CARRIAGE_RETURN);
  while (at !== -1 && part[at + 1] === LINE_FEED) at = part.indexOf(CARRIAGE_RETURN, at + 1);
  return at !== -1;
}

function hasBareReturnOutsideQuotes({ bytes, from, to }: Stretch): boolean {
  let inQuotes = false;
  for (let at = from; at < to; at++) {
    const byte = bytes[at];
    if (byte === QUOTE) inQuotes = !inQuotes;
    else if (byte === CARRIAGE_RETURN && !inQuotes && (at + 1 >= to || bytes[at + 1] !== LINE_FEED)) return true;
  }
  return false;
}

/** End of a record's text: before its line end, if it has one. */
function contentEnd(bytes: Uint8Array, from: number, end: number): number {
  if (end > from && bytes[end - 1] === LINE_FEED)
    return end - 1 > from && bytes[end - 2] === CARRIAGE_RETURN ? end - 2 : end - 1;
  return end;
}

function countLines(bytes: Uint8Array, from: number, to: number): number {
  let lines = 0;
  for (let at = bytes.indexOf(LINE_FEED, from); at !== -1 && at < to; at = bytes.indexOf(LINE_FEED, at + 1)) lines++;
  return lines;
}

function nextLine({ bytes, from, to }: Stretch): number {
  const feed = bytes.indexOf(LINE_FEED, from);
  return feed === -1 || feed >= to ? to : feed + 1;
}

function firstLine(stretch: Stretch): Uint8Array {
  const { bytes, from } = stretch;
  return bytes.subarray(from, contentEnd(bytes, from, nextLine(stretch)));
}
