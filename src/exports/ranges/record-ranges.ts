// A large file cut into stretches that look as if each began with a record: whether they do, reading them tells.

import { closeSync, openSync, readSync } from 'node:fs';
import { LINE_FEED } from '../csv/cells.ts';

/** Bytes [from, to) of a file. */
export interface ByteRange {
  readonly from: number;
  readonly to: number;
}

/** Well below the longest record, so that a stretch waits for the rest of a record as the whole file would. */
const RANGE_BYTES = 8 * 1024 * 1024;
const LOOK_AHEAD = 64 * 1024;

/** Stretches of about `rangeBytes` from `from` to the end, each after a line end; one whose line is very long grows. */
export function rangesOf(path: string, { from, to }: ByteRange, rangeBytes: number = RANGE_BYTES): ByteRange[] {
  const file = openSync(path, 'r');
  try {
    const ranges: ByteRange[] = [];
    const bytes = Buffer.alloc(LOOK_AHEAD);
    for (let begin = from; begin < to;) {
      let end = Math.min(begin + rangeBytes, to);
      while (end < to) {
        const read = readSync(file, bytes, 0, LOOK_AHEAD, end);
        const feed = bytes.subarray(0, read).indexOf(LINE_FEED);
        end += feed === -1 ? Math.max(read, 1) : feed + 1;
        if (feed !== -1) break;
      }
      end = Math.min(end, to);
      ranges.push({ from: begin, to: end });
      begin = end;
    }
    return ranges;
  } finally {
    closeSync(file);
  }
}
