// Typed columns that grow: rows are appended one by one, then read by number.

type NumberColumn = Float64Array | Int32Array | Uint8Array;

/** A column of numbers; `make` gives an empty array of a length. As long as all are the same number, that one is kept alone. */
export class Growing<Column extends NumberColumn> {
  length = 0;
  private readonly make: (length: number) => Column;
  /** The number that all rows hold while there are no cells. */
  private only = NaN;
  private cells: Column;

  constructor(make: (length: number) => Column) {
    this.make = make;
    this.cells = make(0);
  }

  push(value: number): void {
    if (this.length < this.cells.length) this.cells[this.length++] = value;
    else this.pushBeyond(value);
  }

  /** The values so far, sharing memory with the column until it grows. */
  all(): Column {
    if (this.cells.length === 0) this.grow(this.length);
    return this.cells.subarray(0, this.length) as Column;
  }

  /** Appends all of `values`, each increased by `offset`. */
  append(values: Column, offset = 0): void {
    const length = this.length + values.length;
    if (length > this.cells.length) this.grow(length);
    for (let at = 0; at < values.length; at++) this.cells[this.length + at] = (values[at] as number) + offset;
    this.length = length;
  }

  /** Writes the values into `target` from `start`: `order` holds, for each row there, which one it is here. */
  copyInOrder(order: Int32Array, target: Column, start: number): void {
    if (this.cells.length === 0) target.fill(this.only, start, start + order.length);
    else for (let at = 0; at < order.length; at++) target[start + at] = this.cells[order[at] as number] as number;
  }

  at(row: number): number {
    if (!(row >= 0 && row < this.length)) throw new RangeError(`no row ${row} among ${this.length}`);
    return this.cells.length === 0 ? this.only : (this.cells[row] as number);
  }

  private pushBeyond(value: number): void {
    const isAlone = this.cells.length === 0 && (this.length === 0 || Object.is(value, this.only));
    if (isAlone) this.only = value;
    else {
      this.grow(this.length + 1);
      this.cells[this.length] = value;
    }
    this.length++;
  }

  /** To twice as much as it holds, and at least `length`. */
  private grow(length: number): void {
    const larger = this.make(Math.max(256, length, this.length * 2));
    if (this.cells.length === 0) larger.fill(this.only, 0, this.length);
    else larger.set(this.cells);
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
