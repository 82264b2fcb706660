// People who own leads or deals or act in the exports but do not stand in the roster (data.md, noted).

import type { Stranger } from '../../model/obligation.ts';
import type { Table, Tables } from '../../model/table.ts';
import type { Roster } from '../../people/roster.ts';

/** Each person once, as their name stands there without blanks around it; without a roster nobody is missing from it. */
export function peopleMissingFromRoster(tables: Tables, roster: Roster): Stranger[] {
  if (tables.roster.length === 0) return [];
  const { leads, history, activities, deals, texts } = tables;
  const firstPlaces = new Map<string, Stranger>();
  const note = (table: Table, column: string, isPerson: (row: number) => boolean): void => {
    table.texts.get(column)?.forEach((code, row) => {
      if (code === 0 || seen.has(code) || !isPerson(row)) return;
      seen.add(code);
      const text = texts.text(code).trim();
      if (text === '' || firstPlaces.has(text) || roster.personOf(text) !== null) return;
      firstPlaces.set(text, { kind: table.kind, ...table.place(row), column, text });
    });
  };
  const seen = new Set<number>();
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
