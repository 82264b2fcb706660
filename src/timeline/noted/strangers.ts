// People who own leads or deals or act in the exports but do not stand in the roster (data.md, noted).

import type { Stranger } from '../../model/obligation.ts';
import type { Table, Tables } from '../../model/table.ts';
import type { Roster } from '../../people/roster.ts';

const NOBODY = new Int32Array(0);

/** Each person once, as their name stands there without blanks around it; without a roster nobody is missing from it. */
export function peopleMissingFromRoster(tables: Tables, roster: Roster): Stranger[] {
  if (tables.roster.length === 0) return [];
  const { leads, history, activities, deals, texts } = tables;
  const firstPlaces = new Map<string, Stranger>();
  const isSeen = new Uint8Array(texts.size);
  const note = (table: Table, column: string, isPerson: (row: number) => boolean): void => {
    const codes = table.texts.get(column) ?? NOBODY;
    for (let row = 0; row < codes.length; row++) {
      const code = codes[row] as number;
      if (isSeen[code] === 1 || !isPerson(row)) continue;
      isSeen[code] = 1;
      const text = texts.text(code).trim();
      if (text === '' || firstPlaces.has(text) || roster.personOf(text) !== null) continue;
      firstPlaces.set(text, { kind: table.kind, ...table.place(row), column, text });
    }
  };
  const owner = texts.find('owner');
  const field = history.texts.get('field');
  note(leads, 'owner', () => true);
  note(history, 'old_value', row => field?.[row] === owner);
  note(history, 'new_value', row => field?.[row] === owner);
  note(history, 'actor', () => true);
  note(activities, 'actor', () => true);
  note(deals, 'owner', () => true);
  return [...firstPlaces.values()];
}
