// A thread that reads stretches of one file: an entry point of the build, started by range-threads.ts.

import { openSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import type { RangeTask, ThreadTerms } from './range-threads.ts';
import { readBytes } from './read-bytes.ts';
import { type ReadRange, readRange } from './read-range.ts';

const { path, terms } = workerData as ThreadTerms;
const file = openSync(path, 'r');
let buffer: Uint8Array = new Uint8Array(0);

parentPort?.on('message', ({ isEnd, ...range }: RangeTask) => {
  const bytes = readBytes(file, range, buffer);
  // The memory is used again for the next ones: what goes back are copies.
  buffer = new Uint8Array(bytes.buffer);
  const rows = readRange(terms, bytes, isEnd);
  parentPort?.postMessage(rows, memoryOf(rows));
});

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
