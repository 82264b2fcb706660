// What to look at before anything else: the worst groups, and one thing to begin with.

import type { Agreement } from '../model/agreement.ts';
import type { Attention, BreakdownRow, ClauseReport, GoalReport } from '../model/report.ts';
import type { WeighedRow } from './breakdowns.ts';
import { TOLERANCE } from './rate.ts';

/** Pointers, not the whole: `breakdowns` and `breaches` have everything. */
export const MOST_SHOWN = 100;

/** Teams and segments; people are named by their breaches instead, where the reader can see how many there are. */
const RANKED: readonly string[] = ['team', 'segment'];

/** Groups whose breaches exceed what their targets allow, by how much; a clause with one group alone has no worst. */
export function worstGroups(breakdowns: readonly WeighedRow[]): Attention['groups'] {
  const groups = new Map<string, number>();
  for (const { row } of breakdowns) groups.set(split(row), (groups.get(split(row)) ?? 0) + 1);
  return breakdowns
    .filter(({ row, overAllowance }) => RANKED.includes(row.by) && overAllowance > TOLERANCE)
    .filter(({ row }) => (groups.get(split(row)) ?? 0) > 1)
    .sort((a, b) => b.overAllowance - a.overAllowance)
    .slice(0, MOST_SHOWN)
    .map(({ row, overAllowance }) => ({ ...row, over_allowance: Math.ceil(overAllowance - TOLERANCE) }));
}

function split({ by, clause }: BreakdownRow): string {
  return JSON.stringify([by, clause]);
}

/** Unreadable data first, then the clause furthest over its allowance, then goals, then what can still be saved. */
export function firstThing(
  fit: boolean,
  clauses: readonly ClauseReport[],
  goals: readonly GoalReport[],
): Attention['first'] {
  if (!fit) return { kind: 'data', id: null };
  const missed = most(
    clauses.filter(({ hit }) => hit === false),
    clause => clause.over_allowance,
  );
  if (missed !== null) return { kind: 'clause', id: missed.id };
  const goal = goals.find(({ hit }) => hit === false);
  if (goal !== undefined) return { kind: 'goal', id: goal.goal };
  const risky = most(
    clauses.filter(({ at_risk }) => at_risk > 0),
    clause => clause.at_risk,
  );
  return risky === null ? { kind: 'nothing', id: null } : { kind: 'at_risk', id: risky.id };
}

/** The first of those with the highest weight. */
function most<Item>(items: readonly Item[], weight: (item: Item) => number): Item | null {
  return items.reduce<Item | null>((best, item) => (best === null || weight(item) > weight(best) ? item : best), null);
}

/** Lead columns and standard dimensions that name a person. */
function namesPeople(dimension: string): boolean {
  return dimension === 'person' || dimension === 'owner';
}

/** What the agreement breaks down by, without what `people: hidden` leaves out. */
export function shownDimensions(breakDownBy: Agreement['report']['breakDownBy'], people: 'names' | 'hidden'): string[] {
  return [...new Set(breakDownBy)].filter(by => people === 'names' || !namesPeople(by));
}
