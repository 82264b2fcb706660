// A list of byte strings in one block of memory: ids of ten million rows without ten million JavaScript strings.

import { hashBytes } from './hash-bytes.ts';

// A byte-order mark inside a cell is data.
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** What the bytes are kept in: shared memory can be read by several threads. */
export type ByteMemory = ArrayBufferConstructor | SharedArrayBufferConstructor;

/** The memory of a list, as it passes between threads. `ends` is empty while all entries are of the length `uniform`. */
export interface ByteListMemory {
  readonly length: number;
  readonly bytes: Uint8Array;
  readonly uniform: number;
  readonly ends: Uint32Array;
}

/**
 * Append-only; entries are numbered from 0. While all are of one length, where each begins needs no memory (and no look
 * into it); after that it costs four bytes an entry.
 */
export class ByteList {
  length = 0;
  private readonly Memory: ByteMemory;
  private bytes: Uint8Array;
  /** Length of every entry, or -1 once they differ: then `ends` holds where each one ends. */
  private uniform = -1;
  private ends: Uint32Array = new Uint32Array(0);
  private used = 0;

  constructor(Memory: ByteMemory = ArrayBuffer) {
    this.Memory = Memory;
    this.bytes = new Uint8Array(new Memory(4096));
  }

  /** A list over memory that another one has filled. */
  static over({ length, bytes, uniform, ends }: ByteListMemory): ByteList {
    const list = new ByteList();
    return Object.assign(list, { length, bytes, uniform, ends, used: bytes.length });
  }

  memory(): ByteListMemory {
    const { length, uniform, used } = this;
    return {
      length,
      uniform,
      bytes: this.bytes.subarray(0, used),
      ends: this.ends.subarray(0, uniform === -1 ? length : 0),
    };
  }

  /** Appends all entries of another list. */
  append({ length, bytes, uniform, ends }: ByteListMemory): void {
    if (length === 0) return;
    const before = this.used;
    this.reserve(before + bytes.length);
    this.bytes.set(bytes, before);
    this.used = before + bytes.length;
    if (this.length === 0) this.uniform = uniform;
    else if (this.uniform !== uniform && this.uniform !== -1) this.giveUpUniform();
    if (this.uniform === -1)
      this.appendEnds(length, before, entry => (uniform === -1 ? (ends[entry] as number) : (entry + 1) * uniform));
    this.length += length;
  }

  /** Appends source[from, to) and returns its number. */
  push(source: Uint8Array, from: number, to: number): number {
    const start = this.used;
    const end = start + to - from;
    this.reserve(end);
    const bytes = this.bytes;
    for (let at = from, mine = start; at < to; at++, mine++) bytes[mine] = source[at] as number;
    if (this.length === 0) this.uniform = to - from;
    // With -1, which is no length, every end is kept.
    else if (to - from !== this.uniform) this.keepEnd(end);
    this.used = end;
    return this.length++;
  }

  /** Makes room for as many entries in all, about as long as those so far: memory that is never written costs nothing. */
  expect(entries: number): void {
    const bytes = this.length === 0 ? 0 : Math.ceil((this.used / this.length) * entries);
    if (bytes > this.bytes.length) this.enlarge(Math.ceil(bytes * 1.25));
  }

  text(entry: number): string {
    return decoder.decode(this.bytes.subarray(this.start(entry), this.end(entry)));
  }

  size(entry: number): number {
    return this.end(entry) - this.start(entry);
  }

  hash(entry: number): number {
    return hashBytes(this.bytes, this.start(entry), this.end(entry));
  }

  equals(entry: number, source: Uint8Array, from: number, to: number): boolean {
    const start = this.start(entry);
    if (this.end(entry) - start !== to - from) return false;
    const bytes = this.bytes;
    for (let at = from, mine = start; at < to; at++, mine++) if (bytes[mine] !== source[at]) return false;
    return true;
  }

  /** Reads a byte of each entry (-1: of none), so that all of them are on their way from memory at once. */
  touch(entries: Int32Array, count: number): number {
    let sum = 0;
    for (let at = 0; at < count; at++) {
      const entry = entries[at] as number;
      if (entry >= 0) sum += this.bytes[this.start(entry)] as number;
    }
    return sum;
  }

  same(one: number, other: number): boolean {
    return this.equals(one, this.bytes, this.start(other), this.end(other));
  }

  /** Whether an entry comes after another in the order of their bytes. */
  isAfter(one: number, other: number): boolean {
    const { bytes } = this;
    const [mine, its] = [this.start(one), this.start(other)];
    const [size, itsSize] = [this.end(one) - mine, this.end(other) - its];
    const shared = Math.min(size, itsSize);
    let at = 0;
    while (at < shared && bytes[mine + at] === bytes[its + at]) at++;
    return at === shared ? size > itsSize : (bytes[mine + at] as number) > (bytes[its + at] as number);
  }

  /** Keeps only the entries whose number is not in `dropped` (ascending). */
  drop(dropped: readonly number[]): void {
    const kept = new ByteList(this.Memory);
    let next = 0;
    for (let entry = 0; entry < this.length; entry++) {
      if (dropped[next] === entry) next++;
      else kept.push(this.bytes, this.start(entry), this.end(entry));
    }
    Object.assign(this, kept);
  }

  private reserve(bytes: number): void {
    if (bytes > this.bytes.length) this.enlarge(Math.max(bytes, this.bytes.length * 2));
  }

  private enlarge(bytes: number): void {
    this.bytes = copied(this.bytes, new Uint8Array(new this.Memory(bytes)));
  }

  private appendEnds(count: number, before: number, endOf: (entry: number) => number): void {
    const length = this.length + count;
    if (length > this.ends.length)
      this.ends = copied(this.ends, new Uint32Array(Math.max(length, this.ends.length * 2)));
    for (let entry = 0; entry < count; entry++) this.ends[this.length + entry] = before + endOf(entry);
  }

  private keepEnd(end: number): void {
    if (this.uniform !== -1) this.giveUpUniform();
    if (this.length >= this.ends.length) {
      this.ends = copied(this.ends, new Uint32Array(Math.max(256, this.length * 2)));
    }
    this.ends[this.length] = end;
  }

  private giveUpUniform(): void {
    this.ends = new Uint32Array(Math.max(256, this.length * 2));
    for (let entry = 0; entry < this.length; entry++) this.ends[entry] = (entry + 1) * this.uniform;
    this.uniform = -1;
  }

  private start(entry: number): number {
    if (this.uniform !== -1) return entry * this.uniform;
    return entry === 0 ? 0 : (this.ends[entry - 1] as number);
  }

  private end(entry: number): number {
    return this.uniform !== -1 ? (entry + 1) * this.uniform : (this.ends[entry] as number);
  }
}

function copied<Block extends Uint8Array | Uint32Array>(from: Block, to: Block): Block {
  to.set(from);
  return to;
}
