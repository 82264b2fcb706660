// Where the lead that is loaded stood, as a number: looked up once for the time between two changes that can matter.

import type { TupleIndex } from '../columns/tuple-index.ts';
import type { LeadTests } from './lead-tests.ts';
import type { LeadView } from './lead-view.ts';
import { STANDING } from './standings.ts';

export interface StandingTerms {
  readonly lead: LeadView;
  readonly tests: LeadTests;
  readonly numbers: TupleIndex;
  /** The lead columns that reports break down by, and those that segments test. */
  readonly columns: readonly string[];
  readonly tested: readonly string[];
  /** Whether everybody's party and team are the same at all times: then a lead stands as it does until it changes. */
  readonly isRosterSteady: boolean;
}

export class StandingsOf {
  private readonly terms: StandingTerms;
  private readonly source: number;
  private readonly fields: readonly number[];
  /** By how many changes came by then, and the load of the lead for which it holds. */
  private readonly known: number[] = [];
  private readonly loadOf: number[] = [];

  constructor(terms: StandingTerms) {
    this.terms = terms;
    const { lead, columns, tested } = terms;
    this.source = lead.fieldOf('source');
    this.fields = columns.map(column => lead.fieldOf(column));
    lead.attributes.watch(['owner', 'source', ...columns, ...tested].map(column => lead.fieldOf(column)));
  }

  of(startedAt: number, verdictAt: number): number {
    const { attributes } = this.terms.lead;
    const changes = this.terms.isRosterSteady ? attributes.watchedBy(startedAt) : -1;
    if (changes < 0 || (startedAt !== verdictAt && attributes.watchedBy(verdictAt) !== changes)) {
      return this.found(startedAt, verdictAt);
    }
    if (this.loadOf[changes] !== attributes.loads) {
      this.known[changes] = this.found(startedAt, verdictAt);
      this.loadOf[changes] = attributes.loads;
    }
    return this.known[changes] as number;
  }

  private found(startedAt: number, verdictAt: number): number {
    const { lead, tests, numbers } = this.terms;
    const { next } = numbers;
    const owner = lead.ownerAt(verdictAt);
    next[STANDING.owner] = owner;
    next[STANDING.team] = lead.people.teamOf(owner, verdictAt);
    next[STANDING.source] = lead.attributes.at(this.source, startedAt);
    next[STANDING.segment] = tests.segmentAt(lead, startedAt);
    for (let place = 0; place < this.fields.length; place++) {
      next[STANDING.attributes + place] = lead.attributes.at(this.fields[place] as number, startedAt);
    }
    return numbers.number();
  }
}
