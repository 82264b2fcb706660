// The first rows of a text file (CSV or NDJSON, packed or not), and what its bytes are: as much as an inspection needs.

import { isUtf8 } from 'node:buffer';
import { statSync } from 'node:fs';
import type { Problem } from '../../findings/problem.ts';
import { signatureOf } from '../bytes/signatures.ts';
import { transcoded } from '../bytes/transcode.ts';
import { Cells, LINE_FEED } from '../csv/cells.ts';
import { type Opening, type OpeningFault, openingOf } from '../csv/opening.ts';
import { RecordReader } from '../csv/read-records.ts';
import { readNdjson } from '../ndjson/read-ndjson.ts';
import { openingProblem, signatureProblem } from '../reading-problems.ts';
import { beginningOf } from './beginning.ts';
import { type FileSample, type SampledEncoding, SampledRecords } from './sample.ts';

/** The first rows, or why there are none. Throws what the file system or an unpacker says. */
export async function sampleText(path: string): Promise<FileSample | Problem> {
  const beginning = await beginningOf(path);
  const signature = signatureOf(beginning.bytes);
  if (signature !== null) return signatureProblem(path, signature);
  const encoding = encodingOf(beginning.bytes, beginning.isWhole);
  const text = await inUtf8(beginning.bytes, encoding.declare);
  const found = /\.(ndjson|jsonl)(\.gz|\.zst)?$/i.test(path)
    ? await objectsOf(text, beginning.isWhole)
    : recordsOf(text, beginning.isWhole);
  if ('fault' in found) return openingProblem(path, found);
  const { records, ...format } = found;
  const isWhole = beginning.isWhole && records.seen === records.rows.length;
  return {
    ...format,
    names: format.names.map(name => name.trim()),
    encoding,
    rows: records.rows,
    odd: records.odd,
    bytes: statSync(path, { throwIfNoEntry: false })?.size ?? null,
    bytesRead: beginning.bytes.length,
    rowsInAll: isWhole ? records.rows.length : null,
    isWhole,
  };
}

type NoHeader = { readonly fault: OpeningFault; readonly line: number };

interface Found extends Pick<FileSample, 'format' | 'names' | 'delimiter'> {
  readonly records: SampledRecords;
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
  for await (const part of transcoded(once(bytes), encoding)) parts.push(part);
  return Buffer.concat(parts);
}

// eslint-disable-next-line typescript/require-await
async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

function recordsOf(text: Uint8Array, isWhole: boolean): Found | NoHeader {
  const opening = openingOf(text, isWhole, null);
  if (opening === null) return { fault: 'record_too_long', line: 1 };
  if ('fault' in opening) return opening;
  const { names, dialect, at, line } = opening;
  const records = new SampledRecords(names.length);
  const reader = new RecordReader(dialect, new Cells(names.length), { line, sink: records });
  reader.read({ bytes: text, from: at, to: text.length, isEnd: isWhole });
  return { format: 'csv', names, delimiter: String.fromCharCode(dialect.delimiter), records };
}

/** The columns are the keys of the objects looked at. */
async function objectsOf(text: Uint8Array, isWhole: boolean): Promise<Found | NoHeader> {
  const lines = isWhole ? text : text.subarray(0, text.lastIndexOf(LINE_FEED) + 1);
  let names: readonly string[] = [];
  let records = new SampledRecords(0);
  const begin = (opening: Opening): SampledRecords => {
    names = opening.names;
    records = new SampledRecords(names.length);
    return records;
  };
  const fault = await readNdjson(
    () => once(lines),
    begin,
    () => undefined,
  );
  return fault ?? { format: 'ndjson', names, delimiter: '', records };
}
