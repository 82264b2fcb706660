// The obligations of an audit as outputs show them, in output order (cli.md: clause, start, lead id, cycle).

import { orderOf } from '../columns/order.ts';
import type { ClockStep } from '../model/clock-step.ts';
import { compareCodePoints } from '../model/code-points.ts';
import type { Course } from '../model/course.ts';
import { lazily } from '../model/lazily.ts';
import type { Obligations } from '../model/obligation.ts';
import type { Tables } from '../model/table.ts';
import { leadColumnsOf } from './breakdown-columns.ts';
import { type ClauseObligations, type JudgedClause, partWith } from './clause-obligations.ts';
import { foldedClause, standingTexts, WholeColumns } from './folded-clause.ts';
import { type CourseOf, type ObligationContext, ObligationView } from './obligation-view.ts';

/** Obligations whose clocks may have kept their steps. */
export interface TracedObligations extends Obligations {
  steps(index: number): readonly ClockStep[];
}

/** `courseOf` tells what happened around a breach. */
export function inOutputOrder(
  clauses: readonly JudgedClause[],
  { agreement, tables }: Pick<ObligationContext, 'agreement' | 'tables'>,
  courseOf: CourseOf = () => null,
): TracedObligations {
  const ordered = orderedClauses(clauses, tables);
  const context = { agreement, tables, leadColumns: leadColumnsOf(agreement) };
  const found = <Value>(index: number, read: (obligations: ClauseObligations, row: number) => Value): Value => {
    const of = ordered.findLast(({ start }) => start <= index);
    const place = of?.order[index - of.start];
    if (of === undefined || place === undefined) throw new RangeError(`no obligation ${index}`);
    const { obligations, row } = partWith(of.clause, place);
    return read(obligations, row);
  };
  return {
    length: clauses.reduce((sum, { length }) => sum + length, 0),
    at: index => found(index, (obligations, row) => new ObligationView(obligations, row, context)),
    legs: index => found(index, (obligations, row) => obligations.details.legsOf(row, tables)),
    course: index => found(index, (obligations, row) => courseAround(obligations, row, courseOf)),
    steps: index => found(index, (obligations, row) => obligations.details.steps.get(row) ?? []),
    columns: () => {
      const shared = { ...context, texts: standingTexts(clauses, context) };
      return ordered.map(one => foldedClause(one.clause, () => one.order, shared));
    },
  };
}

function courseAround(obligations: ClauseObligations, row: number, courseOf: CourseOf): Course | null {
  if (obligations.outcome(row).verdict !== 'breached') return null;
  const { cells } = obligations.details;
  const course = courseOf(cells.lead.at(row), cells.startedAt.at(row));
  return course && { ...course, pauses: obligations.details.pausesOf(row) };
}

/** The obligations of one clause among those of all. */
interface OrderedClause {
  readonly clause: JudgedClause;
  /** Index of its first. */
  readonly start: number;
  /** Its rows in output order; found when first asked for. */
  readonly order: Int32Array;
}

function orderedClauses(clauses: readonly JudgedClause[], tables: Tables): OrderedClause[] {
  let end = 0;
  return clauses.map(clause => {
    const start = end;
    end += clause.length;
    return lazily<OrderedClause>({
      clause: () => clause,
      start: () => start,
      order: () => outputOrder(clause, tables),
    });
  });
}

function outputOrder(clause: JudgedClause, tables: Tables): Int32Array {
  const columns = new WholeColumns(clause);
  const leads = columns.integers('lead');
  const cycles = columns.integers('cycle');
  const leadId = (row: number): string => tables.leadId(leads[row] ?? -1);
  return orderOf(
    columns.instants('startedAt'),
    (one, other) => compareCodePoints(leadId(one), leadId(other)) || (cycles[one] ?? 0) - (cycles[other] ?? 0),
  );
}
