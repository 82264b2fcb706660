// Which items of a long list occurred before: exact, and in a few dozen megabytes for ten million items.

/** `hash` gives 32 bits, `same` decides; items for which `skip` holds take no part. */
export interface Comparable {
  readonly length: number;
  skip(item: number): boolean;
  hash(item: number): number;
  same(one: number, other: number): boolean;
}

/**
 * Pairs of an item and the first one equal to it, by item. Two bitmaps tell apart the hashes met once and those met
 * again; only items whose hash was met again are compared, through a map.
 */
export function repeats(items: Comparable): { readonly item: number; readonly first: number }[] {
  const bits = bitsFor(items.length);
  const again = hashesMetAgain(items, bits);
  const firsts = new Map<number, number[]>();
  const found: { item: number; first: number }[] = [];
  for (let item = 0; item < items.length; item++) {
    if (items.skip(item)) continue;
    const hash = items.hash(item);
    if (!isSet(again, hash & (bits - 1))) continue;
    const alike = firsts.get(hash);
    const first = alike?.find(candidate => items.same(candidate, item));
    if (first !== undefined) found.push({ item, first });
    else if (alike !== undefined) alike.push(item);
    else firsts.set(hash, [item]);
  }
  return found;
}

/** Sixteen to thirty-two bits an item, so that few hashes meet by chance; never more than 32 MB a bitmap. */
function bitsFor(length: number): number {
  return Math.min(2 ** 28, 2 ** Math.ceil(Math.log2(16 * Math.max(length, 64))));
}

/** Hashes are made a block at a time: the look-ups of a block wait for memory together rather than one by one. */
const BLOCK = 4096;

function hashesMetAgain(items: Comparable, bits: number): Uint8Array {
  const met = new Uint8Array(bits / 8);
  const again = new Uint8Array(bits / 8);
  const buckets = new Int32Array(BLOCK);
  for (let first = 0; first < items.length; first += BLOCK) {
    const count = fillBuckets(buckets, items, { first, mask: bits - 1 });
    for (let at = 0; at < count; at++) {
      const bucket = buckets[at] as number;
      const bit = 1 << (bucket & 7);
      const before = met[bucket >>> 3] as number;
      if ((before & bit) !== 0) again[bucket >>> 3] = (again[bucket >>> 3] as number) | bit;
      else met[bucket >>> 3] = before | bit;
    }
  }
  return again;
}

function fillBuckets(
  buckets: Int32Array,
  items: Comparable,
  { first, mask }: { readonly first: number; readonly mask: number },
): number {
  const end = Math.min(first + BLOCK, items.length);
  let count = 0;
  for (let item = first; item < end; item++) if (!items.skip(item)) buckets[count++] = items.hash(item) & mask;
  return count;
}

function isSet(bitmap: Uint8Array, bit: number): boolean {
  return ((bitmap[bit >>> 3] as number) & (1 << (bit & 7))) !== 0;
}
