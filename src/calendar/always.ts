// The calendars that need no table: `always`, in which every instant is open, and the one that never opens.

import type { Zone } from '../model/open-time.ts';
import { TabledCalendar, type Calendar } from './calendar.ts';
import type { Interval } from './intervals.ts';
import { withinReach } from './reach.ts';

/** Every instant is open: a business day is a date of the zone, its last closing the date's end. */
export function alwaysOpen(zone: Zone): Calendar {
  const everything = (from: number, until: number): Interval[] => (from < until ? [{ from, until }] : []);
  const dates = new TabledCalendar({ zoneAt: () => zone, openIntervals: everything });
  return {
    openBetween: (from, to) => (from < to ? to - from : 0),
    advance: (from, ms) => (ms > 0 ? withinReach(zone, from, from + ms) : from),
    isOpen: () => true,
    nextOpening: at => at,
    businessDaysAfter: (start, days) => dates.businessDaysAfter(start, days),
    endOfBusinessDay: (start, days) => dates.endOfBusinessDay(start, days),
    zoneAt: () => zone,
    openIntervals: everything,
  };
}

/** No instant is open: what counts for an owner without a calendar. */
export function neverOpen(zone: Zone): Calendar {
  return {
    openBetween: () => 0,
    advance: (from, ms) => (ms > 0 ? Infinity : from),
    isOpen: () => false,
    nextOpening: () => Infinity,
    businessDaysAfter: () => Infinity,
    endOfBusinessDay: () => Infinity,
    zoneAt: () => zone,
    openIntervals: () => [],
  };
}
