// Obligations that come as rows (from pieces, or changed on their way) as the columns that are folded.

import type { Agreement } from '../model/agreement.ts';
import type { FoldedColumns, Obligation, Obligations, TextColumn } from '../model/obligation.ts';
import { VERDICT_CODE } from '../model/verdict.ts';

export function columnsByRow(agreement: Agreement, obligations: Obligations): FoldedColumns {
  const { length } = obligations;
  const versions = new Map(agreement.clauses.map((clause, number) => [clause, number]));
  const columns = {
    clause: new Int32Array(length),
    verdict: new Uint8Array(length),
    atRisk: new Uint8Array(length),
    target: new Float64Array(length),
    elapsedMs: new Float64Array(length),
    startedAt: new Float64Array(length),
    settledAt: new Float64Array(length),
    dueAt: new Float64Array(length),
  };
  for (let index = 0; index < length; index++) {
    const obligation = obligations.at(index);
    columns.clause[index] = versions.get(obligation.clause) ?? -1;
    columns.verdict[index] = VERDICT_CODE[obligation.verdict];
    columns.atRisk[index] = obligation.atRisk ? 1 : 0;
    columns.target[index] = obligation.target ?? NaN;
    columns.elapsedMs[index] = obligation.elapsedMs ?? NaN;
    columns.startedAt[index] = obligation.startedAt;
    columns.settledAt[index] = obligation.settledAt ?? NaN;
    columns.dueAt[index] = obligation.dueAt ?? NaN;
  }
  return { ...columns, texts: by => textsOf(obligations, by) };
}

function textsOf(obligations: Obligations, by: string): TextColumn {
  const texts: string[] = [];
  const known = new Map<string, number>();
  const codeAt = (index: number): number => {
    const text = valueOf(by, obligations.at(index));
    let code = known.get(text);
    if (code === undefined) known.set(text, (code = texts.push(text) - 1));
    return code;
  };
  return { codeAt, text: code => texts[code] ?? '' };
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
