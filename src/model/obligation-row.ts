// An obligation under the names its columns have in every output.

import type { Obligation } from './obligation.ts';
import type { ObligationRow } from './report.ts';

/** `iso` writes epoch ms as text (iso-time.ts); durations become seconds. Keys in the order of cli.md. */
export function obligationRow(obligation: Obligation, iso: (at: number) => string): ObligationRow {
  return {
    clause: obligation.clause.id,
    party: obligation.clause.party,
    lead_id: obligation.leadId,
    cycle: obligation.cycle,
    started_at: iso(obligation.startedAt),
    due_at: obligation.dueAt === null ? null : iso(obligation.dueAt),
    settled_at: obligation.settledAt === null ? null : iso(obligation.settledAt),
    verdict: obligation.verdict,
    at_risk: obligation.atRisk,
    elapsed_s: inSeconds(obligation.elapsedMs),
    elapsed_wall_s: inSeconds(obligation.elapsedWallMs),
    late_by_s: inSeconds(obligation.lateByMs),
    progress: obligation.progress,
    owner: obligation.owner,
    team: obligation.team,
    segment: obligation.segment,
    source: obligation.source,
    started_by: obligation.startedBy,
    settled_by: obligation.settledBy,
    reason: obligation.reason,
    version: obligation.clause.version,
  };
}

/** Whole milliseconds as seconds: a division by 1000 rounds correctly, so that the milliseconds can be read back. */
export function inSeconds(ms: number | null): number | null {
  return ms === null ? null : ms / 1000;
}
