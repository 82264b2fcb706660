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

function hashesMetAgain(items: Comparable, bits: number): Uint8Array {
  const met = new Uint8Array(bits / 8);
  const again = new Uint8Array(bits / 8);
  for (let item = 0; item < items.length; item++) {
    if (items.skip(item)) continue;
    const bucket = items.hash(item) & (bits - 1);
    if (isSet(met, bucket)) again[bucket >>> 3] = (again[bucket >>> 3] as number) | (1 << (bucket & 7));
    else met[bucket >>> 3] = (met[bucket >>> 3] as number) | (1 << (bucket & 7));
  }
  return again;
}

function isSet(bitmap: Uint8Array, bit: number): boolean {
  return ((bitmap[bit >>> 3] as number) & (1 << (bit & 7))) !== 0;
}
