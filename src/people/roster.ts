// Who is who: people recognised by any of their names, and the roster row in force at an instant (spec verdicts.md, "Who").

import type { RosterRow } from '../model/table.ts';
import { groupedBy } from './grouped.ts';

/** The person of the roster who is everybody else: lends a calendar, never a party or a team. */
export const EVERYBODY_ELSE = '*';

export interface Roster {
  /** The roster's `person` for a text that is someone's person, name or email; null where nobody goes by it. */
  personOf(text: string): string | null;
  /** Party of whoever goes by the text, by the row in force at an instant; empty where there is none. */
  partyAt(text: string, at: number): string;
  /** Team by the row in force at an instant; empty where there is none. */
  teamAt(text: string, at: number): string;
  /** Whether everybody's party and team are the same at all times. */
  readonly isSteady: boolean;
  /** Whether party or team of whoever goes by the text differ from one instant to another. */
  changesInTime(text: string): boolean;
  /** Rows of a person (as `personOf` gives it, or `*`) in file order; of two that overlap the first is in force. */
  rowsOf(person: string): readonly RosterRow[];
}

export function rosterOf(rows: readonly RosterRow[]): Roster {
  const rowsByPerson = groupedBy(rows, personIn);
  const people = peopleByName(rows);
  const rowAt = (text: string, at: number): RosterRow | undefined => {
    const person = people.get(text) ?? people.get(text.trim()) ?? null;
    return person === null ? undefined : rowInForce(rowsByPerson.get(person) ?? [], at);
  };
  return {
    personOf: text => people.get(text.trim()) ?? null,
    partyAt: (text, at) => rowAt(text, at)?.party ?? '',
    teamAt: (text, at) => rowAt(text, at)?.team ?? '',
    changesInTime: text => {
      const rows = rowsByPerson.get(people.get(text.trim()) ?? '') ?? [];
      return !rows.every(isForAllTime);
    },
    isSteady: rows.every(isForAllTime),
    rowsOf: person => rowsByPerson.get(person) ?? [],
  };
}

/** Names and e-mail addresses that stand for several people, with the rows that give them: nobody is recognised by them. */
export function ambiguousNames(rows: readonly RosterRow[]): ReadonlyMap<string, readonly RosterRow[]> {
  const people = new Set(rows.map(personIn));
  const named = groupedBy(rows.flatMap(namesWithRow), ({ name }) => name);
  const ambiguous = [...named].filter(
    ([name, uses]) => !people.has(name) && new Set(uses.map(use => personIn(use.row))).size > 1,
  );
  return new Map(ambiguous.map(([name, uses]) => [name, uses.map(use => use.row)]));
}

/** Every name to its person. A `person` comes before another's name or address; a name of several people is nobody's (null). */
function peopleByName(rows: readonly RosterRow[]): ReadonlyMap<string, string | null> {
  const people = new Map<string, string | null>();
  for (const { name, row } of rows.flatMap(namesWithRow)) people.set(name, personIn(row));
  for (const name of ambiguousNames(rows).keys()) people.set(name, null);
  for (const row of rows) people.set(personIn(row), personIn(row));
  people.delete('');
  people.delete(EVERYBODY_ELSE);
  return people;
}

/** The names besides `person`; everybody else goes by none. */
function namesWithRow(row: RosterRow): { readonly name: string; readonly row: RosterRow }[] {
  if (personIn(row) === EVERYBODY_ELSE) return [];
  return [row.name.trim(), row.email.trim()].filter(name => name !== '').map(name => ({ name, row }));
}

function isForAllTime({ from, until }: RosterRow): boolean {
  return from === -Infinity && until === Infinity;
}

function personIn(row: RosterRow): string {
  return row.person.trim();
}

function rowInForce(rows: readonly RosterRow[], at: number): RosterRow | undefined {
  return rows.find(row => row.from <= at && at < row.until);
}
