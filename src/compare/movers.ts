// Who and which segments moved a clause's rate: each breakdown that both reports have, parted into mix and performance.

import { compareCodePoints } from '../model/code-points.ts';
import type { GroupCounts, Mover } from '../model/comparison.ts';
import type { BreakdownRow, ClauseReport, Report } from '../model/report.ts';
import { decompose } from './decompose.ts';

const NONE: GroupCounts = { met: 0, breached: 0 };

/** Empty where a rate is missing. Dimensions in AFTER's order; groups by how much they moved it, then by code point. */
export function moversOf(id: string, before: Report, after: Report): Mover[] {
  return commonDimensions(before, after).flatMap(by => {
    const [earlier, later] = [groupsOf(before, by, id), groupsOf(after, by, id)];
    if (!isWhole(earlier, before, id) || !isWhole(later, after, id)) return [];
    const values = [...new Set([...earlier.keys(), ...later.keys()])];
    // Names hashed under another key, or other territories: where no group goes on, nothing tells mix from performance.
    if (!values.some(value => earlier.has(value) && later.has(value))) return [];
    const pairs = values.map(value => ({
      by,
      value,
      before: earlier.get(value) ?? NONE,
      after: later.get(value) ?? NONE,
    }));
    return decompose(pairs).toSorted((a, b) => effect(b) - effect(a) || compareCodePoints(a.value, b.value));
  });
}

function effect({ mix, performance }: Mover): number {
  return Math.abs(mix + performance);
}

/** What both break down by. */
function commonDimensions(before: Report, after: Report): string[] {
  const earlier = new Set(before.breakdowns.map(({ by }) => by));
  return [...new Set(after.breakdowns.map(({ by }) => by))].filter(by => earlier.has(by));
}

/** Groups in which something was decided. */
function groupsOf({ breakdowns }: Report, by: string, clause: string): Map<string, GroupCounts> {
  const rows = breakdowns.filter(row => row.by === by && row.clause === clause && row.met + row.breached > 0);
  return new Map(rows.map(({ value, met, breached }: BreakdownRow) => [value, { met, breached }]));
}

/** Its groups are all of the clause, neither more nor less: only then do the parts add up. */
function isWhole(groups: ReadonlyMap<string, GroupCounts>, { clauses }: Report, id: string): boolean {
  const clause: ClauseReport | undefined = clauses.find(one => one.id === id);
  let [met, breached] = [0, 0];
  for (const group of groups.values()) {
    met += group.met;
    breached += group.breached;
  }
  return clause !== undefined && met + breached > 0 && met === clause.met && breached === clause.breached;
}
