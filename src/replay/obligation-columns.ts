// All obligations of an audit as typed columns, and as rows in output order (cli.md: clause, start, lead id, cycle).

import { growingBytes, growingInstants, growingIntegers } from '../columns/growing.ts';
import { reasonText } from '../findings/reasons.ts';
import type { ClockStep } from '../model/clock-step.ts';
import type { Agreement } from '../model/agreement.ts';
import { compareCodePoints } from '../model/code-points.ts';
import type { Leg, Obligation, Obligations } from '../model/obligation.ts';
import type { Table, Tables } from '../model/table.ts';
import { type Verdict, VERDICT_CODE, VERDICTS } from '../model/verdict.ts';
import { ENTRY, type Entry } from '../model/timeline.ts';
import type { Circumstances, Draft, Reason } from './draft.ts';

/** Obligations whose clocks may have kept their steps. */
export interface TracedObligations extends Obligations {
  steps(index: number): readonly ClockStep[];
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

const NO_ENTRY: Entry = { kind: 255, row: -1 };

export class ObligationColumns {
  private readonly clause = growingIntegers();
  private readonly lead = growingIntegers();
  private readonly cycle = growingIntegers();
  private readonly startedAt = growingInstants();
  private readonly startedByKind = growingBytes();
  private readonly startedByRow = growingIntegers();
  private readonly dueAt = growingInstants();
  private readonly settledAt = growingInstants();
  private readonly settledByKind = growingBytes();
  private readonly settledByRow = growingIntegers();
  private readonly verdict = growingBytes();
  private readonly atRisk = growingBytes();
  private readonly elapsedMs = growingInstants();
  private readonly progress = growingIntegers();
  private readonly owner = growingIntegers();
  private readonly team = growingIntegers();
  private readonly source = growingIntegers();
  private readonly segment = growingIntegers();
  private readonly target = growingInstants();
  private readonly reachedAt = growingInstants();
  private readonly attributes = growingIntegers();
  /** Reasons other than `none`, by row: few obligations have one. */
  private readonly reasons = new Map<number, Reason>();
  /** Steps of the clocks that kept them, by row. */
  private readonly steps = new Map<number, readonly ClockStep[]>();
  private readonly firstLeg = growingIntegers();
  private readonly legOwner = growingIntegers();
  private readonly legFrom = growingInstants();
  private readonly legTo = growingInstants();
  private readonly legOpenMs = growingInstants();

  get length(): number {
    return this.clause.length;
  }

  add(draft: Draft, circumstances: Circumstances): void {
    if (draft.reason.kind !== 'none') this.reasons.set(this.length, draft.reason);
    if (draft.steps.length > 0) this.steps.set(this.length, draft.steps);
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
    for (const code of circumstances.attributes) this.attributes.push(code);
  }

  /** What an obligation rests on: its rows, its lead, its owner (a code of `Texts`). Rows as they were added. */
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

  /** The rows as outputs show them; sorted when the first is asked for. */
  inOutputOrder(agreement: Agreement, tables: Tables): TracedObligations {
    const columns = this.brokenDownColumns(agreement);
    let order: Int32Array | null = null;
    const rowAt = (index: number): number => (order ??= this.order(agreement, tables))[index] ?? 0;
    return {
      length: this.length,
      at: index => this.row(rowAt(index), { agreement, tables, columns }),
      legs: index => this.legsOf(rowAt(index), tables),
      steps: index => this.steps.get(rowAt(index)) ?? [],
    };
  }

  private brokenDownColumns(agreement: Agreement): string[] {
    return leadColumnsOf(agreement);
  }

  private order(agreement: Agreement, tables: Tables): Int32Array {
    const place = placesOfClauses(agreement);
    const order = Int32Array.from({ length: this.length }, (_, row) => row);
    return order.sort((a, b) => {
      return (
        (place[this.clause.at(a)] ?? 0) - (place[this.clause.at(b)] ?? 0) ||
        this.startedAt.at(a) - this.startedAt.at(b) ||
        compareCodePoints(tables.leadId(this.lead.at(a)), tables.leadId(this.lead.at(b))) ||
        this.cycle.at(a) - this.cycle.at(b)
      );
    });
  }

  /** Texts that only some outputs show are written when they are asked for. */
  private row(row: number, { agreement, tables, columns }: RowContext): Obligation {
    const clause = agreement.clauses[this.clause.at(row)];
    if (clause === undefined) throw new RangeError(`no clause for obligation ${row}`);
    const { texts } = tables;
    const startedAt = this.startedAt.at(row);
    const settledAt = cell(this.settledAt.at(row));
    const dueAt = cell(this.dueAt.at(row));
    const startedBy = { kind: this.startedByKind.at(row), row: this.startedByRow.at(row) };
    const settledBy = { kind: this.settledByKind.at(row), row: this.settledByRow.at(row) };
    const reason = this.reasons.get(row);
    return {
      clause,
      leadId: tables.leadId(this.lead.at(row)),
      cycle: this.cycle.at(row),
      startedAt,
      dueAt,
      settledAt,
      verdict: VERDICTS[this.verdict.at(row)] ?? 'unassessable',
      atRisk: this.atRisk.at(row) === 1,
      elapsedMs: cell(this.elapsedMs.at(row)),
      elapsedWallMs: settledAt === null ? null : settledAt - startedAt,
      lateByMs: settledAt !== null && dueAt !== null && settledAt > dueAt ? settledAt - dueAt : null,
      progress: this.progress.at(row) < 0 ? null : this.progress.at(row),
      owner: texts.text(this.owner.at(row)).trim(),
      team: texts.text(this.team.at(row)),
      segment: agreement.segments[this.segment.at(row)]?.name ?? '',
      source: texts.text(this.source.at(row)).trim(),
      get startedBy() {
        return evidence(tables, startedBy);
      },
      get settledBy() {
        return evidence(tables, settledBy);
      },
      reason: reason === undefined ? '' : reasonText(reason, { agreement, tables, clause, dueAt }),
      target: cell(this.target.at(row)),
      attributes: Object.fromEntries(
        columns.map((column, place) => [column, texts.text(this.attributes.at(row * columns.length + place))]),
      ),
      reachedAt: cell(this.reachedAt.at(row)),
    };
  }

  private addLegs({ legs }: Draft): void {
    this.firstLeg.push(this.legOwner.length);
    for (const leg of legs) {
      this.legOwner.push(leg.owner);
      this.legFrom.push(leg.from);
      this.legTo.push(leg.to);
      this.legOpenMs.push(leg.openMs);
    }
  }

  private legsOf(row: number, { texts }: Tables): Leg[] {
    const end = row + 1 < this.length ? this.firstLeg.at(row + 1) : this.legOwner.length;
    const legs: Leg[] = [];
    for (let leg = this.firstLeg.at(row); leg < end; leg++) {
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

interface RowContext {
  readonly agreement: Agreement;
  readonly tables: Tables;
  readonly columns: readonly string[];
}

const STANDARD_BREAKDOWNS: readonly string[] = ['person', 'team', 'segment', 'source'];

/** The lead columns among `break_down_by`. */
export function leadColumnsOf(agreement: Agreement): string[] {
  return agreement.report.breakDownBy.filter(by => !STANDARD_BREAKDOWNS.includes(by));
}

/** For each clause version, the place of the first version of its id. */
function placesOfClauses({ clauses }: Agreement): number[] {
  return clauses.map(({ id }) => clauses.findIndex(clause => clause.id === id));
}

/** Where the row stands: `activities.csv#A-1042`; empty for none. */
function evidence(tables: Tables, { kind, row }: Entry): string {
  return row < 0 ? '' : tableOf(tables, kind).evidence(row);
}

export function tableOf(tables: Tables, kind: number): Table {
  if (kind === ENTRY.history) return tables.history;
  if (kind === ENTRY.activity) return tables.activities;
  return kind === ENTRY.dealCreated || kind === ENTRY.dealClosed ? tables.deals : tables.leads;
}

function cell(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}
