// The obligations of an audit as they are read: clause by clause, in the parts that stretches of the leads came to.

import type { Agreement } from '../model/agreement.ts';
import type { Entry } from '../model/timeline.ts';
import type { Verdict } from '../model/verdict.ts';
import type { DayCounts } from '../statistics/day-counts.ts';
import type { KnownTimes } from '../statistics/known-times.ts';
import type { ClauseMemory } from './clause-memory.ts';
import type { Reason } from './draft.ts';
import type { FirstBreaches } from './first-breaches.ts';
import { ObligationDetails } from './obligation-details.ts';
import type { Outcome } from './outcomes.ts';
import { Standings, type StandingsMemory } from './standings.ts';

/** Those of a stretch of the leads: lead by lead. */
export class ClauseObligations {
  readonly length: number;
  readonly outcomes: readonly Outcome[];
  /** By outcome, how many have it, by standing. */
  readonly tallies: readonly Int32Array[];
  /** Of the stretch. */
  readonly standings: Standings;
  /** Null for a clause without a clock. */
  readonly times: KnownTimes | null;
  private readonly kept: Pick<ClauseMemory, 'days' | 'firstBreaches'> & { readonly details: ObligationDetails | null };

  constructor({ outcomes, tallies, days, firstBreaches, times, details }: ClauseMemory, standings: Standings) {
    this.length = sum(tallies.map(sum));
    this.outcomes = outcomes;
    this.tallies = tallies;
    this.standings = standings;
    this.times = times;
    this.kept = { days, firstBreaches, details: details && new ObligationDetails(details) };
  }

  get days(): DayCounts {
    return kept(this.kept.days);
  }

  get firstBreaches(): readonly FirstBreaches[] {
    return kept(this.kept.firstBreaches);
  }

  get details(): ObligationDetails {
    return kept(this.kept.details);
  }

  /** What an obligation rests on: its rows, its lead, its owner (a code of `Texts`). */
  restsOn(row: number): RestsOn {
    const { details } = this;
    return {
      lead: details.cells.lead.at(row),
      owner: this.standings.owner(details.cells.standing.at(row)),
      startedBy: this.startedBy(row),
      settledBy: this.settledBy(row),
      dueAt: this.dueAt(row),
      isSettled: !Number.isNaN(details.settledAt(row)),
      verdict: this.outcome(row).verdict,
      reason: details.reasonOf(row).kind,
    };
  }

  outcome(row: number): Outcome {
    const outcome = this.outcomes[this.details.cells.outcome.at(row)];
    if (outcome === undefined) throw new RangeError(`no outcome for obligation ${row}`);
    return outcome;
  }

  startedBy(row: number): Entry {
    return { kind: this.outcome(row).startedByKind, row: this.details.cells.startedByRow.at(row) };
  }

  settledBy(row: number): Entry {
    const { settledByKind, isSettledByStart } = this.outcome(row);
    const { settledByRow, startedByRow } = this.details.cells;
    return { kind: settledByKind, row: (isSettledByStart ? startedByRow : settledByRow).at(row) };
  }

  dueAt(row: number): number {
    const { dueAt, startedAt } = this.details.cells;
    return (this.outcome(row).isDueAtStart ? startedAt : dueAt).at(row);
  }
}

function kept<Part>(part: Part | null): Part {
  if (part === null) throw new Error('that is more than was kept of these obligations');
  return part;
}

function sum(counts: Int32Array | readonly number[]): number {
  let total = 0;
  for (const count of counts) total += count;
  return total;
}

/** `dueAt` is NaN where there is none; an entry of row -1 is none. */
export interface RestsOn {
  readonly lead: number;
  readonly owner: number;
  readonly startedBy: Entry;
  readonly settledBy: Entry;
  readonly dueAt: number;
  readonly isSettled: boolean;
  readonly verdict: Verdict;
  readonly reason: Reason['kind'];
}

/** All of a clause, stretch after stretch. */
export interface JudgedClause {
  readonly id: string;
  readonly length: number;
  /** How many standings its parts have, and outcomes. */
  readonly standings: number;
  readonly outcomes: readonly Outcome[];
  readonly parts: readonly ClausePart[];
}

export interface ClausePart {
  readonly obligations: ClauseObligations;
  /** Row of its first among those of the clause, and so of its standings and outcomes. */
  readonly start: number;
  readonly firstStanding: number;
  readonly firstOutcome: number;
}

/** What a stretch came to. */
export interface StretchObligations {
  /** By clause id, in the agreement's order. */
  readonly obligations: readonly ClauseMemory[];
  readonly standings: StandingsMemory;
}

/** By clause id in the agreement's order; all stretches with codes of the same `Texts`. */
export function judgedClauses(
  { clauses }: Pick<Agreement, 'clauses'>,
  stretches: readonly StretchObligations[],
): JudgedClause[] {
  const ids = [...new Set(clauses.map(({ id }) => id))];
  const standings = stretches.map(stretch => new Standings(stretch.standings));
  return ids.map((id, place) => {
    const parts: ClausePart[] = [];
    let [start, firstStanding, firstOutcome] = [0, 0, 0];
    for (const [number, { obligations: clauses }] of stretches.entries()) {
      const obligations = new ClauseObligations(clauses[place] as ClauseMemory, standings[number] as Standings);
      parts.push({ obligations, start, firstStanding, firstOutcome });
      start += obligations.length;
      firstStanding += obligations.standings.length;
      firstOutcome += obligations.outcomes.length;
    }
    const outcomes = parts.flatMap(part => part.obligations.outcomes);
    return { id, length: start, standings: firstStanding, outcomes, parts };
  });
}

/** The part with a row of the clause, and which of its rows that is. */
export function partWith({ parts }: JudgedClause, row: number): { obligations: ClauseObligations; row: number } {
  const part = parts.findLast(({ start }) => start <= row);
  if (part === undefined) throw new RangeError(`no row ${row}`);
  return { obligations: part.obligations, row: row - part.start };
}

export function* restsOn(clauses: readonly JudgedClause[]): Generator<RestsOn, undefined> {
  for (const { obligations } of clauses.flatMap(({ parts }) => parts)) {
    for (let row = 0; row < obligations.length; row++) yield obligations.restsOn(row);
  }
}
