// Records made from records: the cells of one with some of them replaced and others added.

import { Cells } from '../csv/cells.ts';

const encoder = new TextEncoder();

/** One record of `width` cells, filled anew for each that is made. */
export class RebuiltRecord {
  readonly cells: Cells;
  private bytes: Uint8Array = new Uint8Array(4096);
  private used = 0;

  constructor(width: number) {
    this.cells = new Cells(width);
  }

  /** Begins as an empty record that stands where `from` stands. */
  begin(from: Cells): void {
    this.used = 0;
    this.cells.count = 0;
    this.cells.line = from.line;
    this.cells.lines = from.lines;
    this.cells.mayHaveLostCharacters = from.mayHaveLostCharacters;
    this.cells.raw = from.raw;
    this.cells.rawFrom = from.rawFrom;
    this.cells.rawTo = from.rawTo;
  }

  addText(text: string): void {
    this.add(encoder.encode(text));
  }

  addCell(from: Cells, cell: number): void {
    this.add(from.bytes.subarray(from.starts[cell], from.ends[cell]));
  }

  finished(): Cells {
    this.cells.bytes = this.bytes;
    return this.cells;
  }

  private add(part: Uint8Array): void {
    if (this.used + part.length > this.bytes.length) this.grow(this.used + part.length);
    this.bytes.set(part, this.used);
    this.cells.add(this.used, this.used + part.length);
    this.used += part.length;
  }

  private grow(atLeast: number): void {
    const larger = new Uint8Array(Math.max(atLeast, this.bytes.length * 2));
    larger.set(this.bytes.subarray(0, this.used));
    this.bytes = larger;
  }
}

/** A copy that stays when the record it was made of is gone. */
export function keptRecord(cells: Cells): Cells {
  const kept = new RebuiltRecord(cells.starts.length);
  kept.begin(cells);
  for (let cell = 0; cell < Math.min(cells.count, cells.starts.length); cell++) kept.addCell(cells, cell);
  kept.cells.count = cells.count;
  kept.cells.raw = cells.raw.slice(cells.rawFrom, cells.rawTo);
  kept.cells.rawFrom = 0;
  kept.cells.rawTo = kept.cells.raw.length;
  return kept.finished();
}
