// Clauses that could not even start because no row matched their event (agreement.md, Events): exit status 3.

import { startingEvents } from '../conditions/clause-events.ts';
import type { Agreement, Clause } from '../model/agreement.ts';

export interface NeverStarted {
  readonly clause: string;
  readonly event: string;
}

/** A clause id counts once, and only where no version of it could start. */
export function clausesNeverStarted({ clauses }: Agreement, unmatched: readonly string[]): NeverStarted[] {
  const isStuck = (clause: Clause): boolean => {
    return !clause.mayBeEmpty && startingEvents(clause).every(event => unmatched.includes(event));
  };
  const ids = [...new Set(clauses.map(({ id }) => id))];
  return ids.flatMap(id => {
    const versions = clauses.filter(clause => clause.id === id);
    const [first] = versions;
    if (first === undefined || !versions.every(isStuck)) return [];
    return [{ clause: id, event: startingEvents(first).join(' or ') }];
  });
}
