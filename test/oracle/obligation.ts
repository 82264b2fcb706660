// An obligation before it is written, and what every kind of clause shares: covering, versions, the columns.

import { effective, type Terms, type WrittenMap } from './agreement.ts';
import { attributeAt, type Lead, type Row } from './leads.ts';
import { holds, segmentAt, type World } from './matching.ts';
import { writeInstant, writeSeconds } from './times.ts';

export type Verdict = 'met' | 'breached' | 'open' | 'cancelled' | 'waived' | 'unassessable';

export interface Obligation {
  readonly clause: WrittenMap;
  readonly version: number;
  readonly lead: Lead;
  readonly cycle: number;
  readonly startedBy: Row;
  readonly startedAt: number;
  readonly verdict: Verdict;
  readonly dueAt: number | null;
  readonly settledAt: number | null;
  readonly settledBy: Row | null;
  readonly atRisk: boolean;
  readonly elapsed: number | null;
  readonly progress: number | null;
  /** The instant whose owner is shown. */
  readonly ownerAt: number;
  readonly reason: string;
  /** A scope's span, for "scopes always count by overlap". */
  readonly scopeEnd: number | null;
}

export type OracleRow = Readonly<Record<string, string>>;

/** The version of a clause in force at an instant that covers the lead then, with its number from 1; else null. */
export function versionAt(
  versions: readonly WrittenMap[],
  lead: Lead,
  at: number,
  world: World,
): { clause: WrittenMap; version: number } | null {
  const index = versions.findIndex(clause => inForce(clause, at, world.terms));
  const clause = versions[index];
  if (clause === undefined) return null;
  const covered = holds(world.terms.file['covers'], lead, at, world) && holds(clause['if'], lead, at, world);
  return covered ? { clause, version: index + 1 } : null;
}

function inForce(clause: WrittenMap, at: number, terms: Terms): boolean {
  const { from, to } = effective(clause, terms.zone);
  return from <= at && at < to;
}

/** The row as `--view obligations` writes it, without `reason`. */
export function written(obligation: Obligation, world: World): OracleRow {
  const { lead, dueAt, settledAt, startedAt, verdict } = obligation;
  const owner = attributeAt(lead, 'owner', obligation.ownerAt);
  const late =
    settledAt !== null && dueAt !== null && (verdict === 'breached' || verdict === 'waived') && isTimed(obligation);
  const instant = (at: number | null): string => (at === null ? '' : writeInstant(at, world.terms.zone));
  const seconds = (ms: number | null): string => (ms === null ? '' : writeSeconds(ms));
  return {
    clause: String(obligation.clause['id']),
    party: String(obligation.clause['party']),
    lead_id: lead.id,
    cycle: String(obligation.cycle),
    started_at: instant(startedAt),
    due_at: instant(dueAt),
    settled_at: instant(settledAt),
    verdict,
    at_risk: String(obligation.atRisk),
    elapsed_s: seconds(obligation.elapsed),
    elapsed_wall_s: seconds(settledAt === null ? null : settledAt - startedAt),
    late_by_s: seconds(late ? settledAt - dueAt : null),
    progress: obligation.progress === null ? '' : String(obligation.progress),
    owner: world.people.shown(owner),
    team: world.people.team(owner, obligation.ownerAt),
    segment: segmentAt(lead, startedAt, world),
    source: attributeAt(lead, 'source', startedAt),
    started_by: obligation.startedBy.evidence,
    settled_by: obligation.settledBy?.evidence ?? '',
    reason: obligation.reason,
    version: String(obligation.version),
  };
}

function isTimed(obligation: Obligation): boolean {
  return obligation.clause['expect'] !== undefined;
}
