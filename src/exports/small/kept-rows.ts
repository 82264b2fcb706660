// Rows kept by hand (roster, waivers, absences): few, so they become plain objects.

import type { Cells, Fault, RecordSink } from '../csv/cells.ts';
import { CellValue, textOf, trim, type CellSource } from '../mapping/cell-source.ts';
import type { FileColumns } from '../mapping/file-columns.ts';
import type { RowJudge } from '../rows/row-judge.ts';
import type { TimeReader } from '../times/read-time.ts';

/** The cells of one row by standard name, for whoever makes an object of it. */
export interface KeptRow {
  /** Trimmed; empty where the file has no such column. */
  text(name: string): string;
  /** First instant of the time in the cell; NaN where it is empty. */
  instant(name: string): number;
  /** End of a range: a date alone is included, so the next midnight; Infinity where the cell is empty. */
  end(name: string): number;
  readonly place: { readonly file: string; readonly line: number };
}

/** Thrown by a row's times for a cell that holds none. */
class UnreadableCell extends Error {
  readonly column: string;
  readonly text: string;

  constructor(column: string, text: string) {
    super(`"${text}" is no time`);
    this.column = column;
    this.text = text;
  }
}

/** Why a row is not kept. */
export type Refusal = {
  readonly code: 'no_person' | 'no_lead_id' | 'overlapping_roster_rows' | 'unreadable_time';
  readonly column: string;
};

/** Where each row that is kept stands, by all of its cells. */
export type SeenRows = Map<string, KeptRow['place']>;

interface KeptTerms {
  readonly columns: FileColumns;
  readonly reader: TimeReader;
  readonly file: string;
  readonly seen: SeenRows;
}

export class KeptFile implements RecordSink {
  private readonly columns: FileColumns;
  private readonly reader: TimeReader;
  private readonly judge: RowJudge;
  private readonly keep: (row: KeptRow) => Refusal | null;
  private readonly file: string;
  private readonly seen: SeenRows;
  private readonly value = new CellValue();

  /** `keep` takes a row or says why it cannot be kept; `seen` has those of the files of its kind that were read before. */
  constructor({ columns, reader, file, seen }: KeptTerms, judge: RowJudge, keep: (row: KeptRow) => Refusal | null) {
    this.columns = columns;
    this.seen = seen;
    this.reader = reader;
    this.file = file;
    this.judge = judge;
    this.keep = keep;
  }

  record(cells: Cells): void {
    if (!this.judge.isWhole(cells)) return;
    const content = this.contentOf(cells);
    const first = this.seen.get(content);
    if (first !== undefined) {
      this.judge.setAside('exact_duplicate', cells, { column: null, text: `as ${first.file}, line ${first.line}` });
      return;
    }
    try {
      const refusal = this.keep(this.row(cells));
      if (refusal === null) return void this.seen.set(content, { file: this.file, line: cells.line });
      const text = this.text(cells, refusal.column);
      this.judge.reject(refusal.code, cells, { column: this.headerOf(refusal.column), text });
    } catch (error) {
      if (!(error instanceof UnreadableCell)) throw error;
      this.judge.reject('unreadable_time', cells, { column: error.column, text: error.text });
    }
  }

  malformed(fault: Fault, line: number, raw: Uint8Array): void {
    this.judge.malformed(fault, line, raw);
  }

  /** What the columns say, and every cell: equal only for rows that are. */
  private contentOf(cells: Cells): string {
    const said = [...this.columns.columns.keys()].map(name => [name, this.text(cells, name)]);
    return JSON.stringify([said, Array.from({ length: cells.count }, (_, cell) => cells.text(cell))]);
  }

  private row(cells: Cells): KeptRow {
    return {
      text: name => this.text(cells, name),
      instant: name => this.instant(cells, name, { empty: NaN }),
      end: name => this.end(cells, name),
      place: { file: this.file, line: cells.line },
    };
  }

  private end(cells: Cells, name: string): number {
    const at = this.instant(cells, name, { empty: Infinity });
    return at === Infinity || Number.isNaN(this.reader.dayEnd) ? at : this.reader.dayEnd + 1;
  }

  private instant(cells: Cells, name: string, { empty }: { readonly empty: number }): number {
    const text = this.text(cells, name);
    if (text === '') return empty;
    const { bytes, from, to } = this.value;
    const at = this.reader.read(bytes, from, to);
    if (Number.isNaN(at)) throw new UnreadableCell(this.headerOf(name), text);
    if (this.reader.isAmbiguous) this.judge.note('ambiguous_local_time', cells, { column: this.headerOf(name), text });
    return at;
  }

  private text(cells: Cells, name: string): string {
    const source = this.columns.columns.get(name);
    if (source === undefined) return '';
    source.locate(cells, this.value);
    trim(this.value);
    return textOf(this.value);
  }

  private headerOf(name: string): string {
    const source: CellSource | undefined = this.columns.columns.get(name);
    return source?.header ?? name;
  }
}
