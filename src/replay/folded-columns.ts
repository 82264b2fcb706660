// What reports fold: the columns of all clauses one after another, each put together when it is asked for.

import type { Growing } from '../columns/growing.ts';
import { lazily } from '../model/lazily.ts';
import type { FoldedColumns, TextColumn } from '../model/obligation.ts';
import type { ClauseObligations } from './obligation-columns.ts';
import type { ObligationContext } from './obligation-view.ts';

/** The obligations of one clause among those of all. */
export interface ClauseStretch {
  readonly obligations: ClauseObligations;
  /** Index of its first. */
  readonly start: number;
  /** Its rows in output order; found when first asked for. */
  readonly order: Int32Array;
}

export function foldedColumns(stretches: readonly ClauseStretch[], context: ObligationContext): FoldedColumns {
  const joined = new JoinedColumns(stretches);
  return lazily<FoldedColumns>({
    clause: () => joined.integers(({ clause }) => clause),
    verdict: () => joined.bytes(({ verdict }) => verdict),
    atRisk: () => joined.bytes(({ atRisk }) => atRisk),
    target: () => joined.instants(({ target }) => target),
    elapsedMs: () => joined.instants(({ elapsedMs }) => elapsedMs),
    startedAt: () => joined.instants(({ startedAt }) => startedAt),
    settledAt: () => joined.instants(({ settledAt }) => settledAt),
    dueAt: () => joined.instants(({ dueAt }) => dueAt),
    texts: () => by => textColumn(joined, by, context),
  });
}

/** The column by which reports break down, and what its codes mean. */
function textColumn(joined: JoinedColumns, by: string, context: ObligationContext): TextColumn {
  const { agreement, tables, leadColumns } = context;
  const codes = joined.integers(CODES_OF.get(by) ?? (({ attributes }) => attributes[leadColumns.indexOf(by)]));
  const text = (code: number): string => {
    if (by === 'segment') return agreement.segments[code]?.name ?? '';
    const written = tables.texts.text(code);
    return by === 'person' || by === 'source' ? written.trim() : written;
  };
  return { codeAt: index => codes[index] ?? 0, text };
}

const CODES_OF: ReadonlyMap<string, ColumnOf<Int32Array>> = new Map<string, ColumnOf<Int32Array>>([
  ['person', ({ owner }) => owner],
  ['team', ({ team }) => team],
  ['segment', ({ segment }) => segment],
  ['source', ({ source }) => source],
]);

class JoinedColumns {
  private readonly stretches: readonly ClauseStretch[];
  private readonly length: number;

  constructor(stretches: readonly ClauseStretch[]) {
    this.stretches = stretches;
    this.length = stretches.reduce((sum, { obligations }) => sum + obligations.length, 0);
  }

  instants(columnOf: ColumnOf<Float64Array>): Float64Array {
    return this.join(new Float64Array(this.length), columnOf);
  }

  integers(columnOf: ColumnOf<Int32Array>): Int32Array {
    return this.join(new Int32Array(this.length), columnOf);
  }

  bytes(columnOf: ColumnOf<Uint8Array>): Uint8Array {
    return this.join(new Uint8Array(this.length), columnOf);
  }

  private join<Column extends Float64Array | Int32Array | Uint8Array>(
    target: Column,
    columnOf: ColumnOf<Column>,
  ): Column {
    for (const { obligations, start, order } of this.stretches) {
      columnOf(obligations)?.copyInOrder(order, target, start);
    }
    return target;
  }
}

/** A clause without obligations has no columns of lead attributes. */
type ColumnOf<Column extends Float64Array | Int32Array | Uint8Array> = (
  obligations: ClauseObligations,
) => Growing<Column> | undefined;
