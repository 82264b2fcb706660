// Tuples of codes by their contents: each different one is kept once, and has a number.

import { mix } from './hash-bytes.ts';

const FEWEST_SLOTS = 256;

/** A set of tuples of `width` codes, numbered from 0 in the order in which they are met. */
export class TupleIndex {
  length = 0;
  /** The tuple to be numbered next: every code of it is written before. */
  readonly next: Int32Array;
  private codes: Int32Array;
  /** Open addressing, at most half full: number + 1, 0 for none. */
  private slots = new Int32Array(FEWEST_SLOTS);

  constructor(width: number) {
    this.next = new Int32Array(width);
    this.codes = new Int32Array((width * FEWEST_SLOTS) / 2);
  }

  /** Number of the tuple in `next`. */
  number(): number {
    const { slots } = this;
    let slot = this.hash(this.next, 0) & (slots.length - 1);
    for (let known = slots[slot] as number; known !== 0; known = slots[slot] as number) {
      if (this.isNext(known - 1)) return known - 1;
      slot = (slot + 1) & (slots.length - 1);
    }
    this.codes.set(this.next, this.length * this.next.length);
    slots[slot] = ++this.length;
    if (this.length * 2 === slots.length) this.grow();
    return this.length - 1;
  }

  /** A code of the tuple with a number. */
  at(number: number, place: number): number {
    return this.codes[number * this.next.length + place] as number;
  }

  /** All so far, one after another. */
  all(): Int32Array {
    return this.codes.subarray(0, this.length * this.next.length);
  }

  private isNext(number: number): boolean {
    const { next, codes } = this;
    const from = number * next.length;
    for (let place = 0; place < next.length; place++) if (codes[from + place] !== next[place]) return false;
    return true;
  }

  /** Of the tuple that begins at a place. */
  private hash(codes: Int32Array, from: number): number {
    let hash = 0;
    for (let place = from; place < from + this.next.length; place++) {
      const code = codes[place] as number;
      hash = Math.imul(hash ^ code, 0x9e3779b1) + code;
    }
    return mix(hash);
  }

  private grow(): void {
    const width = this.next.length;
    const codes = new Int32Array(this.codes.length * 2);
    codes.set(this.codes);
    const slots = new Int32Array(this.slots.length * 2);
    for (let number = 0; number < this.length; number++) {
      let slot = this.hash(codes, number * width) & (slots.length - 1);
      while (slots[slot] !== 0) slot = (slot + 1) & (slots.length - 1);
      slots[slot] = number + 1;
    }
    this.codes = codes;
    this.slots = slots;
  }
}
