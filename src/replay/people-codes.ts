// The roster asked by codes instead of texts, each answer that does not change remembered.

import type { Texts } from '../columns/texts.ts';
import type { PeopleCodes } from './lead-view.ts';

/** What the replay asks the roster (people/roster.ts). */
export interface PeopleAt {
  /** The person a text names, null for a stranger. */
  personOf(text: string): string | null;
  teamAt(person: string, at: number): string;
}

export function peopleCodes(roster: PeopleAt, texts: Texts): PeopleCodes {
  const persons = new Map<number, number>();
  const personOf = (cell: number): number => {
    const known = persons.get(cell);
    if (known !== undefined) return known;
    const text = texts.text(cell).trim();
    const person = texts.code(roster.personOf(text) ?? text);
    persons.set(cell, person);
    return person;
  };
  return {
    personOf,
    teamOf: (person, at) => (person === 0 ? 0 : texts.code(roster.teamAt(texts.text(person), at))),
  };
}
