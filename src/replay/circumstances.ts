// What an obligation shows besides its verdict: where the lead stood (verdicts.md, Who), its target, and when it reached
// the agreement's success; and whether the filters show it at all.

import type { Texts } from '../columns/texts.ts';
import type { TupleIndex } from '../columns/tuple-index.ts';
import type { Agreement, Choice, Clause } from '../model/agreement.ts';
import { eventSet } from '../model/event-set.ts';
import type { Filters } from '../model/obligation.ts';
import type { Circumstances, Draft } from './draft.ts';
import type { LeadTests } from './lead-tests.ts';
import type { LeadView } from './lead-view.ts';
import { STANDING } from './standings.ts';
import type { StandingsOf } from './standings-of-lead.ts';

/** What it gives is filled again for the next obligation: whoever keeps it keeps a copy. */
export interface CircumstancesOf {
  (draft: Draft): Circumstances;
}

export function circumstances(
  agreement: Agreement,
  lead: LeadView,
  { tests, standings }: { readonly tests: LeadTests; readonly standings: StandingsOf },
): CircumstancesOf {
  const targets = agreement.clauses.map(({ target }) => onlyTarget(target) ?? tests.choice(target));
  const { reached } = agreement.report;
  const success = reached === null ? null : eventSet([...agreement.events.keys()], reached);
  const found = { standing: 0, target: Number.NaN, reachedAt: Number.NaN };
  return draft => {
    if (draft.circumstances !== null) return draft.circumstances;
    found.standing = standings.of(draft.startedAt, draft.verdictAt);
    const target = targets[draft.clause] as (typeof targets)[number];
    found.target = typeof target === 'number' ? target : (target(lead, draft.startedAt) ?? Number.NaN);
    if (success !== null) found.reachedAt = firstAtOrAfter(lead, success, draft.startedAt);
    return found;
  };
}

/** Most clauses have one for all leads, or none. */
function onlyTarget([first, ...others]: Choice<number>): number | null {
  if (first === undefined) return Number.NaN;
  return others.length === 0 && first.if === null ? first.is : null;
}

function firstAtOrAfter({ timeline }: LeadView, events: Int32Array, from: number): number {
  for (let index = 0; index < timeline.length; index++) {
    const at = timeline.at[index] ?? 0;
    if (at >= from && timeline.is(index, events)) return at;
  }
  return Number.NaN;
}

interface FilterTerms {
  readonly agreement: Agreement;
  readonly lead: LeadView;
  readonly texts: Texts;
  readonly standings: TupleIndex;
}

/** Whether `--clause`, `--party`, `--person`, `--segment` and `--where` show an obligation: one value of each that is given. */
export type IsShown = (draft: Draft, circumstances: Circumstances) => boolean;

export function filterBy(filters: Filters, { agreement, lead, texts, standings }: FilterTerms): IsShown {
  const showsClause = agreement.clauses.map(clause => isChosen(clause, filters));
  const asked: IsShown[] = [];
  if (showsClause.includes(false)) asked.push(draft => showsClause[draft.clause] === true);
  if (filters.people.length > 0) {
    const people = new Set(filters.people.map(name => lead.people.personOf(texts.code(name.trim()))));
    asked.push((_, { standing }) => people.has(standings.at(standing, STANDING.owner)));
  }
  if (filters.segments.length > 0) {
    const segments = new Set(filters.segments);
    asked.push((_, { standing }) =>
      segments.has(agreement.segments[standings.at(standing, STANDING.segment)]?.name ?? ''),
    );
  }
  for (const [column, values] of valuesByColumn(filters.where)) {
    asked.push(draft => values.has(texts.text(lead.valueAt(column, draft.startedAt)).trim()));
  }
  if (asked.length === 0) return () => true;
  return (draft, circumstances) => asked.every(isShown => isShown(draft, circumstances));
}

function valuesByColumn(where: Filters['where']): ReadonlyMap<string, ReadonlySet<string>> {
  const wanted = new Map<string, Set<string>>();
  for (const { column, value } of where) {
    wanted.set(column, (wanted.get(column) ?? new Set<string>()).add(value.trim()));
  }
  return wanted;
}

function isChosen(clause: Clause, { clauses, parties }: Filters): boolean {
  return (
    (clauses.length === 0 || clauses.includes(clause.id)) && (parties.length === 0 || parties.includes(clause.party))
  );
}
