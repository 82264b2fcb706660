// Events of the agreement that no row matched, each with the closest value the rows do hold (agreement.md, Events).

import type { Texts } from '../columns/texts.ts';
import { needsPeople, withoutPeople } from '../conditions/cell-test.ts';
import { nearest } from '../findings/nearest.ts';
import type { Agreement, EventDefinition, EventMatcher, ValueTest } from '../model/agreement.ts';
import type { Table, Tables } from '../model/table.ts';

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
  for (const { test, counts } of matchers.flatMap(matcher => [...questions(matcher, tables)])) {
    for (const wanted of wantedTexts(test)) {
      const value = nearest(wanted, [...counts.keys()]);
      if (value !== null && value !== wanted) return { value, count: counts.get(value) ?? 0 };
    }
  }
  return null;
}

/** What a matcher asks, and how many rows hold each value where it looks. */
interface Question {
  readonly test: ValueTest | null;
  readonly counts: ReadonlyMap<string, number>;
}

/** Its kind of row first; of its other columns those that no row's value passes. */
function* questions(matcher: EventMatcher, tables: Tables): Generator<Question> {
  yield { test: testOf(matcher), counts: valuesSeen(matcher, tables) };
  for (const { column, test } of matcher.columns) {
    if (needsPeople(test) || wantedTexts(test).length === 0) continue;
    const counts = countTexts(tables.texts, tableOf(matcher, tables).texts.get(column), () => true);
    if (![...counts.keys()].some(withoutPeople(test))) yield { test, counts };
  }
}

function testOf({ row }: EventMatcher): ValueTest | null {
  if (row.kind === 'activity') return row.type;
  return row.kind === 'becomes' || row.kind === 'change' ? row.to : null;
}

function tableOf({ row }: EventMatcher, { leads, activities, history, deals }: Tables): Table {
  if (row.kind === 'activity') return activities;
  if (row.kind === 'deal') return deals;
  return row.kind === 'becomes' || row.kind === 'change' ? history : leads;
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
  const counts = new Map<number, number>();
  column?.forEach((code, row) => {
    if (code !== 0 && isWanted(row)) counts.set(code, (counts.get(code) ?? 0) + 1);
  });
  return new Map([...counts].map(([code, count]) => [texts.text(code), count]));
}
