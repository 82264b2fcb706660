// Zstandard frames to bytes. fzstd unpacks them and checks no sums, so that is done here: a damaged export is never read as rows.

import { Decompress } from 'fzstd';
import xxhash from 'xxhash-wasm';

/** What is wrong with compressed bytes; `code` is one of reading-problems.ts. */
class ZstdFault extends Error {
  readonly code: 'ZSTD_SHORT' | 'ZSTD_DATA' | 'ZSTD_WINDOW';

  constructor(code: ZstdFault['code']) {
    super(code);
    this.code = code;
  }
}

const FRAME = 0xfd2fb528;
/** Sixteen magic numbers of frames to skip. */
const SKIPPABLE = 0x184d2a50;
/** What the `zstd` program takes without being asked for more. */
const LARGEST_WINDOW = 128 * 1024 * 1024;

/** Throws `ZstdFault`. */
export async function* unzstd(compressed: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const sums = await xxhash();
  const bytes = new Pull(compressed);
  for (;;) {
    const magic = await bytes.pull(4);
    if (magic === null) return;
    const number = unsigned(magic, 4);
    if ((number & ~0xf) >>> 0 === SKIPPABLE) await skip(bytes);
    else if (number === FRAME) yield* frame(magic, bytes, sums.create64());
    else throw new ZstdFault('ZSTD_DATA');
  }
}

async function skip(bytes: Pull): Promise<void> {
  let rest = unsigned(await bytes.demand(4), 4);
  for (; rest > 0; rest -= Math.min(rest, 65_536)) await bytes.demand(Math.min(rest, 65_536));
}

interface Sum {
  update(bytes: Uint8Array): unknown;
  digest(): bigint;
}

async function* frame(magic: Uint8Array, bytes: Pull, sum: Sum): AsyncGenerator<Uint8Array> {
  const unpacked: Uint8Array[] = [];
  const unpack = new Decompress(chunk => {
    if (chunk.length > 0) unpacked.push(chunk);
  });
  const { header, hasSum } = await headerOf(bytes);
  push(unpack, Buffer.concat([magic, header]));
  for (let isLast = false; !isLast;) {
    const block = await bytes.demand(3);
    const word = unsigned(block, 3);
    isLast = (word & 1) === 1;
    push(unpack, block);
    // A block of type 1 is one byte, repeated.
    push(unpack, await bytes.demand(((word >> 1) & 3) === 1 ? 1 : word >> 3));
    for (const chunk of unpacked.splice(0)) {
      sum.update(chunk);
      yield chunk;
    }
  }
  const stated = hasSum ? await bytes.demand(4) : NOTHING;
  push(unpack, stated, 'end');
  for (const chunk of unpacked.splice(0)) {
    sum.update(chunk);
    yield chunk;
  }
  if (hasSum && BigInt(unsigned(stated, 4)) !== (sum.digest() & 0xffff_ffffn)) throw new ZstdFault('ZSTD_DATA');
}

const NOTHING = new Uint8Array(0);

/** What follows the magic number, up to the first block (RFC 8878, 3.1.1.1). */
async function headerOf(bytes: Pull): Promise<{ readonly header: Uint8Array; readonly hasSum: boolean }> {
  const descriptor = await bytes.demand(1);
  const flags = unsigned(descriptor, 1);
  const isSingle = (flags & 0x20) !== 0;
  const dictionary = [0, 1, 2, 4][flags & 3] ?? 0;
  const size = [isSingle ? 1 : 0, 2, 4, 8][flags >> 6] ?? 0;
  const window = await bytes.demand(isSingle ? 0 : 1);
  const rest = await bytes.demand(dictionary + size);
  const windowSize = isSingle ? unsigned(rest.subarray(dictionary), size) : windowOf(unsigned(window, 1));
  if (windowSize > LARGEST_WINDOW) throw new ZstdFault('ZSTD_WINDOW');
  return { header: Buffer.concat([descriptor, window, rest]), hasSum: (flags & 4) !== 0 };
}

function windowOf(descriptor: number): number {
  const base = 2 ** (10 + (descriptor >> 3));
  return base + (base / 8) * (descriptor & 7);
}

function push(unpack: Decompress, bytes: Uint8Array, place: 'inside' | 'end' = 'inside'): void {
  try {
    // It keeps what it cannot use yet, so it gets bytes of its own.
    unpack.push(Uint8Array.from(bytes), place === 'end');
  } catch {
    throw new ZstdFault('ZSTD_DATA');
  }
}

/** Little-endian. */
function unsigned(bytes: Uint8Array, length: number): number {
  let number = 0;
  for (let at = length - 1; at >= 0; at--) number = number * 256 + (bytes[at] ?? 0);
  return number;
}

/** Chunks as they come, asked for by the number of bytes. */
class Pull {
  private readonly chunks: AsyncIterator<Uint8Array>;
  private held: Uint8Array = NOTHING;

  constructor(chunks: AsyncIterable<Uint8Array>) {
    this.chunks = chunks[Symbol.asyncIterator]();
  }

  /** Null at the end. */
  async pull(length: number): Promise<Uint8Array | null> {
    if (this.held.length < length) await this.fill(length);
    return this.held.length === 0 ? null : this.demand(length);
  }

  async demand(length: number): Promise<Uint8Array> {
    if (this.held.length < length) await this.fill(length);
    if (this.held.length < length) throw new ZstdFault('ZSTD_SHORT');
    const bytes = this.held.subarray(0, length);
    this.held = this.held.subarray(length);
    return bytes;
  }

  private async fill(length: number): Promise<void> {
    const parts = [this.held];
    for (let held = this.held.length; held < length;) {
      const { done, value } = await this.chunks.next();
      if (done === true) break;
      parts.push(value);
      held += value.length;
    }
    this.held = Buffer.concat(parts);
  }
}
