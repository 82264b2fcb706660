// Bytes to lines, so many at a time that a million of them cost no million waits.

/** No line of a piece comes near: whatever is longer is no piece. */
const LONGEST_LINE: number = 64 * 1024 * 1024;

/** Lines without their ends, the last with or without one. Throws a TypeError for bytes that are no UTF-8, a RangeError for a line without end. */
export async function* lineBatches(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<readonly string[], undefined> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let rest = '';
  for await (const chunk of chunks) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > LONGEST_LINE) throw new RangeError('a line without end');
    if (lines.length > 0) yield lines;
  }
  rest += decoder.decode();
  if (rest !== '') yield [rest];
}
