// A lead's attributes as of an instant: undone through the history where it has the field, else the export's value
// (agreement.md, Lead conditions; data.md, Standard columns).

import type { Table } from './table.ts';

/** The columns that anything asks about, each with a number; built once for an audit. */
export interface AttributeNames {
  readonly columns: readonly string[];
  /** Column → its number. */
  readonly numberOf: ReadonlyMap<string, number>;
}

export function attributeNames(columns: Iterable<string>): AttributeNames {
  const list = [...new Set(columns)].sort();
  return { columns: list, numberOf: new Map(list.map((column, index) => [column, index])) };
}

/** One lead's attributes; the same object is filled again for each lead. */
export class Attributes {
  private readonly exported: readonly (Int32Array | undefined)[];
  /** Changes of all fields, in time order; `next` chains those of one field. */
  private changeAt = new Float64Array(64);
  private changeTo = new Int32Array(64);
  private next = new Int32Array(64);
  private readonly first: Int32Array;
  private readonly last: Int32Array;
  private readonly before: Int32Array;
  private readonly hasHistory: Uint8Array;
  private count = 0;
  private lead = 0;
  /** How often it was filled: what was found of a lead holds until the next time. */
  loads = 0;
  /** 1 for the fields whose changes `watchedBy` counts, and when those came. */
  private readonly isWatched: Uint8Array;
  private readonly watchedAt: number[] = [];
  private watched = 0;

  constructor(names: AttributeNames, leads: Table) {
    this.exported = names.columns.map(column => leads.texts.get(column));
    this.first = new Int32Array(names.columns.length);
    this.last = new Int32Array(names.columns.length);
    this.before = new Int32Array(names.columns.length);
    this.hasHistory = new Uint8Array(names.columns.length);
    this.isWatched = new Uint8Array(names.columns.length);
  }

  /** From now on `watchedBy` counts the changes of these fields too. */
  watch(fields: readonly number[]): void {
    for (const field of fields) this.isWatched[field] = 1;
  }

  begin(lead: number): void {
    this.lead = lead;
    this.loads++;
    this.count = 0;
    this.watched = 0;
    this.first.fill(-1);
    this.last.fill(-1);
    this.hasHistory.fill(0);
  }

  /** A change known by as-of; changes must come in time order. */
  addChange(field: number, at: number, from: number, to: number): void {
    if (this.first[field] === -1) {
      this.before[field] = from;
      this.hasHistory[field] = 1;
    }
    if (this.isWatched[field] === 1) this.watchedAt[this.watched++] = at;
    if (this.count === this.changeAt.length) this.grow();
    const index = this.count++;
    this.changeAt[index] = at;
    this.changeTo[index] = to;
    this.next[index] = -1;
    const last = this.last[field] ?? -1;
    if (last === -1) this.first[field] = index;
    else this.next[last] = index;
    this.last[field] = index;
  }

  /** A change after as-of: it is left out, but still tells what the value was before it. */
  addLaterChange(field: number, from: number): void {
    if (this.hasHistory[field]) return;
    this.before[field] = from;
    this.hasHistory[field] = 1;
  }

  /** Code of the value at an instant, that instant's changes included. */
  at(field: number, instant: number): number {
    if (!this.hasHistory[field]) return this.exported[field]?.[this.lead] ?? 0;
    let value = this.before[field] ?? 0;
    for (let index = this.first[field] ?? -1; index !== -1; index = this.next[index] ?? -1) {
      if ((this.changeAt[index] ?? 0) > instant) break;
      value = this.changeTo[index] ?? 0;
    }
    return value;
  }

  /** How many changes of watched fields came by an instant, its own included: where it is the same number, so are their values. */
  watchedBy(instant: number): number {
    let changes = 0;
    while (changes < this.watched && (this.watchedAt[changes] as number) <= instant) changes++;
    return changes;
  }

  /** Code of the value the lead was created with. */
  initial(field: number): number {
    return this.hasHistory[field] ? (this.before[field] ?? 0) : (this.exported[field]?.[this.lead] ?? 0);
  }

  private grow(): void {
    const size = this.changeAt.length * 2;
    const [at, to, next] = [new Float64Array(size), new Int32Array(size), new Int32Array(size)];
    at.set(this.changeAt);
    to.set(this.changeTo);
    next.set(this.next);
    [this.changeAt, this.changeTo, this.next] = [at, to, next];
  }
}
