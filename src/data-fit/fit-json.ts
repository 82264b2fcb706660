// The fit for programs: keys in snake_case, instants as ISO 8601.

import type { DataFit, TableSpan } from './fit.ts';

export function fitJson(fit: DataFit, iso: (at: number) => string): Record<string, unknown> {
  const { asOf, tables, events, segments, clauses, touches, strangers, withoutHistory, missingColumns } = fit;
  return {
    as_of: iso(asOf),
    tables: tables.map(table => spanJson(table, iso)),
    events,
    segments,
    clauses: clauses.map(({ notCovered, ...clause }) => ({ ...clause, leads_not_covered: notCovered })),
    touches: touches.map(({ event, rows, byPerson, notSaid, automated }) => {
      return { event, rows, by_person: byPerson, not_said: notSaid, automated };
    }),
    not_in_roster: strangers,
    without_history: withoutHistory.map(({ column, askedBy }) => ({ column, asked_by: askedBy })),
    missing_columns: missingColumns.map(({ kind, column, askedBy, nearest }) => {
      return { kind, column, asked_by: askedBy, nearest };
    }),
  };
}

function spanJson({ kind, rows, from, until }: TableSpan, iso: (at: number) => string): Record<string, unknown> {
  return { kind, rows, first: from === null ? null : iso(from), last: until === null ? null : iso(until) };
}
