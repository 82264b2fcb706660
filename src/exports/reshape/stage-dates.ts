// One date column a stage, one row a lead: each date that is there becomes a row of history.

import type { Cells, RecordSink } from '../csv/cells.ts';
import type { Reshape, StageHeader } from '../presets/preset.ts';
import { RecordChange } from './record-change.ts';
import type { Reshaped, SetAside } from './reshape-types.ts';

/** Names of the columns that a row has besides those of its record. */
const ADDED = ['Stage field', 'Stage', 'Date entered'] as const;

interface StageColumn {
  readonly cell: number;
  readonly field: string;
  readonly stage: string;
}

export function stageDates(
  { fields }: Extract<Reshape, { readonly kind: 'stage-dates' }>,
  names: readonly string[],
): Reshaped {
  const columns = names.flatMap((name, cell) => stageColumn(name.trim(), cell, fields));
  return {
    names: [...names, ...ADDED],
    into: (inner, setAside) => new StageDatesSink(inner, names.length, { columns, setAside }),
  };
}

function stageColumn(name: string, cell: number, fields: readonly StageHeader[]): StageColumn[] {
  for (const { pattern, field } of fields) {
    const stage = pattern.exec(name)?.groups?.['stage'];
    if (stage !== undefined) return [{ cell, field, stage }];
  }
  return [];
}

class StageDatesSink extends RecordChange {
  private readonly columns: readonly StageColumn[];
  private readonly setAside: SetAside;

  constructor(
    inner: RecordSink,
    width: number,
    { columns, setAside }: { readonly columns: readonly StageColumn[]; readonly setAside: SetAside },
  ) {
    super(inner, { width, added: ADDED.length });
    this.columns = columns;
    this.setAside = setAside;
  }

  protected change(cells: Cells): void {
    const filled = this.columns.filter(({ cell }) => cells.text(cell).trim() !== '');
    // A lead that entered no stage has no history.
    if (filled.length === 0) this.setAside('other_rows', cells);
    for (const { cell: date, field, stage } of filled) {
      this.rebuilt.begin(cells);
      for (let cell = 0; cell < this.width; cell++) this.rebuilt.addCell(cells, cell);
      this.rebuilt.addText(field);
      this.rebuilt.addText(stage);
      this.rebuilt.addCell(cells, date);
      this.inner.record(this.rebuilt.finished());
    }
  }
}
