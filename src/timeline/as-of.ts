// The instant of the audit where the user names none (verdicts.md, Which period).

import type { Table, Tables } from '../model/table.ts';

/** The latest creation, activity, change, closing or milestone that is not later than now; null without any row. Of a date alone its last instant, as `--as-of` takes it, unless that is yet to come. */
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
    const { at, dayEnds } = table.times.get(column) ?? { at: [], dayEnds: null };
    for (const instant of at) if (instant > latest && instant <= now) latest = instant;
    for (const [row, end] of dayEnds ?? []) if (row < table.length && end > latest && end <= now) latest = end;
  }
  return latest;
}

/** The earliest row of an audited lead, or of a deal without one, that is known by as-of; null without any. */
export function earliestInstant(
  { leads, activities, history, deals }: Tables,
  asOf: number,
  isAudited: (lead: number) => boolean,
): number | null {
  const milestones = [...leads.times.keys()].filter(name => name.startsWith('milestone:'));
  const counts = (table: Table, row: number): boolean => {
    const lead = table.lead[row] ?? -1;
    return lead < 0 || isAudited(lead);
  };
  const earliest = Math.min(
    ...['created_at', ...milestones].map(column => earliestOf(leads, column, asOf, counts)),
    earliestOf(activities, 'occurred_at', asOf, counts),
    earliestOf(history, 'changed_at', asOf, counts),
    ...['created_at', 'closed_at'].map(column => earliestOf(deals, column, asOf, counts)),
  );
  return earliest === Infinity ? null : earliest;
}

function earliestOf(
  table: Table,
  column: string,
  asOf: number,
  counts: (table: Table, row: number) => boolean,
): number {
  const at = table.times.get(column)?.at;
  const loggedAt = table.times.get('logged_at')?.at;
  let earliest = Infinity;
  for (let row = 0; row < table.length; row++) {
    const instant = at?.[row] ?? Number.NaN;
    if (instant < earliest && instant <= asOf && !((loggedAt?.[row] ?? 0) > asOf) && counts(table, row))
      earliest = instant;
  }
  return earliest;
}
