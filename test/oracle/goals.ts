import type { Lead } from './leads.ts';
import type { World } from './matching.ts';
import type { OracleRow } from './obligation.ts';
import type { Span } from './times.ts';
export function goalRows(_world: World, _leads: readonly Lead[], _period: Span | null): OracleRow[] {
  return [];
}
