// Several lead ids in one cell: the record counts once for each of them.

import type { Cells, RecordSink } from '../csv/cells.ts';
import type { Reshape } from '../presets/preset.ts';
import { RecordChange } from './record-change.ts';
import type { Reshaped } from './reshape-types.ts';

/** The row of a second lead has no id of its own (an id never repeats): the first cell, which holds it, is left empty. */
export function rowPerLead(
  { header, separator }: Extract<Reshape, { readonly kind: 'row-per-lead' }>,
  names: readonly string[],
): Reshaped {
  const cell = names.findIndex(name => name.trim() === header);
  const id = names.findIndex(name => name.trim() === 'Record ID');
  return { names, into: inner => new RowPerLeadSink(inner, names.length, { cell, id, separator }) };
}

class RowPerLeadSink extends RecordChange {
  private readonly place: { readonly cell: number; readonly id: number; readonly separator: string };

  constructor(inner: RecordSink, width: number, place: RowPerLeadSink['place']) {
    super(inner, { width, added: 0 });
    this.place = place;
  }

  protected change(cells: Cells): void {
    const leads = this.place.cell === -1 ? [] : this.leadsOf(cells);
    if (leads.length < 2) {
      this.inner.record(cells);
      return;
    }
    leads.forEach((lead, number) => this.emit(cells, lead, number));
  }

  private leadsOf(cells: Cells): string[] {
    const { cell, separator } = this.place;
    const written = cells.text(cell).split(separator);
    return [...new Set(written.map(lead => lead.trim()).filter(lead => lead !== ''))];
  }

  private emit(cells: Cells, lead: string, number: number): void {
    this.rebuilt.begin(cells);
    for (let cell = 0; cell < this.width; cell++) {
      if (cell === this.place.cell) this.rebuilt.addText(lead);
      else if (cell === this.place.id && number > 0) this.rebuilt.addText('');
      else this.rebuilt.addCell(cells, cell);
    }
    this.inner.record(this.rebuilt.finished());
  }
}
