// The last line of a clock: its verdict, and by how much. It always begins with the verdict's own word.

import type { Obligation } from '../model/obligation.ts';
import { openTimeOf } from './stretches.ts';
import type { LeadSubject } from './subject.ts';
import { lateMs, spareMs, type TimedStory } from './timed.ts';
import { durationWords } from './words/durations.ts';

export function conclusionOf(subject: LeadSubject, story: TimedStory): string {
  const { obligation } = story;
  switch (obligation.verdict) {
    case 'met':
      return `met ${metWords(story)}`;
    case 'breached':
      return `breached${breachWords(subject, story)}`;
    case 'waived':
      return `waived: it was breached${breachWords(subject, story)}; ${waiverWords(subject, obligation)}`;
    case 'open':
      return `open: ${openWords(subject, story)}`;
    case 'cancelled':
      return `cancelled ${cancelWords(story)}`;
    case 'unassessable':
      return `unassessable: ${undecidedWords(subject, obligation)}`;
  }
}

export function waiverWords({ people }: LeadSubject, { reason }: Obligation): string {
  return people.areHidden ? 'an approved waiver covers it' : reason;
}

/** Reasons that hold a name are worded anew. */
export function undecidedWords({ people }: LeadSubject, { reason }: Obligation): string {
  if (people.areHidden && /^owner [^]* has no calendar$/.test(reason)) return 'an owner has no calendar';
  return reason;
}

function metWords(story: TimedStory): string {
  const { obligation, end } = story;
  if (end.kind === 'looked-back') return 'at the start: it was done shortly before';
  if (obligation.dueAt === null) return 'while the clock stood paused';
  const spare = spareMs(story);
  const wall = obligation.dueAt - end.at;
  const how = end.kind === 'discharged' ? 'by discharge, ' : '';
  if (wall === 0) return `${how}exactly at the deadline`;
  if (spare === 0) return `${how}with no open time to spare (${durationWords(wall)} on the wall clock)`;
  return `${how}with ${ofHours(story, spare)} to spare${costWords(story)}`;
}

/** What was done outside hours cost none of the time that was agreed (cli.md). */
function costWords({ obligation, stretches }: TimedStory): string {
  const ran = openTimeOf(stretches, 'ran');
  const wall = obligation.elapsedWallMs ?? 0;
  return ran === 0 && wall > 0 ? '; it cost no open time' : '';
}

function breachWords(subject: LeadSubject, story: TimedStory): string {
  const { obligation, end, gapFrom } = story;
  const { times } = subject;
  if (gapFrom !== null && obligation.dueAt !== null) {
    return ` by a gap: no touch from ${times.at(gapFrom)} to ${times.at(obligation.dueAt)}`;
  }
  const late = lateMs(story);
  const wall = end.at - (obligation.dueAt ?? end.at);
  if (end.kind !== 'settled' && end.kind !== 'discharged') {
    const since = end.kind === 'as-of' ? 'and not since' : 'nor before the clock ended';
    const then = end.kind === 'as-of' ? 'at the audit’s instant' : `on ${times.at(end.at)}`;
    return `: not done by the deadline, ${since}; ${ofHours(story, late)} overdue ${then}`;
  }
  if (late === 0) return ` by ${durationWords(wall)} on the wall clock, none of it open`;
  const both = late === wall ? '' : ` (${durationWords(wall)} on the wall clock)`;
  return ` by ${late === wall ? durationWords(late) : ofHours(story, late)}${both}`;
}

function openWords(subject: LeadSubject, story: TimedStory): string {
  const { obligation, stretches, hours } = story;
  const used = openTimeOf(stretches, 'ran');
  if (obligation.dueAt === null) return `paused after ${ofHours(story, used)}, so the deadline is not known`;
  const spare = spareMs(story);
  const due = subject.times.atBoth(obligation.dueAt, hours.of(obligation.owner).zoneAt(obligation.dueAt));
  const share = used + spare === 0 ? '' : ` (${Math.floor((used * 1000) / (used + spare)) / 10} % used)`;
  const risk = obligation.atRisk ? '; at risk' : '';
  return `${durationWords(used)} used, ${ofHours(story, spare)} left until ${due}${share}${risk}`;
}

function cancelWords(story: TimedStory): string {
  const { end, stretches } = story;
  const ran = ofHours(story, openTimeOf(stretches, 'ran'));
  const why = end.kind === 'replaced' ? ', since it started again' : '';
  return `after ${ran}, before the deadline${why}`;
}

/** `3 h 20 min of open time`; day and night where the clock never stands still. */
function ofHours({ hours }: TimedStory, ms: number): string {
  return hours.name === 'always' ? durationWords(ms) : `${durationWords(ms)} of open time`;
}
