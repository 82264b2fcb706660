// Who is who at an instant, and when they work (data.md roster and absences; verdicts.md rule 4 and "Who").

import { csvRows, type Terms } from './agreement.ts';
import type { Case } from './case.ts';
import { splicedHours, type Hours, type Stretch } from './hours.ts';
import { cell } from './leads.ts';
import { parseFrom, parseUntil, type Span } from './times.ts';

export interface RosterRow extends Span {
  readonly person: string;
  readonly names: readonly string[];
  readonly team: string;
  readonly party: string;
  readonly calendar: string;
}

export interface People {
  /** A person as shown: by `person`, however the row named them. */
  shown(value: string): string;
  team(value: string, at: number): string;
  party(value: string, at: number): string;
  hours(value: string): PersonHours;
}

export interface PersonHours {
  readonly hours: Hours;
  /** Since when, from an instant on, this person has no calendar; Infinity: never. */
  missingFrom(instant: number): number;
}

export function readPeople(audited: Case, terms: Terms): People {
  const roster = csvRows(audited, 'roster.csv').map(row => ({
    person: cell(row, 'person'),
    names: ['person', 'name', 'email'].map(column => cell(row, column)).filter(name => name !== ''),
    team: cell(row, 'team'),
    party: cell(row, 'party'),
    calendar: cell(row, 'calendar'),
    from: parseFrom(cell(row, 'from'), terms.zone),
    to: parseUntil(cell(row, 'until'), terms.zone),
  }));
  const everybody = roster.filter(row => row.person === '*');
  const known = roster.filter(row => row.person !== '*');
  const shown = (value: string): string => known.find(row => row.names.includes(value.trim()))?.person ?? value.trim();
  const rowsOf = (value: string): readonly RosterRow[] => known.filter(row => row.person === shown(value));
  const inForce = (value: string, at: number): RosterRow | undefined =>
    rowsOf(value).find(row => row.from <= at && at < row.to);
  const cache = new Map<string, PersonHours>();
  return {
    shown,
    team: (value, at) => inForce(value, at)?.team ?? '',
    party: (value, at) => inForce(value, at)?.party ?? '',
    hours(value) {
      const person = shown(value);
      const found =
        cache.get(person) ??
        personHours(stretchesOf(rowsOf(value), everybody, terms), absencesOf(audited, terms, person, shown));
      cache.set(person, found);
      return found;
    },
  };
}

function personHours(stretches: readonly Stretch[], away: readonly Span[]): PersonHours {
  return {
    hours: splicedHours(stretches, away),
    missingFrom: instant =>
      Math.max(instant, stretches.find(stretch => stretch.hours === null && stretch.to > instant)?.from ?? Infinity),
  };
}

/**
 * All of time cut where any row begins or ends: a person's own row in force, else that of `*`
 * ("for everybody without a row in force and for leads without owner").
 */
function stretchesOf(own: readonly RosterRow[], everybody: readonly RosterRow[], terms: Terms): Stretch[] {
  const cuts = [...new Set([-Infinity, ...[...own, ...everybody].flatMap(row => [row.from, row.to]), Infinity])];
  cuts.sort((a, b) => (a < b ? -1 : 1));
  return cuts.slice(1).map((to, index) => {
    const from = cuts[index] as number;
    const covers = (row: RosterRow): boolean => row.from <= from && to <= row.to;
    const row = own.find(covers) ?? everybody.find(covers);
    return { from, to, hours: terms.calendars.get(row?.calendar ?? '') ?? null };
  });
}

function absencesOf(audited: Case, terms: Terms, person: string, shown: (value: string) => string): Span[] {
  return csvRows(audited, 'absences.csv')
    .filter(row => shown(cell(row, 'person')) === person)
    .map(row => ({ from: parseFrom(cell(row, 'from'), terms.zone), to: parseUntil(cell(row, 'until'), terms.zone) }));
}
