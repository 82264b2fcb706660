// The slow, obvious reference: an audit by the letter of verdicts.md. It shares no code with the program and is read
// beside the specification, rule by rule; where the text is silent, a comment says which reading was taken.

import { map, readTerms, text, versionsOf } from './agreement.ts';
import type { Case } from './case.ts';
import { goalRows } from './goals.ts';
import { leadOfLooseDeals, readLeads, type Lead } from './leads.ts';
import type { World } from './matching.ts';
import { written, type Obligation, type OracleRow } from './obligation.ts';
import { readPeople } from './people.ts';
import { parseAsOf, parsePeriod, type Span } from './times.ts';
import { timedObligations } from './timed.ts';
import { untimedObligations } from './untimed.ts';
import { waived } from './waivers.ts';

/** Rows in the order and with the columns of `--view obligations` and `--view goals`; `reason` is the oracle's own. */
export function oracle(audited: Case): { obligations: OracleRow[]; goals: OracleRow[] } {
  const terms = readTerms(audited);
  const asOf = parseAsOf(audited.asOf, terms.zone);
  const period = audited.period === null ? null : parsePeriod(audited.period, terms.zone);
  const world: World = { audited, terms, people: readPeople(audited, terms), asOf };
  const leadsAt = readLeads(audited, terms, asOf);
  const [first, last] = [leadsAt('first'), leadsAt('last')];
  const ids = [...new Set(terms.clauses.map(clause => text(clause['id'])))];
  const obligations = ids.flatMap(id => {
    const ofClause = first.flatMap((lead, index) => bothEdges(id, lead, last[index] as Lead, { world, period }));
    return ofClause.filter(obligation => counts(obligation, world, period)).sort(inOrder);
  });
  return {
    obligations: obligations.map(obligation => written(waived(obligation, world), world)),
    goals: goalRows(world, [...first, leadOfLooseDeals(audited, terms, asOf)], period),
  };
}

/**
 * data.md: "judged once with all such rows of the lead at their day's first instant and once with all at its last, paired by
 * clause and cycle; where the verdicts differ, or one has no partner, it is `unassessable`, else the first stands."
 */
function bothEdges(id: string, first: Lead, last: Lead, audit: { world: World; period: Span | null }): Obligation[] {
  const early = obligationsOf(id, first, audit);
  const late = obligationsOf(id, last, audit);
  return Array.from({ length: Math.max(early.length, late.length) }, (_, index) => {
    const [one, other] = [early[index], late[index]];
    if (one?.verdict === other?.verdict) return one as Obligation;
    return unassessable((one ?? other) as Obligation);
  });
}

/** Rule 9. */
function unassessable(obligation: Obligation): Obligation {
  const nothing = { dueAt: null, settledAt: null, settledBy: null, elapsed: null, progress: null, scopeEnd: null };
  const ownerAt = obligation.startedAt;
  return {
    ...obligation,
    ...nothing,
    verdict: 'unassessable',
    atRisk: false,
    ownerAt,
    reason: 'the day is not precise enough',
  };
}

function obligationsOf(id: string, lead: Lead, audit: { world: World; period: Span | null }): Obligation[] {
  const { world, period } = audit;
  const versions = versionsOf(world.terms, id);
  const timed = map(versions[0])['expect'] !== undefined;
  return timed ? timedObligations(versions, lead, world) : untimedObligations(versions, lead, world, period);
}

/** verdicts.md "Which period" */
function counts(obligation: Obligation, world: World, period: Span | null): boolean {
  if (period === null) return true;
  const { startedAt, dueAt, scopeEnd } = obligation;
  // "scopes always count by overlap"
  if (scopeEnd !== null) return startedAt < period.to && scopeEnd > period.from;
  const byDue = world.terms.report['count_by'] === 'due' && obligation.verdict !== 'cancelled' && dueAt !== null;
  const at = byDue ? dueAt : startedAt;
  return period.from <= at && at < period.to;
}

function inOrder(a: Obligation, b: Obligation): number {
  if (a.startedAt !== b.startedAt) return a.startedAt - b.startedAt;
  return byCodePoint(a.lead.id, b.lead.id) || a.cycle - b.cycle;
}

function byCodePoint(a: string, b: string): number {
  const [left, right] = [[...a], [...b]].map(text => text.map(point => point.codePointAt(0) as number));
  for (let index = 0; index < Math.min(left?.length ?? 0, right?.length ?? 0); index++) {
    const difference = ((left as number[])[index] as number) - ((right as number[])[index] as number);
    if (difference !== 0) return difference;
  }
  return (left?.length ?? 0) - (right?.length ?? 0);
}
