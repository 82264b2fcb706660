// Clauses that could not even start because no row matched their event (agreement.md, Events): exit status 3.

import { neededEvents } from '../conditions/clause-events.ts';
import type { Agreement, Clause, EventNames } from '../model/agreement.ts';

export interface NeverStarted {
  readonly clause: string;
  readonly event: string;
}

/** A clause id counts once, and only where no version of it could start. */
export function clausesNeverStarted({ clauses }: Agreement, unmatched: readonly string[]): NeverStarted[] {
  const missing = (clause: Clause): EventNames | undefined =>
    clause.mayBeEmpty
      ? undefined
      : neededEvents(clause).find(events => events.every(event => unmatched.includes(event)));
  const ids = [...new Set(clauses.map(({ id }) => id))];
  return ids.flatMap(id => {
    const versions = clauses.filter(clause => clause.id === id);
    const [first, ...others] = versions.map(missing);
    if (first === undefined || others.includes(undefined)) return [];
    return [{ clause: id, event: first.join(' or ') }];
  });
}
