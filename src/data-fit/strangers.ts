// People who own leads or act in the exports but stand in no roster row, with how often.

import type { Tables } from '../model/table.ts';
import type { Roster } from '../people/roster.ts';
import type { Stranger } from './fit.ts';

/** Those with most rows first; nobody where there is no roster at all. */
export function strangersIn(tables: Tables, roster: Roster): Stranger[] {
  if (tables.roster.length === 0) return [];
  const { leads, history, activities, texts } = tables;
  const owner = texts.find('owner');
  const field = history.texts.get('field');
  const counts = {
    leads: countCodes(leads.texts.get('owner'), () => true),
    handovers: countCodes(history.texts.get('new_value'), row => field?.[row] === owner),
    activities: countCodes(activities.texts.get('actor'), () => true),
  };
  const codes = new Set(Object.values(counts).flatMap(count => [...count.keys()]));
  const strangers = new Map<string, Stranger>();
  for (const code of codes) {
    const person = texts.text(code).trim();
    if (person === '' || roster.personOf(person) !== null) continue;
    const known = strangers.get(person) ?? { person, leads: 0, handovers: 0, activities: 0 };
    strangers.set(person, {
      person,
      leads: known.leads + (counts.leads.get(code) ?? 0),
      handovers: known.handovers + (counts.handovers.get(code) ?? 0),
      activities: known.activities + (counts.activities.get(code) ?? 0),
    });
  }
  return [...strangers.values()].toSorted((a, b) => rowsOf(b) - rowsOf(a) || (a.person < b.person ? -1 : 1));
}

function countCodes(column: Int32Array | undefined, isWanted: (row: number) => boolean): Map<number, number> {
  const counts = new Map<number, number>();
  column?.forEach((code, row) => {
    if (code !== 0 && isWanted(row)) counts.set(code, (counts.get(code) ?? 0) + 1);
  });
  return counts;
}

function rowsOf({ leads, handovers, activities }: Stranger): number {
  return leads + handovers + activities;
}
