// Roster and absences: who is who and who is away, over which dates.

import type { AbsenceRow, RosterRow } from '../../model/table.ts';
import type { KeptRow, Refusal } from './kept-rows.ts';

/** Keeps roster rows; one that overlaps an earlier row of the same person cannot be used, since both cannot be true. */
export function rosterKeeper(rows: RosterRow[]): (row: KeptRow) => Refusal | null {
  return row => {
    const person = row.text('person');
    if (person === '') return { code: 'no_person', column: 'person' };
    const kept: RosterRow = {
      person,
      name: row.text('name'),
      email: row.text('email'),
      team: row.text('team'),
      party: row.text('party'),
      calendar: row.text('calendar'),
      from: start(row, 'from'),
      until: row.end('until'),
      place: row.place,
    };
    if (rows.some(other => other.person === person && other.from < kept.until && kept.from < other.until)) {
      return { code: 'overlapping_roster_rows', column: 'person' };
    }
    rows.push(kept);
    return null;
  };
}

export function absenceKeeper(rows: AbsenceRow[]): (row: KeptRow) => Refusal | null {
  return row => {
    const person = row.text('person');
    if (person === '') return { code: 'no_person', column: 'person' };
    // Nobody is taken to be away for ever because a cell was left empty.
    const missing = ['from', 'until'].find(column => row.text(column) === '');
    if (missing !== undefined) return { code: 'unreadable_time', column: missing };
    rows.push({
      person,
      from: row.instant('from'),
      until: row.end('until'),
      reason: row.text('reason'),
      place: row.place,
    });
    return null;
  };
}

/** Beginning of a range: -Infinity where the cell is empty. */
export function start(row: KeptRow, name: string): number {
  const at = row.instant(name);
  return Number.isNaN(at) ? -Infinity : at;
}
