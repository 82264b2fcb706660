// Part of a file in memory.

import { readSync } from 'node:fs';
import type { ByteRange } from './record-ranges.ts';

/** The bytes [from, to) of an open file, into `buffer` where they fit; fewer where the file ends before. */
export function readBytes(file: number, { from, to }: ByteRange, buffer: Uint8Array): Uint8Array {
  const bytes = buffer.length < to - from ? new Uint8Array(to - from) : buffer;
  let length = 0;
  while (length < to - from) {
    const read = readSync(file, bytes, length, to - from - length, from + length);
    if (read === 0) break;
    length += read;
  }
  return bytes.subarray(0, length);
}
