// Where the bytes of a text stand that end a cell or make it something else than plain: delimiters, line ends, quotes.

import { CARRIAGE_RETURN, LINE_FEED, QUOTE } from './cells.ts';
import { markSearch, type MarkSearch, SEARCHED_AT_ONCE } from './mark-search.ts';

/** The most bytes that are searched for marks in one go: they and their marks stay in the nearest cache. */
export const MARK_BLOCK: number = 16 * 1024;

/** Finds the marks of a block of text. */
export interface MarkFinder {
  /** Where they are in `bytes`, ascending; until the next search by any finder of the thread. */
  readonly marks: Int32Array;
  /** Searches bytes[from, to), at most a block, and gives the number of marks. */
  find(bytes: Uint8Array, from: number, to: number): number;
}

export function markFinder(delimiter: number): MarkFinder {
  const search = markSearch();
  return search === null ? new MarksByByte(delimiter) : new MarksBySixteen(delimiter, search);
}

/** Copies the text to where the search looks, which costs less than a tenth of the search. */
class MarksBySixteen implements MarkFinder {
  readonly marks: Int32Array;
  private readonly delimiter: number;
  private readonly search: MarkSearch;
  private readonly text: Uint8Array;

  constructor(delimiter: number, search: MarkSearch) {
    this.delimiter = delimiter;
    this.search = search;
    this.text = new Uint8Array(search.memory.buffer, 0, MARK_BLOCK + SEARCHED_AT_ONCE);
    this.marks = new Int32Array(search.memory.buffer, MARK_BLOCK + SEARCHED_AT_ONCE, MARK_BLOCK);
  }

  find(bytes: Uint8Array, from: number, to: number): number {
    const { text, marks } = this;
    text.set(bytes.subarray(from, to));
    text.fill(0, to - from, to - from + SEARCHED_AT_ONCE);
    return (this.search.find(to - from, this.delimiter, marks.byteOffset, from) - marks.byteOffset) >> 2;
  }
}

/** Where there is no search by sixteen bytes. */
export class MarksByByte implements MarkFinder {
  readonly marks: Int32Array = new Int32Array(MARK_BLOCK);
  /** One entry a byte. */
  private readonly isMark: Uint8Array = new Uint8Array(256);

  constructor(delimiter: number) {
    for (const byte of [delimiter, LINE_FEED, CARRIAGE_RETURN, QUOTE]) this.isMark[byte] = 1;
  }

  find(bytes: Uint8Array, from: number, to: number): number {
    const { marks, isMark } = this;
    let count = 0;
    for (let at = from; at < to; at++) if (isMark[bytes[at] as number] === 1) marks[count++] = at;
    return count;
  }
}
