// The clauses without a clock made ready to run: never, at most, require (verdicts.md, Never, at most, require).

import type { AtMostClause, ClauseBase, NeverClause, RequireClause } from '../model/agreement.ts';
import type { EventSet } from '../model/event-set.ts';
import type { LeadView } from './lead-view.ts';
import type { LeadTest } from './timed-plan.ts';

interface RowPlan<Kind extends ClauseBase> {
  /** Position of the clause in the agreement. */
  readonly index: number;
  readonly clause: Kind;
  readonly covers: LeadTest;
}

export interface BetweenPlan extends RowPlan<NeverClause> {
  readonly never: EventSet;
  readonly from: EventSet;
  readonly until: EventSet;
}

export interface OutsidePlan extends RowPlan<NeverClause> {
  readonly never: EventSet;
  /** Whether the calendar is open then, in the lead's zone where `zone_from` says so. */
  readonly isOpen: (lead: LeadView, at: number) => boolean | { readonly unknownZone: number };
}

export interface WhilePlan extends RowPlan<NeverClause> {
  readonly never: EventSet;
  readonly condition: LeadTest;
}

export interface AtMostPlan extends RowPlan<AtMostClause> {
  readonly of: EventSet;
  /** The excluded beginning of the window that ends at an instant; null where no duration matches. */
  readonly windowStart: (lead: LeadView, at: number) => number | null;
}

export interface RequirePlan extends RowPlan<RequireClause> {
  readonly when: EventSet;
  readonly before: EventSet | null;
  /** In the clause's order: whether it holds, and the codes of what it looks at. */
  readonly lead: readonly {
    readonly holds: LeadTest;
    readonly values: (lead: LeadView, at: number) => readonly number[];
  }[];
}
