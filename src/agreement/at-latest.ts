// The calendar of `at_latest`: its own, else the clause's where that is one calendar that no owner moves.

import type { Cursor } from './cursor.ts';

/** The calendar's name, or null where neither names one that can serve. */
export function atLatestCalendar(clause: Cursor): string | null {
  const [own] = clause.at('at_latest', 'calendar').texts();
  if (own !== undefined) return own.value;
  const { value } = clause.at('calendar');
  return typeof value === 'string' && value !== 'owner' ? value : null;
}
