// Local time to instants and back, from a table of the zone's clock changes (docs/decisions/zones-and-clock-changes.md).

import type { Zone } from '../model/open-time.ts';
import { isZone, transitionsOf } from './transitions.ts';

export { isZone } from './transitions.ts';

/** The rules of an IANA zone; the same object for the same id. RangeError where there is no such zone. */
export function zoneOf(id: string): Zone {
  const known = zones.get(id);
  if (known !== undefined) return known;
  if (!isZone(id)) throw new RangeError(`no time zone is called "${id}"`);
  const zone = new TabledZone(id);
  zones.set(id, zone);
  return zone;
}

const zones = new Map<string, Zone>();

/** Some nine years, so that those of a usual audit (April 2022 to December 2030) are one chunk and one look-up of the rules. */
const CHUNK_MS = 2 ** 38;
/** Chunks overlap by more than any offset, so that a local time and its instant are found in the same one. */
const MARGIN_MS = 3 * 86_400_000;

/** Clock changes of one chunk. Segment `i` ends where change `i` begins; the last one ends with the chunk. */
interface Chunk {
  /** Instant of each change. */
  readonly at: Float64Array;
  /** First local time after each change that is neither skipped nor repeated: `compatible` reads earlier ones by the old offset. */
  readonly settled: Float64Array;
  /** Offset of each segment. */
  readonly offset: Float64Array;
}

class TabledZone implements Zone {
  readonly id: string;
  private readonly chunks = new Map<number, Chunk>();
  private recentNumber = NaN;
  private recent: Chunk = { at: new Float64Array(0), settled: new Float64Array(0), offset: new Float64Array(1) };

  constructor(id: string) {
    this.id = id;
  }

  offsetAt(at: number): number {
    const chunk = this.chunkAt(at);
    return chunk.offset[segmentAt(chunk.at, at)] as number;
  }

  toInstant(local: number): number {
    const chunk = this.chunkAt(local);
    return local - (chunk.offset[segmentAt(chunk.settled, local)] as number);
  }

  resolution(local: number): 'unique' | 'skipped' | 'repeated' {
    const chunk = this.chunkAt(local);
    const segment = segmentAt(chunk.settled, local);
    if (segment === chunk.at.length) return 'unique';
    const before = chunk.offset[segment] as number;
    const after = chunk.offset[segment + 1] as number;
    if (local < (chunk.at[segment] as number) + Math.min(before, after)) return 'unique';
    return after > before ? 'skipped' : 'repeated';
  }

  private chunkAt(time: number): Chunk {
    const number = Math.floor(time / CHUNK_MS);
    if (number === this.recentNumber) return this.recent;
    let chunk = this.chunks.get(number);
    if (chunk === undefined) {
      chunk = chunkOf(this.id, number);
      this.chunks.set(number, chunk);
    }
    this.recentNumber = number;
    this.recent = chunk;
    return chunk;
  }
}

function chunkOf(zoneId: string, number: number): Chunk {
  const begin = number * CHUNK_MS;
  const { at, offset } = transitionsOf(zoneId, begin - MARGIN_MS, begin + CHUNK_MS + MARGIN_MS);
  const settled = at.map((instant, i) => instant + Math.max(offset[i] as number, offset[i + 1] as number));
  return { at: Float64Array.from(at), settled: Float64Array.from(settled), offset: Float64Array.from(offset) };
}

/** How many of the ascending changes have come by that time. */
function segmentAt(changes: Float64Array, time: number): number {
  let low = 0;
  let high = changes.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((changes[middle] as number) <= time) low = middle + 1;
    else high = middle;
  }
  return low;
}
