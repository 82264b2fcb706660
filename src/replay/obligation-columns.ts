// All obligations of an audit as typed columns, a set of them for each clause.

import {
  type Growing,
  growingBytes,
  growingInstants,
  growingIntegers,
  type GrowingMemory,
} from '../columns/growing.ts';
import type { Agreement } from '../model/agreement.ts';
import type { ClockStep } from '../model/clock-step.ts';
import type { Leg } from '../model/obligation.ts';
import type { Span } from '../model/span.ts';
import type { Tables } from '../model/table.ts';
import { type Verdict, VERDICT_CODE, VERDICTS } from '../model/verdict.ts';
import type { Entry } from '../model/timeline.ts';
import type { Circumstances, Draft, Reason } from './draft.ts';

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

const NO_ENTRY: Entry = { kind: 255, row: -1 };

/** Columns of numbers that mean the same in every thread, and those of codes of `Texts`. */
const NUMBERS = [
  'clause',
  'lead',
  'cycle',
  'startedAt',
  'startedByKind',
  'startedByRow',
  'dueAt',
  'settledAt',
  'settledByKind',
  'settledByRow',
  'verdict',
  'atRisk',
  'elapsedMs',
  'progress',
  'segment',
  'target',
  'reachedAt',
  'legFrom',
  'legTo',
  'legOpenMs',
] as const;
const CODES = ['owner', 'team', 'source', 'legOwner'] as const;

type AnyMemory = GrowingMemory<Float64Array | Int32Array | Uint8Array>;

/** The obligations of a clause as they pass between threads; of the steps of clocks, nobody asks there. */
export interface ClauseMemory {
  readonly columns: ReadonlyMap<string, AnyMemory>;
  readonly attributes: readonly GrowingMemory<Int32Array>[];
  readonly endOfLegs: GrowingMemory<Int32Array>;
  readonly reasons: ReadonlyMap<number, Reason>;
  readonly pauses: ReadonlyMap<number, readonly Span[]>;
}

/** The obligations of a clause, its versions together, as they were added: lead by lead. */
export class ClauseObligations {
  /** Position in the agreement's clauses, which tells the version. */
  readonly clause: Growing<Int32Array> = growingIntegers();
  readonly lead: Growing<Int32Array> = growingIntegers();
  readonly cycle: Growing<Int32Array> = growingIntegers();
  readonly startedAt: Growing<Float64Array> = growingInstants();
  readonly startedByKind: Growing<Uint8Array> = growingBytes();
  readonly startedByRow: Growing<Int32Array> = growingIntegers();
  readonly dueAt: Growing<Float64Array> = growingInstants();
  readonly settledAt: Growing<Float64Array> = growingInstants();
  readonly settledByKind: Growing<Uint8Array> = growingBytes();
  readonly settledByRow: Growing<Int32Array> = growingIntegers();
  readonly verdict: Growing<Uint8Array> = growingBytes();
  readonly atRisk: Growing<Uint8Array> = growingBytes();
  readonly elapsedMs: Growing<Float64Array> = growingInstants();
  readonly progress: Growing<Int32Array> = growingIntegers();
  readonly owner: Growing<Int32Array> = growingIntegers();
  readonly team: Growing<Int32Array> = growingIntegers();
  readonly source: Growing<Int32Array> = growingIntegers();
  readonly segment: Growing<Int32Array> = growingIntegers();
  readonly target: Growing<Float64Array> = growingInstants();
  readonly reachedAt: Growing<Float64Array> = growingInstants();
  /** One column for each lead column among `break_down_by`, in their order. */
  readonly attributes: Growing<Int32Array>[] = [];
  /** Reasons other than `none`, by row: few obligations have one. */
  readonly reasons: Map<number, Reason> = new Map<number, Reason>();
  /** Steps of the clocks that kept them, by row. */
  readonly steps: Map<number, readonly ClockStep[]> = new Map<number, readonly ClockStep[]>();
  /** Pauses of the clocks that had any, by row. */
  readonly pauses: Map<number, readonly Span[]> = new Map<number, readonly Span[]>();
  /** Number of the leg after an obligation's last: its first is where those of the one before end. */
  private readonly endOfLegs: Growing<Int32Array> = growingIntegers();
  readonly legOwner: Growing<Int32Array> = growingIntegers();
  readonly legFrom: Growing<Float64Array> = growingInstants();
  readonly legTo: Growing<Float64Array> = growingInstants();
  readonly legOpenMs: Growing<Float64Array> = growingInstants();

  get length(): number {
    return this.clause.length;
  }

  add(draft: Draft, circumstances: Circumstances): void {
    if (draft.reason.kind !== 'none') this.reasons.set(this.length, draft.reason);
    if (draft.steps.length > 0) this.steps.set(this.length, draft.steps);
    if (draft.pauses.length > 0) this.pauses.set(this.length, draft.pauses);
    this.addLegs(draft);
    this.clause.push(draft.clause);
    this.lead.push(draft.lead);
    this.cycle.push(draft.cycle);
    this.startedAt.push(draft.startedAt);
    this.startedByKind.push(draft.startedBy.kind);
    this.startedByRow.push(draft.startedBy.row);
    this.dueAt.push(draft.dueAt);
    this.settledAt.push(draft.settledAt);
    this.settledByKind.push((draft.settledBy ?? NO_ENTRY).kind);
    this.settledByRow.push((draft.settledBy ?? NO_ENTRY).row);
    this.verdict.push(VERDICT_CODE[draft.verdict]);
    this.atRisk.push(draft.atRisk ? 1 : 0);
    this.elapsedMs.push(draft.elapsedMs);
    this.progress.push(draft.progress);
    this.owner.push(circumstances.owner);
    this.team.push(circumstances.team);
    this.source.push(circumstances.source);
    this.segment.push(circumstances.segment);
    this.target.push(circumstances.target);
    this.reachedAt.push(circumstances.reachedAt);
    for (let place = 0; place < circumstances.attributes.length; place++) {
      (this.attributes[place] ??= growingIntegers()).push(circumstances.attributes[place] as number);
    }
  }

  /** What an obligation rests on: its rows, its lead, its owner (a code of `Texts`). */
  restsOn(row: number): RestsOn {
    return {
      lead: this.lead.at(row),
      owner: this.owner.at(row),
      startedBy: { kind: this.startedByKind.at(row), row: this.startedByRow.at(row) },
      settledBy: { kind: this.settledByKind.at(row), row: this.settledByRow.at(row) },
      dueAt: this.dueAt.at(row),
      isSettled: !Number.isNaN(this.settledAt.at(row)),
      verdict: VERDICTS[this.verdict.at(row)] ?? 'unassessable',
      reason: this.reasons.get(row)?.kind ?? 'none',
    };
  }

  private addLegs({ legs }: Draft): void {
    for (const leg of legs) {
      this.legOwner.push(leg.owner);
      this.legFrom.push(leg.from);
      this.legTo.push(leg.to);
      this.legOpenMs.push(leg.openMs);
    }
    this.endOfLegs.push(this.legOwner.length);
  }

  memory(): ClauseMemory {
    return {
      columns: new Map<string, AnyMemory>([...NUMBERS, ...CODES].map(name => [name, this[name].memory()])),
      attributes: this.attributes.map(column => column.memory()),
      endOfLegs: this.endOfLegs.memory(),
      reasons: this.reasons,
      pauses: this.pauses,
    };
  }

  /** Appends the obligations of later leads; `codeOf` gives the code of a text here by its code there. */
  join({ columns, attributes, endOfLegs, reasons, pauses }: ClauseMemory, codeOf: CodeOf): void {
    const [rows, legs] = [this.length, this.legOwner.length];
    for (const name of NUMBERS) (this[name] as Growing<never>).join(columns.get(name) as never);
    for (const name of CODES) this[name].join(columns.get(name) as GrowingMemory<Int32Array>, codeOf);
    attributes.forEach((column, place) => (this.attributes[place] ??= growingIntegers()).join(column, codeOf));
    this.endOfLegs.join(endOfLegs, end => end + legs);
    for (const [row, reason] of reasons) this.reasons.set(rows + row, withCodes(reason, codeOf));
    for (const [row, spans] of pauses) this.pauses.set(rows + row, spans);
  }

  legsOf(row: number, { texts }: Tables): Leg[] {
    const legs: Leg[] = [];
    const first = row === 0 ? 0 : this.endOfLegs.at(row - 1);
    for (let leg = first; leg < this.endOfLegs.at(row); leg++) {
      legs.push({
        owner: texts.text(this.legOwner.at(leg)).trim(),
        from: this.legFrom.at(leg),
        to: this.legTo.at(leg),
        openMs: this.legOpenMs.at(leg),
      });
    }
    return legs;
  }
}

/** Null where the codes are the same. */
export type CodeOf = ((code: number) => number) | null;

function withCodes(reason: Reason, codeOf: CodeOf): Reason {
  if (codeOf === null) return reason;
  if (reason.kind === 'no-calendar') return { ...reason, owner: codeOf(reason.owner) };
  return reason.kind === 'unknown-zone' ? { ...reason, zone: codeOf(reason.zone) } : reason;
}

export class ObligationColumns {
  /** By clause id, in the agreement's order. */
  readonly byClause: readonly ClauseObligations[];
  /** For each clause of the agreement, which of them its id has. */
  private readonly ofClause: readonly ClauseObligations[];

  constructor({ clauses }: Pick<Agreement, 'clauses'>) {
    const byId = new Map(clauses.map(({ id }) => [id, new ClauseObligations()]));
    this.byClause = [...byId.values()];
    this.ofClause = clauses.map(({ id }) => byId.get(id) as ClauseObligations);
  }

  get length(): number {
    return this.byClause.reduce((sum, { length }) => sum + length, 0);
  }

  add(draft: Draft, circumstances: Circumstances): void {
    this.ofClause[draft.clause]?.add(draft, circumstances);
  }

  memory(): ClauseMemory[] {
    return this.byClause.map(obligations => obligations.memory());
  }

  /** Appends the obligations of later leads, of the same agreement. */
  join(clauses: readonly ClauseMemory[], codeOf: CodeOf): void {
    this.byClause.forEach((obligations, place) => obligations.join(clauses[place] as ClauseMemory, codeOf));
  }

  *restsOn(): Generator<RestsOn, undefined> {
    for (const obligations of this.byClause) {
      for (let row = 0; row < obligations.length; row++) yield obligations.restsOn(row);
    }
  }
}
