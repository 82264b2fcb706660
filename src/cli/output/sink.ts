// Chunks to standard output, one after the other, waiting while the reader is slower.

import { ReaderGone } from './reader.ts';

export function sinkOf(stream: NodeJS.WriteStream): (chunk: string | Uint8Array) => Promise<void> {
  return chunk =>
    new Promise((resolve, reject) => {
      if (stream.destroyed) reject(new ReaderGone());
      // The callback comes once the chunk has left, or cannot: never more than one chunk waits in memory.
      else stream.write(chunk, error => (error ? reject(new ReaderGone()) : resolve()));
    });
}

/** The whole result of a command, which it has computed by now: what it comes to does not depend on who reads it. */
export async function print(stream: NodeJS.WriteStream, text: string): Promise<void> {
  try {
    await sinkOf(stream)(text);
  } catch (error) {
    if (!(error instanceof ReaderGone)) throw error;
  }
}
