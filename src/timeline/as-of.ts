// The instant of the audit where the user names none (verdicts.md, Which period).

import type { Table, Tables } from '../model/table.ts';

/** The latest creation, activity, change, closing or milestone that is not later than now; null without any row. */
export function latestInstant({ leads, activities, history, deals }: Tables, now: number): number | null {
  const milestones = [...leads.times.keys()].filter(name => name.startsWith('milestone:'));
  const latest = Math.max(
    latestOf(leads, ['created_at', ...milestones], now),
    latestOf(activities, ['occurred_at'], now),
    latestOf(history, ['changed_at'], now),
    latestOf(deals, ['created_at', 'closed_at'], now),
  );
  return latest === -Infinity ? null : latest;
}

function latestOf(table: Table, columns: readonly string[], now: number): number {
  let latest = -Infinity;
  for (const column of columns) {
    const { at } = table.times.get(column) ?? { at: [] };
    for (const instant of at) if (instant > latest && instant <= now) latest = instant;
  }
  return latest;
}

/** The earliest of the same instants; null without any row. */
export function earliestInstant({ leads, activities, history, deals }: Tables): number | null {
  let earliest = Infinity;
  for (const table of [leads, activities, history, deals]) {
    for (const [name, { at }] of table.times) {
      if (name === 'logged_at') continue;
      for (const instant of at) if (instant < earliest) earliest = instant;
    }
  }
  return earliest === Infinity ? null : earliest;
}
