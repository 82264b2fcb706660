// What the rows of a timeline are: the events of each, found again by the row.

import { eventSet } from '../model/event-set.ts';
import type { Entry, Timeline } from '../model/timeline.ts';

export interface KnownRow {
  /** In the agreement's order. */
  readonly events: readonly string[];
  /** It was logged later than `report.logged_within` allows. */
  readonly isLoggedLate: boolean;
}

const UNKNOWN: KnownRow = { events: [], isLoggedLate: false };

/** For the timeline that is loaded when it is asked: what a row is; a row that is nothing, or not known by as-of, is no event. */
export function knownRows(
  eventNames: readonly string[],
): (timeline: Timeline) => (entry: Entry, at: number) => KnownRow {
  const events = eventNames.map(name => ({ name, set: eventSet(eventNames, [name]) }));
  return timeline => {
    const known = new Map<string, KnownRow>();
    for (let index = 0; index < timeline.length; index++) {
      known.set(keyOf(timeline.entry(index), timeline.at[index] ?? 0), {
        events: events.filter(({ set }) => timeline.is(index, set)).map(({ name }) => name),
        isLoggedLate: timeline.loggedLate[index] === 1,
      });
    }
    return (entry, at) => known.get(keyOf(entry, at)) ?? UNKNOWN;
  };
}

/** Milestones of one lead share their row, so the instant is part of the name. */
function keyOf({ kind, row }: Entry, at: number): string {
  return `${kind} ${row} ${at}`;
}
