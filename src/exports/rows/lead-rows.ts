// Rows of the leads exports: ids unique over all of them, the first in file order stands.

import { ByteIndex } from '../../columns/byte-index.ts';
import type { Cells, Fault, RecordSink } from '../csv/cells.ts';
import { CellValue, textOf, trim, type CellSource } from '../mapping/cell-source.ts';
import { Places } from './places.ts';
import { RowColumns } from './row-columns.ts';
import { rawText, type RowJudge } from './row-judge.ts';
import type { TableFile } from './table-file.ts';

/** All leads read so far. */
export class LeadRows {
  readonly columns: RowColumns = new RowColumns(SharedArrayBuffer);
  readonly places: Places = new Places();
  /** Ids, numbered as the rows are. */
  readonly ids: ByteIndex = new ByteIndex();
  /** Ids that `merged_into` names, by row; rows without one are absent. */
  readonly survivors: Map<number, string> = new Map<number, string>();
}

/** A spreadsheet has written the id as a number and lost its digits. */
const LOST_DIGITS = /^[+-]?\d+([.,]\d+)?E\+?\d+$/i;

/** Whether there is an E anywhere: few ids have one, and only those are worth a text. */
function hasExponent({ bytes, from, to }: CellValue): boolean {
  for (let at = from; at < to; at++) if (bytes[at] === 69 || bytes[at] === 101) return true;
  return false;
}

/** Reads the rows of one file. */
export class LeadFile implements RecordSink {
  private readonly leads: LeadRows;
  private readonly file: TableFile;
  private readonly judge: RowJudge;
  private readonly id: CellSource;
  private readonly mergedInto: CellSource | null;
  private readonly value = new CellValue();

  constructor(
    leads: LeadRows,
    { file, judge }: { readonly file: TableFile; readonly judge: RowJudge },
    { id, mergedInto }: { readonly id: CellSource; readonly mergedInto: CellSource | null },
  ) {
    this.leads = leads;
    this.file = file;
    this.judge = judge;
    this.id = id;
    this.mergedInto = mergedInto;
  }

  record(cells: Cells): void {
    if (!this.judge.isWhole(cells)) return;
    const { columns, ids, places } = this.leads;
    const row = columns.length;
    columns.reserve(row + 1);
    if (!this.locateId(cells)) return;
    const { value } = this;
    const known = ids.find(value.bytes, value.from, value.to);
    if (known !== -1) {
      this.judge.setAside('repeated_id', cells, { column: this.id.header, text: textOf(value) });
      return;
    }
    if (!this.file.read(cells)) return;
    this.id.locate(cells, value);
    trim(value);
    ids.add(value.bytes, value.from, value.to);
    columns.lead.codes[row] = row;
    this.keepSurvivor(cells, row);
    places.add(row, cells.line);
    columns.accept(this.judge.noted);
  }

  malformed(fault: Fault, line: number, raw: Uint8Array): void {
    this.judge.malformed(fault, line, raw);
  }

  /** Puts the id into `value`; false where the row was rejected for it. */
  private locateId(cells: Cells): boolean {
    const { value } = this;
    this.id.locate(cells, value);
    const written = value.to - value.from;
    trim(value);
    if (value.from === value.to) {
      this.judge.reject('no_lead_id', cells, { column: this.id.header, text: rawText(cells) });
      return false;
    }
    if (hasExponent(value) && LOST_DIGITS.test(textOf(value))) {
      this.judge.reject('damaged_id', cells, { column: this.id.header, text: textOf(value) });
      return false;
    }
    if (value.to - value.from < written) {
      this.judge.note('padded_id', cells, { column: this.id.header, text: textOf(value) });
    }
    return true;
  }

  private keepSurvivor(cells: Cells, row: number): void {
    if (this.mergedInto === null) return;
    this.mergedInto.locate(cells, this.value);
    trim(this.value);
    if (!this.value.isEmpty) this.leads.survivors.set(row, textOf(this.value));
  }
}
