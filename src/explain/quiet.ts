// Clauses that have no obligation on a lead, and why: "it is not in the list" is a question too.

import { startingEvents } from '../conditions/clause-events.ts';
import type { Clause } from '../model/agreement.ts';
import type { LeadSubject } from './subject.ts';
import { conditionWords } from './words/tests.ts';

/** `judged` are the ids that have one; `asked` those that may be shown, empty for all. */
export function quietClauses(
  subject: LeadSubject,
  judged: ReadonlySet<string>,
  asked: readonly string[],
): { clause: string; why: string }[] {
  const { clauses } = subject.agreement;
  const ids = [...new Set(clauses.map(({ id }) => id))];
  return ids
    .filter(id => !judged.has(id) && (asked.length === 0 || asked.includes(id)))
    .map(id => ({
      clause: id,
      why: whyQuiet(
        subject,
        clauses.filter(clause => clause.id === id),
      ),
    }));
}

function whyQuiet(subject: LeadSubject, versions: readonly Clause[]): string {
  const { agreement, lead, tests, times, period, rows } = subject;
  const names = [...new Set(versions.flatMap(startingEvents))];
  const starts = rows.filter(row => row.leftOut === null && row.events.some(name => names.includes(name)));
  const [first] = starts;
  if (first === undefined) return `no ${names.join(' or ')} happened`;
  const inPeriod = starts.filter(({ at }) => period.from <= at && at < period.until);
  if (inPeriod.length === 0) return `its ${names.join(' or ')} of ${times.at(first.at)} lies outside the period`;
  const at = inPeriod[0]?.at ?? first.at;
  if (!tests.test(agreement.covers)(lead, at)) return 'the agreement does not cover this lead (`covers`)';
  const version = versions.find(({ effective }) => effective.from <= at && at < effective.until);
  if (version === undefined) return `no version of it was in force on ${times.at(at)}`;
  if (version.if !== null && !tests.test(version.if)(lead, at)) {
    return `not covered: it asks that ${conditionWords(version.if, subject.people)}`;
  }
  return 'no obligation of it belongs to the period, or no duration matches this lead';
}
