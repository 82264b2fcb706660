// The terms in force for one obligation, by name: what the agreement says, in its own words.

import type { Clause, Condition, Duration } from '../model/agreement.ts';
import { columnsUsed } from '../conditions/columns-used.ts';
import { testedColumns } from '../conditions/tested-columns.ts';
import type { ExplainedClock, Term } from '../model/explanation.ts';
import type { LeadSubject } from './subject.ts';
import { conditionWords, requiredWords } from './words/tests.ts';

/** `calendar` is what the clause gave the lead; null for kinds without one. */
export function termsOf(
  subject: LeadSubject,
  clause: Clause,
  given: { readonly duration: Duration | null; readonly calendar: string | null },
): Term[] {
  const words = (condition: Condition): string => conditionWords(condition, subject.people);
  const terms: [string, string | null][] = [
    ...ownTerms(subject, clause, given),
    ['if', clause.if === null ? null : words(clause.if)],
    ['effective', effectiveWords(subject, clause)],
  ];
  return terms.flatMap(([name, text]) => (text === null || text === '' ? [] : [{ name, text }]));
}

function ownTerms(
  { people }: LeadSubject,
  clause: Clause,
  { duration, calendar }: { readonly duration: Duration | null; readonly calendar: string | null },
): [string, string | null][] {
  const list = (names: readonly string[]): string => names.join(' or ');
  switch (clause.kind) {
    case 'response':
    case 'cadence':
      return [
        ['when', list(clause.when)],
        ['expect', list(clause.expect)],
        ['within', duration?.text ?? null],
        ['calendar', calendar],
        ...(clause.kind === 'response' ? responseTerms(clause) : cadenceTerms(clause)),
        ['pause', clause.pause === null ? null : `${list(clause.pause.from)} until ${list(clause.pause.until)}`],
        ['cancel', list(clause.cancel)],
        ['cycle', clause.cycle === 'each' ? null : clause.cycle],
        ['on_reassign', clause.onReassign === 'continue' ? null : clause.onReassign],
      ];
    case 'never':
      return [['never', list(clause.never)], neverTerm(clause.scope, people)];
    case 'at_most':
      return [
        ['at_most', String(clause.atMost)],
        ['of', list(clause.of)],
        ['within', duration?.text ?? null],
      ];
    case 'require':
      return [
        ['when', list(clause.when)],
        ['before', list(clause.before)],
        ['lead', clause.lead.map(({ condition }) => requiredWords(condition, people)).join(', ')],
      ];
  }
}

function responseTerms({ lookBack, atLatest }: Extract<Clause, { kind: 'response' }>): [string, string | null][] {
  return [
    ['look_back', lookBack?.text ?? null],
    ['at_latest', atLatest === null ? null : `${atLatest.within.text} in ${atLatest.calendar}`],
  ];
}

function cadenceTerms(clause: Extract<Clause, { kind: 'cadence' }>): [string, string | null][] {
  return [
    ['times', String(clause.times)],
    ['max_gap', clause.maxGap?.text ?? null],
    ['including', clause.including.map(({ event, times }) => `${times} ${event}`).join(', ')],
    ['distinct', clause.distinct],
    ['until', clause.until.join(' or ')],
  ];
}

function neverTerm(
  scope: Extract<Clause, { kind: 'never' }>['scope'],
  people: LeadSubject['people'],
): [string, string | null] {
  switch (scope.kind) {
    case 'between':
      return ['between', `${scope.from.join(' or ')} and ${scope.until.join(' or ')}`];
    case 'outside':
      return ['outside', `${scope.calendar}${scope.zoneFrom === null ? '' : ` in the zone of ${scope.zoneFrom}`}`];
    case 'while':
      return ['while', conditionWords(scope.condition, people)];
  }
}

function effectiveWords({ times }: LeadSubject, { effective: { from, until } }: Clause): string | null {
  if (!Number.isFinite(from) && !Number.isFinite(until)) return null;
  const begin = Number.isFinite(from) ? `from ${times.at(from)}` : '';
  return `${begin}${Number.isFinite(until) ? ` until ${times.at(until)}` : ''}`.trim();
}

export function windowOf(duration: Duration | null): ExplainedClock['window'] {
  if (duration === null) return null;
  return {
    text: duration.text,
    unit: duration.unit,
    ms: 'ms' in duration ? duration.ms : null,
    days: 'days' in duration ? duration.days : null,
  };
}

/** What the lead was then, as far as this clause, the segments and `covers` ask. */
export function attributesAt(subject: LeadSubject, clause: Clause, at: number): Record<string, string> {
  const { agreement, tables, lead, people } = subject;
  const asked = columnsUsed({ ...agreement, clauses: [clause], goals: [], events: new Map() }).leads;
  // Every obligation shows a source: where no export has the column, it is told only if something asks for it.
  const tellsSource =
    tables.leads.texts.has('source') || testedColumns({ ...agreement, clauses: [clause] }).has('source');
  const columns = [...asked].filter(column => column !== 'owner' && (column !== 'source' || tellsSource)).sort();
  return Object.fromEntries(
    columns.map(column => [column, people.value(tables.texts.text(lead.valueAt(column, at)), at)]),
  );
}
