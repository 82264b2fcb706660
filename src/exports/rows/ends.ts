// How far each kind of export reaches, and which end before the others (spec data.md, noted).

import { DAY_MS } from '../../calendar/local-date.ts';
import type { FindingSample } from '../../findings/finding.ts';
import type { ExportEnd } from '../../model/obligation.ts';
import type { Table, TableKind, Tables } from '../../model/table.ts';
import { happenedAt } from '../standard-columns.ts';

const KINDS = ['leads', 'activities', 'history', 'deals'] as const;

/** The latest row of each kind that has any. */
export function exportEnds(tables: Pick<Tables, TableKind>): ExportEnd[] {
  return KINDS.flatMap(kind => {
    const { row, at } = lastRow(tables[kind]);
    return row === -1 ? [] : [{ kind, at, ...tables[kind].place(row) }];
  });
}

/** Those that end more than a day before the one that reaches furthest. */
export function filesThatEndApart(ends: readonly ExportEnd[]): FindingSample[] {
  const latest = Math.max(...ends.map(({ at }) => at));
  return ends
    .filter(({ at }) => latest - at > DAY_MS)
    .map(({ kind, file, line, at }) => ({
      file,
      line,
      column: happenedAt(kind),
      text: new Date(at).toISOString(),
    }));
}

/** The latest row of a table by any time but when it was logged; -1 where it has none. Of a date alone, its day's end. */
function lastRow(table: Table): { readonly row: number; readonly at: number } {
  let row = -1;
  let at = -Infinity;
  for (const [name, time] of table.times) {
    if (name === 'logged_at') continue;
    for (let candidate = 0; candidate < table.length; candidate++) {
      const end = time.dayEnds?.get(candidate) ?? time.at[candidate] ?? 0;
      if (end > at || (end === at && candidate < row)) [row, at] = [candidate, end];
    }
  }
  return { row, at };
}
