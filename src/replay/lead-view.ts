// What a clause may ask about the lead it is replayed on, as of an instant.

import type { Attributes, AttributeNames } from '../model/attributes.ts';
import type { Timeline } from '../model/timeline.ts';

/** Who a text names and what the roster says of them; codes are those of the shared `Texts`. */
export interface PeopleCodes {
  /** Code of the person a cell names: their `person` where the roster knows them, else the text itself; 0 is nobody. */
  personOf(cell: number): number;
  teamOf(person: number, at: number): number;
}

export class LeadView {
  readonly timeline: Timeline;
  readonly attributes: Attributes;
  readonly people: PeopleCodes;
  private readonly numberOf: ReadonlyMap<string, number>;
  private readonly ownerField: number;

  constructor(timeline: Timeline, names: AttributeNames, people: PeopleCodes) {
    this.timeline = timeline;
    this.attributes = timeline.attributes;
    this.people = people;
    this.numberOf = names.numberOf;
    this.ownerField = this.fieldOf('owner');
  }

  /** Code of an attribute's value at an instant, that instant's history rows included. */
  valueAt(column: string, at: number): number {
    return this.attributes.at(this.fieldOf(column), at);
  }

  ownerAt(at: number): number {
    return this.people.personOf(this.attributes.at(this.ownerField, at));
  }

  fieldOf(column: string): number {
    const field = this.numberOf.get(column);
    if (field === undefined) throw new Error(`the column ${column} was not announced to the reader`);
    return field;
  }
}
