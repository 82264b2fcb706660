// Clauses that ask for what the system does not export: no row can show that the thing happened or did not, so that every
// obligation is unassessable rather than broken (verdicts.md: "the data cannot decide it"; docs/presets.md).

import { columnsOf } from '../conditions/columns-used.ts';
import type { Agreement, Clause, EventMatcher } from '../model/agreement.ts';
import { undecided, type Draft } from './draft.ts';

/** By position of the clause: the attribute of `fields` that it depends on after its start. */
export function untoldClauses(
  { clauses, events }: Agreement,
  fields: ReadonlySet<string> | undefined,
): ReadonlyMap<number, string> {
  if (fields === undefined || fields.size === 0) return new Map();
  const fieldOf = (event: string): readonly string[] =>
    events.get(event)?.matchers.flatMap(matcher => fieldsOf(matcher)) ?? [];
  return new Map(
    clauses.flatMap((clause, index): [number, string][] => {
      const asked = [...laterEvents(clause).flatMap(fieldOf), ...testedColumns(clause)];
      const field = asked.find(name => fields.has(name));
      return field === undefined ? [] : [[index, field]];
    }),
  );
}

/** The draft as it stands, or undecided where its clause asks for what is not told. */
export function unlessUntold(draft: Draft, clauses: ReadonlyMap<number, string>): Draft {
  const field = clauses.get(draft.clause);
  return field === undefined ? draft : undecided(draft, { kind: 'untold-field', field });
}

function fieldsOf({ row }: EventMatcher): readonly string[] {
  return row.kind === 'becomes' || row.kind === 'change' ? [row.field] : [];
}

/** Events that decide a clause once it has started. One that only starts it is left out: it never does. */
function laterEvents(clause: Clause): readonly string[] {
  switch (clause.kind) {
    case 'response':
      return timedEvents(clause);
    case 'cadence':
      return [...timedEvents(clause), ...clause.until, ...clause.including.map(({ event }) => event)];
    case 'require':
      return clause.before;
    case 'never':
      return clause.scope.kind === 'between' ? [...clause.never, ...clause.scope.until] : [];
    case 'at_most':
      return [];
  }
}

function timedEvents({
  expect,
  cancel,
  pause,
}: Extract<Clause, { readonly kind: 'response' | 'cadence' }>): readonly string[] {
  return [...expect, ...cancel, ...(pause === null ? [] : [...pause.from, ...pause.until])];
}

function testedColumns(clause: Clause): readonly string[] {
  if (clause.kind === 'require') return clause.lead.flatMap(({ condition }) => columnsOf(condition));
  return clause.kind === 'never' && clause.scope.kind === 'while' ? columnsOf(clause.scope.condition) : [];
}
