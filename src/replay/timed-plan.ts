// A response or cadence clause made ready to run: event sets, calendars and tests looked up once.

import type { CadenceClause, Duration, ResponseClause } from '../model/agreement.ts';
import type { OpenTime, Zone } from '../model/open-time.ts';
import type { EventSet } from '../model/event-set.ts';
import type { Schedule } from '../people/schedule.ts';
import type { LeadView } from './lead-view.ts';

/** A test of the lead as of an instant. */
export type LeadTest = (lead: LeadView, at: number) => boolean;
/** The first entry of a `{ if, is }` list that holds, or null. */
export type LeadChoice<Value> = (lead: LeadView, at: number) => Value | null;

/** Open time a clause runs on: one for all, or each owner's own. */
export type Hours =
  | { readonly kind: 'fixed'; readonly open: OpenTime; readonly zone: Zone }
  | { readonly kind: 'owner'; readonly of: (person: number) => Schedule; readonly zone: Zone };

export interface TimedPlan {
  /** Position of the clause in the agreement. */
  readonly index: number;
  readonly clause: ResponseClause | CadenceClause;
  readonly covers: LeadTest;
  readonly when: EventSet;
  readonly expect: EventSet;
  readonly cancel: EventSet;
  readonly pauseFrom: EventSet | null;
  readonly pauseUntil: EventSet | null;
  /** Every event that the clause names. */
  readonly named: EventSet;
  readonly within: LeadChoice<Duration>;
  readonly calendar: LeadChoice<Hours>;
  readonly always: OpenTime;
  readonly lookBack: Duration | null;
  /** The second deadline, `at_latest`, from the start; null without one. */
  readonly latest: ((startedAt: number) => number) | null;
  readonly cadence: CadencePlan | null;
}

export interface CadencePlan {
  readonly times: number;
  readonly maxGap: Duration | null;
  readonly including: readonly { readonly events: EventSet; readonly times: number }[];
  /** Day number of the local date that counts once, or null where every touch counts. */
  readonly dayOf: ((at: number) => number) | null;
  readonly until: EventSet;
}
