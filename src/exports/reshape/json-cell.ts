// A cell that holds a JSON object: some of its members become columns of their own.

import type { Cells, RecordSink } from '../csv/cells.ts';
import type { Reshape } from '../presets/preset.ts';
import { RecordChange } from './record-change.ts';
import type { Reshaped } from './reshape-types.ts';

/** Cells that are no object, and members that are missing or no text, leave the columns empty. */
export function jsonCell(
  { header, keys }: Extract<Reshape, { readonly kind: 'json-cell' }>,
  names: readonly string[],
): Reshaped {
  const cell = names.findIndex(name => name.trim() === header);
  if (cell === -1) return { names, into: inner => new Unchanged(inner, { width: names.length, added: 0 }) };
  return {
    names: [...names, ...keys.map(key => `${header}.${key}`)],
    into: inner => new JsonCellSink(inner, names.length, { cell, keys }),
  };
}

class Unchanged extends RecordChange {
  protected change(cells: Cells): void {
    this.inner.record(cells);
  }
}

class JsonCellSink extends RecordChange {
  private readonly cell: number;
  private readonly keys: readonly string[];

  constructor(
    inner: RecordSink,
    width: number,
    { cell, keys }: { readonly cell: number; readonly keys: readonly string[] },
  ) {
    super(inner, { width, added: keys.length });
    this.cell = cell;
    this.keys = keys;
  }

  protected change(cells: Cells): void {
    const members = membersOf(cells.text(this.cell));
    this.rebuilt.begin(cells);
    for (let cell = 0; cell < this.width; cell++) this.rebuilt.addCell(cells, cell);
    for (const key of this.keys) this.rebuilt.addText(members.get(key) ?? '');
    this.inner.record(this.rebuilt.finished());
  }
}

function membersOf(text: string): ReadonlyMap<string, string> {
  if (!text.trimStart().startsWith('{')) return new Map();
  try {
    const parsed = JSON.parse(text) as Readonly<Record<string, unknown>>;
    const plain = Object.entries(parsed).filter(([, value]) => ['string', 'number', 'boolean'].includes(typeof value));
    return new Map(plain.map(([key, value]) => [key, String(value as string | number | boolean)]));
  } catch {
    return new Map();
  }
}
