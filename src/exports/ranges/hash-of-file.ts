// The hash of a whole file, in a few large reads.

import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';

const CHUNK = 1024 * 1024;

/** SHA-256, hex. */
export function hashOfFile(path: string): string {
  const file = openSync(path, 'r');
  try {
    const hash = createHash('sha256');
    const bytes = Buffer.alloc(CHUNK);
    for (let read = readSync(file, bytes); read > 0; read = readSync(file, bytes)) hash.update(bytes.subarray(0, read));
    return hash.digest('hex');
  } finally {
    closeSync(file);
  }
}
