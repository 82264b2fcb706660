// One CSV file from its first byte to its last: finds the header, then hands record after record to a sink.

import type { RecordSink } from './cells.ts';
import { Cells } from './cells.ts';
import { openingOf, type Opening, type OpeningFault } from './opening.ts';
import { RecordReader } from './read-records.ts';

/** What a file turned out to be once its header is known: null where its rows cannot be used. */
export type BeginRows = (opening: Opening) => RecordSink | null;

/**
 * Reads a file's records; null when it is read to its end (or `begin` gave null), else why it has no header.
 * `chunks` are UTF-8; `tick` is called after each.
 */
export async function readCsv(
  chunks: AsyncIterable<Uint8Array>,
  delimiter: number | null,
  begin: BeginRows,
  tick: () => void,
): Promise<{ readonly fault: OpeningFault; readonly line: number } | null> {
  const window = new Window();
  let reader: RecordReader | null = null;
  const advance = (isEnd: boolean): { readonly fault: OpeningFault; readonly line: number } | 'unused' | null => {
    if (reader === null) {
      const opening = openingOf(window.bytes(), isEnd, delimiter);
      if (opening === null || 'fault' in opening) return opening;
      const sink = begin(opening);
      if (sink === null) return 'unused';
      reader = new RecordReader(opening.dialect, new Cells(opening.names.length), { sink, line: opening.line });
      window.consume(opening.at);
    }
    const bytes = window.bytes();
    window.consume(reader.read({ bytes, from: 0, to: bytes.length, isEnd }));
    return null;
  };
  for await (const chunk of chunks) {
    window.append(chunk);
    const outcome = advance(false);
    if (outcome !== null) return outcome === 'unused' ? null : outcome;
    tick();
  }
  const outcome = advance(true);
  return outcome === 'unused' ? null : outcome;
}

/** The bytes that are not read yet: the rest of the chunk before and the new one. */
class Window {
  private buffer: Uint8Array = new Uint8Array(0);
  private start = 0;
  private end = 0;

  append(chunk: Uint8Array): void {
    const rest = this.end - this.start;
    if (rest === 0) {
      this.buffer = chunk;
      this.start = 0;
      this.end = chunk.length;
      return;
    }
    const joined = new Uint8Array(rest + chunk.length);
    joined.set(this.buffer.subarray(this.start, this.end));
    joined.set(chunk, rest);
    this.buffer = joined;
    this.start = 0;
    this.end = joined.length;
  }

  bytes(): Uint8Array {
    return this.buffer.subarray(this.start, this.end);
  }

  consume(bytes: number): void {
    this.start += bytes;
  }
}
