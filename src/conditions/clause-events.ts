// The events that a clause names: all of them, and those that start it.

import type { Clause, EventNames } from '../model/agreement.ts';

export function eventsOf(clause: Clause): readonly string[] {
  switch (clause.kind) {
    case 'response':
      return timedEvents(clause);
    case 'cadence':
      return [...timedEvents(clause), ...clause.until, ...clause.including.map(({ event }) => event)];
    case 'require':
      return [...clause.when, ...clause.before];
    case 'never':
      return clause.scope.kind === 'between'
        ? [...clause.never, ...clause.scope.from, ...clause.scope.until]
        : clause.never;
    case 'at_most':
      return clause.of;
  }
}

/** Without any row of these, one list of them is enough, a clause would be kept by being empty. */
export function neededEvents(clause: Clause): readonly EventNames[] {
  const starts = startingEvents(clause);
  return clause.kind === 'never' && clause.scope.kind === 'between' ? [starts, clause.never] : [starts];
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

function timedEvents({
  when,
  expect,
  cancel,
  pause,
}: Extract<Clause, { readonly kind: 'response' | 'cadence' }>): readonly string[] {
  return [...when, ...expect, ...cancel, ...(pause === null ? [] : [...pause.from, ...pause.until])];
}
