// Filters that name nothing the agreement has: a typing slip must not come out as an audit without a breach.

import { nearest } from './findings/nearest.ts';
import type { Problem } from './findings/problem.ts';
import type { Agreement } from './model/agreement.ts';
import type { Filters } from './model/obligation.ts';

/** People and columns are known only once the exports are read; they are not looked at here. */
export function unknownFilters({ clauses, goals, segments }: Agreement, filters: Filters): Problem[] {
  const parties = [...clauses, ...goals].map(({ party }) => party);
  return [
    ...unknown('clause', filters.clauses, new Set(clauses.map(({ id }) => id))),
    ...unknown('party', filters.parties, new Set(parties)),
    ...unknown('segment', filters.segments, new Set(segments.map(({ name }) => name))),
  ];
}

function unknown(what: string, asked: readonly string[], known: ReadonlySet<string>): Problem[] {
  return asked.filter(name => !known.has(name)).map(name => problem(what, name, known));
}

function problem(what: string, name: string, known: ReadonlySet<string>): Problem {
  const near = nearest(name, known);
  const all = known.size === 0 ? `It has no ${what} at all.` : `It has: ${[...known].join(', ')}.`;
  return {
    code: 'unknown-filter',
    severity: 'error',
    message: `The agreement has no ${what} "${name}" (--${what}).`,
    remedy: near === null ? all : `Did you mean "${near}"?`,
    file: null,
    line: null,
    column: null,
    width: null,
    excerpt: null,
  };
}
