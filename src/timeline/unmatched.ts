// Events of the agreement that no row matched, each with the closest value the rows do hold (agreement.md, Events).

import type { Texts } from '../columns/texts.ts';
import { nearest } from '../findings/nearest.ts';
import type { Agreement, EventDefinition, EventMatcher, ValueTest } from '../model/agreement.ts';
import type { Tables } from '../model/table.ts';

export interface UnmatchedEvent {
  readonly event: string;
  /** A value seen where the event looks, close to one it asks for, and how many rows hold it. */
  readonly nearest: { readonly value: string; readonly count: number } | null;
}

/** `matched` counts rows by event, in the agreement's order. */
export function unmatchedEvents(agreement: Agreement, tables: Tables, matched: Float64Array): UnmatchedEvent[] {
  return [...agreement.events.values()]
    .filter((_, event) => matched[event] === 0)
    .map(event => ({ event: event.name, nearest: nearestValue(event, tables) }));
}

function nearestValue({ matchers }: EventDefinition, tables: Tables): UnmatchedEvent['nearest'] {
  for (const matcher of matchers) {
    const counts = valuesSeen(matcher, tables);
    for (const wanted of wantedTexts(testOf(matcher))) {
      const value = nearest(wanted, [...counts.keys()]);
      if (value !== null && value !== wanted) return { value, count: counts.get(value) ?? 0 };
    }
  }
  return null;
}

function testOf({ row }: EventMatcher): ValueTest | null {
  if (row.kind === 'activity') return row.type;
  return row.kind === 'becomes' || row.kind === 'change' ? row.to : null;
}

function wantedTexts(test: ValueTest | null): string[] {
  if (test === null) return [];
  if (test.kind === 'equals') return [String(test.value)];
  return test.kind === 'any' || test.kind === 'all' ? test.tests.flatMap(wantedTexts) : [];
}

/** How many rows hold each value where the matcher looks. */
function valuesSeen({ row }: EventMatcher, { activities, history, texts }: Tables): Map<string, number> {
  if (row.kind === 'activity') return countTexts(texts, activities.texts.get('type'), () => true);
  if (row.kind !== 'becomes' && row.kind !== 'change') return new Map();
  const field = history.texts.get('field');
  const wanted = texts.find(row.field);
  return countTexts(texts, history.texts.get('new_value'), place => field?.[place] === wanted);
}

function countTexts(
  texts: Texts,
  column: Int32Array | undefined,
  isWanted: (row: number) => boolean,
): Map<string, number> {
  const counts = new Map<string, number>();
  column?.forEach((code, row) => {
    if (code !== 0 && isWanted(row)) counts.set(texts.text(code), (counts.get(texts.text(code)) ?? 0) + 1);
  });
  return counts;
}
