// A change of whole records: those with another number of cells than the header pass by, so that they are named as they are.

import type { Cells, Fault, RecordSink } from '../csv/cells.ts';
import { RebuiltRecord } from './rebuilt.ts';
import type { ReshapingSink } from './reshape-types.ts';

export abstract class RecordChange implements ReshapingSink {
  protected readonly inner: RecordSink;
  /** Cells of a record as it comes, and as it goes. */
  protected readonly width: number;
  protected readonly rebuilt: RebuiltRecord;
  private readonly added: number;

  constructor(inner: RecordSink, { width, added }: { readonly width: number; readonly added: number }) {
    this.inner = inner;
    this.width = width;
    this.added = added;
    this.rebuilt = new RebuiltRecord(width + added);
  }

  record(cells: Cells): void {
    if (cells.count === this.width) {
      this.change(cells);
      return;
    }
    cells.count += this.added;
    this.inner.record(cells);
  }

  malformed(fault: Fault, line: number, raw: Uint8Array): void {
    this.inner.malformed(fault, line, raw);
  }

  close(): void {
    // Most changes look at one record at a time.
  }

  protected abstract change(cells: Cells): void;
}
