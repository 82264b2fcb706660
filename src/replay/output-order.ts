// The obligations of an audit as outputs show them, in output order (cli.md: clause, start, lead id, cycle).

import { orderOf } from '../columns/order.ts';
import type { Agreement } from '../model/agreement.ts';
import type { ClockStep } from '../model/clock-step.ts';
import { compareCodePoints } from '../model/code-points.ts';
import type { Obligations } from '../model/obligation.ts';
import type { Tables } from '../model/table.ts';
import { leadColumnsOf } from './breakdown-columns.ts';
import type { ObligationColumns } from './obligation-columns.ts';
import { foldedColumns, ObligationView } from './obligation-view.ts';

/** Obligations whose clocks may have kept their steps. */
export interface TracedObligations extends Obligations {
  steps(index: number): readonly ClockStep[];
}

/** Puts the columns themselves into that order: their rows are other ones afterwards. */
export function inOutputOrder(columns: ObligationColumns, agreement: Agreement, tables: Tables): TracedObligations {
  columns.rearrange(outputOrder(columns, agreement, tables));
  const context = { agreement, tables, leadColumns: leadColumnsOf(agreement) };
  return {
    length: columns.length,
    at: index => new ObligationView(columns, index, context),
    legs: index => columns.legsOf(index, tables),
    steps: index => columns.steps.get(index) ?? [],
    columns: () => foldedColumns(columns, context),
  };
}

function outputOrder(columns: ObligationColumns, agreement: Agreement, tables: Tables): Int32Array {
  const placeOfClause = placesOfClauses(agreement);
  const [clause, lead, cycle] = [columns.clause.all(), columns.lead.all(), columns.cycle.all()];
  return orderOf({
    places: agreement.clauses.length,
    placeOf: row => placeOfClause[clause[row] as number] as number,
    times: columns.startedAt.all(),
    compare: (one, other) =>
      compareCodePoints(tables.leadId(lead[one] as number), tables.leadId(lead[other] as number)) ||
      (cycle[one] as number) - (cycle[other] as number),
  });
}

/** For each clause version, the place of the first version of its id. */
function placesOfClauses({ clauses }: Agreement): number[] {
  return clauses.map(({ id }) => clauses.findIndex(clause => clause.id === id));
}
