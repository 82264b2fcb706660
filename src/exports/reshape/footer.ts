// The lines a report puts after its rows: of one cell each, and one of them says what it is.

import type { Cells, Fault, RecordSink } from '../csv/cells.ts';
import type { Reshape } from '../presets/preset.ts';
import { keptRecord } from './rebuilt.ts';
import type { Reshaped, ReshapingSink, SetAside } from './reshape-types.ts';

/** A footer has no more lines. */
const MOST_LINES = 16;

export function withoutFooter(
  { patterns }: Extract<Reshape, { readonly kind: 'footer' }>,
  names: readonly string[],
): Reshaped {
  return { names, into: (inner, setAside) => new FooterSink(inner, setAside, { patterns, width: names.length }) };
}

class FooterSink implements ReshapingSink {
  private readonly inner: RecordSink;
  private readonly setAside: SetAside;
  private readonly patterns: readonly RegExp[];
  private readonly width: number;
  /** Short records that came last: the footer, if nothing else follows. */
  private held: Cells[] = [];

  constructor(
    inner: RecordSink,
    setAside: SetAside,
    { patterns, width }: { readonly patterns: readonly RegExp[]; readonly width: number },
  ) {
    this.inner = inner;
    this.setAside = setAside;
    this.patterns = patterns;
    this.width = width;
  }

  record(cells: Cells): void {
    if (this.width > 1 && cells.count === 1 && this.held.length < MOST_LINES) {
      this.held.push(keptRecord(cells));
      return;
    }
    this.release();
    this.inner.record(cells);
  }

  malformed(fault: Fault, line: number, raw: Uint8Array): void {
    this.release();
    this.inner.malformed(fault, line, raw);
  }

  close(): void {
    const isFooter = this.held.some(cells => this.patterns.some(pattern => pattern.test(cells.text(0).trim())));
    if (!isFooter) return this.release();
    for (const cells of this.held) this.setAside('footer_line', cells);
  }

  private release(): void {
    for (const cells of this.held) this.inner.record(cells);
    this.held = [];
  }
}
