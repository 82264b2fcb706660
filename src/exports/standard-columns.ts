// The standard columns of each kind of row (spec data.md, Standard columns).

import type { RowKind } from '../model/agreement.ts';

export interface StandardColumns {
  /** A file without one of these is not read. */
  readonly required: readonly string[];
  readonly optional: readonly string[];
  /** Those of them that hold times. */
  readonly times: readonly string[];
  /** Those that hold true or false. */
  readonly booleans: readonly string[];
  /** The id of a row, which never repeats; null: rows have none. */
  readonly id: string | null;
}

export const STANDARD_COLUMNS: Readonly<Record<RowKind, StandardColumns>> = {
  leads: {
    required: ['lead_id', 'created_at'],
    optional: ['owner', 'merged_into'],
    times: ['created_at'],
    booleans: [],
    id: 'lead_id',
  },
  activities: {
    required: ['lead_id', 'occurred_at', 'type'],
    optional: ['activity_id', 'direction', 'actor', 'automated', 'outcome', 'subject', 'logged_at'],
    times: ['occurred_at', 'logged_at'],
    booleans: ['automated'],
    id: 'activity_id',
  },
  history: {
    required: ['lead_id', 'changed_at', 'field', 'new_value'],
    optional: ['change_id', 'old_value', 'actor', 'logged_at'],
    times: ['changed_at', 'logged_at'],
    booleans: [],
    id: 'change_id',
  },
  deals: {
    required: ['deal_id', 'created_at'],
    optional: ['lead_id', 'closed_at', 'won', 'amount', 'owner', 'stage'],
    times: ['created_at', 'closed_at'],
    booleans: ['won'],
    id: 'deal_id',
  },
  roster: {
    required: ['person'],
    optional: ['name', 'email', 'team', 'party', 'calendar', 'from', 'until'],
    times: ['from', 'until'],
    booleans: [],
    id: null,
  },
  waivers: {
    required: ['lead_id', 'clause', 'reason', 'approved_by', 'approved_on'],
    optional: ['from', 'until'],
    times: ['approved_on', 'from', 'until'],
    booleans: [],
    id: null,
  },
  absences: {
    required: ['person', 'from', 'until'],
    optional: ['reason'],
    times: ['from', 'until'],
    booleans: [],
    id: null,
  },
};

/** The time a row of an event table happened at: the first of its times. */
export function happenedAt(kind: 'leads' | 'activities' | 'history' | 'deals'): string {
  return STANDARD_COLUMNS[kind].times[0] as string;
}
