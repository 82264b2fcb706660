// How far each source of rows reaches, and which end before the others (spec data.md, noted). The files of a glob are one
// source: that last month's ends with last month says nothing.

import { DAY_MS } from '../../calendar/local-date.ts';
import type { FindingSample } from '../../findings/finding.ts';
import type { ExportEnd } from '../../model/obligation.ts';
import type { Table, TableKind, Tables } from '../../model/table.ts';
import { happenedAt } from '../standard-columns.ts';

const KINDS = ['leads', 'activities', 'history', 'deals'] as const;

/** The latest row of each source that has any. */
export function exportEnds(tables: Pick<Tables, TableKind | 'sourceOf'>): ExportEnd[] {
  return KINDS.flatMap(kind => {
    const table = tables[kind];
    return sourceRanges(table, file => tables.sourceOf?.(kind, file) ?? 0).flatMap(({ source, from, to }) => {
      const { row, at } = lastRow(table, from, to);
      return row === -1 ? [] : [{ kind, source, at, ...table.place(row) }];
    });
  });
}

interface SourceRange {
  readonly source: number;
  readonly from: number;
  readonly to: number;
}

/** Rows [from, to) of each source: they were read one source after the other. */
function sourceRanges(table: Table, sourceOf: (file: string) => number): SourceRange[] {
  const sourceAt = (row: number): number => sourceOf(table.place(row).file);
  const ranges: SourceRange[] = [];
  for (let from = 0; from < table.length;) {
    const source = sourceAt(from);
    const to = firstAfter(from, table.length, row => sourceAt(row) > source);
    ranges.push({ source, from, to });
    from = to;
  }
  return ranges;
}

/** The first row after `from` of which `isAfter` holds, as it then does of all that follow; `end` where there is none. */
function firstAfter(from: number, end: number, isAfter: (row: number) => boolean): number {
  let [low, high] = [from + 1, end];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (isAfter(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
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

/** The latest of rows [from, to) by any time but when it was logged; -1 where there is none. Of a date alone, its day's end. */
function lastRow(table: Table, from: number, to: number): { readonly row: number; readonly at: number } {
  let row = -1;
  let at = -Infinity;
  for (const [name, time] of table.times) {
    if (name === 'logged_at') continue;
    for (let candidate = from; candidate < to; candidate++) {
      const end = time.dayEnds?.get(candidate) ?? time.at[candidate] ?? 0;
      if (end > at || (end === at && candidate < row)) [row, at] = [candidate, end];
    }
  }
  return { row, at };
}
