// When a person's clock runs: their calendar in force through time, less their absences (spec verdicts.md, "The clock", 4).

import { TabledCalendar, type Calendar, type CalendarSource } from '../calendar/calendar.ts';
import { sourceLess, splice, type Stretch } from '../calendar/derived.ts';
import { subtract, unite, type Interval } from '../calendar/intervals.ts';
import type { Zone } from '../model/open-time.ts';
import type { AbsenceRow, RosterRow } from '../model/table.ts';
import { groupedBy } from './grouped.ts';
import { EVERYBODY_ELSE, type Roster } from './roster.ts';

/** Open time of whoever owns a lead. */
export interface Schedule extends Calendar {
  /** Stretches in which no calendar is in force: sorted, disjoint, from -Infinity to Infinity where none ever is. */
  readonly withoutCalendar: readonly Interval[];
  /** Whether no calendar is in force at some instant of [from, until). */
  lacksCalendar(from: number, until: number): boolean;
}

export interface ScheduleTerms {
  readonly roster: Roster;
  readonly absences: readonly AbsenceRow[];
  /** The compiled calendar of a name in the roster; null where the agreement has none of it. */
  readonly calendarNamed: (name: string) => Calendar | null;
  /** Gives the local dates where no calendar is in force: the agreement's zone. */
  readonly zone: Zone;
}

export interface Schedules {
  /** Schedule of whoever goes by the text; of everybody else (`*`) for a text the roster does not know, empty for no owner. */
  of(text: string): Schedule;
}

/** Schedules are made when first asked for, one a person. */
export function schedulesOf(terms: ScheduleTerms): Schedules {
  const absences = absencesByPerson(terms);
  const schedules = new Map<string, Schedule>();
  const plain = new Map<CalendarSource, Schedule>();
  return {
    of: text => {
      const known = keyOf(terms.roster, text);
      // Everybody else without an absence of their own shares one schedule.
      const person = terms.roster.personOf(known) === null && !absences.has(known) ? '' : known;
      let schedule = schedules.get(person);
      if (schedule === undefined) {
        schedule = scheduleOf(stretchesOf(terms, person), absences.get(person) ?? [], { zone: terms.zone, plain });
        schedules.set(person, schedule);
      }
      return schedule;
    },
  };
}

/** The person, or for somebody the roster does not know their trimmed text, so that their own absences count. */
function keyOf(roster: Roster, text: string): string {
  return roster.personOf(text) ?? text.trim();
}

function absencesByPerson({ roster, absences }: ScheduleTerms): ReadonlyMap<string, readonly Interval[]> {
  return groupedBy(absences, ({ person }) => keyOf(roster, person));
}

interface Shared {
  readonly zone: Zone;
  /** By calendar, the schedule of all who go by it at all times and are never away. */
  readonly plain: Map<CalendarSource, Schedule>;
}

function scheduleOf(stretches: readonly Stretch[], absences: readonly Interval[], { zone, plain }: Shared): Schedule {
  const schedule = (): Schedule => {
    const withCalendar = stretches.filter(({ calendar }) => calendar !== null);
    return new PersonSchedule(
      sourceLess(splice(stretches, zone), absences),
      subtract([{ from: -Infinity, until: Infinity }], unite(withCalendar)),
    );
  };
  const [only] = stretches;
  if (only?.calendar == null || only.from !== -Infinity || only.until !== Infinity || absences.length > 0) {
    return schedule();
  }
  const known = plain.get(only.calendar) ?? schedule();
  plain.set(only.calendar, known);
  return known;
}

/** The calendars of the person's own rows, and in the gaps between them those of everybody else. */
function stretchesOf({ roster, calendarNamed }: ScheduleTerms, person: string): Stretch[] {
  const own = person === EVERYBODY_ELSE ? [] : roster.rowsOf(person);
  const rows = [...own, ...roster.rowsOf(EVERYBODY_ELSE)];
  const stretches: Stretch[] = [];
  for (const row of rows) {
    const calendar = row.calendar.trim() === '' ? null : calendarNamed(row.calendar.trim());
    // The first row in order is in force: a later one gets what is left.
    const free = subtract([rangeOf(row)], unite(stretches));
    stretches.push(...free.map(({ from, until }) => ({ from, until, calendar })));
  }
  return stretches.sort((a, b) => a.from - b.from);
}

function rangeOf({ from, until }: RosterRow): Interval {
  return { from, until };
}

class PersonSchedule extends TabledCalendar implements Schedule {
  readonly withoutCalendar: readonly Interval[];

  constructor(source: CalendarSource, withoutCalendar: readonly Interval[]) {
    super(source);
    this.withoutCalendar = withoutCalendar;
  }

  lacksCalendar(from: number, until: number): boolean {
    return from < until && this.withoutCalendar.some(gap => gap.from < until && from < gap.until);
  }
}
