// People who own leads or deals or act in the exports but do not stand in the roster (data.md, noted).

import type { FindingSample } from '../../findings/finding.ts';
import type { Table, Tables } from '../../model/table.ts';
import type { Roster } from '../../people/roster.ts';

/** One sample a person; without a roster nobody is missing from it. */
export function peopleMissingFromRoster(tables: Tables, roster: Roster): FindingSample[] {
  if (tables.roster.length === 0) return [];
  const { leads, history, activities, deals, texts } = tables;
  const firstPlaces = new Map<number, FindingSample>();
  const note = (table: Table, column: string, isPerson: (row: number) => boolean): void => {
    table.texts.get(column)?.forEach((code, row) => {
      if (code === 0 || firstPlaces.has(code) || known.has(code) || !isPerson(row)) return;
      const text = texts.text(code).trim();
      if (text === '' || roster.personOf(text) !== null) known.add(code);
      else firstPlaces.set(code, { ...table.place(row), column, text });
    });
  };
  const known = new Set<number>();
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
