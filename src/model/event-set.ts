// Sets of events as bits: a bit for each event of the agreement, 31 a word.

import type { EventNames } from './agreement.ts';

export type EventSet = Int32Array;

const EVENTS_A_WORD = 31;

export function wordsFor(eventCount: number): number {
  return Math.max(1, Math.ceil(eventCount / EVENTS_A_WORD));
}

/** The events of `all` that `wanted` names. */
export function eventSet(all: readonly string[], wanted: EventNames): EventSet {
  const events = [...all.keys()].filter(event => wanted.includes(all[event] as string));
  return eventBits(wordsFor(all.length), events);
}

/** Events by their numbers. */
export function eventBits(words: number, events: readonly number[]): EventSet {
  const set = new Int32Array(words);
  for (const event of events) set[wordOf(event)] = (set[wordOf(event)] as number) | bitOf(event);
  return set;
}

/** The events that any of the sets has. */
export function anyOf(sets: readonly EventSet[]): EventSet {
  const any = new Int32Array(sets[0]?.length ?? 1);
  for (const set of sets) set.forEach((bits, word) => (any[word] = (any[word] as number) | bits));
  return any;
}

export function wordOf(event: number): number {
  return Math.floor(event / EVENTS_A_WORD);
}

export function bitOf(event: number): number {
  return 1 << (event % EVENTS_A_WORD);
}
