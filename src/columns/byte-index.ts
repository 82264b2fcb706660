// Byte strings by their content: finds the number of an id or a text without making a JavaScript string of it.

import type { ByteBatch } from './byte-batch.ts';
import { ByteList, type ByteListMemory } from './byte-list.ts';
import { hashBytes } from './hash-bytes.ts';

/** The memory of an index, as it passes between threads. */
export interface ByteIndexMemory {
  readonly list: ByteListMemory;
  readonly slots: Int32Array;
}

/** A set of byte strings numbered from 0 in order of first appearance. */
export class ByteIndex {
  readonly list: ByteList;
  /** Open addressing: hash and number + 1 beside each other, so that a look-up touches one cache line. */
  private slots: Int32Array;
  /** Of no meaning: keeps the compiler from leaving out what `findAll` reads ahead. */
  touched = 0;

  /** An empty index, or one over memory that another has filled. */
  constructor(memory: ByteIndexMemory | null = null) {
    this.list = memory === null ? new ByteList(SharedArrayBuffer) : ByteList.over(memory.list);
    this.slots = memory === null ? newSlots(2 * 1024) : memory.slots;
  }

  /** For other threads, which share it: nothing may be added to an index over it, nor to this one while they use theirs. */
  memory(): ByteIndexMemory {
    return { list: this.list.memory(), slots: this.slots };
  }

  /** The number of source[from, to), or -1. */
  find(source: Uint8Array, from: number, to: number): number {
    return (this.slots[this.slotOf(source, from, to, hashBytes(source, from, to)) + 1] as number) - 1;
  }

  /** Numbers of a batch's entries, or -1. In a large set every look-up waits for memory; these wait together. */
  findAll({ bytes, starts, hashes, length }: ByteBatch, numbers: Int32Array): void {
    const { slots, list } = this;
    const mask = slots.length - 1;
    for (let entry = 0; entry < length; entry++) {
      numbers[entry] = (slots[(((hashes[entry] as number) << 1) & mask) + 1] as number) - 1;
    }
    this.touched = list.touch(numbers, length);
    for (let entry = 0; entry < length; entry++) {
      const from = starts[entry] as number;
      const to = starts[entry + 1] as number;
      const likely = numbers[entry] as number;
      // The first place it can stand at is nearly always where it stands.
      if (likely === -1 || !list.equals(likely, bytes, from, to)) numbers[entry] = this.find(bytes, from, to);
    }
  }

  /** The number of source[from, to), new where it was not met before: then it equals the length before the call. */
  add(source: Uint8Array, from: number, to: number): number {
    const hash = hashBytes(source, from, to);
    const slot = this.slotOf(source, from, to, hash);
    const known = this.slots[slot + 1] as number;
    if (known !== 0) return known - 1;
    const number = this.list.push(source, from, to);
    this.slots[slot] = hash;
    this.slots[slot + 1] = number + 1;
    if (this.list.length * 4 > this.slots.length) this.grow();
    return number;
  }

  private slotOf(source: Uint8Array, from: number, to: number, hash: number): number {
    const slots = this.slots;
    const mask = slots.length - 1;
    let slot = (hash << 1) & mask;
    for (let number = slots[slot + 1] as number; number !== 0; number = slots[slot + 1] as number) {
      if (slots[slot] === hash && this.list.equals(number - 1, source, from, to)) return slot;
      slot = (slot + 2) & mask;
    }
    return slot;
  }

  private grow(): void {
    const old = this.slots;
    const slots = newSlots(old.length * 2);
    const mask = slots.length - 1;
    for (let from = 0; from < old.length; from += 2) {
      if (old[from + 1] === 0) continue;
      let slot = ((old[from] as number) << 1) & mask;
      while (slots[slot + 1] !== 0) slot = (slot + 2) & mask;
      slots[slot] = old[from] as number;
      slots[slot + 1] = old[from + 1] as number;
    }
    this.slots = slots;
  }
}

function newSlots(length: number): Int32Array {
  return new Int32Array(new SharedArrayBuffer(length * Int32Array.BYTES_PER_ELEMENT));
}
