// What a roster and a list of absences cannot mean: noted, since the rows stand (spec data.md, "What is wrong with the data").

import type { Finding, FindingSample } from '../findings/finding.ts';
import { nearest } from '../findings/nearest.ts';
import { findingOf } from '../findings/samples.ts';
import type { AbsenceRow, RosterRow } from '../model/table.ts';
import { ambiguousNames, type Roster } from './roster.ts';

export interface RosterTerms {
  readonly rows: readonly RosterRow[];
  readonly absences: readonly AbsenceRow[];
  readonly roster: Roster;
  /** Names a roster row may give: the agreement's calendars and `always`. */
  readonly calendars: ReadonlySet<string>;
}

export function rosterFindings(terms: RosterTerms): Finding[] {
  return [
    ...noted('shared_name', sharedNames(terms)),
    ...noted('unknown_roster_calendar', unknownCalendars(terms)),
    ...noted('empty_range', emptyRanges(terms)),
    ...noted('absent_stranger', absentStrangers(terms)),
  ];
}

/** For each of these findings the people it is about, as obligations name their owner. */
export function peopleConcerned({
  rows,
  absences,
  roster,
  calendars,
}: RosterTerms): ReadonlyMap<string, ReadonlySet<string>> {
  const person = (text: string): string => roster.personOf(text) ?? text.trim();
  return new Map([
    ['shared_name', new Set(ambiguousNames(rows).keys())],
    [
      'unknown_roster_calendar',
      new Set(rows.filter(row => lacksCalendar(row, calendars)).map(row => person(row.person))),
    ],
    ['empty_range', new Set([...rows, ...absences].filter(isEmpty).map(row => person(row.person)))],
    [
      'absent_stranger',
      new Set(absences.filter(row => roster.personOf(row.person) === null).map(row => person(row.person))),
    ],
  ]);
}

function noted(code: string, samples: readonly FindingSample[]): Finding[] {
  return findingOf({ code, level: 'noted' }, samples.length, samples);
}

/** Nobody is recognised by a name of several people. */
function sharedNames({ rows }: RosterTerms): FindingSample[] {
  return [...ambiguousNames(rows)].flatMap(([name, named]) =>
    named.map(row => ({ ...row.place, column: row.name.trim() === name ? 'name' : 'email', text: name })),
  );
}

/** Such a row leaves its person without a calendar. */
function unknownCalendars({ rows, calendars }: RosterTerms): FindingSample[] {
  return rows
    .filter(row => lacksCalendar(row, calendars))
    .map(({ calendar, place }) => ({ ...place, column: 'calendar', text: withNearest(calendar.trim(), calendars) }));
}

function lacksCalendar({ calendar }: RosterRow, calendars: ReadonlySet<string>): boolean {
  return calendar.trim() !== '' && !calendars.has(calendar.trim());
}

function withNearest(calendar: string, calendars: ReadonlySet<string>): string {
  const near = nearest(calendar, calendars);
  return near === null ? calendar : `${calendar} (nearest: ${near})`;
}

/** A range that ends no later than it begins is never in force. */
function emptyRanges({ rows, absences }: RosterTerms): FindingSample[] {
  return [...rows, ...absences]
    .filter(isEmpty)
    .map(({ person, place }) => ({ ...place, column: 'until', text: person }));
}

function isEmpty({ from, until }: { readonly from: number; readonly until: number }): boolean {
  return from >= until;
}

/** An absence of somebody the roster does not know touches nobody else's clock. */
function absentStrangers({ absences, roster }: RosterTerms): FindingSample[] {
  return absences
    .filter(({ person }) => roster.personOf(person) === null)
    .map(({ person, place }) => ({ ...place, column: 'person', text: person }));
}
