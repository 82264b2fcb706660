// The first lines of a CSV file: which delimiter it uses, what its header says, where its rows begin.

import { Cells, type Dialect, type Fault, LINE_FEED, QUOTE } from './cells.ts';
import { endOfRecords, LONGEST_RECORD, readStrictly } from './strict.ts';

export interface Opening {
  readonly names: readonly string[];
  readonly dialect: Dialect;
  /** Where the first row begins, and its physical line. */
  readonly at: number;
  readonly line: number;
}

/** Why a file has no header: nothing is in it, or its first line is no CSV, or none of its lines an object. */
export type OpeningFault = 'no_header' | 'not_ndjson' | Fault;

const CANDIDATES = [',', ';', '\t', '|'].map(delimiter => delimiter.charCodeAt(0));
const MOST_COLUMNS = 65_536;

/** Null: more bytes are needed. `delimiter` null: the one that splits the header into most columns, a comma in doubt. */
export function openingOf(
  bytes: Uint8Array,
  isEnd: boolean,
  delimiter: number | null,
): Opening | { readonly fault: OpeningFault; readonly line: number } | null {
  const empty = emptyLines(bytes);
  const hint = separatorHint(bytes, empty.at);
  const from = hint === null ? empty.at : hint.end;
  const line = hint === null ? empty.line : empty.line + 1;
  if (from === bytes.length) return isEnd ? { fault: 'no_header', line: 1 } : null;
  const stretch = { bytes, from, to: bytes.length, isEnd, line };
  const end = endOfRecords(stretch, 1);
  if (end === null && !isEnd && bytes.length - from < LONGEST_RECORD) return null;
  const dialect = { delimiter: delimiter ?? hint?.delimiter ?? likeliest(bytes, from, end ?? bytes.length) };
  return readHeader({ ...stretch, to: end ?? bytes.length, isEnd: true }, dialect);
}

function readHeader(
  stretch: Parameters<typeof readStrictly>[0],
  dialect: Dialect,
): Opening | { readonly fault: Fault; readonly line: number } {
  const cells = new Cells(MOST_COLUMNS);
  let names: string[] = [];
  let fault: Fault | null = null;
  const progress = readStrictly(stretch, { dialect, budget: 1 }, cells, {
    record: header => {
      names = Array.from({ length: Math.min(header.count, MOST_COLUMNS) }, (_, cell) => header.text(cell));
    },
    malformed: found => {
      fault = found;
    },
  });
  if (fault !== null || progress === null) return { fault: fault ?? 'unclosed_quote', line: stretch.line };
  return { names, dialect, at: progress.at, line: progress.line };
}

/** Empty lines before the header. */
function emptyLines(bytes: Uint8Array): { readonly at: number; readonly line: number } {
  let at = 0;
  let line = 1;
  for (;;) {
    const feed = bytes[at] === 13 && bytes[at + 1] === LINE_FEED ? at + 1 : at;
    if (bytes[feed] !== LINE_FEED) return { at, line };
    at = feed + 1;
    line++;
  }
}

const HINT = /^sep=(.)\r?\n/;

/** A first line `sep=;`, as spreadsheets write it. */
function separatorHint(bytes: Uint8Array, at: number): { readonly delimiter: number; readonly end: number } | null {
  const found = HINT.exec(Buffer.from(bytes.subarray(at, at + 8)).toString('latin1'));
  return found === null ? null : { delimiter: (found[1] as string).charCodeAt(0), end: at + found[0].length };
}

function likeliest(bytes: Uint8Array, from: number, to: number): number {
  const counts = new Map(CANDIDATES.map(delimiter => [delimiter, 0]));
  let inQuotes = false;
  for (let at = from; at < to; at++) {
    const byte = bytes[at] as number;
    if (byte === QUOTE) inQuotes = !inQuotes;
    else if (!inQuotes && counts.has(byte)) counts.set(byte, (counts.get(byte) as number) + 1);
  }
  const most = Math.max(...counts.values());
  return CANDIDATES.find(delimiter => counts.get(delimiter) === most) as number;
}
