// The obligations of an audit as they are read: clause by clause, in the parts that stretches of the leads came to.

import { type ColumnSet, columnSet } from '../columns/column-set.ts';
import { type Growing, growingIntegers } from '../columns/growing.ts';
import type { Agreement } from '../model/agreement.ts';
import type { ClockStep } from '../model/clock-step.ts';
import type { Leg } from '../model/obligation.ts';
import type { Span } from '../model/span.ts';
import type { Tables } from '../model/table.ts';
import type { Entry } from '../model/timeline.ts';
import { type Verdict, VERDICTS } from '../model/verdict.ts';
import { CELLS, type ClauseMemory, LEG_CELLS, PAUSE_CELLS } from './clause-memory.ts';
import type { Reason } from './draft.ts';

/** Those of a stretch of the leads: lead by lead. */
export class ClauseObligations {
  readonly cells: ColumnSet<typeof CELLS>;
  readonly attributes: readonly Growing<Int32Array>[];
  readonly steps: ReadonlyMap<number, readonly ClockStep[]>;
  private readonly legs: ColumnSet<typeof LEG_CELLS>;
  private readonly pauses: ColumnSet<typeof PAUSE_CELLS>;
  private readonly reasons: readonly Reason[];

  constructor(memory: ClauseMemory) {
    this.cells = columnSet(CELLS, memory.cells);
    this.legs = columnSet(LEG_CELLS, memory.legs);
    this.attributes = memory.attributes.map(growingIntegers);
    this.pauses = columnSet(PAUSE_CELLS, memory.pauses);
    this.reasons = memory.reasons;
    this.steps = memory.steps;
  }

  get length(): number {
    return this.cells.clause.length;
  }

  /** What an obligation rests on: its rows, its lead, its owner (a code of `Texts`). */
  restsOn(row: number): RestsOn {
    const { cells } = this;
    return {
      lead: cells.lead.at(row),
      owner: cells.owner.at(row),
      startedBy: { kind: cells.startedByKind.at(row), row: cells.startedByRow.at(row) },
      settledBy: { kind: cells.settledByKind.at(row), row: cells.settledByRow.at(row) },
      dueAt: cells.dueAt.at(row),
      isSettled: !Number.isNaN(cells.settledAt.at(row)),
      verdict: VERDICTS[cells.verdict.at(row)] ?? 'unassessable',
      reason: this.reasonOf(row).kind,
    };
  }

  reasonOf(row: number): Reason {
    const reason = this.reasons[this.cells.reason.at(row)];
    if (reason === undefined) throw new RangeError(`no reason for obligation ${row}`);
    return reason;
  }

  /** When its clock stood still. */
  pausesOf(row: number): Span[] {
    const { from, until } = this.pauses;
    return numbersOf(this.cells.endOfPauses, row).map(pause => ({ from: from.at(pause), until: until.at(pause) }));
  }

  legsOf(row: number, { texts }: Tables): Leg[] {
    return numbersOf(this.cells.endOfLegs, row).map(leg => ({
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
  readonly parts: readonly ClausePart[];
}

interface ClausePart {
  readonly obligations: ClauseObligations;
  /** Row of its first among those of the clause. */
  readonly start: number;
}

/** By clause id in the agreement's order; `stretches` has what each came to, all with codes of the same `Texts`. */
export function judgedClauses(
  { clauses }: Pick<Agreement, 'clauses'>,
  stretches: readonly (readonly ClauseMemory[])[],
): JudgedClause[] {
  const ids = [...new Set(clauses.map(({ id }) => id))];
  return ids.map((id, place) => {
    let length = 0;
    const parts = stretches.map(memory => {
      const part = { obligations: new ClauseObligations(memory[place] as ClauseMemory), start: length };
      length += part.obligations.length;
      return part;
    });
    return { id, length, parts };
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
