// What reports fold of a clause: its columns as they were written, stretch after stretch, each put together when asked for.

import type { Growing } from '../columns/growing.ts';
import { lazily } from '../model/lazily.ts';
import type { FoldedClause, TextColumn } from '../model/obligation.ts';
import type { CELLS } from './clause-memory.ts';
import type { ClauseObligations, JudgedClause } from './clause-obligations.ts';
import type { ObligationContext } from './obligation-view.ts';

export function foldedClause(clause: JudgedClause, order: () => Int32Array, context: ObligationContext): FoldedClause {
  const columns = new WholeColumns(clause);
  return lazily<FoldedClause>({
    id: () => clause.id,
    length: () => clause.length,
    order,
    version: () => columns.integers(({ cells }) => cells.clause),
    verdict: () => columns.bytes('verdict'),
    atRisk: () => columns.bytes('atRisk'),
    target: () => columns.same('target') ?? columns.instants('target'),
    elapsedMs: () => columns.instants('elapsedMs'),
    startedAt: () => columns.instants('startedAt'),
    settledAt: () => columns.instants('settledAt'),
    dueAt: () => columns.instants('dueAt'),
    texts: () => by => textColumn(columns, by, context),
  });
}

/** The column by which reports break down, and what its codes mean. */
function textColumn(columns: WholeColumns, by: string, context: ObligationContext): TextColumn {
  const { agreement, tables, leadColumns } = context;
  const codes = columns.integers(CODES_OF.get(by) ?? (({ attributes }) => attributes[leadColumns.indexOf(by)]));
  const text = (code: number): string => {
    if (by === 'segment') return agreement.segments[code]?.name ?? '';
    const written = tables.texts.text(code);
    return by === 'person' || by === 'source' ? written.trim() : written;
  };
  return { codes, text };
}

/** A part without obligations has no columns of lead attributes. */
type IntegersOf = (obligations: ClauseObligations) => Growing<Int32Array> | undefined;

const CODES_OF: ReadonlyMap<string, IntegersOf> = new Map<string, IntegersOf>([
  ['person', ({ cells }) => cells.owner],
  ['team', ({ cells }) => cells.team],
  ['segment', ({ cells }) => cells.segment],
  ['source', ({ cells }) => cells.source],
]);

type NamesOf<Kind> = {
  [Name in keyof typeof CELLS]: (typeof CELLS)[Name] extends Kind ? Name : never;
}[keyof typeof CELLS];

export class WholeColumns {
  private readonly clause: JudgedClause;

  constructor(clause: JudgedClause) {
    this.clause = clause;
  }

  instants(name: NamesOf<'instant'>): Float64Array {
    const whole = new Float64Array(this.clause.length);
    for (const { obligations, start } of this.clause.parts) obligations.cells[name].copyTo(whole, start);
    return whole;
  }

  /** The number that all obligations hold; null where they may differ. */
  same(name: NamesOf<'instant'>): number | null {
    const [first = null, ...others] = this.clause.parts
      .filter(({ obligations }) => obligations.length > 0)
      .map(({ obligations }) => obligations.cells[name].same);
    return others.every(other => Object.is(other, first)) ? first : null;
  }

  bytes(name: NamesOf<'byte'>): Uint8Array {
    const whole = new Uint8Array(this.clause.length);
    for (const { obligations, start } of this.clause.parts) obligations.cells[name].copyTo(whole, start);
    return whole;
  }

  integers(columnOf: IntegersOf): Int32Array {
    const whole = new Int32Array(this.clause.length);
    for (const { obligations, start } of this.clause.parts) columnOf(obligations)?.copyTo(whole, start);
    return whole;
  }
}
