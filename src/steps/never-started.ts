// Clauses that could not even start because no row matched their event (agreement.md, Events): exit status 3.

import type { Agreement, Clause, EventNames } from '../model/agreement.ts';

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

export function startingEvents(clause: Clause): EventNames {
  switch (clause.kind) {
    case 'response':
    case 'cadence':
    case 'require':
      return clause.when;
    case 'never':
      return clause.scope.kind === 'between' ? clause.scope.from : clause.never;
    case 'at_most':
      return clause.of;
  }
}
