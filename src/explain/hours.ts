// The open time that an obligation's clock ran on: one calendar, each owner's own, or day and night.

import type { Calendar } from '../calendar/calendar.ts';
import type { CadenceClause, Duration, ResponseClause } from '../model/agreement.ts';
import { EVERYBODY_ELSE } from '../people/roster.ts';
import { needsCalendar } from '../replay/window.ts';
import type { Subject } from './subject.ts';

export interface Hours {
  /** `owner`, `always` or a calendar of the agreement. */
  readonly name: string;
  of(owner: string): Calendar;
  /** The calendar in force; empty where the owner has none. */
  calendarAt(owner: string, at: number): string;
  /** Instants at which another calendar comes into force for the owner. */
  turns(owner: string): readonly number[];
}

/** `calendar` is the clause's; plain and calendar units run day and night whatever it says. */
export function hoursOf(subject: Subject, calendar: string, duration: Duration): Hours {
  if (!needsCalendar(duration)) return fixed(subject, 'always');
  return calendar === 'owner' ? owners(subject) : fixed(subject, calendar);
}

/** The duration and the calendar that the lead was given at the start; null where none matches. */
export function termsAt(
  { tests, lead }: Subject,
  clause: ResponseClause | CadenceClause,
  at: number,
): { readonly duration: Duration; readonly calendar: string } | null {
  const duration = tests.choice(clause.within)(lead, at);
  const calendar = tests.choice(clause.calendar)(lead, at);
  return duration === null || calendar === null ? null : { duration, calendar };
}

export function fixed({ openTimes }: Subject, name: string): Hours {
  return { name, of: () => openTimes.calendar(name), calendarAt: () => name, turns: () => [] };
}

function owners({ openTimes, roster }: Subject): Hours {
  const rowsOf = (owner: string): ReturnType<typeof roster.rowsOf> => {
    const person = roster.personOf(owner);
    return [...(person === null ? [] : roster.rowsOf(person)), ...roster.rowsOf(EVERYBODY_ELSE)];
  };
  return {
    name: 'owner',
    of: owner => openTimes.schedule(owner),
    calendarAt: (owner, at) =>
      rowsOf(owner)
        .find(row => row.from <= at && at < row.until)
        ?.calendar.trim() ?? '',
    turns: owner =>
      rowsOf(owner)
        .flatMap(row => [row.from, row.until])
        .filter(Number.isFinite),
  };
}
