// What the exports do not tell of the columns that clauses ask for (spec data.md, noted; docs/presets.md).

import type { ToldColumn } from '../model/obligation.ts';

/** Known as of the export alone: today's value stands for every old date. */
export function lacksHistory({ kind, column, exported, recorded, untold }: ToldColumn): boolean {
  return kind === 'leads' && exported && !recorded && !untold && !isMilestone(column);
}

/** A date column of the leads that counts as an event: it is its own history. */
function isMilestone(column: string): boolean {
  return column.startsWith('milestone:');
}

/** In no export at all, or kept back by the system that wrote it. */
export function isNotTold({ exported, recorded, untold }: ToldColumn): boolean {
  return untold || !(exported || recorded);
}

export function attributesWithoutHistory(columns: readonly ToldColumn[]): ReadonlySet<string> {
  return new Set(columns.filter(lacksHistory).map(({ column }) => column));
}
