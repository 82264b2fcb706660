// Rows that come from no text file have no lines: they go by their number, from 1.

import type { Cells, Fault, RecordSink } from '../csv/cells.ts';

export class RecordNumbers implements RecordSink {
  private readonly sink: RecordSink;
  private number = 0;

  constructor(sink: RecordSink) {
    this.sink = sink;
  }

  record(cells: Cells): void {
    cells.line = ++this.number;
    this.sink.record(cells);
  }

  malformed(fault: Fault, _line: number, raw: Uint8Array): void {
    this.sink.malformed(fault, ++this.number, raw);
  }
}
