// A thread that reads stretches of one file: an entry point of the build, started by range-threads.ts.

import { openSync, readSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import type { RangeTask, ThreadTerms } from './range-threads.ts';
import { type ReadRange, readRange } from './read-range.ts';

const { path, terms } = workerData as ThreadTerms;
const file = openSync(path, 'r');
let buffer = Buffer.alloc(0);

parentPort?.on('message', ({ from, to, isEnd }: RangeTask) => {
  const rows = readRange(terms, bytesOf(from, to), isEnd);
  parentPort?.postMessage(rows, memoryOf(rows));
});

/** The file's bytes [from, to); the memory is used again for the next ones. */
function bytesOf(from: number, to: number): Uint8Array {
  if (buffer.length < to - from) buffer = Buffer.alloc(to - from);
  let length = 0;
  while (length < to - from) {
    const read = readSync(file, buffer, length, to - from - length, from + length);
    if (read === 0) break;
    length += read;
  }
  return buffer.subarray(0, length);
}

/** Blocks of memory that change hands rather than being copied. */
function memoryOf({ rows }: ReadRange): ArrayBuffer[] {
  const { columns, places, ids, unknown, nameless, contents, moreContents } = rows;
  const times = [...columns.times.values()].map(({ at }) => at);
  const blocks = [
    columns.lead,
    columns.marks,
    ...times,
    ...columns.texts.values(),
    places.rows,
    places.lines,
    ids.bytes,
  ];
  const all = [...blocks, ids.ends, unknown, nameless, contents, moreContents].map(({ buffer: memory }) => memory);
  return [...new Set(all as ArrayBuffer[])];
}
