// The calendar of `at_latest`: its own, else the clause's where that is one calendar that no owner moves.

import type { WrittenClause } from './written.ts';

/** The calendar's name, or null where neither names one that can serve. */
export function atLatestCalendar(clause: Pick<WrittenClause, 'at_latest' | 'calendar'>): string | null {
  const own = typeof clause.at_latest === 'object' ? clause.at_latest.calendar : undefined;
  if (own !== undefined) return own;
  return typeof clause.calendar === 'string' && clause.calendar !== 'owner' ? clause.calendar : null;
}
