// Takes out rows that are set aside: of unknown leads, and those that repeat an earlier one, by their id or in every cell.

import { repeats } from '../../columns/repeats.ts';
import type { DataFindingCode } from '../../findings/data-sentences.ts';
import type { FindingCounts } from '../count-findings.ts';
import { UNKNOWN_LEAD, type EventRows } from './event-rows.ts';
import type { FileAccount } from './file-account.ts';
import type { Places } from './places.ts';

/** The places of the rows that stay; repeated rows are counted in their file's account (spec data.md, set aside). */
export function dropRowsSetAside(
  rows: EventRows,
  { accounts, twins }: { readonly accounts: readonly FileAccount[]; readonly twins: readonly number[] },
  findings: FindingCounts,
): Places {
  const byId = repeatedIds(rows);
  const byContent = repeatedContents(rows);
  const repeated = new Set([...byId, ...byContent.map(({ row }) => row)]);
  const byTwin = twins.filter(row => !repeated.has(row) && rows.columns.lead.codes[row] !== UNKNOWN_LEAD);
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
  for (const row of byTwin) setAside(row, 'name_and_id', rows.ids.text(row));
  const unknown = Array.from({ length: rows.unknown.length }, (_, item) => rows.unknown.at(item));
  const dropped = [...unknown, ...repeated, ...byTwin].sort((a, b) => a - b);
  if (dropped.length === 0) return rows.places;
  const places = rows.places.without(dropped, rows.columns.length);
  rows.columns.drop(dropped);
  rows.ids.drop(dropped);
  return places;
}

function repeatedIds({ ids, idOrder, columns }: EventRows): number[] {
  if (idOrder.ascends) return [];
  const found = repeats({
    length: ids.length,
    // An empty id never repeats.
    skip: row => ids.size(row) === 0 || columns.lead.codes[row] === UNKNOWN_LEAD,
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
    skip: item => rows.columns.lead.codes[nameless.at(item)] === UNKNOWN_LEAD,
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
