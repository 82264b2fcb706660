// What a clause is judged by, as a fingerprint: two reports whose fingerprints differ did not measure the same.

import { createHash } from 'node:crypto';
import { eventsOf } from '../conditions/clause-events.ts';
import { columnsTestedBy } from '../conditions/tested-columns.ts';
import type { Agreement, Clause } from '../model/agreement.ts';
import { termsText } from '../model/terms-text.ts';

const DIGITS = 16;

/**
 * Of all versions of the clause, with the events, calendars and segments that they name and what holds for every clause. Its
 * words, party, target and warning, and the agreement's time zone, stand in the report themselves.
 */
export function clauseTerms(agreement: Agreement, id: string): string {
  const { covers, report } = agreement;
  const versions = agreement.clauses.filter(clause => clause.id === id);
  const events = [...new Set(versions.flatMap(eventsOf))].map(name => [name, agreement.events.get(name)?.matchers]);
  const calendars = [...new Set(versions.flatMap(calendarsOf))].map(name => [name, agreement.calendars.get(name)]);
  const segments = versions.some(clause => asksForSegments(clause, agreement)) ? agreement.segments : [];
  const terms = termsText({
    versions: versions.map(judgedBy),
    events,
    calendars,
    segments,
    covers,
    countBy: report.countBy,
    loggedWithinMs: report.loggedWithinMs,
  });
  return createHash('sha256').update(terms).digest('hex').slice(0, DIGITS);
}

function judgedBy({ id: _id, party: _party, promise: _promise, target: _target, ...terms }: Clause): object {
  return 'warn' in terms ? { ...terms, warn: null } : terms;
}

function calendarsOf(clause: Clause): string[] {
  const named = 'calendar' in clause ? clause.calendar.map(({ is }) => is) : [];
  const outside = clause.kind === 'never' && clause.scope.kind === 'outside' ? [clause.scope.calendar] : [];
  return [...named, ...outside];
}

/** Its tests read more columns with the segments than without them. */
function asksForSegments(clause: Clause, { segments }: Agreement): boolean {
  return columnsTestedBy(clause, segments).length > columnsTestedBy(clause, []).length;
}
