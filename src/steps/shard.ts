// Which leads belong to a shard: told by the id alone, so that every machine splits them the same way (docs/pieces.md).

import type { Shard } from '../model/request.ts';

/** 32 bits of FNV-1a over the id's UTF-8 bytes, modulo the number of shards. */
export function isInShard({ number, of }: Shard, leadId: string): boolean {
  return (fnv1a(encoder.encode(leadId)) % of) + 1 === number;
}

const encoder = new TextEncoder();

function fnv1a(bytes: Uint8Array): number {
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
}
