// Breaches of a clause that are alike: of the same owner, team, outcome and cause. How many, and of which leads first.

import { TupleIndex } from '../columns/tuple-index.ts';
import { FirstLeads, type LeadStart } from '../statistics/first-leads.ts';
import type { Draft, Reason } from './draft.ts';
import { causeKey, ReasonNumbers } from './reason-numbers.ts';
import { STANDING } from './standings.ts';

/** Owner and team are codes of `Texts`, the outcome is a number of those of the clause. */
export interface BreachTally {
  readonly owner: number;
  readonly team: number;
  readonly outcome: number;
  /** Of one of them: those of the others differ in the values that were found. */
  readonly reason: Reason;
  readonly count: number;
  readonly first: readonly LeadStart[];
}

const KEY = { owner: 0, team: 1, outcome: 2, cause: 3 } as const;

export interface BreachTerms {
  readonly standings: TupleIndex;
  readonly leadId: (lead: number) => string;
}

export class BreachTallies {
  private readonly terms: BreachTerms;
  private readonly alike = new TupleIndex(4);
  private readonly causes = new ReasonNumbers(causeKey);
  private readonly tallies: { count: number; readonly leads: FirstLeads }[] = [];

  constructor(terms: BreachTerms) {
    this.terms = terms;
  }

  add({ startedAt, lead, reason }: Draft, outcome: number, standing: number): void {
    const { standings, leadId } = this.terms;
    const { next } = this.alike;
    next[KEY.owner] = standings.at(standing, STANDING.owner);
    next[KEY.team] = standings.at(standing, STANDING.team);
    next[KEY.outcome] = outcome;
    next[KEY.cause] = this.causes.of(reason);
    const number = this.alike.number();
    const tally = (this.tallies[number] ??= { count: 0, leads: new FirstLeads() });
    tally.count++;
    if (tally.leads.mayTake(startedAt)) tally.leads.take({ at: startedAt, id: leadId(lead) });
  }

  all(): BreachTally[] {
    return this.tallies.map(({ count, leads }, number) => ({
      owner: this.alike.at(number, KEY.owner),
      team: this.alike.at(number, KEY.team),
      outcome: this.alike.at(number, KEY.outcome),
      reason: this.causes.all[this.alike.at(number, KEY.cause)] as Reason,
      count,
      first: leads.all,
    }));
  }
}
