// Every calendar the agreement can ask for, by name, by zone and by person: compiled when first asked for.

import { alwaysOpen } from '../calendar/always.ts';
import type { Calendar } from '../calendar/calendar.ts';
import { compileCalendar, type HolidaysOfYear } from '../calendar/compile.ts';
import { countWorkingDates } from '../calendar/count-working-dates.ts';
import { DAY_MS, localDayOf } from '../calendar/local-date.ts';
import { isZone, zoneOf } from '../calendar/zone.ts';
import type { Agreement, CalendarDefinition } from '../model/agreement.ts';
import type { Zone } from '../model/open-time.ts';
import type { AbsenceRow } from '../model/table.ts';
import type { Roster } from '../people/roster.ts';
import { type Schedule, schedulesOf } from '../people/schedule.ts';

export interface OpenTimesTerms {
  readonly agreement: Agreement;
  /** The holidays of a calendar, by its name. */
  readonly holidaysOf: (calendar: string) => HolidaysOfYear;
  readonly roster: Roster;
  readonly absences: readonly AbsenceRow[];
}

/** What the replay, the goals and the explanations ask about open time. */
export interface OpenTimes {
  readonly always: Calendar;
  readonly agreementZone: Zone;
  /** A calendar of the agreement, or the built-in `always`. RangeError on any other name: references are checked before. */
  calendar(name: string): Calendar;
  zone(calendar: string): Zone;
  /** A calendar's local hours in another zone; null where no zone has that name. */
  calendarIn(name: string, zoneId: string): Calendar | null;
  /** Of whoever goes by the text; empty for nobody. */
  schedule(person: string): Schedule;
  /** Working dates over by `until` in [from, until): of a calendar, or (null) Mondays to Fridays in the agreement's zone. */
  workingDays(calendar: string | null, from: number, until: number): number;
  /** Day number of the local date of an instant. */
  dayIn(zone: Zone, at: number): number;
}

export function openTimesOf({ agreement, holidaysOf, roster, absences }: OpenTimesTerms): OpenTimes {
  const agreementZone = zoneOf(agreement.timeZone);
  const always = alwaysOpen(agreementZone);
  const compiled = new Map<string, Calendar>([['always', always]]);
  const definitionOf = (name: string): CalendarDefinition => {
    const definition = agreement.calendars.get(name);
    if (definition === undefined) throw new RangeError(`no calendar is named ${name}`);
    return definition;
  };
  const calendar = (name: string): Calendar =>
    remembered(compiled, name, () => compileCalendar(definitionOf(name), holidaysOf(name)));
  const inZones = new Map<string, Calendar>();
  const schedules = schedulesOf({
    roster,
    absences,
    calendarNamed: name => (name === 'always' || agreement.calendars.has(name) ? calendar(name) : null),
    zone: agreementZone,
  });
  const weekdays = compileCalendar(mondayToFriday(agreement), () => new Map());
  return {
    always,
    agreementZone,
    calendar,
    zone: name => (name === 'always' ? agreementZone : zoneOf(definitionOf(name).timeZone)),
    calendarIn: (name, zoneId) => {
      if (!isZone(zoneId)) return null;
      if (name === 'always') return always;
      const definition = { ...definitionOf(name), timeZone: zoneId };
      return remembered(inZones, `${name} ${zoneId}`, () => compileCalendar(definition, holidaysOf(name)));
    },
    schedule: person => schedules.of(person),
    workingDays: (name, from, until) => {
      return countWorkingDates(name === null ? weekdays : calendar(name), from, until);
    },
    dayIn: localDayOf,
  };
}

function remembered<Value>(known: Map<string, Value>, key: string, make: () => Value): Value {
  let value = known.get(key);
  if (value === undefined) known.set(key, (value = make()));
  return value;
}

function mondayToFriday({ timeZone }: Agreement): CalendarDefinition {
  const wholeDay = [{ from: 0, to: DAY_MS }];
  return {
    name: 'Monday to Friday',
    timeZone,
    week: [wholeDay, wholeDay, wholeDay, wholeDay, wholeDay, [], []],
    holidays: [],
    exceptions: new Map(),
    position: { line: 1, column: 1 },
  };
}
