// What changed terms would have brought, as tables for csv and md.

import type { ChangedClause, ChangedGoal, TurnedCounts, WhatIf } from '../../model/what-if.ts';
import type { WhatIfView } from './formats.ts';
import { type Columns, table, type ViewTable } from '../views.ts';

const TURN_COLUMNS = {
  to_met: 'count',
  to_breached: 'count',
  otherwise: 'count',
  gone: 'count',
  added: 'count',
} as const satisfies Columns<keyof TurnedCounts>;

const CLAUSE_COLUMNS = {
  variant: 'text',
  clause: 'text',
  party: 'text',
  met_before: 'count',
  breached_before: 'count',
  open_before: 'count',
  rate_before: 'rate',
  hit_before: 'boolean',
  met_after: 'count',
  breached_after: 'count',
  open_after: 'count',
  rate_after: 'rate',
  hit_after: 'boolean',
  difference: 'rate',
  ...TURN_COLUMNS,
} as const satisfies Columns<string>;

const TURNED_COLUMNS = {
  variant: 'text',
  clause: 'text',
  lead_id: 'text',
  started_at: 'time',
  verdict_before: 'text',
  verdict_after: 'text',
  due_before: 'time',
  due_after: 'time',
  settled_at: 'time',
  owner: 'text',
  team: 'text',
  segment: 'text',
} as const satisfies Columns<string>;

const GROUP_COLUMNS = {
  variant: 'text',
  clause: 'text',
  by: 'text',
  value: 'text',
  ...TURN_COLUMNS,
} as const satisfies Columns<string>;

const GOAL_COLUMNS = {
  variant: 'text',
  goal: 'text',
  month: 'text',
  value_before: 'amount',
  hit_before: 'boolean',
  value_after: 'amount',
  hit_after: 'boolean',
} as const satisfies Columns<string>;

export function whatIfTable(view: WhatIfView, { variants }: WhatIf): ViewTable {
  switch (view) {
    case 'clauses':
      return table(
        CLAUSE_COLUMNS,
        variants.flatMap(({ label, clauses }) => clauses.map(one => clauseRow(label, one))),
      );
    case 'turned':
      return table(TURNED_COLUMNS, {
        *[Symbol.iterator]() {
          for (const { label, turned } of variants) for (const row of turned) yield { variant: label, ...row };
        },
      });
    case 'turned-by':
      return table(
        GROUP_COLUMNS,
        variants.flatMap(({ label, turned_by }) => turned_by.map(row => ({ variant: label, ...row }))),
      );
    case 'goals':
      return table(
        GOAL_COLUMNS,
        variants.flatMap(({ label, goals }) => goals.map(goal => goalRow(label, goal))),
      );
  }
}

type ClauseRow = Record<keyof typeof CLAUSE_COLUMNS, string | number | boolean | null>;

function clauseRow(variant: string, { clause, party, before, after, difference, turned }: ChangedClause): ClauseRow {
  const [earlier, later] = [before ?? NO_FIGURES, after ?? NO_FIGURES];
  return {
    variant,
    clause,
    party,
    met_before: earlier.met,
    breached_before: earlier.breached,
    open_before: earlier.open,
    rate_before: earlier.rate,
    hit_before: earlier.hit,
    met_after: later.met,
    breached_after: later.breached,
    open_after: later.open,
    rate_after: later.rate,
    hit_after: later.hit,
    difference,
    ...turned,
  };
}

type GoalRow = Record<keyof typeof GOAL_COLUMNS, string | number | boolean | null>;

function goalRow(variant: string, { goal, month, before, after }: ChangedGoal): GoalRow {
  return {
    variant,
    goal,
    month,
    value_before: before?.value ?? null,
    hit_before: before?.hit ?? null,
    value_after: after?.value ?? null,
    hit_after: after?.hit ?? null,
  };
}

const NO_FIGURES = { met: null, breached: null, open: null, rate: null, hit: null };
