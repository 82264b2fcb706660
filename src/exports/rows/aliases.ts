// Other ids and names of leads: the contact a lead became, a name where activities know no id (spec data.md, activities).

import type { ByteBatch } from '../../columns/byte-batch.ts';
import { ByteIndex, type ByteIndexMemory } from '../../columns/byte-index.ts';
import type { Cells, RecordSink } from '../csv/cells.ts';
import { CellValue, textOf, trim, type CellSource } from '../mapping/cell-source.ts';
import type { LeadRows } from './lead-rows.ts';

const AMBIGUOUS = -2;

/** Finds leads by their ids, else by an alias that only one of them has. */
export class LeadAliases {
  /** Rows of events that were found by an alias alone. */
  found = 0;
  /** Aliases that several leads share, as far as anything asked for them. */
  readonly shared: Map<string, number> = new Map<string, number>();
  private readonly leads: LeadRows;
  private readonly names = new ByteIndex();
  private readonly rows: number[] = [];

  constructor(leads: LeadRows) {
    this.leads = leads;
  }

  /** Passes records on, and notes the alias of each lead that comes of them. */
  into(inner: RecordSink, alias: CellSource): RecordSink {
    const value = new CellValue();
    return {
      record: cells => {
        const row = this.leads.columns.length;
        inner.record(cells);
        if (this.leads.columns.length > row) this.add(alias, { cells, value }, row);
      },
      malformed: (fault, line, raw) => inner.malformed(fault, line, raw),
    };
  }

  /** The ids of all leads for other threads; null where some go by an alias, which is looked up here alone. */
  forThreads(): ByteIndexMemory | null {
    return this.rows.length > 0 ? null : this.leads.ids.memory();
  }

  findAll(batch: ByteBatch, numbers: Int32Array): void {
    this.leads.ids.findAll(batch, numbers);
    if (this.rows.length === 0) return;
    for (let entry = 0; entry < batch.length; entry++) {
      if (numbers[entry] === -1) numbers[entry] = this.rowOf(batch, entry);
    }
  }

  private add(
    alias: CellSource,
    { cells, value }: { readonly cells: Cells; readonly value: CellValue },
    row: number,
  ): void {
    alias.locate(cells, value);
    trim(value);
    if (value.isEmpty) return;
    const number = this.names.add(value.bytes, value.from, value.to);
    this.rows[number] = number < this.rows.length ? AMBIGUOUS : row;
  }

  private rowOf({ bytes, starts }: ByteBatch, entry: number): number {
    const [from, to] = [starts[entry] as number, starts[entry + 1] as number];
    const number = from === to ? -1 : this.names.find(bytes, from, to);
    if (number === -1) return -1;
    const row = this.rows[number] as number;
    if (row >= 0) {
      this.found++;
      return row;
    }
    const text = textOf({ bytes, from, to });
    this.shared.set(text, (this.shared.get(text) ?? 0) + 1);
    return -1;
  }
}
