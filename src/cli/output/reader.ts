// Standard output that takes no more. A pipe whose reader has gone (`slaudit audit -f csv | head`) is no failure: what is left is
// simply not written. A full disk is one.

/** Thrown by `sinkOf` so that nothing more is computed for nobody. */
export class ReaderGone extends Error {}

/** Without listeners, a stream that cannot be written ends the process with a stack trace. */
export function endWithoutReader(process: NodeJS.Process): void {
  // What stderr cannot say cannot be said.
  process.stderr.on('error', () => undefined);
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (isReaderGone(error)) return;
    process.stderr.write(`error: Standard output cannot be written: ${error.message}.\n  Send it to another place.\n`);
    // Whatever the command comes to: half a result must not pass for one.
    process.once('exit', () => {
      process.exitCode = 2;
    });
  });
}

/** Windows says EOF where others say EPIPE. */
function isReaderGone(error: NodeJS.ErrnoException): boolean {
  return error.code === 'EPIPE' || error.code === 'EOF' || error.code === 'ERR_STREAM_DESTROYED';
}
