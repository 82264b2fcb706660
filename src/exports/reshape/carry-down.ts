// Records that continue the one before leave its id out: it is carried down to them.

import type { Cells, RecordSink } from '../csv/cells.ts';
import type { Reshape } from '../presets/preset.ts';
import { RecordChange } from './record-change.ts';
import type { Reshaped } from './reshape-types.ts';

export function carryDown(
  { header }: Extract<Reshape, { readonly kind: 'carry-down' }>,
  names: readonly string[],
): Reshaped {
  const cell = names.findIndex(name => name.trim() === header);
  return { names, into: inner => new CarryDownSink(inner, names.length, cell) };
}

class CarryDownSink extends RecordChange {
  private readonly cell: number;
  private last = '';

  constructor(inner: RecordSink, width: number, cell: number) {
    super(inner, { width, added: 0 });
    this.cell = cell;
  }

  protected change(cells: Cells): void {
    const own = this.cell === -1 ? '' : cells.text(this.cell).trim();
    if (own !== '' || this.last === '') {
      this.last = own;
      this.inner.record(cells);
      return;
    }
    this.rebuilt.begin(cells);
    for (let cell = 0; cell < this.width; cell++) {
      if (cell === this.cell) this.rebuilt.addText(this.last);
      else this.rebuilt.addCell(cells, cell);
    }
    this.inner.record(this.rebuilt.finished());
  }
}
