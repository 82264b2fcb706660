// Rows that looked like an answer and did not count, and why: what an argument about a breach is usually about.

import type { EventMatcher, EventNames, ValueTest } from '../model/agreement.ts';
import type { NearMiss } from '../model/explanation.ts';
import { ENTRY } from '../model/timeline.ts';
import { cellOf, type LeadRow, type LeadSubject, placeOf, tableOf } from './subject.ts';
import type { TimedStory } from './timed.ts';
import { testWords } from './words/tests.ts';

/** So long before a start a touch may have been meant for it. */
const SHORTLY_BEFORE_MS = 24 * 3_600_000;
const MOST_SHOWN = 20;

/** In time order, at most twenty: those nearest to the end of the clock. */
export function nearMisses(subject: LeadSubject, story: TimedStory): NearMiss[] {
  const { obligation, end } = story;
  const evidence = new Set([obligation.startedBy, obligation.settledBy]);
  const found = subject.rows.flatMap(row => {
    if (row.at < obligation.startedAt - SHORTLY_BEFORE_MS) return [];
    const place = placeOf(subject, row.entry);
    if (evidence.has(place.evidence) && row.at === (row.at < end.at ? obligation.startedAt : end.at)) return [];
    const reason = reasonAgainst(subject, story, row);
    return reason === null ? [] : [{ at: subject.times.iso(row.at), text: row.text, reason, place }];
  });
  return found.slice(-MOST_SHOWN);
}

/** Null where the row counted, or was never anything like an answer. */
function reasonAgainst(subject: LeadSubject, story: TimedStory, row: LeadRow): string | null {
  const { obligation, end } = story;
  const { clause, startedAt } = obligation;
  const isAnswer = row.events.some(name => clause.expect.includes(name));
  const reasons = isAnswer ? [] : failuresOf(subject, row, clause.expect);
  if (reasons === null) return null;
  if (row.leftOut !== null) return [row.leftOut, ...reasons].join('; ');
  if (row.isLoggedLate) return [loggedLateWords(subject, row), ...reasons].join('; ');
  if (row.at > end.at)
    return isAnswer && hasEndedUndone(story) ? `after the clock had ended (${END_WORDS[end.kind]})` : null;
  if (row.at < startedAt) return end.kind === 'looked-back' ? null : ['before the start', ...reasons].join('; ');
  return reasons.length === 0 ? null : reasons.join('; ');
}

const END_WORDS: Readonly<Record<TimedStory['end']['kind'], string>> = {
  settled: 'done',
  'looked-back': 'done',
  discharged: 'nothing more was owed',
  cancelled: 'cancelled',
  replaced: 'it started again',
  'as-of': 'the audit',
};

function hasEndedUndone({ end }: TimedStory): boolean {
  return end.kind === 'cancelled' || end.kind === 'replaced';
}

function loggedLateWords(subject: LeadSubject, { entry }: LeadRow): string {
  const loggedAt = tableOf(subject.tables, entry.kind).times.get('logged_at')?.at[entry.row] ?? Number.NaN;
  return `logged too late, on ${subject.times.at(loggedAt)}`;
}

/** What keeps a row from being any of the events: the fewest reasons; null where it is nothing like them. */
export function failuresOf(subject: LeadSubject, row: LeadRow, events: EventNames): string[] | null {
  const matchers = events.flatMap(name => subject.agreement.events.get(name)?.matchers ?? []);
  const failures = matchers.map(matcher => failuresOfMatcher(subject, row, matcher)).filter(failed => failed !== null);
  return failures.sort((a, b) => a.length - b.length)[0] ?? null;
}

function failuresOfMatcher(subject: LeadSubject, row: LeadRow, matcher: EventMatcher): string[] | null {
  const kind = kindFailures(subject, row, matcher);
  if (kind === null) return null;
  const { tables, compile } = subject;
  const table = tableOf(tables, row.entry.kind);
  const columns = matcher.columns.flatMap(({ column, test }) => {
    const code = table.texts.get(column)?.[row.entry.row] ?? 0;
    return compile(test)(code, row.at) ? [] : [columnWords(subject, row, column, test)];
  });
  return [...kind, ...columns];
}

/** An activity of the right type, or a change of the right field: anything else is nothing like it. */
function kindFailures(subject: LeadSubject, { entry, at, from }: LeadRow, { row }: EventMatcher): string[] | null {
  const { tables, compile, people } = subject;
  const code = (column: string): number => tableOf(tables, entry.kind).texts.get(column)?.[entry.row] ?? 0;
  if (row.kind === 'activity') {
    return entry.kind === ENTRY.activity && compile(row.type)(code('type'), at) ? [] : null;
  }
  if (row.kind !== 'becomes' && row.kind !== 'change') return null;
  if (entry.kind !== ENTRY.history || cellOf(tables.history, 'field', entry.row, tables) !== row.field) return null;
  const wanted = row.to;
  if (wanted !== null && !compile(wanted)(code('new_value'), at)) {
    return [`${row.field} did not become ${testWords(wanted, people)}`];
  }
  if (row.kind === 'becomes') return compile(row.to)(from, at) ? [`${row.field} was that before already`] : [];
  return row.from !== null && !compile(row.from)(from, at)
    ? [`${row.field} was not ${testWords(row.from, people)}`]
    : [];
}

function columnWords(subject: LeadSubject, row: LeadRow, column: string, test: ValueTest): string {
  const { tables, people, roster } = subject;
  const value = cellOf(tableOf(tables, row.entry.kind), column, row.entry.row, tables);
  if (column === 'automated') return value === '' ? 'it does not say who did it' : 'automated';
  const wanted = testWords(test, people);
  if (test.kind === 'party' || test.kind === 'team') {
    if (value === '') return 'it does not say by whom';
    if (roster.personOf(value) === null) return `${people.name(value, row.at)} is not in the roster`;
    return `${people.name(value, row.at)} is not ${wanted}`;
  }
  if (value === '') return `${column} is empty, not ${wanted}`;
  return `${column === 'direction' ? '' : `${column} is `}${people.value(value, row.at)}, not ${wanted}`;
}
