// Which clauses and segments test which lead columns: a finding about a column names them.

import { columnsOf } from './conditions/columns-used.ts';
import type { Agreement, Choice, Clause } from './model/agreement.ts';

/** Column → `segment enterprise`, `clause first-touch`, … in the agreement's order. */
export function testedColumns({ covers, segments, clauses }: Agreement): ReadonlyMap<string, readonly string[]> {
  const testedBy = new Map<string, string[]>();
  const note = (name: string, columns: readonly string[]): void => {
    for (const column of columns) {
      const names = testedBy.get(column) ?? [];
      if (!names.includes(name)) testedBy.set(column, [...names, name]);
    }
  };
  note('covers', columnsOf(covers));
  for (const segment of segments) note(`segment ${segment.name}`, columnsOf(segment.condition));
  for (const clause of clauses) note(`clause ${clause.id}`, columnsOfClause(clause));
  return testedBy;
}

function columnsOfClause(clause: Clause): string[] {
  const columns = [...columnsOf(clause.if), ...columnsOfChoice(clause.target)];
  if (clause.kind === 'require') return [...columns, ...clause.lead.map(({ column }) => column)];
  if (clause.kind === 'never') return [...columns, ...columnsOfScope(clause.scope)];
  return [...columns, ...columnsOfChoice(clause.within), ...columnsOfChoice(clause.calendar)];
}

function columnsOfScope(scope: Extract<Clause, { readonly kind: 'never' }>['scope']): readonly string[] {
  if (scope.kind === 'while') return columnsOf(scope.condition);
  return scope.kind === 'outside' && scope.zoneFrom !== null ? [scope.zoneFrom] : [];
}

function columnsOfChoice(choice: Choice<unknown>): readonly string[] {
  return choice.flatMap(entry => columnsOf(entry.if));
}
