// The one pass over the obligations: what the folds of this folder need of each, as typed columns.

import type { Agreement } from '../model/agreement.ts';
import { lazily } from '../model/lazily.ts';
import type { FoldedColumns, Judgement, TextColumn } from '../model/obligation.ts';
import { VERDICT_CODE } from '../model/verdict.ts';
import { columnsByRow } from './columns-by-row.ts';

/** One entry an obligation, in output order. */
export interface ObligationColumns {
  readonly length: number;
  /** Position in `clauseIds`. */
  readonly clause: Int32Array;
  readonly clauseIds: readonly string[];
  /** The version itself: position in the agreement's clauses. */
  readonly version: Int32Array;
  /** For each clause, the indexes of its obligations. */
  readonly rowsOfClause: readonly Int32Array[];
  /** Position in `VERDICTS`. */
  readonly verdict: Uint8Array;
  /** 1 where it is settled. */
  readonly settled: Uint8Array;
  readonly atRisk: Uint8Array;
  /** Fraction; NaN where there is none. */
  readonly target: Float64Array;
  /** NaN where there is none. */
  readonly elapsedMs: Float64Array;
  readonly startedAt: Float64Array;
  /** NaN where there is none. */
  readonly settledAt: Float64Array;
  /** NaN where there is none. */
  readonly dueAt: Float64Array;
  /** The instant that puts it into its period: start, or due with `count_by: due`. */
  readonly countedAt: Float64Array;
  readonly dimensions: readonly Dimension[];
}

/** One way of breaking down: a group is a value of it under one clause. */
export interface Dimension {
  readonly by: string;
  readonly groups: readonly { readonly clause: number; readonly value: string }[];
  /** Position in `groups` for each obligation. */
  readonly groupOf: Int32Array;
}

export function readColumns(
  agreement: Agreement,
  judgement: Judgement,
  breakDownBy: readonly string[],
): ObligationColumns {
  const { obligations } = judgement;
  const folded = obligations.columns?.() ?? columnsByRow(agreement, obligations);
  const clauseIds = shownClauseIds(agreement, judgement);
  const placeOfVersion = agreement.clauses.map(({ id }) => clauseIds.indexOf(id));
  const clause = folded.clause.map(version => placeOfVersion[version] ?? -1);
  if (clause.includes(-1)) throw new RangeError('there are obligations of a clause that is not shown');
  return lazily<ObligationColumns>({
    length: () => obligations.length,
    clause: () => clause,
    clauseIds: () => clauseIds,
    version: () => folded.clause,
    rowsOfClause: () => rowsByPlace(clause, clauseIds.length),
    verdict: () => folded.verdict,
    settled: () => settled(folded.settledAt),
    atRisk: () => folded.atRisk,
    target: () => folded.target,
    elapsedMs: () => folded.elapsedMs,
    startedAt: () => folded.startedAt,
    settledAt: () => folded.settledAt,
    dueAt: () => folded.dueAt,
    countedAt: () => countedAt(agreement, folded),
    dimensions: () => breakDownBy.map(by => dimensionOf(by, clause, folded.texts(by))),
  });
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
function countedAt({ report }: Agreement, { verdict, startedAt, dueAt }: FoldedColumns): Float64Array {
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

function rowsByPlace(placeOf: Int32Array, places: number): Int32Array[] {
  const counts = new Int32Array(places);
  for (const place of placeOf) counts[place] = (counts[place] ?? 0) + 1;
  const rows = Array.from(counts, count => new Int32Array(count));
  const filled = new Int32Array(places);
  for (let row = 0; row < placeOf.length; row++) {
    const place = placeOf[row] as number;
    const next = filled[place] as number;
    (rows[place] as Int32Array)[next] = row;
    filled[place] = next + 1;
  }
  return rows;
}

/** Obligations come clause by clause, so that the groups of one clause at a time are enough to look up. */
function dimensionOf(by: string, clauses: Int32Array, { codeAt, text }: TextColumn): Dimension {
  const groups: { clause: number; value: string }[] = [];
  const groupOf = new Int32Array(clauses.length);
  let known = new Map<string, number>();
  let byCode = new Map<number, number>();
  const newGroup = (clause: number, value: string): number => {
    const group = known.get(value) ?? groups.push({ clause, value }) - 1;
    known.set(value, group);
    return group;
  };
  for (let index = 0; index < clauses.length; index++) {
    const clause = clauses[index] as number;
    if (clause !== clauses[index - 1]) [known, byCode] = [new Map(), new Map()];
    const code = codeAt(index);
    let group = byCode.get(code);
    if (group === undefined) byCode.set(code, (group = newGroup(clause, text(code))));
    groupOf[index] = group;
  }
  return { by, groups, groupOf };
}
