// One obligation as outputs show it, read from the columns when a field is asked for: most are asked for few of theirs.

import { reasonText } from '../findings/reasons.ts';
import type { Agreement, Clause } from '../model/agreement.ts';
import type { Course } from '../model/course.ts';
import type { Obligation } from '../model/obligation.ts';
import type { Table, Tables } from '../model/table.ts';
import { ENTRY, type Entry } from '../model/timeline.ts';
import type { Verdict } from '../model/verdict.ts';
import { elapsedWallMs, lateByMs } from '../model/wall-time.ts';
import type { ClauseObligations } from './clause-obligations.ts';
import type { ObligationDetails } from './obligation-details.ts';
import type { Outcome } from './outcomes.ts';
import type { Standings } from './standings.ts';

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
  private readonly details: ObligationDetails;
  private readonly row: number;
  private readonly context: ObligationContext;

  constructor(obligations: ClauseObligations, row: number, context: ObligationContext) {
    this.obligations = obligations;
    this.details = obligations.details;
    this.row = row;
    this.context = context;
  }

  get clause(): Clause {
    const clause = this.context.agreement.clauses[this.outcome.version];
    if (clause === undefined) throw new RangeError(`no clause for obligation ${this.row}`);
    return clause;
  }

  get leadId(): string {
    return this.context.tables.leadId(this.details.cells.lead.at(this.row));
  }

  get cycle(): number {
    return this.details.cells.cycle.at(this.row);
  }

  get startedAt(): number {
    return this.details.cells.startedAt.at(this.row);
  }

  get dueAt(): number | null {
    return cell(this.obligations.dueAt(this.row));
  }

  get settledAt(): number | null {
    return cell(this.details.settledAt(this.row));
  }

  get verdict(): Verdict {
    return this.outcome.verdict;
  }

  get atRisk(): boolean {
    return this.outcome.atRisk;
  }

  get elapsedMs(): number | null {
    return cell(this.details.elapsedMs(this.row));
  }

  get elapsedWallMs(): number | null {
    return elapsedWallMs(this.startedAt, this.details.settledAt(this.row));
  }

  get lateByMs(): number | null {
    return lateByMs(this.obligations.dueAt(this.row), this.details.settledAt(this.row));
  }

  get progress(): number | null {
    const progress = this.details.clocks?.progress.at(this.row) ?? -1;
    return progress < 0 ? null : progress;
  }

  get owner(): string {
    return this.text(this.standings.owner(this.standing)).trim();
  }

  get team(): string {
    return this.text(this.standings.team(this.standing));
  }

  get segment(): string {
    return this.context.agreement.segments[this.standings.segment(this.standing)]?.name ?? '';
  }

  get source(): string {
    return this.text(this.standings.source(this.standing)).trim();
  }

  get startedBy(): string {
    return this.evidence(this.obligations.startedBy(this.row));
  }

  get settledBy(): string {
    return this.evidence(this.obligations.settledBy(this.row));
  }

  get reason(): string {
    return reasonText(this.details.reasonOf(this.row), { ...this.context, clause: this.clause });
  }

  get target(): number | null {
    return cell(this.outcome.target);
  }

  get attributes(): Readonly<Record<string, string>> {
    const { standing, standings } = this;
    return Object.fromEntries(
      this.context.leadColumns.map((column, place) => [column, this.text(standings.attribute(standing, place))]),
    );
  }

  get reachedAt(): number | null {
    return cell(this.details.cells.reachedAt.at(this.row));
  }

  private get outcome(): Outcome {
    return this.obligations.outcome(this.row);
  }

  private get standing(): number {
    return this.details.cells.standing.at(this.row);
  }

  private get standings(): Standings {
    return this.obligations.standings;
  }

  private text(code: number): string {
    return this.context.tables.texts.text(code);
  }

  /** Where the row stands: `activities.csv#A-1042`; empty for none. */
  private evidence({ kind, row }: Entry): string {
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
