// Every row of one lead in time order, with the events it is, or why it was not looked at.

import { eventSet } from '../model/event-set.ts';
import type { Table, Tables } from '../model/table.ts';
import { ENTRY, type Entry } from '../model/timeline.ts';
import { cellOf, type LeadRow, type Subject } from './subject.ts';
import type { PeopleWords } from './words/people.ts';

/** The lead's timeline must be loaded. */
export function leadRows(subject: Subject, lead: number): LeadRow[] {
  const known = rowsOfTimeline(subject);
  const found = foundRows(subject, lead);
  const rows = found.map(({ entry, at, text, from, loggedAt }) => {
    const { events, isLoggedLate } = known.get(keyOf(entry, at)) ?? { events: [], isLoggedLate: false };
    return { entry, at, text, from, events, isLoggedLate, leftOut: leftOut(subject, at, loggedAt) };
  });
  return rows.sort((a, b) => a.at - b.at || a.entry.kind - b.entry.kind || a.entry.row - b.entry.row);
}

interface FoundRow {
  readonly entry: Entry;
  readonly at: number;
  readonly text: string;
  readonly from: number;
  readonly loggedAt: number;
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

function foundRows(subject: Subject, lead: number): FoundRow[] {
  const { tables } = subject;
  return [
    ...historyRows(subject, lead),
    ...creation(subject, lead),
    ...milestones(tables, lead),
    ...rowsOf(tables.activities, lead).map(row => activity(subject, row)),
    ...rowsOf(tables.deals, lead).flatMap(row => deal(subject, row)),
  ].filter(({ at }) => !Number.isNaN(at));
}

function rowsOf(table: Table, lead: number): number[] {
  const rows: number[] = [];
  for (let row = 0; row < table.length; row++) if (table.lead[row] === lead) rows.push(row);
  return rows;
}

function timeOf(table: Table, column: string, row: number): number {
  return table.times.get(column)?.at[row] ?? Number.NaN;
}

function historyRows({ tables, people }: Subject, lead: number): FoundRow[] {
  const { history, texts, historyHasOldValues } = tables;
  const rows = rowsOf(history, lead).map(row => ({ row, at: timeOf(history, 'changed_at', row) }));
  const before = new Map<number, number>();
  return rows
    .sort((a, b) => a.at - b.at || a.row - b.row)
    .map(({ row, at }) => {
      const code = (column: string): number => history.texts.get(column)?.[row] ?? 0;
      const field = code('field');
      const from = historyHasOldValues ? code('old_value') : (before.get(field) ?? 0);
      before.set(field, code('new_value'));
      const values = { field: texts.text(field), from: texts.text(from), to: texts.text(code('new_value')) };
      const actor = cellOf(history, 'actor', row, tables);
      const text = `${changeWords(values, people, at)}${byWords(actor, people, at)}`;
      return { entry: { kind: ENTRY.history, row }, at, text, from, loggedAt: timeOf(history, 'logged_at', row) };
    });
}

function changeWords(
  { field, from, to }: { readonly field: string; readonly from: string; readonly to: string },
  people: PeopleWords,
  at: number,
): string {
  const value = field.trim() === 'owner' ? people.name(to, at) : people.value(to, at);
  const earlier = field.trim() === 'owner' ? people.name(from, at) : people.value(from, at);
  if (to.trim() === '') return from.trim() === '' ? `${field} cleared` : `${field} cleared (was ${earlier})`;
  return from.trim() === '' ? `${field} set to ${value}` : `${field} changed from ${earlier} to ${value}`;
}

function byWords(actor: string, people: PeopleWords, at: number): string {
  return actor === '' ? '' : ` by ${people.name(actor, at)}`;
}

function creation({ tables: { leads } }: Subject, lead: number): FoundRow[] {
  const entry = { kind: ENTRY.lead, row: lead };
  return [{ entry, at: timeOf(leads, 'created_at', lead), text: 'lead created', from: 0, loggedAt: Number.NaN }];
}

function milestones({ leads }: Tables, lead: number): FoundRow[] {
  return [...leads.times.keys()]
    .filter(name => name.startsWith('milestone:'))
    .map(name => ({
      entry: { kind: ENTRY.milestone, row: lead },
      at: timeOf(leads, name, lead),
      text: `date ${name.slice('milestone:'.length)}`,
      from: 0,
      loggedAt: Number.NaN,
    }));
}

function activity({ tables, people }: Subject, row: number): FoundRow {
  const { activities } = tables;
  const at = timeOf(activities, 'occurred_at', row);
  const cell = (column: string): string => cellOf(activities, column, row, tables);
  const isAutomated = ['true', 'yes', '1'].includes(cell('automated').toLowerCase());
  const noun = [cell('direction'), cell('type')].filter(word => word !== '').join(' ');
  const outcome = cell('outcome') === '' ? '' : `, ${people.value(cell('outcome'), at)}`;
  const subject = cell('subject') === '' || people.areHidden ? '' : `: “${cell('subject')}”`;
  const text = `${noun}${byWords(cell('actor'), people, at)}${isAutomated ? ', automated' : ''}${outcome}${subject}`;
  const entry = { kind: ENTRY.activity, row };
  return { entry, at, text, from: 0, loggedAt: timeOf(activities, 'logged_at', row) };
}

function deal({ tables }: Subject, row: number): FoundRow[] {
  const { deals } = tables;
  const won = cellOf(deals, 'won', row, tables).toLowerCase();
  const isWon = ['true', 'yes', '1'].includes(won);
  const amount = cellOf(deals, 'amount', row, tables);
  const outcome = won === '' ? 'closed' : isWon ? 'won' : 'lost';
  const common = { from: 0, loggedAt: Number.NaN };
  return [
    { ...common, entry: { kind: ENTRY.dealCreated, row }, at: timeOf(deals, 'created_at', row), text: 'deal created' },
    {
      ...common,
      entry: { kind: ENTRY.dealClosed, row },
      at: timeOf(deals, 'closed_at', row),
      text: `deal ${outcome}${amount === '' ? '' : `, ${amount}`}`,
    },
  ];
}
