// Obligations that come as rows (from pieces, or changed on their way) as the columns that are folded.

import type { Agreement } from '../model/agreement.ts';
import type { FoldedClause, Obligation, Obligations, TextColumn } from '../model/obligation.ts';
import { VERDICT_CODE } from '../model/verdict.ts';

/** Rows come in output order: one clause after another. */
export function columnsByRow(agreement: Agreement, obligations: Obligations): FoldedClause[] {
  const versions = new Map(agreement.clauses.map((clause, number) => [clause, number]));
  const clauses: FoldedClause[] = [];
  for (let from = 0; from < obligations.length;) {
    const to = endOfClause(obligations, from);
    clauses.push(foldedClause(obligations, { from, to, versions }));
    from = to;
  }
  return clauses;
}

function endOfClause(obligations: Obligations, from: number): number {
  const { id } = obligations.at(from).clause;
  let to = from + 1;
  while (to < obligations.length && obligations.at(to).clause.id === id) to++;
  return to;
}

interface ClauseRows {
  readonly from: number;
  readonly to: number;
  readonly versions: ReadonlyMap<Obligation['clause'], number>;
}

function foldedClause(obligations: Obligations, { from, to, versions }: ClauseRows): FoldedClause {
  const length = to - from;
  const columns = {
    order: Int32Array.from({ length }, (_, row) => row),
    version: new Int32Array(length),
    verdict: new Uint8Array(length),
    atRisk: new Uint8Array(length),
    target: new Float64Array(length),
    elapsedMs: new Float64Array(length),
    startedAt: new Float64Array(length),
    settledAt: new Float64Array(length),
    dueAt: new Float64Array(length),
  };
  for (let row = 0; row < length; row++) {
    const obligation = obligations.at(from + row);
    columns.version[row] = versions.get(obligation.clause) ?? -1;
    columns.verdict[row] = VERDICT_CODE[obligation.verdict];
    columns.atRisk[row] = obligation.atRisk ? 1 : 0;
    columns.target[row] = obligation.target ?? NaN;
    columns.elapsedMs[row] = obligation.elapsedMs ?? NaN;
    columns.startedAt[row] = obligation.startedAt;
    columns.settledAt[row] = obligation.settledAt ?? NaN;
    columns.dueAt[row] = obligation.dueAt ?? NaN;
  }
  const { id } = obligations.at(from).clause;
  return { id, length, ...columns, texts: by => textsOf(obligations, { from, to, by }) };
}

function textsOf(
  obligations: Obligations,
  { from, to, by }: { readonly from: number; readonly to: number; readonly by: string },
): TextColumn {
  const known = new Map<string, number>();
  const codes = new Int32Array(to - from);
  for (let row = 0; row < codes.length; row++) {
    const text = valueOf(by, obligations.at(from + row));
    const code = known.get(text) ?? known.size;
    known.set(text, code);
    codes[row] = code;
  }
  const texts = [...known.keys()];
  return { codes, text: code => texts[code] ?? '' };
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
