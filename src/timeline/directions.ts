// Activities whose direction the system does not export, read in three ways: as they are, as if all had gone out, and as if
// all had come in. Where a verdict differs between them the data cannot decide it (docs/presets.md).

import type { CompileCell } from '../conditions/cell-test.ts';
import type { Agreement } from '../model/agreement.ts';
import type { LeadRange, Table, Tables } from '../model/table.ts';
import type { LeadReading } from '../model/timeline.ts';
import { type ActivityEvents, activityEvents } from './activity-events.ts';
import { compileEvents, type EventMatchers } from './events.ts';

/** Which events each activity is, by reading. */
export type ReadActivities = Readonly<Record<LeadReading['directions'], ActivityEvents>>;

export function readActivities(
  agreement: Agreement,
  tables: Tables,
  request: { readonly events: EventMatchers; readonly compile: CompileCell; readonly leads: LeadRange },
): ReadActivities {
  const { events, compile, leads } = request;
  const written = activityEvents(tables.activities, leads, events);
  const untold = tables.untold?.directions ?? null;
  if (untold === null) return { as_written: written, outbound: written, inbound: written };
  const taken = (direction: 'outbound' | 'inbound'): ActivityEvents => {
    const activities = withDirection(tables.activities, untold, tables.texts.code(direction));
    return activityEvents(activities, leads, compileEvents(agreement, { ...tables, activities }, compile));
  };
  return { as_written: written, outbound: taken('outbound'), inbound: taken('inbound') };
}

function withDirection(activities: Table, untold: Uint8Array, direction: number): Table {
  const written = activities.texts.get('direction');
  const codes =
    untold.length === 0
      ? new Int32Array(0)
      : Int32Array.from(untold, (is, row) => (is === 1 ? direction : (written?.[row] ?? 0)));
  return { ...activities, texts: new Map([...activities.texts, ['direction', codes]]) };
}
