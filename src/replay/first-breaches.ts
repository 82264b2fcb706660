// The leads that breaches of a clause happened to first, by outcome and by whose the lead was.

import { FirstLeads, type LeadStart } from '../statistics/first-leads.ts';
import type { Draft } from './draft.ts';
import type { Holders } from './holders.ts';

export interface FirstBreaches {
  /** Number of an outcome of the clause. */
  readonly outcome: number;
  /** Codes of `Texts`. */
  readonly owner: number;
  readonly team: number;
  readonly first: readonly LeadStart[];
}

export interface BreachTerms {
  readonly holders: Holders;
  readonly leadId: (lead: number) => string;
}

export class FirstBreachesWriter {
  private readonly terms: BreachTerms;
  /** By outcome, by holder. */
  private readonly leads: FirstLeads[][] = [];
  /** Their `latest`, close to each other in memory: nearly every breach asks for one, and needs nothing else. */
  private readonly latest: Float64Array[] = [];

  constructor(terms: BreachTerms) {
    this.terms = terms;
  }

  add({ startedAt, lead }: Draft, outcome: number, standing: number): void {
    const holder = this.terms.holders.of(standing);
    const latest = this.latest[outcome];
    if (latest !== undefined && holder < latest.length && startedAt > (latest[holder] as number)) return;
    const leads = ((this.leads[outcome] ??= [])[holder] ??= new FirstLeads());
    leads.take({ at: startedAt, id: this.terms.leadId(lead) });
    this.latestOf(outcome, holder)[holder] = leads.latest;
  }

  all(): FirstBreaches[] {
    const { holders } = this.terms;
    // Holders without a breach are holes in the lists, which flatMap leaves out.
    return this.leads.flatMap((byHolder, outcome) =>
      byHolder.map(({ all }, holder) => ({
        outcome,
        owner: holders.owner(holder),
        team: holders.team(holder),
        first: all,
      })),
    );
  }

  /** Of all holders of an outcome, with room for one. */
  private latestOf(outcome: number, holder: number): Float64Array {
    const known = this.latest[outcome] ?? new Float64Array();
    if (holder < known.length) return known;
    const larger = new Float64Array(2 * holder + 64).fill(Infinity);
    larger.set(known);
    this.latest[outcome] = larger;
    return larger;
  }
}
