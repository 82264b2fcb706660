// The matchers of an event: one, a list (any of), or `any:` with a list, nested as deep as one likes.

import type { Cursor } from './cursor.ts';

/** Every matcher of an event in file order, whatever it holds. */
export function matchersOf(event: Cursor): readonly Cursor[] {
  if (Array.isArray(event.value)) return event.items().flatMap(matchersOf);
  return event.keys().includes('any') ? event.at('any').items().flatMap(matchersOf) : [event];
}
