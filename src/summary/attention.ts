// What to look at before anything else: the worst groups, the commonest causes of breaches, and one thing to begin with.

import type { Agreement } from '../model/agreement.ts';
import type { Obligation, Obligations } from '../model/obligation.ts';
import type { Attention, BreakdownRow, CauseRow, ClauseReport, GoalReport } from '../model/report.ts';
import type { WeighedRow } from './breakdowns.ts';
import { compareCodePoints } from '../model/code-points.ts';
import { breachedOf, type ObligationColumns } from './obligation-columns.ts';
import { TOLERANCE } from './rate.ts';

/** Pointers, not the whole: `breakdowns` and `breaches` have everything. */
const MOST_SHOWN = 100;
const LEADS_SHOWN = 3;

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

/** Those of missed clauses first, then the others, each by how many breaches they explain. */
export function commonestCauses(
  obligations: Obligations,
  columns: ObligationColumns,
  clauses: readonly ClauseReport[],
): CauseRow[] {
  const causes = new Map<string, CauseTally>();
  for (const index of breachedOf(columns)) count(causes, obligations.at(index));
  const place = new Map(clauses.map(({ id }, index) => [id, index]));
  const missed = new Set(clauses.filter(({ hit }) => hit === false).map(({ id }) => id));
  return [...causes.values()]
    .sort(
      (a, b) =>
        Number(missed.has(b.clause)) - Number(missed.has(a.clause)) ||
        b.count - a.count ||
        (place.get(a.clause) ?? 0) - (place.get(b.clause) ?? 0) ||
        compareCodePoints(a.owner, b.owner) ||
        compareCodePoints(a.team, b.team) ||
        compareCodePoints(a.cause, b.cause),
    )
    .slice(0, MOST_SHOWN);
}

interface CauseTally extends CauseRow {
  count: number;
  readonly leads: string[];
}

function count(causes: Map<string, CauseTally>, obligation: Obligation): void {
  const { clause, owner, team } = obligation;
  const cause = causeOf(obligation);
  const key = JSON.stringify([clause.id, owner, team, cause]);
  const tally = causes.get(key) ?? { clause: clause.id, owner, team, cause, count: 0, leads: [] };
  causes.set(key, tally);
  tally.count++;
  if (tally.leads.length === LEADS_SHOWN) return;
  const { leadId } = obligation;
  if (!tally.leads.includes(leadId)) tally.leads.push(leadId);
}

function causeOf({ clause, settledAt, reason }: Obligation): string {
  switch (clause.kind) {
    case 'response':
      return settledAt === null ? 'never done' : 'done late';
    case 'cadence':
      return reason || (settledAt === null ? 'never completed' : 'completed late');
    case 'never':
      return 'happened anyway';
    case 'at_most':
      return 'more than agreed';
    case 'require':
      // The reason lists each failing part with the value found; what is common to many is the part.
      return reason.replaceAll(/ is '[^']*'/g, ' not as required');
  }
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
