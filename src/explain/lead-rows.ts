// Every row of one lead in time order, with the events it is, or why it was not looked at.

import { ENTRY, type Entry } from '../model/timeline.ts';
import { knownRows } from '../timeline/known-rows.ts';
import { rowWords, type SayCell } from '../wording/row-words.ts';
import { cellOf, type LeadRow, type Subject } from './subject.ts';

/** The lead's timeline must be loaded. */
export function leadRows(subject: Subject, lead: number): LeadRow[] {
  const known = knownRows([...subject.agreement.events.keys()])(subject.lead.timeline);
  return subject.found.of(lead).map(({ entry, at, facts, actor, from, loggedAt }) => {
    const { events, isLoggedLate } = known(entry, at);
    const by = actor === '' ? '' : subject.people.name(actor, at);
    const text = rowWords(facts, by, sayCell(subject, at)) + subjectWords(subject, entry);
    return { entry, at, text, from, events, isLoggedLate, leftOut: leftOut(subject, at, loggedAt) };
  });
}

function leftOut({ asOf, times }: Subject, at: number, loggedAt: number): string | null {
  if (at > asOf) return 'after the audit’s instant';
  return loggedAt > asOf ? `known only since ${times.at(loggedAt)}, after the audit’s instant` : null;
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
