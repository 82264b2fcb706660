// Calendars made from others: less absences, and several in turn.

import type { Zone } from '../model/open-time.ts';
import { TabledCalendar, type Calendar, type CalendarSource } from './calendar.ts';
import { subtract, unite, type Interval } from './intervals.ts';

/** The open time of a calendar outside the given intervals (in any order; ±Infinity allowed). */
export function lessIntervals(source: CalendarSource, removed: readonly Interval[]): Calendar {
  return new TabledCalendar(sourceLess(source, removed));
}

export function sourceLess(source: CalendarSource, removed: readonly Interval[]): CalendarSource {
  const holes = unite(removed);
  return {
    zoneAt: at => source.zoneAt(at),
    openIntervals: (from, until) => subtract(source.openIntervals(from, until), holes),
  };
}

/** A stretch of time in which one calendar is in force; with null no open time counts. */
export interface Stretch extends Interval {
  readonly calendar: CalendarSource | null;
}

/** Calendars in turn. Stretches are sorted and disjoint; outside them no time is open and `zone` gives the dates. */
export function splice(stretches: readonly Stretch[], zone: Zone): CalendarSource {
  return {
    zoneAt: at => calendarAt(stretches, at)?.zoneAt(at) ?? zone,
    openIntervals: (from, until) => unite(stretches.flatMap(stretch => openIn(stretch, from, until))),
  };
}

function calendarAt(stretches: readonly Stretch[], at: number): CalendarSource | null {
  for (const stretch of stretches) {
    if (stretch.from <= at && at < stretch.until) return stretch.calendar;
  }
  return null;
}

function openIn(stretch: Stretch, from: number, until: number): readonly Interval[] {
  const first = Math.max(from, stretch.from);
  const last = Math.min(until, stretch.until);
  return stretch.calendar === null || first >= last ? [] : stretch.calendar.openIntervals(first, last);
}
