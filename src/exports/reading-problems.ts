// Problems with a file as a whole: it cannot be opened, is no CSV, or has no header.

import { MissingPackage, missingPackageProblem } from '../findings/missing-package.ts';
import type { Problem } from '../findings/problem.ts';
import { UnreadableEncoding } from './bytes/transcode.ts';
import type { OpeningFault } from './csv/opening.ts';
import { fileProblem } from './file-problems.ts';
import { DatabaseFault, databaseProblem } from './sources/database-fault.ts';

export function signatureProblem(
  file: string,
  { is, remedy }: { readonly is: string; readonly remedy: string },
): Problem {
  return { ...fileProblem('not-csv', file, `The file is ${is}.`, remedy), line: 1 };
}

const SAY_ENCODING =
  'Say which encoding it is (`encoding: utf-16le`, `encoding: windows-1252`), or export again as UTF-8.';

/** Message and remedy for a file whose header cannot be read. */
const OPENING_FAULTS: Readonly<Record<OpeningFault, readonly [string, string]>> = {
  no_header: ['The file is empty: it has no header.', 'Export it again, with a header line.'],
  unclosed_quote: ['The header opens a quote that is never closed.', 'Close the quote, or export the file again.'],
  bad_quote: [
    'The header has a quote where none can stand.',
    'Put the name in quotes and write each quote inside it twice, as in `"the ""owner"""`.',
  ],
  not_ndjson: [
    'No line of the file is a JSON object.',
    'NDJSON has one whole object on each line; `jq -c ".[]" FILE` makes it from a list of objects.',
  ],
  bad_json: ['The file is no NDJSON.', 'Export it again with one JSON object on each line.'],
  repeated_key: ['An object has the same key twice.', 'Export the file again.'],
  bare_carriage_return: [
    'The lines end in a carriage return alone, or the header holds one.',
    'Save the file with line feeds as line ends ("CSV UTF-8" in a spreadsheet).',
  ],
  nul_byte: ['The header holds NUL bytes: the file is damaged, or is UTF-16 without a byte-order mark.', SAY_ENCODING],
  invalid_encoding: ['The header holds bytes that are not the encoding of the file.', SAY_ENCODING],
  record_too_long: [
    'The header is longer than 16 MB: the file is no CSV, or a quote is never closed.',
    'Export the file again as CSV with a header line.',
  ],
};

export function openingProblem(
  file: string,
  { fault, line }: { readonly fault: OpeningFault; readonly line: number },
): Problem {
  const [message, remedy] = OPENING_FAULTS[fault];
  return { ...fileProblem(fault.replaceAll('_', '-'), file, message, remedy), line };
}

/** What the file system, zlib or a decoder says, for someone who is none of them. */
export function readingProblem(file: string, error: unknown): Problem {
  if (error instanceof UnreadableEncoding) {
    const message = `${error.message.charAt(0).toUpperCase()}${error.message.slice(1)}.`;
    const remedy =
      error.code === 'byte-order-mark'
        ? 'Leave `encoding:` out: the mark says it.'
        : 'Save the file as UTF-8 or UTF-16, or name its encoding.';
    return { ...fileProblem(error.code, file, message, remedy), line: 1 };
  }
  if (error instanceof MissingPackage) return missingPackageProblem(error, file, neededFor(error));
  if (error instanceof DatabaseFault) return databaseProblem(file, error);
  const code = (error as { code?: unknown }).code;
  if (typeof code !== 'string') throw error;
  const known: Record<string, readonly [string, string]> = {
    ENOENT: ['There is no such file.', 'Correct its path.'],
    EACCES: ['The file may not be read.', 'Ask for permission to read it.'],
    EISDIR: ['This is a folder, not a file.', `Name the files in it: \`${file}/*.csv\`.`],
    Z_BUF_ERROR: ['The compressed file ends too early.', 'Download it again.'],
    ZSTD_SHORT: ['The compressed file ends too early.', 'Download it again.'],
    ZSTD_DATA: ['The compressed file is damaged, or is not compressed with Zstandard.', 'Download it again.'],
    ZSTD_WINDOW: [
      'The file was compressed so that unpacking it takes more than 128 MB of memory.',
      'Compress it again without `--long`, or unpack it first.',
    ],
    Z_DATA_ERROR: ['The compressed file is damaged, or is not compressed with gzip.', 'Download it again.'],
  };
  const [message, remedy] = known[code] ?? [
    `The file cannot be read (${code}).`,
    'Look whether it is there and whole.',
  ];
  return fileProblem('unreadable-file', file, message, remedy);
}

function neededFor({ packageName }: MissingPackage): string {
  return packageName.startsWith('pg') ? 'PostgreSQL is read' : 'Parquet files and DuckDB databases are read';
}
