// The obligations of an audit as outputs show them, in output order (cli.md: clause, start, lead id, cycle).

import { orderOf } from '../columns/order.ts';
import type { ClockStep } from '../model/clock-step.ts';
import { compareCodePoints } from '../model/code-points.ts';
import type { Course } from '../model/course.ts';
import { lazily } from '../model/lazily.ts';
import type { Obligations } from '../model/obligation.ts';
import type { Tables } from '../model/table.ts';
import { VERDICT_CODE } from '../model/verdict.ts';
import { leadColumnsOf } from './breakdown-columns.ts';
import { type ClauseStretch, foldedColumns } from './folded-columns.ts';
import type { ClauseObligations, ObligationColumns } from './obligation-columns.ts';
import { type CourseOf, type ObligationContext, ObligationView } from './obligation-view.ts';

/** Obligations whose clocks may have kept their steps. */
export interface TracedObligations extends Obligations {
  steps(index: number): readonly ClockStep[];
}

/** `courseOf` tells what happened around a breach. */
export function inOutputOrder(
  columns: ObligationColumns,
  { agreement, tables }: Pick<ObligationContext, 'agreement' | 'tables'>,
  courseOf: CourseOf = () => null,
): TracedObligations {
  const stretches = stretchesOf(columns, tables);
  const context = { agreement, tables, leadColumns: leadColumnsOf(agreement) };
  const found = <Value>(index: number, read: (obligations: ClauseObligations, row: number) => Value): Value => {
    const stretch = stretches.findLast(({ start }) => start <= index);
    const row = stretch?.order[index - stretch.start];
    if (stretch === undefined || row === undefined) throw new RangeError(`no obligation ${index}`);
    return read(stretch.obligations, row);
  };
  return {
    length: columns.length,
    at: index => found(index, (obligations, row) => new ObligationView(obligations, row, context)),
    legs: index => found(index, (obligations, row) => obligations.legsOf(row, tables)),
    course: index => found(index, (obligations, row) => courseAround(obligations, row, courseOf)),
    steps: index => found(index, (obligations, row) => obligations.steps.get(row) ?? []),
    columns: () => foldedColumns(stretches, context),
  };
}

function courseAround(obligations: ClauseObligations, row: number, courseOf: CourseOf): Course | null {
  if (obligations.verdict.at(row) !== VERDICT_CODE.breached) return null;
  const course = courseOf(obligations.lead.at(row), obligations.startedAt.at(row));
  return course && { ...course, pauses: obligations.pauses.get(row) ?? [] };
}

function stretchesOf({ byClause }: ObligationColumns, tables: Tables): ClauseStretch[] {
  let end = 0;
  return byClause.map(obligations => {
    const start = end;
    end += obligations.length;
    return lazily<ClauseStretch>({
      obligations: () => obligations,
      start: () => start,
      order: () => outputOrder(obligations, tables),
    });
  });
}

function outputOrder({ startedAt, lead, cycle }: ClauseObligations, tables: Tables): Int32Array {
  const leadId = (row: number): string => tables.leadId(lead.at(row));
  return orderOf(
    startedAt.all(),
    (one, other) => compareCodePoints(leadId(one), leadId(other)) || cycle.at(one) - cycle.at(other),
  );
}
