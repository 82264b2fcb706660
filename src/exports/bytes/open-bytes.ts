// A file, a compressed file or standard input as UTF-8 bytes, hashed as they stand on disk while they are read.

import { createHash } from 'node:crypto';
import { createReadStream, statSync } from 'node:fs';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { transcoded } from './transcode.ts';
import { unzstd } from './unzstd.ts';

const CHUNK = 1024 * 1024;

/** Bytes to read; `path` null is standard input. */
export interface Origin {
  readonly path: string | null;
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly compression: 'none' | 'gzip' | 'zstd';
  /** As the agreement declares it; null: a byte-order mark decides, else UTF-8. */
  readonly encoding: string | null;
}

/** The chunks of a file as UTF-8 without byte-order mark; what was not valid in the file's encoding is the byte FF. */
export interface OpenBytes {
  readonly chunks: AsyncIterable<Uint8Array>;
  /** Of the bytes as they stand in the file, hex; right once the chunks are read to the end. */
  sha256(): string;
  /** Bytes of the file in all; null where that is not known. */
  readonly size: number | null;
  /** Bytes of the file read so far. */
  bytesRead(): number;
}

/** Throws what the file system or zlib says, `ZstdFault` (unzstd.ts) and `UnreadableEncoding` (transcode.ts). */
export function openBytes({ path, stdin, compression, encoding }: Origin): OpenBytes {
  const hash = createHash('sha256');
  let bytesRead = 0;
  const source = path === null ? stdin : createReadStream(path, { highWaterMark: CHUNK });
  async function* counted(): AsyncGenerator<Uint8Array> {
    for await (const chunk of source) {
      const bytes = chunk as Uint8Array;
      hash.update(bytes);
      bytesRead += bytes.length;
      yield bytes;
    }
  }
  return {
    chunks: transcoded(UNPACKED[compression](counted()), encoding),
    sha256: () => hash.copy().digest('hex'),
    size: path === null ? null : (statSync(path, { throwIfNoEntry: false })?.size ?? null),
    bytesRead: () => bytesRead,
  };
}

const UNPACKED: Readonly<
  Record<Origin['compression'], (bytes: AsyncIterable<Uint8Array>) => AsyncIterable<Uint8Array>>
> = { none: bytes => bytes, gzip: gunzipped, zstd: unzstd };

/** Errors of the source reach the reader too: `pipe` alone would lose them. */
function gunzipped(compressed: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  const source = Readable.from(compressed, { objectMode: true });
  const gunzip = createGunzip({ chunkSize: CHUNK });
  source.on('error', error => gunzip.destroy(error));
  return source.pipe(gunzip);
}
