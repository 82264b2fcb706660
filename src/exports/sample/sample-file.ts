// The first rows of a file, and what its bytes are: as much as an inspection needs, never the whole of a large file.

import { isUtf8 } from 'node:buffer';
import { createReadStream, statSync } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { signatureOf } from '../bytes/signatures.ts';
import { transcoded } from '../bytes/transcode.ts';
import { Cells, type Fault } from '../csv/cells.ts';
import { openingOf, type Opening } from '../csv/opening.ts';
import { RecordReader } from '../csv/read-records.ts';
import { openingProblem, readingProblem, signatureProblem } from '../reading-problems.ts';
import type { Problem } from '../../findings/problem.ts';

/** So many bytes, once unpacked, are enough to tell a file by. */
const MOST_BYTES = 4 * 1024 * 1024;
const MOST_ROWS = 20_000;
const LONGEST_CELL = 4096;

export interface SampledRow {
  /** First physical line. */
  readonly line: number;
  readonly cells: readonly string[];
}

export interface FileSample {
  readonly names: readonly string[];
  readonly delimiter: string;
  readonly encoding: SampledEncoding;
  /** Records with as many cells as the header. */
  readonly rows: readonly SampledRow[];
  /** All others, in file order. */
  readonly odd: readonly { readonly what: string; readonly line: number; readonly text: string }[];
  /** Bytes of the file as it stands on disk, and how many of its bytes, unpacked, were read. */
  readonly bytes: number | null;
  readonly bytesRead: number;
  readonly isWhole: boolean;
}

export interface SampledEncoding {
  readonly name: string;
  readonly because: string;
  /** What `encoding:` has to say; null: nothing. */
  readonly declare: string | null;
}

/** The sample, or why the file cannot be read. */
export async function sampleFile(path: string): Promise<FileSample | Problem> {
  try {
    const { bytes, isWhole } = await beginning(path);
    const signature = signatureOf(bytes);
    if (signature !== null) return signatureProblem(path, signature);
    const size = statSync(path, { throwIfNoEntry: false })?.size ?? null;
    return await sampled(path, { bytes, isWhole, size });
  } catch (error) {
    return readingProblem(path, error);
  }
}

interface Beginning {
  readonly bytes: Uint8Array;
  readonly isWhole: boolean;
}

async function beginning(path: string): Promise<Beginning> {
  const source = createReadStream(path);
  const chunks: Uint8Array[] = [];
  let length = 0;
  const stream = /\.gz$/i.test(path) ? source.pipe(createGunzip()) : source;
  if (stream !== source) source.on('error', error => stream.destroy(error));
  for await (const chunk of stream as AsyncIterable<Uint8Array>) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > MOST_BYTES) break;
  }
  source.destroy();
  return { bytes: Buffer.concat(chunks), isWhole: length <= MOST_BYTES };
}

async function sampled(
  path: string,
  { bytes, isWhole, size }: Beginning & { readonly size: number | null },
): Promise<FileSample | Problem> {
  const encoding = encodingOf(bytes, isWhole);
  const text = await inUtf8(bytes, encoding.declare);
  const opening = openingOf(text, isWhole, null);
  if (opening === null) return openingProblem(path, { fault: 'record_too_long', line: 1 });
  if ('fault' in opening) return openingProblem(path, opening);
  const records = recordsOf(text, opening, isWhole);
  return {
    names: opening.names.map(name => name.trim()),
    delimiter: String.fromCharCode(opening.dialect.delimiter),
    encoding,
    ...records,
    bytes: size,
    bytesRead: bytes.length,
    isWhole: isWhole && records.rows.length < MOST_ROWS,
  };
}

/** A file cut off in the middle of a character is no worse for it. */
function encodingOf(bytes: Uint8Array, isWhole: boolean): SampledEncoding {
  const marks: readonly (readonly [string, readonly number[]])[] = [
    ['UTF-8', [0xef, 0xbb, 0xbf]],
    ['UTF-16 (little-endian)', [0xff, 0xfe]],
    ['UTF-16 (big-endian)', [0xfe, 0xff]],
  ];
  const marked = marks.find(([, mark]) => mark.every((byte, at) => bytes[at] === byte));
  if (marked !== undefined) return { name: marked[0], because: 'it begins with a byte-order mark', declare: null };
  const zeros = bytes.subarray(0, 4096).filter(byte => byte === 0).length;
  if (zeros * 3 > Math.min(bytes.length, 4096)) return utf16(bytes);
  const end = isWhole ? bytes.length : Math.max(0, bytes.lastIndexOf(10));
  const whole = bytes.subarray(0, end);
  if (whole.every(byte => byte < 0x80)) return { name: 'ASCII', because: 'no byte is above 7F', declare: null };
  if (isUtf8(whole)) return { name: 'UTF-8', because: 'all of it is valid UTF-8', declare: null };
  return {
    name: 'not UTF-8, perhaps windows-1252',
    because: 'it has bytes that are no UTF-8; which other encoding it is, bytes alone do not say',
    declare: 'windows-1252',
  };
}

function utf16(bytes: Uint8Array): SampledEncoding {
  const declare = bytes[0] === 0 ? 'utf-16be' : 'utf-16le';
  return { name: 'UTF-16 without a byte-order mark', because: 'every other byte is zero', declare };
}

async function inUtf8(bytes: Uint8Array, encoding: string | null): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  // eslint-disable-next-line typescript/require-await
  async function* once(): AsyncGenerator<Uint8Array> {
    yield bytes;
  }
  for await (const part of transcoded(once(), encoding)) parts.push(part);
  return Buffer.concat(parts);
}

function recordsOf(
  text: Uint8Array,
  opening: Opening,
  isWhole: boolean,
): { readonly rows: SampledRow[]; readonly odd: { what: string; line: number; text: string }[] } {
  const width = opening.names.length;
  const rows: SampledRow[] = [];
  const odd: { what: string; line: number; text: string }[] = [];
  const reader = new RecordReader(opening.dialect, new Cells(width), {
    line: opening.line,
    sink: {
      record: cells => {
        if (cells.count !== width)
          odd.push({
            what: cells.count < width ? 'too few cells' : 'too many cells',
            line: cells.line,
            text: cells.text(0),
          });
        else if (rows.length < MOST_ROWS) rows.push({ line: cells.line, cells: textsOf(cells, width) });
      },
      malformed: (fault, line) => odd.push({ what: FAULTS[fault], line, text: '' }),
    },
  });
  reader.read({ bytes: text, from: opening.at, to: text.length, isEnd: isWhole });
  return { rows, odd };
}

function textsOf(cells: Cells, width: number): string[] {
  return Array.from({ length: width }, (_, cell) => cells.text(cell).slice(0, LONGEST_CELL));
}

const FAULTS: Readonly<Record<Fault, string>> = {
  unclosed_quote: 'a quote that is never closed',
  bad_quote: 'a quote where none can stand',
  bare_carriage_return: 'a carriage return outside quotes',
  nul_byte: 'a NUL byte',
  invalid_encoding: 'bytes that are not the encoding',
  record_too_long: 'a record of more than 16 MB',
  bad_json: 'a line that is no JSON object',
  repeated_key: 'a key twice in one object',
};
