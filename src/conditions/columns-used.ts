// Which columns of the exports an agreement asks about: what the reader must keep of each row.

import type { Agreement, Choice, Clause, Condition, EventMatcher, Goal } from '../model/agreement.ts';

/** Column names by kind of row, the ones every audit needs included; `historyFields` are values of the column `field`. */
export interface ColumnsUsed {
  readonly leads: ReadonlySet<string>;
  readonly activities: ReadonlySet<string>;
  readonly history: ReadonlySet<string>;
  readonly deals: ReadonlySet<string>;
  readonly historyFields: ReadonlySet<string>;
}

export function columnsUsed(agreement: Agreement): ColumnsUsed {
  const matchers = [...agreement.events.values()].flatMap(event => event.matchers);
  const tested = (kinds: readonly EventMatcher['row']['kind'][]): string[] =>
    matchers
      .filter(({ row }) => kinds.includes(row.kind))
      .flatMap(({ columns }) => columns.map(({ column }) => column));
  const fields = matchers.flatMap(fieldOf);
  const leads = new Set([
    'owner',
    'source',
    ...leadColumns(agreement),
    ...fields,
    ...tested(['lead-created', 'milestone']),
  ]);
  return {
    leads,
    activities: new Set(['type', ...tested(['activity'])]),
    history: new Set(['field', 'old_value', 'new_value', ...tested(['becomes', 'change'])]),
    deals: new Set([...agreement.goals.flatMap(valueColumn), ...tested(['deal'])]),
    historyFields: leads,
  };
}

/** Columns a condition tests, in the order of the file; a segment's own are those of `segments`. */
export function columnsOf(condition: Condition | null): readonly string[] {
  switch (condition?.kind) {
    case undefined:
    case 'segment':
      return [];
    case 'column':
      return [condition.column];
    case 'not':
      return columnsOf(condition.condition);
    case 'any':
    case 'all':
      return condition.conditions.flatMap(columnsOf);
  }
}

function leadColumns(agreement: Agreement): readonly string[] {
  return [
    ...columnsOf(agreement.covers),
    ...agreement.segments.flatMap(segment => columnsOf(segment.condition)),
    ...agreement.clauses.flatMap(clauseColumns),
    ...agreement.goals.flatMap(goalColumns),
    ...agreement.report.breakDownBy.filter(column => !BREAKDOWNS.has(column)),
  ];
}

/** Breakdowns that are no column of the leads (`source` is one, and always read). */
const BREAKDOWNS: ReadonlySet<string> = new Set(['person', 'team', 'segment']);

function clauseColumns(clause: Clause): readonly string[] {
  const shared = [...columnsOf(clause.if), ...choiceColumns(clause.target)];
  switch (clause.kind) {
    case 'response':
    case 'cadence':
    case 'at_most':
      return [...shared, ...choiceColumns(clause.within), ...choiceColumns(clause.calendar)];
    case 'never':
      return [...shared, ...scopeColumns(clause.scope)];
    case 'require':
      return [...shared, ...clause.lead.flatMap(({ condition }) => columnsOf(condition))];
  }
}

function scopeColumns(scope: Extract<Clause, { kind: 'never' }>['scope']): readonly string[] {
  if (scope.kind === 'while') return columnsOf(scope.condition);
  return scope.kind === 'outside' && scope.zoneFrom !== null ? [scope.zoneFrom] : [];
}

function goalColumns(goal: Goal): readonly string[] {
  const within = goal.measure.kind === 'rate' ? choiceColumns(goal.measure.within) : [];
  return [...columnsOf(goal.if), ...within, ...valueColumn(goal)];
}

/** A sum's column may be one of the leads or of the deals. */
function valueColumn({ measure }: Goal): readonly string[] {
  return measure.kind === 'sum' && measure.value.kind === 'column' ? [measure.value.column] : [];
}

function choiceColumns(choice: Choice<unknown>): readonly string[] {
  return choice.flatMap(entry => columnsOf(entry.if));
}

/** A field without history has the lead's own value. */
function fieldOf({ row }: EventMatcher): readonly string[] {
  return row.kind === 'becomes' || row.kind === 'change' ? [row.field] : [];
}
