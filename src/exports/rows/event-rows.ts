// Rows of activities, history and deals: each finds its lead; ids and rows that repeat are found once all are read.

import type { ByteIndex } from '../../columns/byte-index.ts';
import { ByteList } from '../../columns/byte-list.ts';
import { growingIntegers, type Growing } from '../../columns/growing.ts';
import { hashBytes, mix } from '../../columns/hash-bytes.ts';
import type { Cells, Fault, RecordSink } from '../csv/cells.ts';
import { CellValue, textOf, trim, type CellSource } from '../mapping/cell-source.ts';
import { Places } from './places.ts';
import { RowColumns } from './row-columns.ts';
import { rawText, type RowJudge } from './row-judge.ts';
import type { TableFile } from './table-file.ts';

/** All rows of one kind read so far. `columns.lead` holds the lead as the row names it, merges not yet followed. */
export class EventRows {
  readonly columns: RowColumns = new RowColumns();
  readonly places: Places = new Places();
  /** Ids by row; empty where a row has none. */
  readonly ids: ByteList = new ByteList();
  /** Rows without an id, and 64 bits of what stands in all of their cells. */
  readonly nameless: Growing<Int32Array> = growingIntegers();
  readonly contents: Growing<Int32Array> = growingIntegers();
  readonly moreContents: Growing<Int32Array> = growingIntegers();
}

/** Columns of a file that are neither time nor text. */
export interface EventKeys {
  /** Null: the file has no column for it; then every row lacks one. */
  readonly id: CellSource | null;
  readonly lead: CellSource | null;
  /** A deal without a lead counts for goals. */
  readonly leadMayBeMissing: boolean;
  /** Differs between files whose rows cannot be equal: other header, other mapping. */
  readonly seed: number;
}

export class EventFile implements RecordSink {
  private readonly rows: EventRows;
  private readonly leads: ByteIndex;
  private readonly file: TableFile;
  private readonly judge: RowJudge;
  private readonly keys: EventKeys;
  private readonly value = new CellValue();

  constructor(
    rows: EventRows,
    { leads, keys }: { readonly leads: ByteIndex; readonly keys: EventKeys },
    { file, judge }: { readonly file: TableFile; readonly judge: RowJudge },
  ) {
    this.rows = rows;
    this.leads = leads;
    this.keys = keys;
    this.file = file;
    this.judge = judge;
  }

  record(cells: Cells): void {
    if (!this.judge.isWhole(cells)) return;
    const { columns, places } = this.rows;
    const row = columns.length;
    columns.reserve(row + 1);
    if (!this.readLead(cells, row) || !this.file.read(cells)) return;
    if (columns.lead.codes[row] === UNKNOWN) {
      this.locateLead(cells);
      this.judge.setAside('unknown_lead', cells, { column: this.keys.lead?.header ?? null, text: textOf(this.value) });
      return;
    }
    this.keepId(cells, row);
    places.add(row, cells.line);
    columns.length++;
  }

  malformed(fault: Fault, line: number, raw: Uint8Array): void {
    this.judge.malformed(fault, line, raw);
  }

  /** Puts the lead's row into its column; false where the row names none and has to. */
  private readLead(cells: Cells, row: number): boolean {
    const { value } = this;
    this.locateLead(cells);
    const isMissing = value.from === value.to;
    if (isMissing && !this.keys.leadMayBeMissing) {
      this.judge.reject('no_lead_id', cells, { column: this.keys.lead?.header ?? null, text: rawText(cells) });
      return false;
    }
    const lead = isMissing ? NONE : this.leads.find(value.bytes, value.from, value.to);
    this.rows.columns.lead.codes[row] = lead === -1 && !isMissing ? UNKNOWN : lead;
    return true;
  }

  private locateLead(cells: Cells): void {
    const { value } = this;
    if (this.keys.lead === null) value.to = value.from;
    else {
      this.keys.lead.locate(cells, value);
      trim(value);
    }
  }

  private keepId(cells: Cells, row: number): void {
    const { value } = this;
    if (this.keys.id === null) value.to = value.from;
    else {
      this.keys.id.locate(cells, value);
      trim(value);
    }
    this.rows.ids.push(value.bytes, value.from, value.to);
    if (value.from === value.to) this.keepContents(cells, row);
  }

  private keepContents(cells: Cells, row: number): void {
    let one = this.keys.seed;
    let other = ~this.keys.seed;
    for (let cell = 0; cell < cells.count; cell++) {
      const hash = hashBytes(cells.bytes, cells.starts[cell] as number, cells.ends[cell] as number);
      one = mix(Math.imul(one, 31) ^ hash);
      other = secondHash(cells, cell, other);
    }
    this.rows.nameless.push(row);
    this.rows.contents.push(one);
    this.rows.moreContents.push(other);
  }
}

const NONE = -1;
const UNKNOWN = -2;

/** A hash of another family than `hashBytes`, so that the two do not fail together. */
function secondHash({ bytes, starts, ends }: Cells, cell: number, seed: number): number {
  let hash = Math.imul(seed, 0x9e3779b1) ^ ((ends[cell] as number) - (starts[cell] as number));
  for (let at = starts[cell] as number; at < (ends[cell] as number); at++) {
    hash = Math.imul((hash << 5) | (hash >>> 27), 0x85ebca6b) + (bytes[at] as number);
  }
  return mix(hash);
}
