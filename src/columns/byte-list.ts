// A list of byte strings in one block of memory: ids of ten million rows without ten million JavaScript strings.

import { hashBytes } from './hash-bytes.ts';

// A byte-order mark inside a cell is data.
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Append-only; entries are numbered from 0. Costs four bytes an entry besides its own. */
export class ByteList {
  length = 0;
  private bytes: Uint8Array;
  private ends: Uint32Array;

  /** Sizes are hints: the list grows past them by doubling. */
  constructor(entries = 256, bytes = 4096) {
    this.ends = new Uint32Array(entries);
    this.bytes = new Uint8Array(bytes);
  }

  /** Appends source[from, to) and returns its number. */
  push(source: Uint8Array, from: number, to: number): number {
    const start = this.length === 0 ? 0 : (this.ends[this.length - 1] as number);
    const end = start + to - from;
    if (end > this.bytes.length) this.bytes = larger(this.bytes, length => new Uint8Array(length), end);
    if (this.length === this.ends.length) this.ends = larger(this.ends, length => new Uint32Array(length), 0);
    const bytes = this.bytes;
    for (let at = from, to_ = start; at < to; at++, to_++) bytes[to_] = source[at] as number;
    this.ends[this.length] = end;
    return this.length++;
  }

  /** Drops every entry from number `length` on. */
  truncate(length: number): void {
    this.length = length;
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

  same(one: number, other: number): boolean {
    return this.equals(one, this.bytes, this.start(other), this.end(other));
  }

  /** Keeps only the entries whose number is not in `dropped` (ascending). */
  drop(dropped: readonly number[]): void {
    let next = 0;
    let kept = 0;
    let offset = 0;
    for (let entry = 0, start = 0; entry < this.length; entry++) {
      const end = this.end(entry);
      if (dropped[next] === entry) next++;
      else {
        this.bytes.copyWithin(offset, start, end);
        offset += end - start;
        this.ends[kept++] = offset;
      }
      start = end;
    }
    this.length = kept;
  }

  private start(entry: number): number {
    return entry === 0 ? 0 : (this.ends[entry - 1] as number);
  }

  private end(entry: number): number {
    return this.ends[entry] as number;
  }
}

function larger<Block extends Uint8Array | Uint32Array>(
  block: Block,
  make: (length: number) => Block,
  atLeast: number,
): Block {
  const copy = make(Math.max(block.length * 2, atLeast, 16));
  copy.set(block);
  return copy;
}
