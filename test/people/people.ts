// Roster and absence rows for tests.

import type { AbsenceRow, RosterRow } from '../../src/model/table.ts';

export function row(person: string, rest: Partial<RosterRow> = {}): RosterRow {
  const nothing = { name: '', email: '', team: '', party: '', calendar: '', from: -Infinity, until: Infinity };
  return { person, ...nothing, place: { file: 'roster.csv', line: 2 }, ...rest };
}

export function absence(person: string, from: number, until: number): AbsenceRow {
  return { person, from, until, reason: '', place: { file: 'absences.csv', line: 2 } };
}
