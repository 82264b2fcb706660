// A change of a lookup that its system writes twice, once with names and once with ids: the row with the ids stands.

import type { Texts } from '../../columns/texts.ts';
import type { Fitted } from '../presets/fit-preset.ts';
import type { EventRows } from './event-rows.ts';

/** Rows that repeat in names what another row of the same lead, field and instant says in ids, in files that have such. */
export function nameTwins(
  rows: EventRows,
  texts: Texts,
  files: ReadonlyMap<string, Pick<Fitted, 'hasTwins'>> | undefined,
): number[] {
  if (files === undefined || ![...files.values()].some(({ hasTwins }) => hasTwins)) return [];
  const { lead, length } = rows.columns;
  const at = rows.columns.times.get('changed_at')?.at;
  const fields = rows.columns.texts.get('field')?.codes;
  const values = [rows.columns.texts.get('old_value')?.codes, rows.columns.texts.get('new_value')?.codes];
  if (at === undefined || fields === undefined) return [];
  const isId = idTest(texts);
  const keyOf = (row: number): string => `${lead.codes[row]} ${fields[row]} ${at[row]}`;
  const idRows = new Set<string>();
  const nameRows: number[] = [];
  for (let row = 0; row < length; row++) {
    if (files.get(rows.places.file(row))?.hasTwins !== true) continue;
    const codes = values.map(codes => codes?.[row] ?? 0).filter(code => code !== 0);
    if (codes.length === 0) continue;
    if (codes.every(isId)) idRows.add(keyOf(row));
    else nameRows.push(row);
  }
  return idRows.size === 0 ? [] : nameRows.filter(row => idRows.has(keyOf(row)));
}

/** An id of Salesforce: 15 or 18 letters and digits, of which the first three say what it is of. */
function idTest(texts: Texts): (code: number) => boolean {
  const known = new Map<number, boolean>();
  return code => {
    let is = known.get(code);
    if (is === undefined) {
      is = /^0[0-9A-Za-z]{2}[0-9A-Za-z]{12}(?:[0-9A-Za-z]{3})?$/.test(texts.text(code).trim());
      known.set(code, is);
    }
    return is;
  };
}
