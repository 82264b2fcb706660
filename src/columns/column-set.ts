// Columns that are filled together, a row at a time: names and kinds are given once, and every reader and writer has them.

import { type Growing, growingBytes, growingInstants, growingIntegers, type GrowingMemory } from './growing.ts';

interface Arrays {
  readonly instant: Float64Array;
  readonly integer: Int32Array;
  readonly byte: Uint8Array;
}

export type ColumnKinds = Readonly<Record<string, keyof Arrays>>;

export type ColumnSet<Kinds extends ColumnKinds> = { readonly [Name in keyof Kinds]: Growing<Arrays[Kinds[Name]]> };

/** As they pass between threads. */
export type ColumnSetMemory<Kinds extends ColumnKinds> = {
  readonly [Name in keyof Kinds]: GrowingMemory<Arrays[Kinds[Name]]>;
};

const GROWING = { instant: growingInstants, integer: growingIntegers, byte: growingBytes } as const;

export function columnSet<Kinds extends ColumnKinds>(
  kinds: Kinds,
  memory: ColumnSetMemory<Kinds> | null = null,
): ColumnSet<Kinds> {
  const columns = Object.entries(kinds).map(([name, kind]) => [name, GROWING[kind]((memory?.[name] ?? null) as never)]);
  return Object.fromEntries(columns) as ColumnSet<Kinds>;
}

/** Rows are written to a few cells of memory that stay at hand, and go to their columns this many at a time. */
const BATCH = 512;

const EMPTY = {
  instant: () => new Float64Array(BATCH),
  integer: () => new Int32Array(BATCH),
  byte: () => new Uint8Array(BATCH),
} as const;

/** Writes rows: every cell of `cells` at `place`, then `next`. */
export class RowWriter<Kinds extends ColumnKinds> {
  readonly cells: { readonly [Name in keyof Kinds]: Arrays[Kinds[Name]] };
  place = 0;
  private readonly columns: ColumnSet<Kinds>;
  private appended = 0;

  constructor(kinds: Kinds) {
    const cells = Object.entries(kinds).map(([name, kind]) => [name, EMPTY[kind]()]);
    this.cells = Object.fromEntries(cells) as typeof this.cells;
    this.columns = columnSet(kinds);
  }

  /** Rows written so far. */
  get length(): number {
    return this.appended + this.place;
  }

  next(): void {
    this.place++;
    if (this.place === BATCH) this.append();
  }

  /** Of all rows so far; nothing is to be written any more. */
  memory(): ColumnSetMemory<Kinds> {
    this.append();
    const memory = Object.entries(this.columns).map(([name, column]) => [name, column.memory()]);
    return Object.fromEntries(memory) as ColumnSetMemory<Kinds>;
  }

  /** All rows so far, each column in one piece; nothing is to be written any more. */
  whole(): { [Name in keyof Kinds]: Arrays[Kinds[Name]] } {
    this.append();
    const arrays = Object.entries(this.columns).map(([name, column]) => [name, column.all()]);
    return Object.fromEntries(arrays) as { [Name in keyof Kinds]: Arrays[Kinds[Name]] };
  }

  private append(): void {
    for (const [name, column] of Object.entries(this.columns)) {
      (column as Growing<Float64Array>).append(this.cells[name]?.subarray(0, this.place) as Float64Array);
    }
    this.appended += this.place;
    this.place = 0;
  }
}
