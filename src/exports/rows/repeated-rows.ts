// Takes out rows that repeat an earlier one: by their id, or where they have none, in every cell (spec data.md, set aside).

import { repeats } from '../../columns/repeats.ts';
import type { DataFindingCode } from '../../findings/data-sentences.ts';
import type { FindingCounts } from '../count-findings.ts';
import type { EventRows } from './event-rows.ts';
import type { FileAccount } from './file-account.ts';
import type { Places } from './places.ts';

/** The rows' places without the repeated ones, which are counted in their file's account. */
export function dropRepeatedRows(rows: EventRows, accounts: readonly FileAccount[], findings: FindingCounts): Places {
  const byId = repeatedIds(rows);
  const byContent = repeatedContents(rows);
  const setAside = (row: number, code: DataFindingCode, text: string): void => {
    const account = accounts[rows.places.fileOf(row)];
    if (account !== undefined) account.setAside++;
    const place = { file: rows.places.file(row), line: rows.places.line(row) };
    findings.add(code, () => ({ ...place, column: null, text }));
  };
  for (const row of byId) setAside(row, 'repeated_id', rows.ids.text(row));
  for (const { row, first } of byContent) {
    setAside(row, 'exact_duplicate', `as ${rows.places.file(first)}, line ${rows.places.line(first)}`);
  }
  const dropped = [...byId, ...byContent.map(({ row }) => row)].sort((a, b) => a - b);
  if (dropped.length === 0) return rows.places;
  const places = rows.places.without(dropped, rows.columns.length);
  rows.columns.drop(dropped);
  rows.ids.drop(dropped);
  return places;
}

function repeatedIds({ ids }: EventRows): number[] {
  const found = repeats({
    length: ids.length,
    // An empty id never repeats.
    skip: row => ids.size(row) === 0,
    hash: row => ids.hash(row),
    same: (one, other) => ids.same(one, other),
  });
  return found.map(({ item }) => item);
}

/** Rows without an id: 64 bits of all cells decide, and every column that is kept has to agree. */
function repeatedContents(rows: EventRows): { readonly row: number; readonly first: number }[] {
  const { nameless, contents, moreContents } = rows;
  const found = repeats({
    length: nameless.length,
    skip: () => false,
    hash: item => contents.at(item),
    same: (one, other) =>
      moreContents.at(one) === moreContents.at(other) && sameColumns(rows, nameless.at(one), nameless.at(other)),
  });
  return found.map(({ item, first }) => ({ row: nameless.at(item), first: nameless.at(first) }));
}

function sameColumns({ columns }: EventRows, one: number, other: number): boolean {
  if (columns.lead.codes[one] !== columns.lead.codes[other]) return false;
  for (const { codes } of columns.texts.values()) if (codes[one] !== codes[other]) return false;
  for (const { at } of columns.times.values()) if (!Object.is(at[one], at[other])) return false;
  return true;
}
