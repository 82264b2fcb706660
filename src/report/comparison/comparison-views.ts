// A comparison as tables for csv and md: one row a clause, one a mover.

import type { ClauseComparison, Comparison, GroupCounts } from '../../model/comparison.ts';
import type { ComparisonView } from './formats.ts';
import { type Columns, table, type ViewTable } from '../views.ts';

const CLAUSE_COLUMNS = {
  clause: 'text',
  party: 'text',
  met_before: 'count',
  breached_before: 'count',
  rate_before: 'rate',
  met_after: 'count',
  breached_after: 'count',
  rate_after: 'rate',
  difference: 'rate',
  low: 'rate',
  high: 'rate',
  p_value: 'rate',
  p_holm: 'rate',
  verdict: 'text',
  caveats: 'text',
} as const satisfies Columns<string>;

const MOVER_COLUMNS = {
  clause: 'text',
  by: 'text',
  value: 'text',
  met_before: 'count',
  breached_before: 'count',
  rate_before: 'rate',
  met_after: 'count',
  breached_after: 'count',
  rate_after: 'rate',
  mix: 'rate',
  performance: 'rate',
} as const satisfies Columns<string>;

const CAVEAT_COLUMNS = {
  clause: 'text',
  code: 'text',
  weight: 'text',
  text: 'text',
} as const satisfies Columns<string>;

export function comparisonTable(view: ComparisonView, comparison: Comparison): ViewTable {
  switch (view) {
    case 'clauses':
      return table(CLAUSE_COLUMNS, comparison.clauses.map(clauseRow));
    case 'movers':
      return table(MOVER_COLUMNS, comparison.clauses.flatMap(moverRows));
    case 'caveats':
      return table(CAVEAT_COLUMNS, caveatRows(comparison));
  }
}

function clauseRow(clause: ClauseComparison): Record<keyof typeof CLAUSE_COLUMNS, string | number | null> {
  return {
    clause: clause.clause,
    party: clause.party,
    ...countsOf(clause.before, clause.after),
    difference: clause.difference,
    low: clause.interval?.low ?? null,
    high: clause.interval?.high ?? null,
    p_value: clause.p_value,
    p_holm: clause.p_holm,
    verdict: clause.verdict,
    caveats: clause.caveats.map(({ code }) => code).join(' '),
  };
}

function moverRows({ clause, movers }: ClauseComparison): Record<keyof typeof MOVER_COLUMNS, string | number | null>[] {
  return movers.map(({ by, value, before, after, mix, performance }) => ({
    clause,
    by,
    value,
    ...countsOf(before, after),
    mix,
    performance,
  }));
}

type Counts = Record<`${'met' | 'breached'}_${'before' | 'after'}`, number> &
  Record<`rate_${'before' | 'after'}`, number | null>;

function countsOf(before: GroupCounts, after: GroupCounts): Counts {
  return {
    met_before: before.met,
    breached_before: before.breached,
    rate_before: rateOf(before),
    met_after: after.met,
    breached_after: after.breached,
    rate_after: rateOf(after),
  };
}

/** Null of nothing. */
export function rateOf({ met, breached }: GroupCounts): number | null {
  return met + breached === 0 ? null : met / (met + breached);
}

function caveatRows(comparison: Comparison): Record<keyof typeof CAVEAT_COLUMNS, string | null>[] {
  const { caveats, clauses, only_before, only_after } = comparison;
  const alone = (id: string, side: string): Record<keyof typeof CAVEAT_COLUMNS, string | null> => ({
    clause: id,
    code: 'only-in-one',
    weight: 'prevents',
    text: `Only ${side} has it.`,
  });
  return [
    ...caveats.map(caveat => ({ clause: null, ...caveat })),
    ...clauses.flatMap(clause => clause.caveats.map(caveat => ({ clause: clause.clause, ...caveat }))),
    ...only_before.map(id => alone(id, 'BEFORE')),
    ...only_after.map(id => alone(id, 'AFTER')),
  ];
}
