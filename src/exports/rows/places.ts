// Which file and line each row of a table stands at, in a few bytes a file rather than eight a row.

import { growingIntegers, type Growing } from '../../columns/growing.ts';

/** Where the rows of one stretch of a file stand, as it passes between threads; lines count from its first one, from 0. */
export interface PlacesMemory {
  readonly rows: Int32Array;
  readonly lines: Int32Array;
}

export class Places {
  private readonly files: string[] = [];
  /** First row of each file. */
  private readonly fileRows: Growing<Int32Array> = growingIntegers();
  /** Where a line is not one more than the row's before: the row and its line. */
  private readonly stepRows: Growing<Int32Array> = growingIntegers();
  private readonly stepLines: Growing<Int32Array> = growingIntegers();
  private lastRow = -2;
  private lastLine = -2;

  /** Rows added from here on stand in `file`. */
  startFile(file: string, nextRow: number): void {
    this.files.push(file);
    this.fileRows.push(nextRow);
    this.lastLine = -2;
  }

  /** Rows come in ascending order, each once. */
  add(row: number, line: number): void {
    if (line !== this.lastLine + 1 || row !== this.lastRow + 1) {
      this.stepRows.push(row);
      this.stepLines.push(line);
    }
    this.lastRow = row;
    this.lastLine = line;
  }

  memory(): PlacesMemory {
    return { rows: this.stepRows.all(), lines: this.stepLines.all() };
  }

  /** Takes over the places of rows that follow the first `rowsBefore`; their lines follow the first `linesBefore` of the file. */
  append({ rows, lines }: PlacesMemory, rowsBefore: number, linesBefore: number): void {
    this.stepRows.append(rows, rowsBefore);
    this.stepLines.append(lines, linesBefore);
    this.lastRow = -2;
  }

  /** Number of the row's file, in the order they were started. */
  fileOf(row: number): number {
    return lastAtOrBefore(this.fileRows, row);
  }

  file(row: number): string {
    return this.files[this.fileOf(row)] ?? '';
  }

  line(row: number): number {
    const step = lastAtOrBefore(this.stepRows, row);
    return this.stepLines.at(step) + row - this.stepRows.at(step);
  }

  /** The places of the rows that stay when those in `dropped` (ascending) go. */
  without(dropped: readonly number[], length: number): Places {
    const places = new Places();
    let file = 0;
    let next = 0;
    let kept = 0;
    for (let row = 0; row <= length; row++) {
      for (; file < this.files.length && this.fileRows.at(file) === row; file++) {
        places.startFile(this.files[file] as string, kept);
      }
      if (row === length) break;
      if (dropped[next] === row) next++;
      else places.add(kept++, this.line(row));
    }
    return places;
  }
}

/** Position of the last number that is not greater; several files may begin at one row where some are empty. */
function lastAtOrBefore(ascending: Growing<Int32Array>, row: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (ascending.at(middle) <= row) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
