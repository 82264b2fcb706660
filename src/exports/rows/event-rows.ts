// Rows of activities, history and deals: each finds its lead; ids and rows that repeat are found once all are read.

import { ByteBatch } from '../../columns/byte-batch.ts';
import { ByteList, type ByteListMemory, type ByteMemory } from '../../columns/byte-list.ts';
import { growingIntegers, type Growing } from '../../columns/growing.ts';
import { hashBytes, mix } from '../../columns/hash-bytes.ts';
import type { Cells, Fault, RecordSink } from '../csv/cells.ts';
import { CellValue, textOf, trim, type CellSource } from '../mapping/cell-source.ts';
import { IdOrder, type IdOrderMemory } from './id-order.ts';
import { Places, type PlacesMemory } from './places.ts';
import { RowColumns, type RowColumnsMemory } from './row-columns.ts';
import { rawText, type RowJudge } from './row-judge.ts';
import type { TableFile } from './table-file.ts';

/** What `columns.lead` holds for a row whose lead the export lacks, and for one that names none. */
const NO_LEAD = -1;
export const UNKNOWN_LEAD = -2;

/** Rows whose leads are looked up together. */
const BATCH = 512;

/** Rows as they pass between threads. */
export interface EventRowsMemory {
  readonly columns: RowColumnsMemory;
  readonly places: PlacesMemory;
  readonly ids: ByteListMemory;
  readonly idOrder: IdOrderMemory;
  readonly unknown: Int32Array;
  readonly nameless: Int32Array;
  readonly contents: Int32Array;
  readonly moreContents: Int32Array;
}

/** All rows of one kind read so far. `columns.lead` holds the lead as the row names it, merges not yet followed. */
export class EventRows {
  readonly columns: RowColumns;
  readonly places: Places = new Places();
  /** Ids by row; empty where a row has none. */
  readonly ids: ByteList = new ByteList();
  readonly idOrder: IdOrder = new IdOrder(this.ids);
  /** Rows of unknown leads, already counted as set aside: they go when all rows are read. */
  readonly unknown: Growing<Int32Array> = growingIntegers();
  /** Rows without an id, and 64 bits of what stands in all of their cells. */
  readonly nameless: Growing<Int32Array> = growingIntegers();
  readonly contents: Growing<Int32Array> = growingIntegers();
  readonly moreContents: Growing<Int32Array> = growingIntegers();

  constructor(Memory: ByteMemory = ArrayBuffer) {
    this.columns = new RowColumns(Memory);
  }

  memory(): EventRowsMemory {
    return {
      columns: this.columns.memory(),
      places: this.places.memory(),
      ids: this.ids.memory(),
      idOrder: this.idOrder.memory(),
      unknown: this.unknown.all(),
      nameless: this.nameless.all(),
      contents: this.contents.all(),
      moreContents: this.moreContents.all(),
    };
  }

  /** Appends rows of the same file that were read elsewhere: their texts have other codes, their lines follow `linesBefore`. */
  append(rows: EventRowsMemory, codeOf: Int32Array, linesBefore: number): void {
    const first = this.columns.length;
    this.columns.append(rows.columns, codeOf);
    this.places.append(rows.places, first, linesBefore);
    this.ids.append(rows.ids);
    this.idOrder.append(rows.idOrder, first);
    this.unknown.append(rows.unknown, first);
    this.nameless.append(rows.nameless, first);
    this.contents.append(rows.contents);
    this.moreContents.append(rows.moreContents);
  }
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

/** Finds the leads of a batch of ids: their rows, or -1. */
export interface LeadFinder {
  findAll(batch: ByteBatch, numbers: Int32Array): void;
}

export class EventFile implements RecordSink {
  private readonly rows: EventRows;
  private readonly leads: LeadFinder;
  private readonly file: TableFile;
  private readonly judge: RowJudge;
  private readonly keys: EventKeys;
  private readonly value = new CellValue();
  private readonly batch = new ByteBatch(BATCH);
  private readonly batchRows = new Int32Array(BATCH);
  private readonly batchLines = new Int32Array(BATCH);
  private readonly found = new Int32Array(BATCH);

  constructor(
    rows: EventRows,
    { leads, keys }: { readonly leads: LeadFinder; readonly keys: EventKeys },
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
    if (!this.locateLead(cells) || !this.file.read(cells)) return;
    this.awaitLead(cells, row);
    this.keepId(cells, row);
    places.add(row, cells.line);
    columns.accept(this.judge.noted);
    if (this.batch.isFull) this.findLeads();
  }

  /** When the file is read. */
  close(): void {
    this.findLeads();
    this.file.close();
  }

  malformed(fault: Fault, line: number, raw: Uint8Array): void {
    this.judge.malformed(fault, line, raw);
  }

  /** Puts the lead's id into `value`; false where the row names none and has to. */
  private locateLead(cells: Cells): boolean {
    const { value } = this;
    if (this.keys.lead === null) value.to = value.from;
    else {
      this.keys.lead.locate(cells, value);
      trim(value);
    }
    if (value.from < value.to || this.keys.leadMayBeMissing) return true;
    this.judge.reject('no_lead_id', cells, { column: this.keys.lead?.header ?? null, text: rawText(cells) });
    return false;
  }

  /** The lead located before goes into the batch; which one it is, `findLeads` says. */
  private awaitLead(cells: Cells, row: number): void {
    const { batch, value } = this;
    this.batchRows[batch.length] = row;
    this.batchLines[batch.length] = cells.line;
    batch.push(value.bytes, value.from, value.to);
  }

  /** Puts the leads of the rows in the batch into their column. */
  private findLeads(): void {
    const { batch } = this;
    const { lead } = this.rows.columns;
    this.leads.findAll(batch, this.found);
    for (let entry = 0; entry < batch.length; entry++) {
      const row = this.batchRows[entry] as number;
      const isMissing = batch.starts[entry] === batch.starts[entry + 1];
      lead.codes[row] = isMissing ? NO_LEAD : (this.found[entry] as number);
      if (!isMissing && this.found[entry] === -1) this.setAside(entry, row);
    }
    batch.clear();
  }

  private setAside(entry: number, row: number): void {
    const { bytes, starts } = this.batch;
    this.rows.columns.lead.codes[row] = UNKNOWN_LEAD;
    this.rows.unknown.push(row);
    const text = (): string => textOf({ bytes, from: starts[entry] as number, to: starts[entry + 1] as number });
    this.judge.setAsideAt('unknown_lead', this.batchLines[entry] as number, () => ({
      column: this.keys.lead?.header ?? null,
      text: text(),
    }));
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
    else this.rows.idOrder.add(row);
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

/** A hash of another family than `hashBytes`, so that the two do not fail together. */
function secondHash({ bytes, starts, ends }: Cells, cell: number, seed: number): number {
  let hash = Math.imul(seed, 0x9e3779b1) ^ ((ends[cell] as number) - (starts[cell] as number));
  for (let at = starts[cell] as number; at < (ends[cell] as number); at++) {
    hash = Math.imul((hash << 5) | (hash >>> 27), 0x85ebca6b) + (bytes[at] as number);
  }
  return mix(hash);
}
