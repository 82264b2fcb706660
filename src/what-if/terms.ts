// What differs between two agreements: some clauses alone, or something that every clause may build on.

import type { Agreement, Clause } from '../model/agreement.ts';
import { termsText } from '../model/terms-text.ts';

/** The agreement's own terms aside, everything clauses and goals build on is the same: `ids` are the clauses that differ. */
export type Difference = { readonly kind: 'clauses'; readonly ids: readonly string[] } | { readonly kind: 'all' };

export function differenceOf(before: Agreement, after: Agreement): Difference {
  if (shared(before) !== shared(after)) return { kind: 'all' };
  const ids = [...new Set([...before.clauses, ...after.clauses].map(({ id }) => id))];
  return { kind: 'clauses', ids: ids.filter(id => termsOf(before, id) !== termsOf(after, id)) };
}

/** Every version of a clause, as text that is equal where the terms are. */
function termsOf({ clauses }: Agreement, id: string): string {
  return termsText(clauses.filter(clause => clause.id === id));
}

/** What the rows are read by is left out: they are read once, by the agreement that is audited. */
function shared({ calendars, covers, segments, events, goals, report, timeZone }: Agreement): string {
  const { countBy, loggedWithinMs, fiscalYearStarts, reached } = report;
  return termsText({
    calendars,
    covers,
    segments,
    events,
    goals,
    timeZone,
    countBy,
    loggedWithinMs,
    fiscalYearStarts,
    reached,
  });
}

/** The first version says who promises. */
export function partyOf({ clauses }: Agreement, id: string): string | null {
  return clauses.find((clause: Clause) => clause.id === id)?.party ?? null;
}
