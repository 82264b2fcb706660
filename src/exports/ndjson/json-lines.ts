// Chunks to lines: an NDJSON file has one object a line, whatever its values hold.

import { LINE_FEED } from '../csv/cells.ts';
import { LONGEST_RECORD } from '../csv/strict.ts';

/** One physical line, bytes[from, to), without its line end. */
export interface JsonLine {
  readonly bytes: Uint8Array;
  readonly from: number;
  readonly to: number;
}

export type LineFault = 'record_too_long';

/** Gives every line to `take`, or says that one is too long to hold; `tick` is called after each chunk. */
export async function forEachLine(
  chunks: AsyncIterable<Uint8Array>,
  take: (line: JsonLine, fault: LineFault | null) => void,
  tick: () => void,
): Promise<void> {
  let rest: Uint8Array = new Uint8Array(0);
  let isSkipping = false;
  for await (const chunk of chunks) {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let from = 0;
    for (let feed = bytes.indexOf(LINE_FEED); feed !== -1; feed = bytes.indexOf(LINE_FEED, from)) {
      if (!isSkipping) take({ bytes, from, to: feed }, null);
      isSkipping = false;
      from = feed + 1;
    }
    rest = isSkipping ? new Uint8Array(0) : bytes.subarray(from);
    if (rest.length > LONGEST_RECORD) {
      take({ bytes: rest, from: 0, to: Math.min(rest.length, 1000) }, 'record_too_long');
      isSkipping = true;
      rest = new Uint8Array(0);
    }
    tick();
  }
  if (rest.length > 0 && !isSkipping) take({ bytes: rest, from: 0, to: rest.length }, null);
}
