// A short line that cannot be read: what is wrong, and which characters of the line.

import type { Flaw } from '../forms/parsed.ts';
import type { Span } from '../source.ts';

/** Thrown while a line is read, caught where its problem is placed in the file (reading.ts). */
export class Misread extends Error {
  readonly flaw: Flaw;
  /** Characters of the text that was read; null: all of it. */
  readonly span: Span | null;
  /** The key of a map whose text was read; null where the text was no part of a map. */
  readonly key: string | null;

  constructor(flaw: Flaw, span: Span | null, key: string | null = null) {
    super(flaw.message);
    this.flaw = flaw;
    this.span = span;
    this.key = key;
  }
}

/** Reads the text of a key of a map, so that its problem stands there. */
export function under<Value>(key: string, read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    if (error instanceof Misread) throw new Misread(error.flaw, error.span, key);
    throw error;
  }
}
