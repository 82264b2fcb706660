// Which rows of a table carry which finding though they are used: what an obligation rests on can then be told (docs/data-findings.md).

import { type RowFinding, ROW_FINDINGS } from '../../model/table.ts';

const NONE: readonly RowFinding[] = [];

/** One bit a finding, one byte a row; nothing is kept until the first row is marked. */
export class RowMarks {
  private flags = new Uint8Array(0);

  add(code: string, row: number): void {
    const bit = bitOf(code);
    if (bit === 0) return;
    if (row >= this.flags.length) this.grow(row);
    this.flags[row] = (this.flags[row] ?? 0) | bit;
  }

  /** Flags of the rows from the first on; rows after its end have none. */
  memory(): Uint8Array {
    return this.flags;
  }

  /** Takes over the flags of rows that follow the first `rows` of these. */
  append(flags: Uint8Array, rows: number): void {
    if (flags.length === 0) return;
    if (rows + flags.length > this.flags.length) this.grow(rows + flags.length - 1);
    this.flags.set(flags, rows);
  }

  at(row: number): readonly RowFinding[] {
    const flags = this.flags[row] ?? 0;
    return flags === 0 ? NONE : ROW_FINDINGS.filter((_, place) => (flags & (1 << place)) !== 0);
  }

  /** Takes out the rows in `dropped` (ascending): those after them move up. */
  drop(dropped: readonly number[]): void {
    const { length } = this.flags;
    dropped.forEach((row, already) => {
      if (row < length) this.flags.copyWithin(row - already, row + 1, Math.min(dropped[already + 1] ?? length, length));
    });
    const gone = dropped.filter(row => row < length).length;
    this.flags.fill(0, length - gone);
  }

  private grow(row: number): void {
    const larger = new Uint8Array(Math.max(row + 1, this.flags.length * 2, 256));
    larger.set(this.flags);
    this.flags = larger;
  }
}

/** 0 for a finding that is not about a row which is used. */
function bitOf(code: string): number {
  const place = ROW_FINDINGS.findIndex(known => known === code);
  return place === -1 ? 0 : 1 << place;
}
