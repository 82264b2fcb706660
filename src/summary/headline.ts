// What the headline says: which target was missed furthest, by whose hands, and how every party stands. The rules are
// docs/report-page.md; report/headline.ts puts the facts into words.

import type { BreakdownRow, ClauseReport, GoalReport, Headline } from '../model/report.ts';
import { rateOf } from './rate.ts';

/** Below this many breaches, half of them says nothing about anybody. */
const FEWEST_BREACHES = 4;
const MOST_PEOPLE = 3;

/** `breakdowns` may come without people: then nobody's share is told. */
export function headlineOf(
  clauses: readonly ClauseReport[],
  goals: readonly GoalReport[],
  breakdowns: readonly BreakdownRow[],
): Headline {
  return {
    worst: worstOf(clauses, breakdowns),
    parties: partiesOf(clauses),
    goals_missed: [...new Set(goals.filter(({ hit }) => hit === false).map(({ goal }) => goal))],
    decided: sum(clauses, ({ decided }) => decided),
    met: sum(clauses, ({ met }) => met),
    open: sum(clauses, ({ open }) => open),
  };
}

function worstOf(clauses: readonly ClauseReport[], breakdowns: readonly BreakdownRow[]): Headline['worst'] {
  const clause = first(
    clauses.filter(({ hit }) => hit === false),
    ({ over_allowance }) => over_allowance,
  );
  const judged = clause === null ? null : judgedBy(clause);
  if (clause === null || judged === null) return null;
  return {
    clause: clause.id,
    party: clause.party,
    ...judged,
    concentration: concentrationOf(breakdowns.filter(row => row.by === 'person' && row.clause === clause.id)),
  };
}

/** The clause's own rate and target, or those of its group that is furthest over. */
function judgedBy({ groups, rate, target }: ClauseReport): Judged | null {
  const missed = groups.filter(({ hit }) => hit === false);
  const worst = first(missed, group => group.over_allowance) ?? { rate, target };
  if (worst.rate === null || worst.target === null) return null;
  return { rate: worst.rate, target: worst.target, in_group: groups.length > 1 };
}

type Judged = Pick<NonNullable<Headline['worst']>, 'rate' | 'target' | 'in_group'>;

/** How few people account for half of the breaches; null unless they are few, and a minority of those who had any to keep. */
function concentrationOf(rows: readonly BreakdownRow[]): { readonly people: number; readonly share: number } | null {
  const breached = sum(rows, row => row.breached);
  const named = rows.filter(row => row.value !== '' && rateOf(row) !== null);
  const counts = named.map(row => row.breached).toSorted((a, b) => b - a);
  let [people, theirs] = [0, 0];
  while (people < counts.length && theirs * 2 < breached) theirs += counts[people++] ?? 0;
  const telling = breached >= FEWEST_BREACHES && theirs * 2 >= breached && people <= MOST_PEOPLE;
  return telling && people * 2 < named.length ? { people, share: theirs / breached } : null;
}

function partiesOf(clauses: readonly ClauseReport[]): Headline['parties'] {
  const judged = clauses.filter(({ hit }) => hit !== null);
  return [...new Set(judged.map(({ party }) => party))].map(party => {
    const theirs = judged.filter(clause => clause.party === party);
    return {
      party,
      hit: theirs.filter(({ hit }) => hit === true).map(({ id }) => id),
      missed: theirs.filter(({ hit }) => hit === false).map(({ id }) => id),
    };
  });
}

/** The first of those with the highest weight. */
function first<Item>(items: readonly Item[], weight: (item: Item) => number): Item | null {
  return items.reduce<Item | null>((best, item) => (best === null || weight(item) > weight(best) ? item : best), null);
}

function sum<Item>(items: readonly Item[], count: (item: Item) => number): number {
  return items.reduce((total, item) => total + count(item), 0);
}
