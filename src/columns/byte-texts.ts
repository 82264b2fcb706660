// The front door of `Texts` for cells that are still UTF-8 bytes.

import { ByteIndex } from './byte-index.ts';
import { growingIntegers, type Growing } from './growing.ts';
import type { Texts } from './texts.ts';

// A byte-order mark inside a cell is data.
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Codes of texts by their UTF-8 bytes; the text is decoded only when its bytes are met for the first time. */
export class ByteTexts {
  private readonly texts: Texts;
  private readonly known: ByteIndex = new ByteIndex();
  private readonly codes: Growing<Int32Array> = growingIntegers();

  constructor(texts: Texts) {
    this.texts = texts;
  }

  /** The code of the text bytes[from, to); the bytes must be valid UTF-8. */
  code(bytes: Uint8Array, from: number, to: number): number {
    if (from === to) return 0;
    const number = this.known.add(bytes, from, to);
    if (number === this.codes.length) this.codes.push(this.texts.code(decoder.decode(bytes.subarray(from, to))));
    return this.codes.at(number);
  }
}
