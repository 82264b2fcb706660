// Gathers lines into chunks, so that a million rows are some thousand writes.

import type { Sink } from './format.ts';

const CHUNK_LENGTH = 65_536;

/** Writes every text to the sink in order, waiting wherever the sink asks to. */
export async function writeAll(texts: Iterable<string>, sink: Sink): Promise<void> {
  let gathered = '';
  for (const text of texts) {
    gathered += text;
    if (gathered.length < CHUNK_LENGTH) continue;
    await sink(gathered);
    gathered = '';
  }
  if (gathered !== '') await sink(gathered);
}
