// What the folds of this folder need of the obligations, as typed columns, clause by clause.

import type { Agreement } from '../model/agreement.ts';
import { NO_TIMES } from '../statistics/known-times.ts';
import { lazily } from '../model/lazily.ts';
import type { FoldedClause, FoldedOutcome, Judgement } from '../model/obligation.ts';
import { VERDICT_CODE } from '../model/verdict.ts';
import { columnsByRow } from './columns-by-row.ts';
import { countVerdicts, type Groups, type VerdictCube } from './verdict-counts.ts';

/** The clauses shown, in the order of the agreement, also those without an obligation. */
export type ObligationColumns = readonly ClauseColumns[];

/** One entry an obligation, in the order of the columns they were folded from: no fold may depend on it. */
export interface ClauseColumns extends FoldedClause {
  /** Among all obligations in output order, the index of its first. */
  readonly start: number;
  /** Position in `VERDICTS`. */
  readonly verdict: Uint8Array;
  /** 1 where it is settled. */
  readonly settled: Uint8Array;
  /** The different targets that they have, NaN for none. */
  readonly targets: readonly number[];
  /** One for each way of breaking down, in the order asked for. */
  readonly groupings: readonly Grouping[];
  readonly counts: VerdictCube;
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
  const folded = obligations.columns?.() ?? columnsByRow(agreement, judgement);
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
  const groupingOf = groupings();
  return shown.map(id =>
    clauseColumns(byId.get(id) ?? nothing(id), { breakDownBy, groupingOf, start: startOf.get(id) ?? 0 }),
  );
}

interface ColumnTerms {
  readonly breakDownBy: readonly string[];
  readonly groupingOf: (by: string, texts: readonly string[]) => Grouping;
  readonly start: number;
}

function clauseColumns(folded: FoldedClause, { breakDownBy, groupingOf, start }: ColumnTerms): ClauseColumns {
  const columns: ClauseColumns = lazily<ClauseColumns>({
    id: () => folded.id,
    length: () => folded.length,
    start: () => start,
    order: () => folded.order,
    outcome: () => folded.outcome,
    outcomes: () => folded.outcomes,
    tallies: () => folded.tallies,
    verdict: () => verdictsOf(folded),
    times: () => folded.times,
    targets: () => [...new Set(folded.outcomes.map(({ target }) => target))],
    elapsedMs: () => folded.elapsedMs,
    startedAt: () => folded.startedAt,
    settledAt: () => folded.settledAt,
    dueAt: () => folded.dueAt,
    settled: () => settledOf(folded),
    standing: () => folded.standing,
    standings: () => folded.standings,
    days: () => folded.days,
    firstBreaches: () => folded.firstBreaches,
    texts: () => folded.texts,
    groupings: () => breakDownBy.map(by => groupingOf(by, folded.texts(by))),
    counts: () => countVerdicts(columns),
  });
  return columns;
}

function nothing(id: string): FoldedClause {
  const [times, numbers] = [new Float64Array(), new Int32Array()];
  return {
    id,
    length: 0,
    order: numbers,
    outcome: numbers,
    outcomes: [],
    tallies: [],
    times: NO_TIMES,
    elapsedMs: times,
    startedAt: times,
    settledAt: times,
    dueAt: times,
    standing: numbers,
    standings: 0,
    texts: () => [],
    days: [],
    firstBreaches: [],
  };
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

function settledOf(folded: FoldedClause): Uint8Array {
  return byOutcome(folded, ({ isSettled }) => (isSettled ? 1 : 0));
}

function verdictsOf(folded: FoldedClause): Uint8Array {
  return byOutcome(folded, ({ verdict }) => VERDICT_CODE[verdict]);
}

function byOutcome({ outcome, outcomes }: FoldedClause, codeOf: (outcome: FoldedOutcome) => number): Uint8Array {
  const codes = Uint8Array.from(outcomes, codeOf);
  const whole = new Uint8Array(outcome.length);
  for (let row = 0; row < whole.length; row++) whole[row] = codes[outcome[row] as number] as number;
  return whole;
}

/** Clauses with the same texts share what is made of them. */
function groupings(): (by: string, texts: readonly string[]) => Grouping {
  const known = new Map<readonly string[], Grouping>();
  return (by, texts) => {
    const shared = known.get(texts) ?? grouping(by, texts);
    known.set(texts, shared);
    return shared;
  };
}

function grouping(by: string, texts: readonly string[]): Grouping {
  const groups = new Map<string, number>();
  const groupOf = Int32Array.from(texts, text => {
    const group = groups.get(text) ?? groups.size;
    groups.set(text, group);
    return group;
  });
  return { by, values: [...groups.keys()], groupOf };
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
function hasBreaches({ outcomes }: ClauseColumns): boolean {
  return outcomes.some(({ verdict }) => verdict === 'breached');
}
