// Typed columns that grow: rows are appended one by one, then read by number.

type NumberColumn = Float64Array | Int32Array | Uint8Array;

/** Rows are kept in chunks of this many: a column that grows never copies what it holds. */
const CHUNK_BITS = 16;
const CHUNK = 1 << CHUNK_BITS;
const SMALLEST_CHUNK = 256;

/** A column as it passes between threads: `chunks` is empty where all rows hold `only`. */
export interface GrowingMemory<Column extends NumberColumn> {
  readonly length: number;
  readonly only: number;
  readonly chunks: readonly Column[];
}

/** A column of numbers; `make` gives an empty array of a length. As long as all are the same number, that one is kept alone. */
export class Growing<Column extends NumberColumn> {
  length = 0;
  private readonly make: (length: number) => Column;
  /** The number that all rows hold while there are no chunks. */
  private only = NaN;
  private chunks: Column[] = [];
  private last: Column;
  /** Rows there is room for. */
  private capacity = 0;

  /** `memory`: of a column that was filled before, maybe by another thread. */
  constructor(make: (length: number) => Column, memory: GrowingMemory<Column> | null = null) {
    this.make = make;
    this.last = make(0);
    if (memory === null) return;
    this.length = memory.length;
    this.only = memory.only;
    this.chunks = [...memory.chunks];
    this.last = this.chunks.at(-1) ?? this.last;
    this.capacity = this.chunks.length === 0 ? 0 : this.length;
  }

  push(value: number): void {
    if (this.length < this.capacity) this.last[this.length++ & (CHUNK - 1)] = value;
    else if (this.capacity === 0 && this.length > 0 && Object.is(value, this.only)) this.length++;
    else this.pushBeyond(value);
  }

  /** The values so far, in one piece. */
  all(): Column {
    if (this.chunks.length === 1) return this.last.subarray(0, this.length) as Column;
    const whole = this.make(this.length);
    this.copyTo(whole, 0);
    return whole;
  }

  /** Writes the values so far into `target` from `start` on. */
  copyTo(target: Column, start: number): void {
    if (this.chunks.length === 0) target.fill(this.only, start, start + this.length);
    else this.chunks.forEach((chunk, number) => target.set(this.filled(chunk, number), start + number * CHUNK));
  }

  /** Appends all of `values`, each increased by `offset`. */
  append(values: Column, offset = 0): void {
    if (offset === 0) this.appendAsTheyAre(values);
    else for (let at = 0; at < values.length; at++) this.push((values[at] as number) + offset);
  }

  /** The column's own memory: not to be pushed to any more once it has gone to another thread. */
  memory(): GrowingMemory<Column> {
    const { length, only, chunks } = this;
    return { length, only, chunks: chunks.map((chunk, number) => this.filled(chunk, number)) };
  }

  at(row: number): number {
    if (!(row >= 0 && row < this.length)) throw new RangeError(`no row ${row} among ${this.length}`);
    if (this.chunks.length === 0) return this.only;
    return (this.chunks[row >>> CHUNK_BITS] as Column)[row & (CHUNK - 1)] as number;
  }

  private pushBeyond(value: number): void {
    if (this.length === 0) this.only = value;
    else {
      if (this.capacity === 0) this.spell();
      if (this.length === this.capacity) this.grow();
      this.last[this.length & (CHUNK - 1)] = value;
    }
    this.length++;
  }

  private appendAsTheyAre(values: Column): void {
    const same = this.capacity === 0 ? this.appendSame(values) : 0;
    if (same < values.length) this.copyIn(values.subarray(same) as Column);
  }

  /** Appends those in front that are the number kept alone; how many they were. */
  private appendSame(values: Column): number {
    if (this.length === 0) this.only = values[0] ?? NaN;
    let same = 0;
    while (same < values.length && Object.is(values[same], this.only)) same++;
    this.length += same;
    return same;
  }

  private copyIn(values: Column): void {
    if (this.capacity === 0) this.spell();
    for (let from = 0; from < values.length;) {
      if (this.length === this.capacity) this.grow();
      const to = Math.min(values.length, from + this.capacity - this.length);
      this.last.set(values.subarray(from, to), this.length & (CHUNK - 1));
      this.length += to - from;
      from = to;
    }
  }

  /** Writes the number that was kept alone into cells, one for each row. */
  private spell(): void {
    const { length, only } = this;
    while (this.capacity < length) this.grow();
    for (const chunk of this.chunks) chunk.fill(only);
  }

  /** The first chunk doubles until it is whole; after it come whole ones. */
  private grow(): void {
    if (this.chunks.length > 0 && this.last.length === CHUNK) this.last = this.make(CHUNK);
    else {
      const larger = this.make(Math.min(CHUNK, Math.max(SMALLEST_CHUNK, this.last.length * 2)));
      larger.set(this.last);
      this.last = larger;
      this.chunks.pop();
    }
    this.chunks.push(this.last);
    this.capacity = (this.chunks.length - 1) * CHUNK + this.last.length;
  }

  private filled(chunk: Column, number: number): Column {
    return chunk.subarray(0, this.length - number * CHUNK) as Column;
  }
}

type Memory<Column extends NumberColumn> = GrowingMemory<Column> | null;

export function growingInstants(memory: Memory<Float64Array> = null): Growing<Float64Array> {
  return new Growing(length => new Float64Array(length), memory);
}

export function growingIntegers(memory: Memory<Int32Array> = null): Growing<Int32Array> {
  return new Growing(length => new Int32Array(length), memory);
}

export function growingBytes(memory: Memory<Uint8Array> = null): Growing<Uint8Array> {
  return new Growing(length => new Uint8Array(length), memory);
}
