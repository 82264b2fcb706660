// Which kind a clause, a goal or a matcher is of, told by its keys (spec agreement.md, Events and Clauses).

import { nearest } from '../findings/nearest.ts';
import type { ClauseKind } from '../model/agreement.ts';
import type { Cursor } from './cursor.ts';
import { GOAL_KEYS } from './schema/goals.ts';
import type { GoalKind } from './schema/goals.ts';
import { MATCHER_KEYS } from './schema/events.ts';
import type { MatcherKey } from './schema/events.ts';

/** The keys that tell the kinds of clause apart; a clause has one of them. */
export const TELLING_KEYS = ['expect', 'never', 'at_most', 'require'] as const;

/** The telling keys a clause has; a lone misspelt one counts as the key that was meant. */
export function tellingKeys(clause: Cursor): readonly (typeof TELLING_KEYS)[number][] {
  return orMeant(clause, TELLING_KEYS);
}

/** The kind of a clause with exactly one telling key, else null. */
export function clauseKind(clause: Cursor): ClauseKind | null {
  const [key, second] = tellingKeys(clause);
  if (key === undefined || second !== undefined) return null;
  if (key !== 'expect') return key;
  return CADENCE_KEYS.some(cadenceKey => clause.has(cadenceKey)) && !clause.has('look_back') ? 'cadence' : 'response';
}

/** `times` makes it a cadence; where it was forgotten its companions still show what was meant. */
const CADENCE_KEYS = ['times', 'max_gap', 'including', 'distinct', 'until'];

export function goalKeys(goal: Cursor): readonly GoalKind[] {
  return orMeant(goal, GOAL_KEYS);
}

/**
 * The kind of a matcher: its first key. Where that is a column, the one key that can say the kind.
 * Null where none can, or several could.
 */
export function matcherKind(matcher: Cursor): MatcherKey | null {
  const [first = ''] = matcher.keys();
  if (isMatcherKey(first)) return first;
  const [only, second] = matcher.keys().filter(isMatcherKey);
  return second === undefined ? (only ?? null) : null;
}

function isMatcherKey(key: string): key is MatcherKey {
  return (MATCHER_KEYS as readonly string[]).includes(key);
}

function orMeant<Key extends string>(cursor: Cursor, keys: readonly Key[]): readonly Key[] {
  const present = keys.filter(key => cursor.has(key));
  if (present.length > 0) return present;
  const meant = cursor.keys().map(key => nearest(key, keys));
  return keys.filter(key => meant.includes(key));
}
