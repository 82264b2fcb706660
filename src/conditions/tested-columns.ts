// Which clauses and segments test which lead columns: a finding about a column names them.

import type { Agreement, Choice, Clause, Condition, Segment } from '../model/agreement.ts';
import { columnsOf } from './columns-used.ts';

/** Column → `segment enterprise`, `clause first-touch`, … in the agreement's order; a clause tests what its segments test. */
export function testedColumns({ covers, segments, clauses }: Testing): ReadonlyMap<string, readonly string[]> {
  return namesByColumn({ covers, segments, clauses }, clause => columnsTestedBy(clause, segments));
}

type Testing = Pick<Agreement, 'covers' | 'segments' | 'clauses'>;

/** The same with other columns of each clause. */
export function namesByColumn(
  { covers, segments, clauses }: Testing,
  ofClause: (clause: Clause) => readonly string[],
): ReadonlyMap<string, readonly string[]> {
  const testedBy = new Map<string, string[]>();
  const note = (name: string, columns: readonly string[]): void => {
    for (const column of columns) {
      const names = testedBy.get(column) ?? [];
      if (!names.includes(name)) testedBy.set(column, [...names, name]);
    }
  };
  note('covers', columnsOf(covers));
  for (const segment of segments) note(`segment ${segment.name}`, columnsOf(segment.condition));
  for (const clause of clauses) note(`clause ${clause.id}`, ofClause(clause));
  return testedBy;
}

/** Columns that decide about an obligation of the clause; what its goals or breakdowns show is not among them. */
export function columnsTestedBy(clause: Clause, segments: readonly Segment[]): readonly string[] {
  const conditions = conditionsOf(clause);
  const zone = clause.kind === 'never' && clause.scope.kind === 'outside' ? clause.scope.zoneFrom : null;
  return [
    ...conditions.flatMap(columnsOf),
    ...(zone === null ? [] : [zone]),
    // The first segment that matches is the lead's: whether it is this one depends on those before it too.
    ...(conditions.some(asksForSegment) ? segments.flatMap(({ condition }) => columnsOf(condition)) : []),
  ];
}

function conditionsOf(clause: Clause): readonly (Condition | null)[] {
  const shared = [clause.if, ...conditionsOfChoice(clause.target)];
  switch (clause.kind) {
    case 'response':
    case 'cadence':
    case 'at_most':
      return [...shared, ...conditionsOfChoice(clause.within), ...conditionsOfChoice(clause.calendar)];
    case 'never':
      return clause.scope.kind === 'while' ? [...shared, clause.scope.condition] : shared;
    case 'require':
      return [...shared, ...clause.lead.map(({ condition }) => condition)];
  }
}

function conditionsOfChoice(choice: Choice<unknown>): readonly (Condition | null)[] {
  return choice.map(entry => entry.if);
}

function asksForSegment(condition: Condition | null): boolean {
  switch (condition?.kind) {
    case 'segment':
      return true;
    case 'not':
      return asksForSegment(condition.condition);
    case 'any':
    case 'all':
      return condition.conditions.some(asksForSegment);
    default:
      return false;
  }
}
