// What would have had to happen for a promise to be kept, or still has to.

import type { CadenceClause, EventNames } from '../model/agreement.ts';
import { type LeadSubject, placeOf } from './subject.ts';
import type { TimedStory } from './timed.ts';
import { counted } from './words/durations.ts';
import { eventWords } from './words/events.ts';

/** Null where it was kept, was cancelled, or there is nothing to say. */
export function toKeep(subject: LeadSubject, story: TimedStory): string | null {
  const { obligation, gapFrom } = story;
  const { clause, verdict, dueAt } = obligation;
  if (verdict === 'unassessable') return calendarWanted(subject, story);
  if (verdict === 'met' || verdict === 'cancelled') return null;
  const needed = words(subject, clause.expect);
  const by = byWhen(subject, story);
  if (clause.kind === 'response') return `${needed}, ${by}`;
  if (gapFrom !== null && dueAt !== null) return `a next touch ${by}: ${needed}`;
  return `${cadenceWords(subject, clause)}, ${by}; ${progressWords(subject, story, clause)}`;
}

function words({ agreement, people }: LeadSubject, events: EventNames): string {
  return eventWords(agreement, events, people);
}

function byWhen({ times }: LeadSubject, { obligation, hours, steps }: TimedStory): string {
  const { dueAt, owner } = obligation;
  if (dueAt !== null) return `by ${times.atBoth(dueAt, hours.of(owner).zoneAt(dueAt))}`;
  return steps.some(({ kind }) => kind === 'paused')
    ? 'before the deadline that the end of the pause will set'
    : 'in time';
}

function cadenceWords(subject: LeadSubject, { times, distinct, expect, including, until }: CadenceClause): string {
  const dates = distinct === 'day' ? ` on ${times} dates` : '';
  const parts = including.map(({ event, times: count }) => `, ${count} of them ${event}`);
  const instead = until.length === 0 ? '' : `, or ${until.join(' or ')}`;
  return `${times} touches${dates}${parts.join('')} (${words(subject, expect)})${instead}`;
}

/** `by then there were 6 touches, 1 of them call_attempt`. */
function progressWords(subject: LeadSubject, story: TimedStory, clause: CadenceClause): string {
  const { progress, verdict } = story.obligation;
  const parts = clause.including.map(({ event }) => `, ${countBy(subject, story, clause, event)} of them ${event}`);
  const touches = counted(progress ?? 0, 'touch', 'touches');
  return `${verdict === 'open' ? 'so far' : 'by then'} there ${progress === 1 ? 'was' : 'were'} ${touches}${parts.join('')}`;
}

/** How many rows of an event counted by the verdict's instant, one a date where dates count once. */
function countBy(subject: LeadSubject, { obligation, end }: TimedStory, clause: CadenceClause, event: string): number {
  const { openTimes, rows } = subject;
  const until = Math.min(obligation.dueAt ?? Infinity, end.at);
  const [calendar] = clause.calendar;
  const zone =
    calendar === undefined || calendar.is === 'owner' ? openTimes.agreementZone : openTimes.zone(calendar.is);
  const touches = rows.filter(
    row =>
      row.at >= obligation.startedAt &&
      row.at <= until &&
      row.events.includes(event) &&
      row.events.some(name => clause.expect.includes(name)) &&
      !row.isLoggedLate &&
      placeOf(subject, row.entry).evidence !== obligation.startedBy &&
      row.leftOut === null,
  );
  return clause.distinct === 'day' ? new Set(touches.map(({ at }) => openTimes.dayIn(zone, at))).size : touches.length;
}

function calendarWanted({ people, times }: LeadSubject, { obligation, hours, end }: TimedStory): string | null {
  if (hours.name !== 'owner') return null;
  const owner = obligation.owner;
  if (hours.calendarAt(owner, obligation.startedAt) !== '') return null;
  return `to decide it, give ${people.name(owner, end.at)} a calendar in the roster as of ${times.at(obligation.startedAt)} (a row for person * speaks for everybody else)`;
}
