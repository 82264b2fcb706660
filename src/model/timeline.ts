// One lead's rows in time order: what every clause replays. The same object is filled again for each lead.

import type { Attributes } from './attributes.ts';
import { bitOf, type EventSet, wordOf } from './event-set.ts';

/** Rows of one instant stand in this order, and within a kind in file order (verdicts.md, The clock, 7). */
export const ENTRY = {
  history: 0,
  lead: 1,
  milestone: 2,
  activity: 3,
  dealCreated: 4,
  dealClosed: 5,
} as const;

/** How a lead's rows are taken where they can be read in several ways: it is judged in each, and the verdicts compared. */
export interface LeadReading {
  /** Dates without a time of day (data.md, Times). */
  readonly edge: 'first' | 'last';
  /** Activities whose direction the system does not export. */
  readonly directions: 'as_written' | 'outbound' | 'inbound';
}

export const AS_WRITTEN: LeadReading = { edge: 'first', directions: 'as_written' };

/** Points at a row of the exports: its kind and its number in the table of that kind. */
export interface Entry {
  readonly kind: number;
  readonly row: number;
}

/** Up to so many rows are sorted in place: they come almost in order, and nothing is allocated. */
const FEW_ROWS = 64;

export class Timeline {
  lead = 0;
  length = 0;
  at: Float64Array = new Float64Array(64);
  kind: Uint8Array = new Uint8Array(64);
  row: Int32Array = new Int32Array(64);
  /** 1 where an activity was logged too late to settle anything (`report.logged_within`). */
  loggedLate: Uint8Array = new Uint8Array(64);
  /** True where a row of this lead has day precision: it is judged twice. */
  hasDays = false;
  /** True where an activity would be another event if its direction were known: it is judged as gone out and as come in too. */
  hasUntoldDirections = false;
  readonly attributes: Attributes;
  private readonly words: number;
  private events: Int32Array;
  private readonly anyEvents: Int32Array;

  constructor(words: number, attributes: Attributes) {
    this.words = words;
    this.attributes = attributes;
    this.events = new Int32Array(64 * words);
    this.anyEvents = new Int32Array(words);
  }

  begin(lead: number): void {
    this.lead = lead;
    this.length = 0;
    this.hasDays = false;
    this.hasUntoldDirections = false;
    this.anyEvents.fill(0);
    this.attributes.begin(lead);
  }

  /** Adds a row that is these events, in any order; `finish` puts them in time order. Returns its position for `setEvent`. */
  add(kind: number, row: number, at: number, events: EventSet): number {
    if (this.length === this.at.length) this.grow();
    const index = this.length++;
    this.at[index] = at;
    this.kind[index] = kind;
    this.row[index] = row;
    this.loggedLate[index] = 0;
    for (let word = 0; word < this.words; word++) {
      const bits = events[word] as number;
      this.events[index * this.words + word] = bits;
      this.anyEvents[word] = (this.anyEvents[word] as number) | bits;
    }
    return index;
  }

  setEvent(index: number, event: number): void {
    const word = wordOf(event);
    const bit = bitOf(event);
    const place = index * this.words + word;
    this.events[place] = (this.events[place] ?? 0) | bit;
    this.anyEvents[word] = (this.anyEvents[word] ?? 0) | bit;
  }

  /** Whether the row at a position is one of these events. */
  is(index: number, events: EventSet): boolean {
    const base = index * this.words;
    for (let word = 0; word < this.words; word++) {
      if (((this.events[base + word] as number) & (events[word] as number)) !== 0) return true;
    }
    return false;
  }

  /** The first position from `index` on whose row is one of these events; the length where there is none. */
  next(index: number, events: EventSet): number {
    let next = index;
    while (next < this.length && !this.is(next, events)) next++;
    return next;
  }

  /** The same, where rows of the history are looked for too. */
  nextOrHistory(index: number, events: EventSet): number {
    let next = index;
    while (next < this.length && this.kind[next] !== ENTRY.history && !this.is(next, events)) next++;
    return next;
  }

  /** Whether the lead has any row that is one of these events. */
  has(events: EventSet): boolean {
    for (let word = 0; word < this.words; word++) {
      if (((this.anyEvents[word] ?? 0) & (events[word] ?? 0)) !== 0) return true;
    }
    return false;
  }

  /** The row of the exports at a position. */
  entry(index: number): Entry {
    return { kind: this.kind[index] ?? 0, row: this.row[index] ?? 0 };
  }

  /** Position of the first row of the instant of the row at `index`. */
  startOfInstant(index: number): number {
    let start = index;
    while (start > 0 && this.at[start - 1] === this.at[index]) start--;
    return start;
  }

  /** Position after the last row of the instant of the row at `index`. */
  endOfInstant(index: number): number {
    const instant = this.at[index];
    let end = index + 1;
    while (end < this.length && this.at[end] === instant) end++;
    return end;
  }

  /** Sorts by instant; rows of one instant keep the order they were added in. */
  finish(): void {
    for (let index = 1; index < this.length; index++) {
      if ((this.at[index] ?? 0) < (this.at[index - 1] ?? 0)) {
        if (this.length <= FEW_ROWS) this.insert(index);
        else return this.sort();
      }
    }
  }

  /** Moves the row at `index` back among the sorted rows before it. */
  private insert(index: number): void {
    let place = index;
    while (place > 0 && (this.at[place - 1] ?? 0) > (this.at[place] ?? 0)) {
      swap(this.at, place);
      swap(this.kind, place);
      swap(this.row, place);
      swap(this.loggedLate, place);
      for (let word = 0; word < this.words; word++) swap(this.events, place * this.words + word, this.words);
      place--;
    }
  }

  private sort(): void {
    const { at, kind, row, loggedLate, events, words, length } = this;
    const order = Int32Array.from({ length }, (_, index) => index);
    order.sort((left, right) => (at[left] ?? 0) - (at[right] ?? 0) || left - right);
    const [sortedAt, sortedKind, sortedRow] = [at.slice(0, length), kind.slice(0, length), row.slice(0, length)];
    const [sortedLate, sortedEvents] = [loggedLate.slice(0, length), events.slice(0, length * words)];
    for (let index = 0; index < length; index++) {
      const from = order[index] ?? 0;
      at[index] = sortedAt[from] ?? 0;
      kind[index] = sortedKind[from] ?? 0;
      row[index] = sortedRow[from] ?? 0;
      loggedLate[index] = sortedLate[from] ?? 0;
      for (let word = 0; word < words; word++) events[index * words + word] = sortedEvents[from * words + word] ?? 0;
    }
  }

  private grow(): void {
    const size = this.at.length * 2;
    this.at = enlarged(this.at, new Float64Array(size));
    this.kind = enlarged(this.kind, new Uint8Array(size));
    this.row = enlarged(this.row, new Int32Array(size));
    this.loggedLate = enlarged(this.loggedLate, new Uint8Array(size));
    this.events = enlarged(this.events, new Int32Array(size * this.words));
  }
}

/** Exchanges the cell at `place` with the one `distance` before it. */
function swap(column: Float64Array | Uint8Array | Int32Array, place: number, distance = 1): void {
  const cell = column[place] ?? 0;
  column[place] = column[place - distance] ?? 0;
  column[place - distance] = cell;
}

function enlarged<Column extends Float64Array | Uint8Array | Int32Array>(old: Column, larger: Column): Column {
  larger.set(old);
  return larger;
}
