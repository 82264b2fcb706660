// Every row of one lead in time order, with the events it is, or why it was not looked at.

import { eventSet } from '../model/event-set.ts';
import { ENTRY, type Entry } from '../model/timeline.ts';
import { rowWords, type SayCell } from '../wording/row-words.ts';
import { cellOf, type LeadRow, type Subject } from './subject.ts';

/** The lead's timeline must be loaded. */
export function leadRows(subject: Subject, lead: number): LeadRow[] {
  const known = rowsOfTimeline(subject);
  return subject.found.of(lead).map(({ entry, at, facts, actor, from, loggedAt }) => {
    const { events, isLoggedLate } = known.get(keyOf(entry, at)) ?? { events: [], isLoggedLate: false };
    const by = actor === '' ? '' : subject.people.name(actor, at);
    const text = rowWords(facts, by, sayCell(subject, at)) + subjectWords(subject, entry);
    return { entry, at, text, from, events, isLoggedLate, leftOut: leftOut(subject, at, loggedAt) };
  });
}

function leftOut({ asOf, times }: Subject, at: number, loggedAt: number): string | null {
  if (at > asOf) return 'after the audit’s instant';
  return loggedAt > asOf ? `known only since ${times.at(loggedAt)}, after the audit’s instant` : null;
}

function rowsOfTimeline({
  agreement,
  lead: { timeline },
}: Subject): Map<string, Pick<LeadRow, 'events' | 'isLoggedLate'>> {
  const names = [...agreement.events.keys()];
  const sets = names.map(name => ({ name, set: eventSet(names, [name]) }));
  const known = new Map<string, Pick<LeadRow, 'events' | 'isLoggedLate'>>();
  for (let index = 0; index < timeline.length; index++) {
    known.set(keyOf(timeline.entry(index), timeline.at[index] ?? 0), {
      events: sets.filter(({ set }) => timeline.is(index, set)).map(({ name }) => name),
      isLoggedLate: timeline.loggedLate[index] === 1,
    });
  }
  return known;
}

/** Milestones of one lead share their row, so the instant is part of the name. */
function keyOf({ kind, row }: Entry, at: number): string {
  return `${kind} ${row} ${at}`;
}

/** What is only told with names: a subject may hold anybody's. */
function subjectWords({ tables, people }: Subject, { kind, row }: Entry): string {
  if (kind !== ENTRY.activity || people.areHidden) return '';
  const subject = cellOf(tables.activities, 'subject', row, tables);
  return subject === '' ? '' : `: “${subject}”`;
}

function sayCell({ people }: Subject, at: number): SayCell {
  return ({ text, isPerson }) => (isPerson ? people.name(text, at) : people.value(text, at));
}
