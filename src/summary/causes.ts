// The commonest causes of breaches: by clause, owner and what went wrong, with the leads that it happened to first.

import type { Agreement, Clause } from '../model/agreement.ts';
import { compareCodePoints } from '../model/code-points.ts';
import type { FoldedOutcome } from '../model/obligation.ts';
import type { CauseRow, ClauseReport } from '../model/report.ts';
import { FirstLeads } from '../statistics/first-leads.ts';
import { MOST_SHOWN } from './attention.ts';
import type { ClauseColumns, ObligationColumns } from './obligation-columns.ts';

/** Those of missed clauses first, then the others, each by how many breaches they explain. */
export function commonestCauses(
  agreement: Agreement,
  columns: ObligationColumns,
  clauses: readonly ClauseReport[],
): CauseRow[] {
  const place = new Map(clauses.map(({ id }, index) => [id, index]));
  const missed = new Set(clauses.filter(({ hit }) => hit === false).map(({ id }) => id));
  return columns
    .flatMap(clause => causesOf(clause, agreement))
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

function causesOf({ id, breaches, outcomes }: ClauseColumns, agreement: Agreement): CauseRow[] {
  const causes = new Map<string, Cause>();
  for (const { owner, team, outcome, reason, count, first } of breaches) {
    const cause = causeOf(outcomes[outcome], reason, agreement);
    const key = JSON.stringify([owner, team, cause]);
    const known = causes.get(key) ?? { owner, team, cause, count: 0, leads: new FirstLeads() };
    causes.set(key, known);
    known.count += count;
    for (const start of first) known.leads.take(start);
  }
  return [...causes.values()].map(({ leads, ...cause }) => {
    return { clause: id, ...cause, leads: leads.all.map(start => start.id) };
  });
}

interface Cause extends Pick<CauseRow, 'owner' | 'team' | 'cause'> {
  count: number;
  readonly leads: FirstLeads;
}

function causeOf(outcome: FoldedOutcome | undefined, reason: string, { clauses }: Agreement): string {
  const clause = clauses[outcome?.version ?? -1];
  if (outcome === undefined || clause === undefined) throw new RangeError('a breach of no clause');
  return causeText(clause.kind, outcome.isSettled, reason);
}

function causeText(kind: Clause['kind'], isSettled: boolean, reason: string): string {
  switch (kind) {
    case 'response':
      return isSettled ? 'done late' : 'never done';
    case 'cadence':
      return reason || (isSettled ? 'completed late' : 'never completed');
    case 'never':
      return 'happened anyway';
    case 'at_most':
      return 'more than agreed';
    case 'require':
      // The reason lists each failing part with the value found; what is common to many is the part.
      return reason.replaceAll(/ is '[^']*'/g, ' not as required');
  }
}
