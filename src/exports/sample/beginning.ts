// The first bytes of a text file, unpacked: never the whole of a large one.

import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { unzstd } from '../bytes/unzstd.ts';
import { LINE_FEED } from '../csv/cells.ts';
import { LONGEST_RECORD } from '../csv/strict.ts';
import { MOST_BYTES } from './sample.ts';

export interface Beginning {
  readonly bytes: Uint8Array;
  readonly isWhole: boolean;
}

/** Ends after a whole line, if any line ends in what a record may be long. Throws what the file system or an unpacker says. */
export async function beginningOf(path: string): Promise<Beginning> {
  const source = createReadStream(path);
  const chunks: Uint8Array[] = [];
  let length = 0;
  let hasLine = false;
  let isWhole = true;
  try {
    for await (const chunk of unpacked(path, source)) {
      chunks.push(chunk);
      length += chunk.length;
      hasLine ||= chunk.includes(LINE_FEED);
      if (length > (hasLine ? MOST_BYTES : LONGEST_RECORD)) {
        isWhole = false;
        break;
      }
    }
  } finally {
    source.destroy();
  }
  return { bytes: Buffer.concat(chunks), isWhole };
}

type Source = ReturnType<typeof createReadStream>;

function unpacked(path: string, source: Source): AsyncIterable<Uint8Array> {
  if (/\.zst$/i.test(path)) return unzstd(source as AsyncIterable<Uint8Array>);
  if (!/\.gz$/i.test(path)) return source as AsyncIterable<Uint8Array>;
  const gunzip = createGunzip();
  source.on('error', error => gunzip.destroy(error));
  return source.pipe(gunzip);
}
