// A few hundred byte strings waiting to be looked up together.

import { hashBytes } from './hash-bytes.ts';

export class ByteBatch {
  length = 0;
  readonly capacity: number;
  /** Entry e is bytes[starts[e], starts[e + 1]). */
  bytes: Uint8Array = new Uint8Array(4096);
  readonly starts: Int32Array;
  readonly hashes: Int32Array;

  constructor(capacity: number) {
    this.capacity = capacity;
    this.starts = new Int32Array(capacity + 1);
    this.hashes = new Int32Array(capacity);
  }

  get isFull(): boolean {
    return this.length === this.capacity;
  }

  /** Appends a copy of source[from, to). */
  push(source: Uint8Array, from: number, to: number): void {
    const start = this.starts[this.length] as number;
    const end = start + to - from;
    if (end > this.bytes.length) this.enlarge(end);
    const { bytes } = this;
    for (let at = from, mine = start; at < to; at++, mine++) bytes[mine] = source[at] as number;
    this.hashes[this.length++] = hashBytes(source, from, to);
    this.starts[this.length] = end;
  }

  clear(): void {
    this.length = 0;
  }

  private enlarge(atLeast: number): void {
    const larger = new Uint8Array(Math.max(atLeast, this.bytes.length * 2));
    larger.set(this.bytes);
    this.bytes = larger;
  }
}
