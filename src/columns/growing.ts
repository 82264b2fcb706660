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

  at(row: number): number {
    const value = this.cells[row];
    if (value === undefined || row >= this.length) throw new RangeError(`no row ${row} among ${this.length}`);
    return value;
  }

  private grow(): void {
    const larger = this.make(this.cells.length * 2);
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
