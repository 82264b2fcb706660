// One NDJSON file: its header is every key that any line has, its rows are the lines, their cells what CSV would hold.

import { isUtf8 } from 'node:buffer';
import { Cells, type Fault, type RecordSink } from '../csv/cells.ts';
import type { Opening, OpeningFault } from '../csv/opening.ts';
import type { BeginRows } from '../csv/read-csv.ts';
import { forEachLine, type JsonLine, type LineFault } from './json-lines.ts';
import { ObjectScanner, type MemberSink } from './scan-object.ts';

/**
 * Reads the file twice, since a key may first turn up in its last line. Null when it is read to its end (or `begin` gave
 * null), else why it has no header.
 */
export async function readNdjson(
  open: () => AsyncIterable<Uint8Array>,
  begin: BeginRows,
  tick: () => void,
): Promise<{ readonly fault: OpeningFault; readonly line: number } | null> {
  const names = await keysOf(open());
  if ('fault' in names) return names;
  const opening: Opening = { names: names.keys, dialect: { delimiter: 0x2c }, at: 0, line: 1 };
  const sink = begin(opening);
  if (sink === null) return null;
  const reader = new LineReader(names.keys, sink);
  await forEachLine(open(), (line, fault) => reader.read(line, fault), tick);
  return null;
}

/** In the order they turn up. */
async function keysOf(
  chunks: AsyncIterable<Uint8Array>,
): Promise<{ readonly keys: readonly string[] } | { readonly fault: OpeningFault; readonly line: number }> {
  const keys = new KeyNumbers();
  const scanner = new ObjectScanner();
  let first: 'none' | 'list' | 'other' = 'none';
  let hasObject = false;
  await forEachLine(
    chunks,
    (line, fault) => {
      if (isEmpty(line)) return;
      if (first === 'none') first = isList(line) ? 'list' : 'other';
      keys.startLine(line.bytes);
      hasObject = (fault === null && scanner.scan(line.bytes, line.from, line.to, keys)) || hasObject;
    },
    () => undefined,
  );
  if (first === 'none') return { fault: 'no_header', line: 1 };
  return hasObject && first !== 'list' ? { keys: keys.names } : { fault: 'not_ndjson', line: 1 };
}

/** Numbers keys as they turn up. Most lines have the same keys in the same order, so that is tried first. */
class KeyNumbers implements MemberSink {
  readonly names: string[] = [];
  private readonly written: Uint8Array[] = [];
  private readonly numbers = new Map<string, number>();
  private bytes: Uint8Array = new Uint8Array(0);
  private expected = 0;
  /** Of the key before. */
  current = -1;

  constructor(known: readonly string[] = []) {
    for (const name of known) this.add(name, encoder.encode(JSON.stringify(name).slice(1, -1)));
  }

  startLine(bytes: Uint8Array): void {
    this.bytes = bytes;
    this.expected = 0;
  }

  key(from: number, to: number, hasEscapes: boolean): void {
    const { bytes } = this;
    const likely = this.written[this.expected];
    if (likely !== undefined && isSame(likely, bytes, from, to)) this.current = this.expected;
    else {
      const name = hasEscapes ? unescaped(bytes, from, to) : decoder.decode(bytes.subarray(from, to));
      this.current = this.numbers.get(name) ?? this.add(name, bytes.slice(from, to));
    }
    this.expected = this.current + 1;
  }

  text(): void {}
  bare(): void {}
  nothing(): void {}

  private add(name: string, written: Uint8Array): number {
    const number = this.names.length;
    this.names.push(name);
    this.written.push(written);
    this.numbers.set(name, number);
    return number;
  }
}

/** Turns lines into records. Keys that a line lacks are empty cells. */
class LineReader implements MemberSink {
  private readonly sink: RecordSink;
  private readonly cells: Cells;
  private readonly keys: KeyNumbers;
  private readonly scanner = new ObjectScanner();
  private readonly filled: Uint8Array;
  private bytes: Uint8Array = new Uint8Array(0);
  private line = 0;
  private isTwice = false;
  /** Texts with escapes, as they read: kept until the line is over. */
  private readonly escapedTexts: { readonly cell: number; readonly text: string }[] = [];

  constructor(names: readonly string[], sink: RecordSink) {
    this.sink = sink;
    this.cells = new Cells(names.length);
    this.keys = new KeyNumbers(names);
    this.filled = new Uint8Array(names.length);
  }

  read(line: JsonLine, lineFault: LineFault | null): void {
    this.line++;
    if (isEmpty(line)) return;
    const fault = lineFault ?? this.scan(line);
    if (fault === null) this.emit(line);
    else this.sink.malformed(fault, this.line, line.bytes.subarray(line.from, line.to));
  }

  private scan({ bytes, from, to }: JsonLine): Fault | null {
    if (!isUtf8(bytes.subarray(from, to))) return 'invalid_encoding';
    this.bytes = bytes;
    this.isTwice = false;
    this.filled.fill(0);
    this.escapedTexts.length = 0;
    this.cells.starts.fill(from);
    this.cells.ends.fill(from);
    this.keys.startLine(bytes);
    if (!this.scanner.scan(bytes, from, to, this)) return 'bad_json';
    return this.isTwice ? 'repeated_key' : this.faultOfTexts();
  }

  /** With escapes JSON can write what no text holds: NUL, and halves of characters. */
  private faultOfTexts(): Fault | null {
    if (this.escapedTexts.some(({ text }) => text.includes('\0'))) return 'nul_byte';
    return this.escapedTexts.some(({ text }) => /\p{Surrogate}/u.test(text)) ? 'invalid_encoding' : null;
  }

  key(from: number, to: number, hasEscapes: boolean): void {
    this.keys.key(from, to, hasEscapes);
    const { current } = this.keys;
    this.isTwice ||= this.filled[current] === 1;
    this.filled[current] = 1;
  }

  text(from: number, to: number, hasEscapes: boolean): void {
    if (hasEscapes) {
      this.escapedTexts.push({ cell: this.keys.current, text: unescaped(this.bytes, from, to) });
    } else this.place(from, to);
  }

  bare(from: number, to: number): void {
    this.place(from, to);
  }

  nothing(): void {}

  private place(from: number, to: number): void {
    this.cells.starts[this.keys.current] = from;
    this.cells.ends[this.keys.current] = to;
  }

  private emit(line: JsonLine): void {
    const { cells } = this;
    cells.bytes = this.escapedTexts.length === 0 ? line.bytes : this.joined(line);
    cells.count = cells.starts.length;
    cells.line = this.line;
    cells.lines = 1;
    cells.raw = line.bytes;
    cells.rawFrom = line.from;
    cells.rawTo = endOf(line);
    // A U+FFFD written as an escape does not stand in the line as it is.
    cells.mayHaveLostCharacters = Buffer.from(
      line.bytes.buffer,
      line.bytes.byteOffset + line.from,
      line.to - line.from,
    ).includes(LOST);
    this.sink.record(cells);
  }

  /** The line with its unescaped texts behind it. */
  private joined({ bytes, from, to }: JsonLine): Uint8Array {
    const { cells } = this;
    const texts = this.escapedTexts.map(({ cell, text }) => ({ cell, bytes: encoder.encode(text) }));
    for (let cell = 0; cell < cells.starts.length; cell++) {
      cells.starts[cell] = (cells.starts[cell] as number) - from;
      cells.ends[cell] = (cells.ends[cell] as number) - from;
    }
    let end = to - from;
    for (const text of texts) {
      cells.starts[text.cell] = end;
      cells.ends[text.cell] = end += text.bytes.length;
    }
    return Buffer.concat([bytes.subarray(from, to), ...texts.map(text => text.bytes)]);
  }
}

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const LOST = Buffer.from('\ufffd');

/** A text as JSON writes it, without its quotes, which the scanner has found to be JSON. */
function unescaped(bytes: Uint8Array, from: number, to: number): string {
  return JSON.parse(`"${decoder.decode(bytes.subarray(from, to))}"`) as string;
}

function isSame(known: Uint8Array, bytes: Uint8Array, from: number, to: number): boolean {
  if (known.length !== to - from) return false;
  for (let at = 0; at < known.length; at++) if (known[at] !== bytes[from + at]) return false;
  return true;
}

/** A file that is one list of objects may have whole objects on its lines too. */
function isList({ bytes, from, to }: JsonLine): boolean {
  return Buffer.from(bytes.subarray(from, to)).toString('latin1').trimStart().startsWith('[');
}

function isEmpty({ bytes, from, to }: JsonLine): boolean {
  for (let at = from; at < to; at++) {
    const byte = bytes[at] as number;
    if (byte !== 0x20 && byte !== 0x09 && byte !== 0x0d) return false;
  }
  return true;
}

function endOf({ bytes, from, to }: JsonLine): number {
  return to > from && bytes[to - 1] === 0x0d ? to - 1 : to;
}
