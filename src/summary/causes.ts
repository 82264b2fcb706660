// The commonest causes of breaches: by clause, owner and what went wrong, with the leads that it happened to first.

import { compareCodePoints } from '../model/code-points.ts';
import type { FoldedOutcome } from '../model/obligation.ts';
import type { CauseRow, ClauseReport } from '../model/report.ts';
import { FirstLeads } from '../statistics/first-leads.ts';
import { MOST_SHOWN } from './attention.ts';
import type { ClauseColumns, ObligationColumns } from './obligation-columns.ts';

/** Those of missed clauses first, then the others, each by how many breaches they explain. */
export function commonestCauses(columns: ObligationColumns, clauses: readonly ClauseReport[]): CauseRow[] {
  const place = new Map(clauses.map(({ id }, index) => [id, index]));
  const missed = new Set(clauses.filter(({ hit }) => hit === false).map(({ id }) => id));
  return columns
    .flatMap(causesOf)
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

function causesOf(columns: ClauseColumns): CauseRow[] {
  const causes = new Map<string, Cause>();
  const causeWith = (of: Pick<CauseRow, 'owner' | 'team' | 'cause'>): Cause => {
    const key = JSON.stringify([of.owner, of.team, of.cause]);
    const cause = causes.get(key) ?? { ...of, count: 0, leads: new FirstLeads() };
    causes.set(key, cause);
    return cause;
  };
  for (const { count, ...of } of breachesByStanding(columns)) causeWith(of).count += count;
  for (const { outcome, owner, team, first } of columns.firstBreaches) {
    const { leads } = causeWith({ owner, team, cause: columns.outcomes[outcome]?.cause ?? '' });
    for (const start of first) leads.take(start);
  }
  return [...causes.values()].map(({ leads, ...cause }) => {
    return { clause: columns.id, ...cause, leads: leads.all.map(({ id }) => id) };
  });
}

interface Cause extends Pick<CauseRow, 'owner' | 'team' | 'cause'> {
  count: number;
  readonly leads: FirstLeads;
}

function* breachesByStanding({ tallies, outcomes, texts }: ClauseColumns): Generator<Omit<Cause, 'leads'>, undefined> {
  const [owners, teams] = [texts('person'), texts('team')];
  for (const { outcome, firstStanding, counts } of tallies) {
    const { verdict, cause } = outcomes[outcome] as FoldedOutcome;
    if (verdict !== 'breached') continue;
    for (const [place, count] of counts.entries()) {
      const standing = firstStanding + place;
      if (count > 0) yield { owner: owners[standing] ?? '', team: teams[standing] ?? '', cause, count };
    }
  }
}
