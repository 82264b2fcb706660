// Which waiver covers a breached obligation (verdicts.md, Waivers).

import type { WaiverRow } from '../model/table.ts';

const EVERY = '*';

export class Waivers {
  /** How many obligations each waiver turned. */
  readonly used: number[];
  private readonly byLead = new Map<string, number[]>();
  private readonly rows: readonly WaiverRow[];

  constructor(rows: readonly WaiverRow[], asOf: number) {
    this.rows = rows;
    this.used = rows.map(() => 0);
    rows.forEach((row, number) => {
      if (!isApproved(row, asOf)) return;
      const known = this.byLead.get(row.leadId);
      if (known === undefined) this.byLead.set(row.leadId, [number]);
      else known.push(number);
    });
  }

  /** Number of the first waiver in file order that covers a breach, -1 where none does. */
  private find(leadId: string, clauseId: string, startedAt: number): number {
    const candidates = [...(this.byLead.get(leadId) ?? []), ...(this.byLead.get(EVERY) ?? [])].sort((a, b) => a - b);
    return candidates.find(number => this.covers(number, clauseId, startedAt)) ?? -1;
  }

  /** As `find`, and counts the waiver as used. */
  take(leadId: string, clauseId: string, startedAt: number): number {
    const number = this.find(leadId, clauseId, startedAt);
    if (number >= 0) this.used[number] = (this.used[number] ?? 0) + 1;
    return number;
  }

  get isEmpty(): boolean {
    return this.byLead.size === 0;
  }

  private covers(number: number, clauseId: string, startedAt: number): boolean {
    const row = this.rows[number];
    if (row === undefined || (row.clause !== EVERY && row.clause !== clauseId)) return false;
    return row.from <= startedAt && startedAt < row.until;
  }
}

/** A reason, an approver, and a date of approval not after as-of. */
function isApproved(row: WaiverRow, asOf: number): boolean {
  return row.reason.trim() !== '' && row.approvedBy.trim() !== '' && row.approvedOn <= asOf;
}
