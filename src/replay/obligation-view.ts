// One obligation as outputs show it, read from the columns when a field is asked for: most are asked for few of theirs.

import { reasonText } from '../findings/reasons.ts';
import type { Agreement, Clause } from '../model/agreement.ts';
import type { Course } from '../model/course.ts';
import type { Obligation } from '../model/obligation.ts';
import type { Table, Tables } from '../model/table.ts';
import { ENTRY } from '../model/timeline.ts';
import { type Verdict, VERDICTS } from '../model/verdict.ts';
import { elapsedWallMs, lateByMs } from '../model/wall-time.ts';
import type { ClauseObligations } from './clause-obligations.ts';

/** What happened to a lead (a row of the leads table) around an instant; null where nobody can tell. */
export type CourseOf = (lead: number, startedAt: number) => Omit<Course, 'pauses'> | null;

export interface ObligationContext {
  readonly agreement: Agreement;
  readonly tables: Tables;
  /** The lead columns among `break_down_by`, in the order of the attributes. */
  readonly leadColumns: readonly string[];
}

export class ObligationView implements Obligation {
  private readonly obligations: ClauseObligations;
  private readonly cells: ClauseObligations['cells'];
  private readonly row: number;
  private readonly context: ObligationContext;

  constructor(obligations: ClauseObligations, row: number, context: ObligationContext) {
    this.obligations = obligations;
    this.cells = obligations.cells;
    this.row = row;
    this.context = context;
  }

  get clause(): Clause {
    const clause = this.context.agreement.clauses[this.cells.clause.at(this.row)];
    if (clause === undefined) throw new RangeError(`no clause for obligation ${this.row}`);
    return clause;
  }

  get leadId(): string {
    return this.context.tables.leadId(this.cells.lead.at(this.row));
  }

  get cycle(): number {
    return this.cells.cycle.at(this.row);
  }

  get startedAt(): number {
    return this.cells.startedAt.at(this.row);
  }

  get dueAt(): number | null {
    return cell(this.cells.dueAt.at(this.row));
  }

  get settledAt(): number | null {
    return cell(this.cells.settledAt.at(this.row));
  }

  get verdict(): Verdict {
    return VERDICTS[this.cells.verdict.at(this.row)] ?? 'unassessable';
  }

  get atRisk(): boolean {
    return this.cells.atRisk.at(this.row) === 1;
  }

  get elapsedMs(): number | null {
    return cell(this.cells.elapsedMs.at(this.row));
  }

  get elapsedWallMs(): number | null {
    return elapsedWallMs(this.startedAt, this.cells.settledAt.at(this.row));
  }

  get lateByMs(): number | null {
    return lateByMs(this.cells.dueAt.at(this.row), this.cells.settledAt.at(this.row));
  }

  get progress(): number | null {
    const progress = this.cells.progress.at(this.row);
    return progress < 0 ? null : progress;
  }

  get owner(): string {
    return this.text(this.cells.owner.at(this.row)).trim();
  }

  get team(): string {
    return this.text(this.cells.team.at(this.row));
  }

  get segment(): string {
    return this.context.agreement.segments[this.cells.segment.at(this.row)]?.name ?? '';
  }

  get source(): string {
    return this.text(this.cells.source.at(this.row)).trim();
  }

  get startedBy(): string {
    return this.evidence(this.cells.startedByKind.at(this.row), this.cells.startedByRow.at(this.row));
  }

  get settledBy(): string {
    return this.evidence(this.cells.settledByKind.at(this.row), this.cells.settledByRow.at(this.row));
  }

  get reason(): string {
    const { clause, dueAt, context } = this;
    return reasonText(this.obligations.reasonOf(this.row), { ...context, clause, dueAt });
  }

  get target(): number | null {
    return cell(this.cells.target.at(this.row));
  }

  get attributes(): Readonly<Record<string, string>> {
    const { attributes } = this.obligations;
    return Object.fromEntries(
      this.context.leadColumns.map((column, place) => [column, this.text(attributes[place]?.at(this.row) ?? 0)]),
    );
  }

  get reachedAt(): number | null {
    return cell(this.cells.reachedAt.at(this.row));
  }

  private text(code: number): string {
    return this.context.tables.texts.text(code);
  }

  /** Where the row stands: `activities.csv#A-1042`; empty for none. */
  private evidence(kind: number, row: number): string {
    return row < 0 ? '' : tableOf(this.context.tables, kind).evidence(row);
  }
}

export function tableOf(tables: Tables, kind: number): Table {
  if (kind === ENTRY.history) return tables.history;
  if (kind === ENTRY.activity) return tables.activities;
  return kind === ENTRY.dealCreated || kind === ENTRY.dealClosed ? tables.deals : tables.leads;
}

function cell(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}
