// A pipe whose reader has gone (`slaudit audit -f csv | head`) is no failure: what is left is simply not written.

/** Thrown by `sinkOf` so that nothing more is computed for nobody. */
export class ReaderGone extends Error {}

/** Without a listener, a closed pipe ends the process with a stack trace. */
export function endQuietlyWithoutReader(...streams: NodeJS.WriteStream[]): void {
  for (const stream of streams) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (!isReaderGone(error)) throw error;
    });
  }
}

/** Windows says EOF where others say EPIPE. */
export function isReaderGone(error: NodeJS.ErrnoException): boolean {
  return error.code === 'EPIPE' || error.code === 'EOF' || error.code === 'ERR_STREAM_DESTROYED';
}
