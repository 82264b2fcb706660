// Obligations as they are found, into columns, a set of them for each clause.

import { RowWriter } from '../columns/column-set.ts';
import { type Growing, growingIntegers } from '../columns/growing.ts';
import type { Agreement } from '../model/agreement.ts';
import type { ClockStep } from '../model/clock-step.ts';
import type { Span } from '../model/span.ts';
import { type Verdict, VERDICT_CODE } from '../model/verdict.ts';
import { CELLS, type ClauseMemory, LEG_CELLS, PAUSE_CELLS } from './clause-memory.ts';
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
  private readonly pauses = new RowWriter(PAUSE_CELLS);
  private readonly reasons = new Reasons();
  private readonly steps = new Map<number, readonly ClockStep[]>();

  add(draft: Draft, circumstances: Circumstances): void {
    if (draft.steps.length > 0) this.steps.set(this.rows.length, draft.steps);
    for (const leg of draft.legs) this.addLeg(leg);
    for (const pause of draft.pauses) this.addPause(pause);
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
    cells.verdict[place] = codeOf(draft.verdict);
    cells.atRisk[place] = draft.atRisk ? 1 : 0;
    cells.elapsedMs[place] = draft.elapsedMs;
    cells.progress[place] = draft.progress;
    cells.owner[place] = circumstances.owner;
    cells.team[place] = circumstances.team;
    cells.source[place] = circumstances.source;
    cells.segment[place] = circumstances.segment;
    cells.target[place] = circumstances.target;
    cells.reachedAt[place] = circumstances.reachedAt;
    cells.reason[place] = this.reasons.place(draft.reason);
    cells.endOfLegs[place] = this.legs.length;
    cells.endOfPauses[place] = this.pauses.length;
    this.rows.next();
  }

  memory(): ClauseMemory {
    return {
      cells: this.rows.memory(),
      legs: this.legs.memory(),
      attributes: this.attributes.map(column => column.memory()),
      pauses: this.pauses.memory(),
      reasons: this.reasons.all,
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

  private addPause({ from, until }: Span): void {
    const { cells, place } = this.pauses;
    cells.from[place] = from;
    cells.until[place] = until;
    this.pauses.next();
  }

  private addAttributes(codes: readonly number[]): void {
    for (let place = 0; place < codes.length; place++) {
      (this.attributes[place] ??= growingIntegers()).push(codes[place] as number);
    }
  }
}

/** Nearly all are met or breached, and need not be looked up. */
function codeOf(verdict: Verdict): number {
  if (verdict === 'met') return VERDICT_CODE.met;
  return verdict === 'breached' ? VERDICT_CODE.breached : VERDICT_CODE[verdict];
}

/** Many obligations come out as they do for the same few reasons. */
class Reasons {
  readonly all: Reason[] = [{ kind: 'none' }];
  private readonly places = new Map<string, number>();

  place(reason: Reason): number {
    if (reason.kind === 'none') return 0;
    const key = keyOf(reason);
    const known = this.places.get(key);
    if (known !== undefined) return known;
    this.places.set(key, this.all.length);
    return this.all.push(reason) - 1;
  }
}

function keyOf(reason: Reason): string {
  switch (reason.kind) {
    case 'too-many':
      return `${reason.kind} ${reason.count}`;
    case 'missing':
      return reason.lead.reduce(
        (key, { number, values }) => `${key} ${number} ${values.join(' ')}`,
        `missing ${reason.before}`,
      );
    case 'no-calendar':
    case 'unknown-zone':
    case 'waived':
    case 'untold-field':
      return JSON.stringify(reason);
    default:
      return reason.kind;
  }
}

const NO_KIND = 255;
const NO_ROW = -1;
