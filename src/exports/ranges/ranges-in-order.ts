// The stretches of a file, read in any order by others, handed on in file order; a stretch that was cut inside a record is read again.

import type { ByteRange } from './record-ranges.ts';
import type { RangeRows, ReadRange } from './read-range.ts';

/** Reads stretches of one file, several at a time. */
export interface RangeReader {
  /** How many stretches are worth asking for at once. */
  readonly ahead: number;
  read(range: ByteRange, isEnd: boolean): Promise<ReadRange>;
  close(): void;
}

/**
 * Every stretch but the first begins where a line does, which may be inside a quoted cell. The one before tells: where its
 * records end with it, the next one begins with a record. Where they do not, both are read again as one.
 */
export async function* rangesInOrder(
  ranges: readonly ByteRange[],
  { line, size }: { readonly line: number; readonly size: number },
  reader: Pick<RangeReader, 'ahead' | 'read'>,
): AsyncGenerator<RangeRows> {
  const read = (range: ByteRange): Promise<ReadRange> => {
    const reading = reader.read(range, range.to === size);
    // Whoever waits for it hears of its failure; until then it is nobody's unhandled rejection.
    reading.catch(() => undefined);
    return reading;
  };
  const readings = new Map<number, Promise<ReadRange>>();
  let linesBefore = line;
  for (let number = 0; number < ranges.length; number++) {
    for (let next = number; next < Math.min(ranges.length, number + reader.ahead); next++) {
      if (!readings.has(next)) readings.set(next, read(ranges[next] as ByteRange));
    }
    const { from } = ranges[number] as ByteRange;
    let { to } = ranges[number] as ByteRange;
    let rows = await (readings.get(number) as Promise<ReadRange>);
    readings.delete(number);
    while (from + rows.bytes < to && to < size) {
      readings.delete(++number);
      to = (ranges[number] as ByteRange).to;
      rows = await read({ from, to });
    }
    yield { ...rows, linesBefore, bytesBehind: to };
    linesBefore += rows.lines;
  }
}
