// One lead as a document: all its rows, every obligation told, and the clauses that have none.

import type { ClockStep } from '../model/clock-step.ts';
import type { ExplainedRow, LeadExplanation } from '../model/explanation.ts';
import type { Obligation } from '../model/obligation.ts';
import { ENTRY } from '../model/timeline.ts';
import { leadAxis } from './axis.ts';
import { explainedClock } from './clock.ts';
import { leadRows } from './lead-rows.ts';
import { quietClauses } from './quiet.ts';
import { type LeadRow, type LeadSubject, placeOf, type Subject } from './subject.ts';
import type { TimedStory } from './timed.ts';

export interface WantedLead {
  readonly row: number;
  readonly askedFor: string | null;
  readonly merged: readonly string[];
}

export interface TracedObligation {
  readonly obligation: Obligation;
  readonly steps: readonly ClockStep[];
}

/** The lead's timeline must be loaded; `clauses` are those to show, empty for all. */
export function explainedLead(
  everything: Subject,
  { row, askedFor, merged }: WantedLead,
  { traced, clauses }: { readonly traced: readonly TracedObligation[]; readonly clauses: readonly string[] },
): LeadExplanation {
  const subject: LeadSubject = { ...everything, row, rows: leadRows(everything, row) };
  const told = traced.map(({ obligation, steps }) => explainedClock(subject, obligation, steps));
  const stories = told.flatMap(({ story }) => (story === null ? [] : [story]));
  return {
    lead_id: subject.tables.leadId(row),
    asked_for: askedFor,
    merged,
    rows: subject.rows.map(one => writtenRow(subject, one)),
    clocks: told.map(({ clock }) => clock),
    quiet: quietClauses(subject, new Set(traced.map(({ obligation }) => obligation.clause.id)), clauses),
    axis: leadAxis(subject, spansOf(subject, stories, traced), calendarOf(subject, stories)),
  };
}

const KINDS: Readonly<Record<number, ExplainedRow['kind']>> = {
  [ENTRY.history]: 'history',
  [ENTRY.lead]: 'creation',
  [ENTRY.milestone]: 'milestone',
  [ENTRY.activity]: 'activity',
  [ENTRY.dealCreated]: 'deal_created',
  [ENTRY.dealClosed]: 'deal_closed',
};

function writtenRow(subject: LeadSubject, { entry, at, text, events, leftOut }: LeadRow): ExplainedRow {
  return {
    at: subject.times.iso(at),
    kind: KINDS[entry.kind] ?? 'activity',
    text,
    events,
    left_out: leftOut,
    place: placeOf(subject, entry),
  };
}

/** What is drawn of every obligation: its clock, its scope, or the instant of its row. */
function spansOf(
  { asOf }: LeadSubject,
  stories: readonly TimedStory[],
  traced: readonly TracedObligation[],
): { from: number; until: number }[] {
  const clocks = stories.flatMap(({ stretches }) => stretches.map(({ from, to }) => ({ from, until: to })));
  const others = traced
    .filter(({ obligation }) => !['response', 'cadence'].includes(obligation.clause.kind))
    .map(({ obligation: { startedAt, dueAt } }) => ({ from: startedAt, until: dueAt ?? asOf }));
  return [...clocks, ...others];
}

/** The calendar that most people would look at first: that of the first clock with one for everybody. */
function calendarOf({ agreement }: LeadSubject, stories: readonly TimedStory[]): string | null {
  const fixed = stories.map(({ hours }) => hours.name).find(name => name !== 'owner' && name !== 'always');
  if (fixed !== undefined) return fixed;
  return stories.some(({ hours }) => hours.name === 'owner') ? ([...agreement.calendars.keys()][0] ?? null) : null;
}
