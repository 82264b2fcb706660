// A large plain CSV file read by several threads. What comes out is what one thread reading it in order would give.

import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { signatureOf } from '../bytes/signatures.ts';
import { openingOf, type Opening } from '../csv/opening.ts';
import type { RangeRows, RangeTerms } from './read-range.ts';
import { type RangeReader, rangesInOrder } from './ranges-in-order.ts';
import { rangesOf } from './record-ranges.ts';
import { RangeThreads } from './range-threads.ts';

const OPENING_BYTES = 1024 * 1024;
const UTF8_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

/** How large files are read in stretches: from which size on, how long a stretch is, and who reads and hashes. */
export interface RangeLane {
  readonly smallestFile: number;
  readonly rangeBytes: number;
  /** Tells of files that will be read, before they are. */
  readonly prepare: (paths: readonly string[]) => void;
  readonly start: (path: string, terms: RangeTerms) => RangeReader;
  /** SHA-256 of a file, hex. */
  readonly hash: (path: string) => Promise<string>;
  readonly end: () => Promise<void>;
}

/** Null where there are no threads. Below its size a second thread costs more than it saves; its stretches are well below the longest record. */
export function threadLane(): RangeLane | null {
  if (!RangeThreads.areThere) return null;
  let threads: RangeThreads | null = null;
  const hashes = new Map<string, Promise<string>>();
  const all = (): RangeThreads => (threads ??= new RangeThreads());
  const hash = (path: string): Promise<string> => {
    const known = hashes.get(path) ?? all().hash(path);
    // Whoever waits for it hears of its failure; until then it is nobody's unhandled rejection.
    known.catch(() => undefined);
    hashes.set(path, known);
    return known;
  };
  return {
    smallestFile: 32 * 1024 * 1024,
    rangeBytes: 8 * 1024 * 1024,
    prepare: paths => paths.forEach(path => void hash(path)),
    start: (path, terms) => all().open(path, terms),
    hash,
    end: async () => threads?.end(),
  };
}

export interface OpenRanges {
  readonly opening: Opening;
  readonly size: number;
  /** The stretches in file order, each with where it stands. */
  readonly ranges: (terms: Omit<RangeTerms, 'opening'>) => AsyncIterable<RangeRows>;
  /** Of the whole file, hex. */
  readonly sha256: () => Promise<string>;
}

/** Null for a file that is not large, that is none, or whose first bytes are not those of a CSV file in UTF-8. */
export function openRanges(path: string, delimiter: number | null, lane: RangeLane | null): OpenRanges | null {
  const size = sizeOf(path);
  if (lane === null || size < lane.smallestFile) return null;
  const first = firstBytes(path);
  if (signatureOf(first) !== null || [0xfe, 0xff, 0].includes(first[0] as number)) return null;
  const mark = first.subarray(0, 3).equals(UTF8_MARK) ? 3 : 0;
  const opening = openingOf(first.subarray(mark), false, delimiter);
  if (opening === null || 'fault' in opening) return null;
  const { names, dialect } = opening;
  const hash = lane.hash(path);
  return {
    opening,
    size,
    sha256: async () => hash,
    async *ranges(terms) {
      const reader = lane.start(path, { ...terms, opening: { names, dialect } });
      const ranges = rangesOf(path, { from: mark + opening.at, to: size }, lane.rangeBytes);
      try {
        yield* rangesInOrder(ranges, { line: opening.line, size }, reader);
      } finally {
        reader.close();
      }
    },
  };
}

export function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

function firstBytes(path: string): Buffer {
  const file = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(OPENING_BYTES);
    return bytes.subarray(0, readSync(file, bytes, 0, OPENING_BYTES, 0));
  } finally {
    closeSync(file);
  }
}
