// What every change of records has in common.

import type { Cells, RecordSink } from '../csv/cells.ts';

/** A sink that has something to say once the file is read. */
export interface ReshapingSink extends RecordSink {
  close(): void;
}

/** Counts a record that is no row. */
export type SetAside = (code: 'footer_line' | 'other_rows', cells: Cells) => void;

export interface Reshaped {
  /** The header of the records that come out. */
  readonly names: readonly string[];
  /** Records of the file go in, those of `names` go to `inner`. */
  readonly into: (inner: RecordSink, setAside: SetAside) => ReshapingSink;
}
