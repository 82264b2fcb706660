// A large file cut into stretches that look as if each began with a record: whether they do, reading them tells.

import { closeSync, openSync, readSync } from 'node:fs';
import { LINE_FEED } from '../csv/cells.ts';

/** Bytes [from, to) of a file. */
export interface ByteRange {
  readonly from: number;
  readonly to: number;
}

const LOOK_AHEAD = 64 * 1024;

/** Stretches of about `rangeBytes` from `from` to the end, each after a line end; one whose line is very long grows. */
export function rangesOf(path: string, { from, to }: ByteRange, rangeBytes: number): ByteRange[] {
  const file = openSync(path, 'r');
  try {
    const ranges: ByteRange[] = [];
    for (let begin = from; begin < to;) {
      const end = begin + rangeBytes < to ? Math.min(to, afterLineFeed(file, begin + rangeBytes)) : to;
      ranges.push({ from: begin, to: end });
      begin = end;
    }
    return ranges;
  } finally {
    closeSync(file);
  }
}

/** Where the next line begins; Infinity where there is none. */
function afterLineFeed(file: number, from: number): number {
  const bytes = Buffer.alloc(LOOK_AHEAD);
  for (let at = from; ;) {
    const length = readSync(file, bytes, 0, LOOK_AHEAD, at);
    const feed = bytes.subarray(0, length).indexOf(LINE_FEED);
    if (feed !== -1) return at + feed + 1;
    if (length === 0) return Infinity;
    at += length;
  }
}
