// What a drawing has to show: whole hours or days around a clock, and the open hours of the calendars that ran in them.

import { DAY_MS, localDayOf, startOfDay } from '../calendar/local-date.ts';
import type { Axis } from '../model/explanation.ts';
import { unite, type Interval } from '../calendar/intervals.ts';
import type { LeadSubject } from './subject.ts';
import type { TimedStory } from './timed.ts';

const HOUR_MS = 3_600_000;
/** Longer stretches are drawn in whole days. */
const LONGEST_IN_HOURS = 1.5 * DAY_MS;

export function clockAxis(subject: LeadSubject, story: TimedStory): Axis | null {
  const { stretches, hours } = story;
  const [first, last] = [stretches[0], stretches.at(-1)];
  if (first === undefined || last === undefined) return null;
  const { from, until } = around(subject, { from: first.from, until: last.to });
  const holders = [{ ...first, from, to: first.from }, ...stretches, { ...last, from: last.to, to: until }];
  const open = holders.flatMap(({ owner, from: begin, to }) => hours.of(owner).openIntervals(begin, to));
  const names = [...new Set(stretches.map(({ calendar }) => calendar).filter(name => name !== ''))];
  return written(subject, { from, until }, names.join(', '), hours.name === 'always' ? [] : open);
}

/** All of a lead's clocks on one axis, over the hours of one calendar. */
export function leadAxis(subject: LeadSubject, spans: readonly Interval[], calendar: string | null): Axis | null {
  if (spans.length === 0) return null;
  const whole = {
    from: Math.min(...spans.map(({ from }) => from)),
    until: Math.max(...spans.map(({ until }) => until)),
  };
  const range = around(subject, whole);
  const open = calendar === null ? [] : subject.openTimes.calendar(calendar).openIntervals(range.from, range.until);
  return written(subject, range, calendar ?? '', open);
}

function around({ times: { zone } }: LeadSubject, { from, until }: Interval): Interval {
  if (until - from <= LONGEST_IN_HOURS) {
    const local = (at: number): number => at + zone.offsetAt(at);
    const begin = Math.floor((local(from) - HOUR_MS / 2) / HOUR_MS) * HOUR_MS;
    const end = Math.ceil((local(until) + HOUR_MS / 2) / HOUR_MS) * HOUR_MS;
    return { from: zone.toInstant(begin), until: zone.toInstant(end) };
  }
  return { from: startOfDay(zone, localDayOf(zone, from)), until: startOfDay(zone, localDayOf(zone, until) + 1) };
}

function written(
  { times: { iso } }: LeadSubject,
  { from, until }: Interval,
  hours: string,
  open: readonly Interval[],
): Axis {
  return {
    from: iso(from),
    until: iso(until),
    hours,
    open: unite(open).map(interval => ({ from: iso(interval.from), to: iso(interval.until) })),
  };
}
