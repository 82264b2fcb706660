// Files that are not what their name says: told by their first bytes.

interface Signature {
  readonly starts: readonly (number | string)[];
  readonly is: string;
  readonly remedy: string;
}

const SIGNATURES: readonly Signature[] = [
  {
    starts: [0x1f, 0x8b],
    is: 'compressed with gzip',
    remedy: 'Let its name end in `.gz`, or unpack it; on standard input pipe it through `gunzip`.',
  },
  {
    starts: [0x28, 0xb5, 0x2f, 0xfd],
    is: 'compressed with Zstandard',
    remedy: 'Let its name end in `.zst`, or unpack it.',
  },
  {
    starts: ['PK\u0003\u0004'],
    is: 'an Excel workbook or a ZIP archive',
    remedy: 'Save the sheet as CSV (UTF-8), or unpack the archive.',
  },
  { starts: [0xd0, 0xcf, 0x11, 0xe0], is: 'an old Excel workbook', remedy: 'Save the sheet as CSV (UTF-8).' },
  { starts: ['PAR1'], is: 'a Parquet file', remedy: 'Let its name end in `.parquet`.' },
  { starts: ['%PDF'], is: 'a PDF document', remedy: 'Export the rows as CSV.' },
  {
    starts: ['version https://git-lfs'],
    is: 'a Git LFS pointer, not the file itself',
    remedy: 'Fetch the file with `git lfs pull`.',
  },
  {
    starts: ['<!doctype html', '<html'],
    is: 'a web page, not an export',
    remedy: 'The download had probably expired: sign in and export again.',
  },
  { starts: ['<?xml'], is: 'an XML document', remedy: 'Export the rows as CSV.' },
];

/** What the bytes are, where they are no text of rows; null: nothing known. */
export function signatureOf(bytes: Uint8Array): { readonly is: string; readonly remedy: string } | null {
  const text = Buffer.from(bytes.subarray(0, 64)).toString('latin1').trimStart().toLowerCase();
  return SIGNATURES.find(({ starts }) => isStart(starts, bytes, text)) ?? null;
}

function isStart(starts: readonly (number | string)[], bytes: Uint8Array, text: string): boolean {
  if (typeof starts[0] === 'number') return starts.every((byte, at) => bytes[at] === byte);
  return starts.some(start => text.startsWith(String(start).toLowerCase()));
}
