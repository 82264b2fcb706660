// Obligations as they are found, into columns, a set of them for each clause.

import { RowWriter } from '../columns/column-set.ts';
import { type Growing, growingIntegers } from '../columns/growing.ts';
import type { Agreement } from '../model/agreement.ts';
import type { ClockStep } from '../model/clock-step.ts';
import type { Span } from '../model/span.ts';
import { VERDICT_CODE } from '../model/verdict.ts';
import { CELLS, type ClauseMemory, LEG_CELLS } from './clause-memory.ts';
import type { Circumstances, Draft, DraftLeg, Reason } from './draft.ts';

export class ObligationWriter {
  /** By clause id, in the agreement's order. */
  private readonly byClause: readonly ClauseWriter[];
  /** For each clause of the agreement, which of them its id has. */
  private readonly ofClause: readonly ClauseWriter[];

  constructor({ clauses }: Pick<Agreement, 'clauses'>) {
    const byId = new Map(clauses.map(({ id }) => [id, new ClauseWriter()]));
    this.byClause = [...byId.values()];
    this.ofClause = clauses.map(({ id }) => byId.get(id) as ClauseWriter);
  }

  add(draft: Draft, circumstances: Circumstances): void {
    this.ofClause[draft.clause]?.add(draft, circumstances);
  }

  /** By clause id; nothing is to be added any more. */
  memory(): ClauseMemory[] {
    return this.byClause.map(clause => clause.memory());
  }
}

class ClauseWriter {
  private readonly rows = new RowWriter(CELLS);
  private readonly legs = new RowWriter(LEG_CELLS);
  private readonly attributes: Growing<Int32Array>[] = [];
  private readonly reasons = new Map<number, Reason>();
  private readonly pauses = new Map<number, readonly Span[]>();
  private readonly steps = new Map<number, readonly ClockStep[]>();

  add(draft: Draft, circumstances: Circumstances): void {
    if (draft.reason.kind !== 'none') this.reasons.set(this.rows.length, draft.reason);
    if (draft.steps.length > 0) this.steps.set(this.rows.length, draft.steps);
    if (draft.pauses.length > 0) this.pauses.set(this.rows.length, draft.pauses);
    for (const leg of draft.legs) this.addLeg(leg);
    this.addAttributes(circumstances.attributes);
    const { cells, place } = this.rows;
    cells.clause[place] = draft.clause;
    cells.lead[place] = draft.lead;
    cells.cycle[place] = draft.cycle;
    cells.startedAt[place] = draft.startedAt;
    cells.startedByKind[place] = draft.startedBy.kind;
    cells.startedByRow[place] = draft.startedBy.row;
    cells.dueAt[place] = draft.dueAt;
    cells.settledAt[place] = draft.settledAt;
    cells.settledByKind[place] = draft.settledBy?.kind ?? NO_KIND;
    cells.settledByRow[place] = draft.settledBy?.row ?? NO_ROW;
    cells.verdict[place] = VERDICT_CODE[draft.verdict];
    cells.atRisk[place] = draft.atRisk ? 1 : 0;
    cells.elapsedMs[place] = draft.elapsedMs;
    cells.progress[place] = draft.progress;
    cells.owner[place] = circumstances.owner;
    cells.team[place] = circumstances.team;
    cells.source[place] = circumstances.source;
    cells.segment[place] = circumstances.segment;
    cells.target[place] = circumstances.target;
    cells.reachedAt[place] = circumstances.reachedAt;
    cells.endOfLegs[place] = this.legs.length;
    this.rows.next();
  }

  memory(): ClauseMemory {
    return {
      cells: this.rows.memory(),
      legs: this.legs.memory(),
      attributes: this.attributes.map(column => column.memory()),
      reasons: this.reasons,
      pauses: this.pauses,
      steps: this.steps,
    };
  }

  private addLeg({ owner, from, to, openMs }: DraftLeg): void {
    const { cells, place } = this.legs;
    cells.owner[place] = owner;
    cells.from[place] = from;
    cells.to[place] = to;
    cells.openMs[place] = openMs;
    this.legs.next();
  }

  private addAttributes(codes: readonly number[]): void {
    for (let place = 0; place < codes.length; place++) {
      (this.attributes[place] ??= growingIntegers()).push(codes[place] as number);
    }
  }
}

const NO_KIND = 255;
const NO_ROW = -1;
