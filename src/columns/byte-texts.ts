// The front door of `Texts` for cells that are still UTF-8 bytes.

import { ByteIndex } from './byte-index.ts';
import { growingIntegers, type Growing } from './growing.ts';
import type { Texts } from './texts.ts';

// A byte-order mark inside a cell is data.
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Most cells are short and of a few values: those of up to twelve bytes are told by three numbers. */
const SHORT = 12;
const REMEMBERED = 1024;
/** Three numbers of the bytes, the length, the code. */
const ENTRY = 5;

/** By length of the cell: which bytes of its first, second and third four belong to it. */
const FIRST_MASKS: Int32Array = masks(0);
const SECOND_MASKS: Int32Array = masks(4);
const THIRD_MASKS: Int32Array = masks(8);

function masks(before: number): Int32Array {
  return Int32Array.from({ length: SHORT + 1 }, (_, length) => {
    const bytes = Math.max(0, Math.min(4, length - before));
    return bytes === 4 ? -1 : (1 << (bytes * 8)) - 1;
  });
}

/** Codes of texts by their UTF-8 bytes; the text is decoded only when its bytes are met for the first time. */
export class ByteTexts {
  private readonly texts: Texts;
  private readonly known: ByteIndex = new ByteIndex();
  private readonly codes: Growing<Int32Array> = growingIntegers();
  private readonly recent: Int32Array = new Int32Array(REMEMBERED * ENTRY);

  private viewed: Uint8Array = new Uint8Array(0);
  private view: DataView = new DataView(this.viewed.buffer);

  constructor(texts: Texts) {
    this.texts = texts;
  }

  /** The code of the text bytes[from, to); the bytes must be valid UTF-8. */
  code(bytes: Uint8Array, from: number, to: number): number {
    const length = to - from;
    if (length === 0) return 0;
    return length > SHORT ? this.lookUp(bytes, from, to) : this.recall(bytes, from, to);
  }

  /** The code of a short text, by a look at the last one that fell on the same place. */
  private recall(bytes: Uint8Array, from: number, to: number): number {
    const length = to - from;
    if (bytes !== this.viewed) this.look(bytes);
    if (from + SHORT > bytes.length) return this.lookUp(bytes, from, to);
    const one = this.view.getInt32(from, true) & (FIRST_MASKS[length] as number);
    const two = this.view.getInt32(from + 4, true) & (SECOND_MASKS[length] as number);
    const three = this.view.getInt32(from + 8, true) & (THIRD_MASKS[length] as number);
    const { recent } = this;
    const spread = Math.imul(one ^ Math.imul(two, 0x9e3779b1) ^ Math.imul(three, 0x85ebca6b) ^ length, 0x2545f491);
    const place = (spread >>> 22) * ENTRY;
    if (
      recent[place] !== one ||
      recent[place + 1] !== two ||
      recent[place + 2] !== three ||
      recent[place + 3] !== length
    ) {
      recent[place] = one;
      recent[place + 1] = two;
      recent[place + 2] = three;
      recent[place + 3] = length;
      recent[place + 4] = this.lookUp(bytes, from, to);
    }
    return recent[place + 4] as number;
  }

  private look(bytes: Uint8Array): void {
    this.viewed = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  }

  private lookUp(bytes: Uint8Array, from: number, to: number): number {
    const number = this.known.add(bytes, from, to);
    if (number === this.codes.length) this.codes.push(this.texts.code(decoder.decode(bytes.subarray(from, to))));
    return this.codes.at(number);
  }
}
