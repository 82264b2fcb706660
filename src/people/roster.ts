// Who is who: people recognised by any of their names, and the roster row in force at an instant (spec verdicts.md, "Who").

import type { RosterRow } from '../model/table.ts';

/** The person of the roster who is everybody else: lends a calendar, never a party or a team. */
export const EVERYBODY_ELSE = '*';

export interface Roster {
  /** The roster's `person` for a text that is someone's person, name or email; null where nobody goes by it. */
  personOf(text: string): string | null;
  /** Party of whoever goes by the text, by the row in force at an instant; empty where there is none. */
  partyAt(text: string, at: number): string;
  /** Team by the row in force at an instant; empty where there is none. */
  teamAt(text: string, at: number): string;
  /** Rows of a person (as `personOf` gives it, or `*`) in file order; of two that overlap the first is in force. */
  rowsOf(person: string): readonly RosterRow[];
}

export function rosterOf(rows: readonly RosterRow[]): Roster {
  const rowsByPerson = groupByPerson(rows);
  const people = peopleByName(rows);
  const rowAt = (text: string, at: number): RosterRow | undefined => {
    const person = people.get(text) ?? people.get(text.trim());
    return person == null ? undefined : rowInForce(rowsByPerson.get(person) ?? [], at);
  };
  return {
    personOf: text => people.get(text.trim()) ?? null,
    partyAt: (text, at) => rowAt(text, at)?.party ?? '',
    teamAt: (text, at) => rowAt(text, at)?.team ?? '',
    rowsOf: person => rowsByPerson.get(person) ?? [],
  };
}

/** Names and e-mail addresses that stand for several people: nobody is recognised by them. */
export function ambiguousNames(rows: readonly RosterRow[]): ReadonlyMap<string, readonly RosterRow[]> {
  const people = new Set(rows.map(row => row.person.trim()));
  const rowsByName = new Map<string, RosterRow[]>();
  for (const row of rows) {
    for (const name of otherNamesOf(row)) rowsByName.set(name, [...(rowsByName.get(name) ?? []), row]);
  }
  return new Map([...rowsByName].filter(([name, named]) => !people.has(name) && distinctPeople(named) > 1));
}

function groupByPerson(rows: readonly RosterRow[]): ReadonlyMap<string, readonly RosterRow[]> {
  const groups = new Map<string, RosterRow[]>();
  for (const row of rows) {
    const person = row.person.trim();
    const group = groups.get(person);
    if (group === undefined) groups.set(person, [row]);
    else group.push(row);
  }
  return groups;
}

/** Every name to its person. A `person` comes before another's name or address; a name of several people is nobody's (null). */
function peopleByName(rows: readonly RosterRow[]): ReadonlyMap<string, string | null> {
  const people = new Map<string, string | null>();
  for (const row of rows) {
    for (const name of otherNamesOf(row)) people.set(name, row.person.trim());
  }
  for (const name of ambiguousNames(rows).keys()) people.set(name, null);
  for (const { person } of rows) people.set(person.trim(), person.trim());
  people.delete('');
  people.delete(EVERYBODY_ELSE);
  return people;
}

function otherNamesOf(row: RosterRow): string[] {
  if (row.person.trim() === EVERYBODY_ELSE) return [];
  return [...new Set([row.name.trim(), row.email.trim()])].filter(name => name !== '');
}

function distinctPeople(rows: readonly RosterRow[]): number {
  return new Set(rows.map(row => row.person.trim())).size;
}

function rowInForce(rows: readonly RosterRow[], at: number): RosterRow | undefined {
  return rows.find(row => row.from <= at && at < row.until);
}
