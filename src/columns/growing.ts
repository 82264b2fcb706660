// Typed columns that grow: rows are appended one by one, then read by number.

type NumberColumn = Float64Array | Int32Array | Uint8Array;

/** A column of numbers; `make` gives an empty array of a length. */
export class Growing<Column extends NumberColumn> {
  length = 0;
  private readonly make: (length: number) => Column;
  private cells: Column;

  constructor(make: (length: number) => Column) {
    this.make = make;
    this.cells = make(256);
  }

  push(value: number): void {
    if (this.length === this.cells.length) this.grow();
    this.cells[this.length++] = value;
  }

  /** The values so far, sharing memory with the column until it grows. */
  all(): Column {
    return this.cells.subarray(0, this.length) as Column;
  }

  /** Appends all of `values`, each increased by `offset`. */
  append(values: Column, offset = 0): void {
    const length = this.length + values.length;
    while (length > this.cells.length) this.grow();
    for (let at = 0; at < values.length; at++) this.cells[this.length + at] = (values[at] as number) + offset;
    this.length = length;
  }

  /** Puts the values into another order: `order` holds, for each new row, which one it was. */
  rearrange(order: Int32Array): void {
    const cells = this.make(order.length);
    for (let row = 0; row < order.length; row++) cells[row] = this.cells[order[row] as number] as number;
    this.cells = cells;
  }

  at(row: number): number {
    const value = this.cells[row];
    if (value === undefined || row >= this.length) throw new RangeError(`no row ${row} among ${this.length}`);
    return value;
  }

  private grow(): void {
    const larger = this.make(Math.max(256, this.cells.length * 2));
    larger.set(this.cells);
    this.cells = larger;
  }
}

export function growingInstants(): Growing<Float64Array> {
  return new Growing(length => new Float64Array(length));
}

export function growingIntegers(): Growing<Int32Array> {
  return new Growing(length => new Int32Array(length));
}

export function growingBytes(): Growing<Uint8Array> {
  return new Growing(length => new Uint8Array(length));
}
