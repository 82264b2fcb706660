// Who did or holds something, as far as the reader may know it (`report.people: hidden`, verdicts.md, Who).

import type { Roster } from '../../people/roster.ts';

export interface PeopleWords {
  readonly areHidden: boolean;
  /** A name, or while people are hidden `someone of sales`; `nobody` for an empty text. */
  name(text: string, at: number): string;
  /** A cell that may hold a name: as it is, unless people are hidden and the roster knows somebody by it. */
  value(text: string, at: number): string;
  /** For documents: the person, empty for nobody and while people are hidden. */
  owner(text: string): string;
}

export function peopleWords(roster: Roster, people: 'names' | 'hidden'): PeopleWords {
  const areHidden = people === 'hidden';
  const someone = (text: string, at: number): string => {
    const party = roster.partyAt(text, at);
    return party === '' ? 'someone' : `someone of ${party}`;
  };
  const name = (text: string, at: number): string => {
    if (text.trim() === '') return 'nobody';
    return areHidden ? someone(text, at) : (roster.personOf(text) ?? text.trim());
  };
  return {
    areHidden,
    name,
    value: (text, at) => (areHidden && roster.personOf(text) !== null ? someone(text, at) : text.trim()),
    owner: text => (areHidden ? '' : (roster.personOf(text) ?? text.trim())),
  };
}
