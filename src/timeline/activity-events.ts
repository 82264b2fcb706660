// Which events each activity is, found in file order in one go: columns are read from front to back, which is what makes
// millions of rows fast. Most rows share their events with many others, so a row only keeps the number of its set.

import { eventBits, type EventSet } from '../model/event-set.ts';
import type { LeadRange, Table } from '../model/table.ts';
import { type EventMatchers, passes } from './events.ts';

export interface ActivityEvents {
  /** False for rows that are no event: nothing replays them. */
  isAny(row: number): boolean;
  /** Numbers of the events a row is. */
  of(row: number): readonly number[];
  /** By row, the number of its set of events; `events` tells which they are. */
  readonly setOf: Uint16Array;
  events(set: number): readonly number[];
  /** The same as bits. */
  bits(set: number): EventSet;
}

/** Of the activities of the leads in a range; those of others are no event. */
export function activityEvents(activities: Table, leads: LeadRange, matchers: EventMatchers): ActivityEvents {
  const sets = new EventSets(matchers.words);
  const setOf = new Uint16Array(activities.length);
  const type = activities.texts.get('type');
  const occurredAt = activities.times.get('occurred_at')?.at;
  for (let row = 0; row < activities.length; row++) {
    const lead = activities.lead[row] as number;
    if (lead < leads.from || lead >= leads.until) continue;
    const at = occurredAt?.[row] ?? 0;
    let set = NO_EVENTS;
    for (const matcher of matchers.activities(type?.[row] ?? 0)) {
      if (passes(matcher, row, at)) set = sets.with(set, matcher.event);
    }
    setOf[row] = set;
  }
  return {
    isAny: row => setOf[row] !== NO_EVENTS,
    of: row => sets.events(setOf[row] ?? NO_EVENTS),
    setOf,
    events: set => sets.events(set),
    bits: set => sets.bits(set),
  };
}

/** Number of the empty set. */
const NO_EVENTS = 0;

/** Sets of events, each with a number; a set is reached by adding one event to a smaller one. */
class EventSets {
  private readonly words: number;
  private readonly members: (readonly number[])[] = [[]];
  private readonly bitsOf: EventSet[] = [];
  private readonly larger: Map<number, number>[] = [new Map()];
  private readonly numbers = new Map<string, number>([['', NO_EVENTS]]);

  constructor(words: number) {
    this.words = words;
    this.bitsOf.push(eventBits(words, []));
  }

  events(set: number): readonly number[] {
    return this.members[set] ?? [];
  }

  bits(set: number): EventSet {
    return this.bitsOf[set] as EventSet;
  }

  with(set: number, event: number): number {
    const known = this.larger[set]?.get(event);
    return known ?? this.learn(set, event);
  }

  private learn(set: number, event: number): number {
    const members = [...new Set([...this.events(set), event])].sort((a, b) => a - b);
    const key = members.join(' ');
    const number = this.numbers.get(key) ?? this.members.length;
    if (number === this.members.length) {
      if (number > 0xffff) throw new RangeError('activities are more combinations of events than can be told apart');
      this.members.push(members);
      this.bitsOf.push(eventBits(this.words, members));
      this.larger.push(new Map());
      this.numbers.set(key, number);
    }
    this.larger[set]?.set(event, number);
    return number;
  }
}
