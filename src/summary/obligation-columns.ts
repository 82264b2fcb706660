// What the folds of this folder need of the obligations, as typed columns, clause by clause.

import { ByCode } from '../columns/by-code.ts';
import type { Agreement } from '../model/agreement.ts';
import { lazily } from '../model/lazily.ts';
import type { FoldedClause, Judgement, TextColumn } from '../model/obligation.ts';
import { VERDICT_CODE } from '../model/verdict.ts';
import { columnsByRow } from './columns-by-row.ts';
import { type KnownTimes, NO_TIMES, timesKnown } from './times-known.ts';

/** The clauses shown, in the order of the agreement, also those without an obligation. */
export type ObligationColumns = readonly ClauseColumns[];

/** One entry an obligation, in the order of the columns they were folded from: no fold may depend on it. */
export interface ClauseColumns extends Omit<FoldedClause, 'texts' | 'target'> {
  /** Among all obligations in output order, the index of its first. */
  readonly start: number;
  /** 1 where it is settled. */
  readonly settled: Uint8Array;
  /** The instant that puts it into its period: start, or due with `count_by: due`. */
  readonly countedAt: Float64Array;
  readonly times: KnownTimes;
  /** The targets that any of them has, NaN for none. */
  readonly targets: Targets;
  /** One for each way of breaking down, in the order asked for. */
  readonly groupings: readonly Grouping[];
}

/** The different values of a column, in the order of their first, and for each obligation the position of its own. */
export interface Groups<Value> {
  readonly values: readonly Value[];
  readonly groupOf: Int32Array;
}

/** The same, where `groupOf` null is the only one for all. */
export interface Targets {
  readonly values: readonly number[];
  readonly groupOf: Int32Array | null;
}

/** One way of breaking down. */
export interface Grouping extends Groups<string> {
  readonly by: string;
}

export function readColumns(
  agreement: Agreement,
  judgement: Judgement,
  breakDownBy: readonly string[],
): ObligationColumns {
  const { obligations } = judgement;
  const folded = obligations.columns?.() ?? columnsByRow(agreement, obligations);
  const shown = shownClauseIds(agreement, judgement);
  if (folded.some(({ id, length }) => length > 0 && !shown.includes(id)))
    throw new RangeError('there are obligations of a clause that is not shown');
  const startOf = new Map<string, number>();
  let end = 0;
  for (const { id, length } of folded) {
    startOf.set(id, end);
    end += length;
  }
  const byId = new Map(folded.map(clause => [clause.id, clause]));
  return shown.map(id =>
    clauseColumns(byId.get(id) ?? nothing(id), { agreement, breakDownBy, start: startOf.get(id) ?? 0 }),
  );
}

interface ColumnTerms {
  readonly agreement: Agreement;
  readonly breakDownBy: readonly string[];
  readonly start: number;
}

function clauseColumns(folded: FoldedClause, { agreement, breakDownBy, start }: ColumnTerms): ClauseColumns {
  const columns: ClauseColumns = lazily<ClauseColumns>({
    id: () => folded.id,
    length: () => folded.length,
    start: () => start,
    order: () => folded.order,
    version: () => folded.version,
    verdict: () => folded.verdict,
    atRisk: () => folded.atRisk,
    times: () => (hasClock(agreement, folded.id) ? timesKnown(columns) : NO_TIMES),
    targets: () => targetsOf(folded.target),
    elapsedMs: () => folded.elapsedMs,
    startedAt: () => folded.startedAt,
    settledAt: () => folded.settledAt,
    dueAt: () => folded.dueAt,
    settled: () => settled(columns.settledAt),
    countedAt: () => countedAt(agreement, columns),
    groupings: () => breakDownBy.map(by => grouping(by, folded.texts(by))),
  });
  return columns;
}

function nothing(id: string): FoldedClause {
  const [times, codes, flags] = [new Float64Array(), new Int32Array(), new Uint8Array()];
  return {
    id,
    length: 0,
    order: codes,
    version: codes,
    verdict: flags,
    atRisk: flags,
    target: times,
    elapsedMs: times,
    startedAt: times,
    settledAt: times,
    dueAt: times,
    texts: () => ({ codes, text: () => '' }),
  };
}

/** The others have no times, and millions of rows. */
function hasClock({ clauses }: Agreement, id: string): boolean {
  return clauses.some(clause => clause.id === id && (clause.kind === 'response' || clause.kind === 'cadence'));
}

/** Ids that `--clause` and `--party` leave, each at its first place in the agreement. */
export function shownClauseIds({ clauses }: Agreement, { header: { filters } }: Judgement): string[] {
  const shown = clauses.filter(
    ({ id, party }) =>
      (filters.clauses.length === 0 || filters.clauses.includes(id)) &&
      (filters.parties.length === 0 || filters.parties.includes(party)),
  );
  const ids = new Set(shown.map(({ id }) => id));
  return [...new Set(clauses.map(({ id }) => id))].filter(id => ids.has(id));
}

/** Cancelled ones, and those without a deadline, count by their start whatever `count_by` says (verdicts.md, Which period). */
function countedAt({ report }: Agreement, { verdict, startedAt, dueAt }: ClauseColumns): Float64Array {
  if (report.countBy === 'start') return startedAt;
  return startedAt.map((start, index) => {
    const due = dueAt[index] as number;
    return verdict[index] === VERDICT_CODE.cancelled || Number.isNaN(due) ? start : due;
  });
}

function settled(settledAt: Float64Array): Uint8Array {
  const flags = new Uint8Array(settledAt.length);
  for (let index = 0; index < flags.length; index++) flags[index] = Number.isNaN(settledAt[index]) ? 0 : 1;
  return flags;
}

/** Neighbours mostly have the same, if not all. */
function targetsOf(target: Float64Array | number): Targets {
  if (typeof target === 'number') return { values: [target], groupOf: null };
  const places = new Map<number, number>();
  const groupOf = new Int32Array(target.length);
  let [last, group] = [-1, -1];
  for (let row = 0; row < groupOf.length; row++) {
    const value = target[row] as number;
    if (!Object.is(value, last)) places.set((last = value), (group = places.get(value) ?? places.size));
    groupOf[row] = group;
  }
  return { values: [...places.keys()], groupOf };
}

/** Several codes may stand for one text; the least is -1. */
function grouping(by: string, { codes, text }: TextColumn): Grouping {
  const byText = new Map<string, number>();
  const byCode = new ByCode();
  const groupOf = new Int32Array(codes.length);
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row] as number;
    let group = byCode.at(code + 1);
    if (group < 0) {
      const value = text(code);
      group = byText.get(value) ?? byText.size;
      byText.set(value, group);
      byCode.set(code + 1, group);
    }
    groupOf[row] = group;
  }
  return { by, values: [...byText.keys()], groupOf };
}

/** Indexes of the breached ones among all obligations, in output order. */
export function* breachedOf(clauses: ObligationColumns): Generator<number, undefined> {
  for (const { start, order, verdict, length } of clauses.filter(hasBreaches)) {
    for (let index = 0; index < length; index++) {
      if (verdict[order[index] as number] === VERDICT_CODE.breached) yield start + index;
    }
  }
}

/** Putting obligations in order takes time. */
function hasBreaches({ verdict }: ClauseColumns): boolean {
  return verdict.includes(VERDICT_CODE.breached);
}
