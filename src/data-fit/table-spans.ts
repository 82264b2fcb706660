// How many rows there are of each kind, and over which time.

import type { Table, Tables } from '../model/table.ts';
import type { TableSpan } from './fit.ts';

const HAPPENED = {
  leads: 'created_at',
  activities: 'occurred_at',
  history: 'changed_at',
  deals: 'created_at',
} as const;

export function tableSpans(tables: Tables): TableSpan[] {
  return [tables.leads, tables.history, tables.activities, tables.deals].map(spanOf);
}

function spanOf({ kind, length, times }: Table): TableSpan {
  let [from, until] = [Infinity, -Infinity];
  for (const at of times.get(HAPPENED[kind])?.at ?? []) {
    if (at < from) from = at;
    if (at > until) until = at;
  }
  const isEmpty = from === Infinity;
  return { kind, rows: length, from: isEmpty ? null : from, until: isEmpty ? null : until };
}
