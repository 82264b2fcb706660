// The goals as the report shows them: what the replay tallied, with what the agreement says about each.

import type { Agreement } from '../model/agreement.ts';
import type { GoalTally, Judgement } from '../model/obligation.ts';
import type { GoalReport } from '../model/report.ts';

/** In the order of the tallies; none under filters that a goal cannot follow (spec cli.md: `--person`, `--segment`, `--where`). */
export function goalReports(agreement: Agreement, { header: { filters }, tail }: Judgement): GoalReport[] {
  if (filters.people.length + filters.segments.length + filters.where.length > 0) return [];
  return tail.goals
    .filter(({ party }) => filters.parties.length === 0 || filters.parties.includes(party))
    .map(tally => goalReport(agreement, tally));
}

function goalReport({ goals }: Agreement, tally: GoalTally): GoalReport {
  const goal = goals.find(({ id }) => id === tally.goal);
  if (goal === undefined) throw new RangeError(`the agreement has no goal '${tally.goal}'`);
  return {
    goal: tally.goal,
    party: tally.party,
    promise: goal.promise,
    measure: goal.measure.kind,
    direction: goal.direction,
    month: tally.month,
    value: tally.value,
    target: tally.target,
    of: tally.of,
    open: tally.open,
    hit: tally.hit,
    projection: tally.projection,
  };
}
