// A thread that reads stretches of large files and hashes them: an entry point of the build, started by range-threads.ts.

import { closeSync, openSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
import { hashOfFile } from './hash-of-file.ts';
import type { ThreadAnswer, ThreadMessage, ThreadTask } from './range-threads.ts';
import { readBytes } from './read-bytes.ts';
import { type RangeTerms, type ReadRange, readRange } from './read-range.ts';

const files = new Map<number, { readonly descriptor: number; readonly terms: RangeTerms }>();
let buffer: Uint8Array = new Uint8Array(0);

parentPort?.on('message', (message: ThreadMessage) => {
  if (message.kind === 'open') {
    files.set(message.file, { descriptor: openSync(message.path, 'r'), terms: message.terms });
  } else if (message.kind === 'close') {
    closeSync(files.get(message.file)?.descriptor as number);
    files.delete(message.file);
  } else answer(message);
});

function answer(task: ThreadTask): void {
  try {
    const done = task.kind === 'hash' ? hashOfFile(task.path) : rowsOf(task);
    const message: ThreadAnswer = { done };
    parentPort?.postMessage(message, typeof done === 'string' ? [] : memoryOf(done));
  } catch (failed) {
    parentPort?.postMessage({ failed } satisfies ThreadAnswer);
  }
}

function rowsOf({ file, range, isEnd }: Extract<ThreadTask, { readonly kind: 'read' }>): ReadRange {
  const opened = files.get(file);
  if (opened === undefined) throw new RangeError(`the thread has no file ${file}`);
  const bytes = readBytes(opened.descriptor, range, buffer);
  // The memory is used again for the next ones: what goes back are copies.
  buffer = new Uint8Array(bytes.buffer);
  return readRange(opened.terms, bytes, isEnd);
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
