// Chunks to standard output, one after the other, waiting while the reader is slower.

import { isReaderGone, ReaderGone } from './reader.ts';

export function sinkOf(stream: NodeJS.WriteStream): (chunk: string | Uint8Array) => Promise<void> {
  return chunk =>
    new Promise((resolve, reject) => {
      if (stream.destroyed) reject(new ReaderGone());
      // The callback comes once the chunk has left, or cannot: never more than one chunk waits in memory.
      else stream.write(chunk, error => (error ? reject(isReaderGone(error) ? new ReaderGone() : error) : resolve()));
    });
}
