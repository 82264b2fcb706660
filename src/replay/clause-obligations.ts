// The obligations of an audit as they are read: clause by clause, in the parts that stretches of the leads came to.

import { type ColumnSet, columnSet } from '../columns/column-set.ts';
import type { Growing } from '../columns/growing.ts';
import type { Agreement } from '../model/agreement.ts';
import type { ClockStep } from '../model/clock-step.ts';
import type { Leg } from '../model/obligation.ts';
import type { Span } from '../model/span.ts';
import type { Tables } from '../model/table.ts';
import type { Entry } from '../model/timeline.ts';
import type { Verdict } from '../model/verdict.ts';
import { CELLS, type ClauseMemory, CLOCK_CELLS, LEG_CELLS, PAUSE_CELLS } from './clause-memory.ts';
import type { Reason } from './draft.ts';
import type { Outcome } from './outcomes.ts';
import { Standings, type StandingsMemory } from './standings.ts';

/** Those of a stretch of the leads: lead by lead. */
export class ClauseObligations {
  readonly cells: ColumnSet<typeof CELLS>;
  /** Null for a clause without one. */
  readonly clocks: ColumnSet<typeof CLOCK_CELLS> | null;
  readonly outcomes: readonly Outcome[];
  /** By outcome, how many have it, by standing. */
  readonly tallies: readonly Int32Array[];
  /** Of the stretch: `cells.standing` has their numbers. */
  readonly standings: Standings;
  readonly steps: ReadonlyMap<number, readonly ClockStep[]>;
  private readonly legs: ColumnSet<typeof LEG_CELLS>;
  private readonly pauses: ColumnSet<typeof PAUSE_CELLS>;
  private readonly reasons: readonly Reason[];

  constructor(memory: ClauseMemory, standings: Standings) {
    this.cells = columnSet(CELLS, memory.cells);
    this.clocks = memory.clocks && columnSet(CLOCK_CELLS, memory.clocks);
    this.outcomes = memory.outcomes;
    this.tallies = memory.tallies;
    this.legs = columnSet(LEG_CELLS, memory.legs);
    this.standings = standings;
    this.pauses = columnSet(PAUSE_CELLS, memory.pauses);
    this.reasons = memory.reasons;
    this.steps = memory.steps;
  }

  get length(): number {
    return this.cells.lead.length;
  }

  /** What an obligation rests on: its rows, its lead, its owner (a code of `Texts`). */
  restsOn(row: number): RestsOn {
    const { cells } = this;
    return {
      lead: cells.lead.at(row),
      owner: this.standings.owner(cells.standing.at(row)),
      startedBy: this.startedBy(row),
      settledBy: this.settledBy(row),
      dueAt: this.dueAt(row),
      isSettled: !Number.isNaN(this.settledAt(row)),
      verdict: this.outcome(row).verdict,
      reason: this.reasonOf(row).kind,
    };
  }

  outcome(row: number): Outcome {
    const outcome = this.outcomes[this.cells.outcome.at(row)];
    if (outcome === undefined) throw new RangeError(`no outcome for obligation ${row}`);
    return outcome;
  }

  startedBy(row: number): Entry {
    return { kind: this.outcome(row).startedByKind, row: this.cells.startedByRow.at(row) };
  }

  settledBy(row: number): Entry {
    const { settledByKind, isSettledByStart } = this.outcome(row);
    const { settledByRow, startedByRow } = this.cells;
    return { kind: settledByKind, row: (isSettledByStart ? startedByRow : settledByRow).at(row) };
  }

  dueAt(row: number): number {
    const { dueAt, startedAt } = this.cells;
    return (this.outcome(row).isDueAtStart ? startedAt : dueAt).at(row);
  }

  settledAt(row: number): number {
    return this.clocks?.settledAt.at(row) ?? NaN;
  }

  reasonOf(row: number): Reason {
    const reason = this.reasons[this.cells.reason.at(row)];
    if (reason === undefined) throw new RangeError(`no reason for obligation ${row}`);
    return reason;
  }

  /** When its clock stood still. */
  pausesOf(row: number): Span[] {
    const { from, until } = this.pauses;
    if (this.clocks === null) return [];
    return numbersOf(this.clocks.endOfPauses, row).map(pause => ({ from: from.at(pause), until: until.at(pause) }));
  }

  legsOf(row: number, { texts }: Tables): Leg[] {
    if (this.clocks === null) return [];
    return numbersOf(this.clocks.endOfLegs, row).map(leg => ({
      owner: texts.text(this.legs.owner.at(leg)).trim(),
      from: this.legs.from.at(leg),
      to: this.legs.to.at(leg),
      openMs: this.legs.openMs.at(leg),
    }));
  }
}

/** Of an obligation's legs or pauses: from where those of the one before end. */
function numbersOf(ends: Growing<Int32Array>, row: number): number[] {
  const first = row === 0 ? 0 : ends.at(row - 1);
  return Array.from({ length: ends.at(row) - first }, (_, place) => first + place);
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
