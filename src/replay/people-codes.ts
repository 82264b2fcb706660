// The roster asked by codes instead of texts, each answer that does not change remembered.

import { ByCode } from '../columns/by-code.ts';
import type { Texts } from '../columns/texts.ts';
import type { PeopleCodes } from './lead-view.ts';

/** What the replay asks the roster (people/roster.ts). */
export interface PeopleAt {
  /** The person a text names, null for a stranger. */
  personOf(text: string): string | null;
  teamAt(person: string, at: number): string;
  /** Whether the answers differ from one instant to another. */
  changesInTime(person: string): boolean;
}

export function peopleCodes(roster: PeopleAt, texts: Texts): PeopleCodes {
  const persons = new ByCode();
  const personOf = (cell: number): number => {
    const known = persons.at(cell);
    if (known >= 0) return known;
    const text = texts.text(cell).trim();
    const person = texts.code(roster.personOf(text) ?? text);
    persons.set(cell, person);
    return person;
  };
  /** Of those who never change it. */
  const teams = new ByCode();
  const teamOf = (person: number, at: number): number => {
    const known = teams.at(person);
    if (known >= 0 || person === 0) return Math.max(known, 0);
    const text = texts.text(person);
    const team = texts.code(roster.teamAt(text, at));
    if (!roster.changesInTime(text)) teams.set(person, team);
    return team;
  };
  return { personOf, teamOf };
}
