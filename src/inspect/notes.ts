// What somebody should know of a file before using it, besides what its system's preset says.

import type { InspectedColumn } from '../model/inspection.ts';
import type { Rows } from './columns.ts';
import { unreadableBecause } from './dates.ts';

export interface Looked extends Rows {
  readonly odd: readonly { readonly what: string; readonly line: number }[];
  /** What a row goes by. */
  readonly place: 'line' | 'row';
}

/** A spreadsheet has written a long id as a number and lost its digits. */
const CUT = /^\d(?:[.,]\d+)?E\+\d+$/i;

/** `readsTwelveHours`: the system's preset reads ISO dates with AM and PM. */
export function notesOn(looked: Looked, columns: readonly InspectedColumn[], readsTwelveHours: boolean): string[] {
  return [
    ...preamble(looked),
    ...repeatedNames(looked.names),
    ...columns.flatMap(({ name }, number) => cutIds(name, looked, number)),
    ...unreadableTimes(columns.filter(({ time }) => time?.style !== 'twelve-hour' || !readsTwelveHours)),
  ];
}

/** Lines before the header have fewer cells than the rows. */
function preamble({ names, rows, odd }: Looked): string[] {
  const wider = odd.filter(({ what }) => what === 'too many cells');
  if (wider.length === 0 || wider.length < rows.length) return [];
  const line = wider[0]?.line ?? 0;
  return [
    `The first line has ${names.length === 1 ? 'one cell' : `${names.length} cells`}, line ${line} and most others have more: the header may stand further down. Delete the lines before it.`,
  ];
}

function repeatedNames(names: readonly string[]): string[] {
  const seen = new Set<string>();
  const again = new Set(names.filter(name => name !== '' && (seen.has(name) || !seen.add(name))));
  const unnamed = names.filter(name => name === '').length;
  return [
    ...[...again].map(
      name =>
        `Several columns are called "${name}": a source that asks for it is refused. Rename or delete all but one.`,
    ),
    ...(unnamed === 0 ? [] : [`Columns without a name: ${unnamed}. They cannot be read.`]),
  ];
}

function cutIds(name: string, { rows, place }: Looked, column: number): string[] {
  const cut = rows.filter(({ cells }) => CUT.test((cells[column] ?? '').trim()));
  const [first] = cut;
  if (first === undefined) return [];
  return [
    `"${name}" has ${cut.length} of ${rows.length} values in scientific notation (${place} ${first.line}: ${first.cells[column] ?? ''}): if these are ids, a spreadsheet has cut their digits off, and their rows are refused.`,
  ];
}

function unreadableTimes(columns: readonly InspectedColumn[]): string[] {
  const byReason = new Map<string, string[]>();
  for (const { name, time } of columns) {
    const why = time === null ? null : unreadableBecause(time.style);
    if (why !== null) byReason.set(why, [...(byReason.get(why) ?? []), `"${name}"`]);
  }
  return [...byReason].map(([why, names]) => `${names.join(', ')}: ${why}.`);
}
