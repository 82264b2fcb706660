// Chunks to standard output, one after the other, waiting while the reader is slower.

import { visible } from '../../findings/visible.ts';
import type { Shell } from '../shell.ts';
import { ReaderGone } from './reader.ts';

export function sinkOf(stream: NodeJS.WriteStream): (chunk: string | Uint8Array) => Promise<void> {
  return chunk =>
    new Promise((resolve, reject) => {
      if (stream.destroyed) reject(new ReaderGone());
      // The callback comes once the chunk has left, or cannot: never more than one chunk waits in memory.
      else stream.write(chunk, error => (error ? reject(new ReaderGone()) : resolve()));
    });
}

/** Characters that steer a terminal, save line ends and tabs. */
const STEERING = /[^\P{Cc}\n\t]/gu;

/**
 * Standard output in a format. A table colours itself, and lets nothing of the data through; where a person looks at the
 * others, which were meant for programs, what would steer the terminal is shown instead.
 */
export function standardSink(format: string, { stdout }: Pick<Shell, 'stdout'>): ReturnType<typeof sinkOf> {
  const sink = sinkOf(stdout);
  if (format === 'table' || !stdout.isTTY) return sink;
  return chunk => sink(typeof chunk === 'string' ? chunk.replaceAll(STEERING, visible) : chunk);
}

/** The whole result of a command, which it has computed by now: what it comes to does not depend on who reads it. */
export async function print(stream: NodeJS.WriteStream, text: string): Promise<void> {
  try {
    await sinkOf(stream)(text);
  } catch (error) {
    if (!(error instanceof ReaderGone)) throw error;
  }
}
