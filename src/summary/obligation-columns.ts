// The one pass over the obligations: what the folds of this folder need of each, as typed columns.

import type { Agreement } from '../model/agreement.ts';
import type { Judgement, Obligation } from '../model/obligation.ts';
import { VERDICT_CODE } from '../model/verdict.ts';

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
  const { length } = judgement.obligations;
  const clauseIds = shownClauseIds(agreement, judgement);
  const places = new Map(clauseIds.map((id, place) => [id, place]));
  const versions = new Map(agreement.clauses.map((clause, number) => [clause, number]));
  const dimensions = breakDownBy.map(by => new DimensionReader(by, length));
  const columns = {
    clause: new Int32Array(length),
    version: new Int32Array(length),
    verdict: new Uint8Array(length),
    settled: new Uint8Array(length),
    atRisk: new Uint8Array(length),
    target: new Float64Array(length),
    elapsedMs: new Float64Array(length),
    startedAt: new Float64Array(length),
    settledAt: new Float64Array(length),
    dueAt: new Float64Array(length),
    countedAt: new Float64Array(length),
  };
  for (let index = 0; index < length; index++) {
    const obligation = judgement.obligations.at(index);
    const clause = places.get(obligation.clause.id);
    if (clause === undefined)
      throw new RangeError(`obligation of clause '${obligation.clause.id}', which is not shown`);
    columns.clause[index] = clause;
    columns.version[index] = versions.get(obligation.clause) ?? -1;
    columns.verdict[index] = VERDICT_CODE[obligation.verdict];
    columns.settled[index] = obligation.settledAt === null ? 0 : 1;
    columns.atRisk[index] = obligation.atRisk ? 1 : 0;
    columns.target[index] = obligation.target ?? NaN;
    columns.elapsedMs[index] = obligation.elapsedMs ?? NaN;
    columns.startedAt[index] = obligation.startedAt;
    columns.settledAt[index] = obligation.settledAt ?? NaN;
    columns.dueAt[index] = obligation.dueAt ?? NaN;
    columns.countedAt[index] = countedAt(agreement, obligation);
    for (const dimension of dimensions) dimension.add(index, clause, obligation);
  }
  return { ...columns, length, clauseIds, rowsOfClause: rowsByPlace(columns.clause, clauseIds.length), dimensions };
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
function countedAt({ report }: Agreement, { verdict, startedAt, dueAt }: Obligation): number {
  return report.countBy === 'start' || verdict === 'cancelled' || dueAt === null ? startedAt : dueAt;
}

function rowsByPlace(placeOf: Int32Array, places: number): Int32Array[] {
  const counts = new Int32Array(places);
  for (const place of placeOf) counts[place] = (counts[place] ?? 0) + 1;
  const rows = Array.from(counts, count => new Int32Array(count));
  const filled = new Int32Array(places);
  placeOf.forEach((place, row) => {
    const next = filled[place] ?? 0;
    rows[place]?.fill(row, next, next + 1);
    filled[place] = next + 1;
  });
  return rows;
}

class DimensionReader implements Dimension {
  readonly by: string;
  readonly groups: { clause: number; value: string }[] = [];
  readonly groupOf: Int32Array;
  private readonly known = new Map<string, number>();
  private knownClause = -1;

  constructor(by: string, length: number) {
    this.by = by;
    this.groupOf = new Int32Array(length);
  }

  add(index: number, clause: number, obligation: Obligation): void {
    // Obligations come clause by clause, so the values of one clause at a time are enough to look up.
    if (clause !== this.knownClause) this.known.clear();
    this.knownClause = clause;
    const value = valueOf(this.by, obligation);
    let group = this.known.get(value);
    if (group === undefined) {
      group = this.groups.push({ clause, value }) - 1;
      this.known.set(value, group);
    }
    this.groupOf[index] = group;
  }
}

function valueOf(by: string, obligation: Obligation): string {
  switch (by) {
    case 'person':
      return obligation.owner;
    case 'team':
      return obligation.team;
    case 'segment':
      return obligation.segment;
    case 'source':
      return obligation.source;
    default:
      return Object.hasOwn(obligation.attributes, by) ? (obligation.attributes[by] ?? '') : '';
  }
}
