// Bytes in a file's encoding to UTF-8. What is not valid becomes the byte FF, which no UTF-8 has: the row that holds it is rejected.

import { isUtf8 } from 'node:buffer';

/** An encoding that is not known, not read, or not the one that the file says; `message` says which. */
export class UnreadableEncoding extends Error {
  readonly code: 'utf32' | 'unknown-encoding' | 'byte-order-mark';

  constructor(code: UnreadableEncoding['code'], message: string) {
    super(message);
    this.code = code;
  }
}

const INVALID = Uint8Array.of(0xff);
const UTF8_MARK = [0xef, 0xbb, 0xbf];

/** As declared, else a byte-order mark decides, else UTF-8. The mark itself is not passed on. */
export async function* transcoded(
  chunks: AsyncIterable<Uint8Array>,
  encoding: string | null,
): AsyncGenerator<Uint8Array> {
  let start: Uint8Array | null = new Uint8Array(0);
  let decode: (chunk: Uint8Array, isEnd: boolean) => Uint8Array = chunk => chunk;
  for await (const chunk of chunks) {
    if (start === null) {
      yield decode(chunk, false);
      continue;
    }
    start = joined(start, chunk);
    if (start.length < 4) continue;
    const marked = markOf(start);
    decode = decoderOf(agreed(marked.encoding, encoding));
    yield decode(start.subarray(marked.length), false);
    start = null;
  }
  if (start !== null) {
    const marked = markOf(start);
    decode = decoderOf(agreed(marked.encoding, encoding));
    yield decode(start.subarray(marked.length), false);
  }
  yield decode(new Uint8Array(0), true);
}

function joined(one: Uint8Array, other: Uint8Array): Uint8Array {
  return one.length === 0 ? other : Buffer.concat([one, other]);
}

/** What a byte-order mark says. UTF-32's little-endian mark begins as UTF-16's does, so it is looked for first. */
function markOf(bytes: Uint8Array): { readonly encoding: string | null; readonly length: number } {
  const starts = (mark: readonly number[]): boolean => mark.every((byte, at) => bytes[at] === byte);
  if (starts([0xff, 0xfe, 0, 0]) || starts([0, 0, 0xfe, 0xff]))
    throw new UnreadableEncoding('utf32', 'the file is in UTF-32');
  if (starts(UTF8_MARK)) return { encoding: 'utf-8', length: 3 };
  if (starts([0xff, 0xfe])) return { encoding: 'utf-16le', length: 2 };
  if (starts([0xfe, 0xff])) return { encoding: 'utf-16be', length: 2 };
  return { encoding: null, length: 0 };
}

/** A file that is not in the encoding it is declared in would be read as other text, row after row. */
function agreed(marked: string | null, declared: string | null): string {
  if (declared === null) return marked ?? 'utf-8';
  // The label `utf-16` leaves the order of the bytes to the mark.
  const isSame = encodingName(declared) === marked || (/^utf-?16$/i.test(declared) && marked !== 'utf-8');
  if (marked === null || isSame) return marked ?? declared;
  const message = `the file begins with the byte-order mark of ${marked.toUpperCase()}, but is declared as ${declared}`;
  throw new UnreadableEncoding('byte-order-mark', message);
}

type Decode = (chunk: Uint8Array, isEnd: boolean) => Uint8Array;

function decoderOf(label: string): Decode {
  const name = encodingName(label);
  if (name === 'utf-8') return chunk => chunk;
  return name === 'utf-16le' || name === 'utf-16be' ? utf16Decoder(name) : oldDecoder(name);
}

/** The encodings of one country or another: none can write U+FFFD, so each one is a byte the decoder could not read. */
function oldDecoder(name: string): Decode {
  const decoder = new TextDecoder(name);
  return (chunk, isEnd) => withInvalid(decoder.decode(chunk, { stream: !isEnd }).split('\ufffd'));
}

/** UTF-16 by hand, since a decoder does not tell a U+FFFD of the file from half a surrogate pair. */
function utf16Decoder(name: 'utf-16le' | 'utf-16be'): Decode {
  let held: Uint8Array = new Uint8Array(0);
  return (chunk, isEnd) => {
    const bytes = Buffer.concat([held, chunk]);
    const units = bytes.subarray(0, isEnd ? bytes.length & ~1 : wholeUnits(bytes, name));
    held = bytes.subarray(units.length);
    const littleEndian = name === 'utf-16le' ? units : Buffer.from(units).swap16();
    const parts = littleEndian.toString('utf16le').split(/\p{Surrogate}/u);
    return withInvalid(isEnd && held.length > 0 ? [...parts, ''] : parts);
  };
}

/** Bytes up to where neither a unit nor a surrogate pair is cut in two. */
function wholeUnits(bytes: Uint8Array, name: 'utf-16le' | 'utf-16be'): number {
  const length = bytes.length & ~1;
  const high = bytes[name === 'utf-16le' ? length - 1 : length - 2] ?? 0;
  return high >= 0xd8 && high < 0xdc ? length - 2 : length;
}

/** The parts in UTF-8 with FF between them. */
function withInvalid(parts: readonly string[]): Uint8Array {
  const [first = '', ...rest] = parts;
  return rest.length === 0
    ? Buffer.from(first)
    : Buffer.concat([Buffer.from(first), ...rest.flatMap(part => [INVALID, Buffer.from(part)])]);
}

function encodingName(label: string): string {
  try {
    const name = new TextDecoder(label).encoding;
    if (!/^utf-?32/i.test(label)) return name;
  } catch {
    if (/^utf-?32/i.test(label)) throw new UnreadableEncoding('utf32', 'the file is declared as UTF-32');
    throw new UnreadableEncoding('unknown-encoding', `no encoding is called "${label}"`);
  }
  throw new UnreadableEncoding('utf32', 'the file is declared as UTF-32');
}

/** Bytes as text for a message: what is not UTF-8 is shown as `<E9>`. */
export function shownBytes(bytes: Uint8Array): string {
  if (isUtf8(bytes)) return Buffer.from(bytes).toString('utf8');
  let shown = '';
  for (let at = 0; at < bytes.length;) {
    const length = sequenceLength(bytes, at);
    shown +=
      length === 0
        ? `<${(bytes[at] as number).toString(16).toUpperCase().padStart(2, '0')}>`
        : Buffer.from(bytes.subarray(at, at + length)).toString('utf8');
    at += Math.max(length, 1);
  }
  return shown;
}

/** Length of the valid UTF-8 character at a place; 0: there is none. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  for (const length of [1, 2, 3, 4]) {
    if (at + length <= bytes.length && isUtf8(bytes.subarray(at, at + length))) return length;
  }
  return 0;
}
