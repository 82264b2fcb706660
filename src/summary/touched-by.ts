// How many obligations a finding about the data touches: whose verdict rests, or could rest, on what it is about. What each
// code means here stands in docs/data-findings.md.

import { eventsOf } from '../conditions/clause-events.ts';
import { attributesReadBy, kindsAskedBy, runsOnOwner } from '../conditions/columns-asked.ts';
import { attributesWithoutHistory } from '../conditions/columns-told.ts';
import { columnsOf } from '../conditions/columns-used.ts';
import type { Finding } from '../findings/finding.ts';
import type { Agreement, Clause } from '../model/agreement.ts';
import type { Judgement, JudgementParts } from '../model/obligation.ts';
import { ROW_FINDINGS, type TableKind } from '../model/table.ts';
import { VERDICT_CODE } from '../model/verdict.ts';
import type { ClauseColumns, ObligationColumns } from './obligation-columns.ts';
import { countOutcomes } from './verdict-counts.ts';

const DAY_MS = 86_400_000;

/** Told by the rows, leads and owners of the obligations; the replay has counted them. */
const COUNTED: ReadonlySet<string> = new Set([
  ...ROW_FINDINGS,
  'merged_duplicate',
  'unknown_automation',
  'direction_not_told',
  'known_today_only',
  'missing_from_roster',
  'shared_name',
  'unknown_roster_calendar',
  'empty_range',
  'absent_stranger',
]);

/** What they set aside or pass over is no part of any obligation by the agreement's own rules. */
const WITHOUT_BEARING: ReadonlySet<string> = new Set([
  'unknown_lead',
  'after_as_of',
  'repeated_id',
  'exact_duplicate',
  'footer_line',
  'empty_row',
  'other_rows',
  'not_done',
  'name_and_id',
  'unnamed_column',
  'duplicate_header',
  'waiver_without_breach',
]);

/** Null where the data cannot tell: a row that could not be read might have started or settled anything. */
export type TouchedBy = (finding: Finding) => number | null;

export function touchedBy(agreement: Agreement, { header, tail }: Judgement, columns: ObligationColumns): TouchedBy {
  const { parts } = tail;
  const counted = new Map(parts.touched.findings.map(({ code, obligations }) => [code, obligations]));
  const byClause = (rests: (clause: Clause) => boolean): number => countVersions(agreement.clauses.map(rests), columns);
  return ({ code }) => {
    if (COUNTED.has(code)) return counted.get(code) ?? 0;
    if (WITHOUT_BEARING.has(code)) return 0;
    switch (code) {
      case 'history_starts_late':
        return ofEarlyLeads(parts);
      case 'attribute_without_history':
        return byClause(testsAny(agreement, attributesWithoutHistory(parts.columns)));
      case 'event_without_rows':
        return byClause(namesAny(new Set(parts.events.filter(({ rows }) => rows === 0).map(({ event }) => event))));
      case 'files_end_apart':
        return beyondEnds(agreement, columns, { ends: parts.ends, asOf: header.asOf });
      default:
        return null;
    }
  };
}

function countVersions(rests: readonly boolean[], clauses: ObligationColumns): number {
  const counts = clauses.map(columns => countOutcomes(columns, ({ version }) => rests[version] === true));
  return counts.reduce((sum, count) => sum + count, 0);
}

function ofEarlyLeads({ history: { begins }, touched: { early } }: JudgementParts): number {
  const isEarly = (at: number): boolean => begins !== null && begins - at > DAY_MS;
  return early.reduce((count, { at, obligations }) => count + (isEarly(at) ? obligations : 0), 0);
}

/** `covers` is a test of every clause. */
function testsAny(agreement: Agreement, missing: ReadonlySet<string>): (clause: Clause) => boolean {
  const always = columnsOf(agreement.covers).some(column => missing.has(column));
  return clause => always || attributesReadBy(clause, agreement).some(column => missing.has(column));
}

function namesAny(idle: ReadonlySet<string>): (clause: Clause) => boolean {
  return clause => eventsOf(clause).some(event => idle.has(event));
}

interface Reach {
  readonly ends: JudgementParts['ends'];
  readonly asOf: number;
}

/** Obligations that rows missing at the end of an export could still have changed. */
function beyondEnds(agreement: Agreement, clauses: ObligationColumns, { ends, asOf }: Reach): number {
  const latest = Math.max(...ends.map(({ at }) => at));
  const early = ends.filter(({ at }) => latest - at > DAY_MS && at < asOf);
  const endOf = agreement.clauses.map(clause => {
    const kinds = kindsOf(clause, agreement);
    return Math.min(...early.filter(({ kind }) => kinds.has(kind)).map(({ at }) => at));
  });
  const isFirm = agreement.clauses.map(({ kind }) => kind !== 'response' && kind !== 'cadence');
  let count = 0;
  for (const columns of clauses) {
    for (let index = 0; index < columns.length; index++) {
      const version = columns.outcomes[columns.outcome[index] ?? -1]?.version ?? -1;
      const end = endOf[version] ?? Infinity;
      if (!isDecidedBy(end, index, columns) && !(isFirm[version] === true && hasOffence(index, columns))) count++;
    }
  }
  return count;
}

/** Exports that a clause looks at: those of its events, and the history where its hours are the owner's. */
function kindsOf(clause: Clause, agreement: Agreement): ReadonlySet<TableKind> {
  return new Set([...kindsAskedBy(clause, agreement), ...(runsOnOwner(clause) ? (['history'] as const) : [])]);
}

/** Settled or due by then; cancelled and unassessable ones are not decided by rows that came later. */
function isDecidedBy(end: number, index: number, { dueAt, settledAt, verdict }: ClauseColumns): boolean {
  const code = verdict[index];
  if (code === VERDICT_CODE.cancelled || code === VERDICT_CODE.unassessable) return true;
  return (settledAt[index] ?? NaN) <= end || (dueAt[index] ?? NaN) <= end || end === Infinity;
}

/** What was forbidden has happened: nothing later undoes it. */
function hasOffence(index: number, { verdict }: ClauseColumns): boolean {
  return verdict[index] === VERDICT_CODE.breached || verdict[index] === VERDICT_CODE.waived;
}
