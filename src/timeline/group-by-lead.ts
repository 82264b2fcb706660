// Finds the rows of every lead of a range in a table: a counting sort that keeps file order within a lead.

import type { LeadRange, Table } from '../model/table.ts';

/** Rows of lead `l` are `rows[starts[l - from]] … rows[starts[l - from + 1] - 1]`, in file order; `from` is the range's. */
export interface RowsByLead {
  readonly starts: Int32Array;
  readonly rows: Int32Array;
}

/** Rows of leads outside the range and without a lead (-1) are left out, and those that `isWanted` refuses. */
export function groupByLead(table: Table, leads: LeadRange, isWanted: (row: number) => boolean): RowsByLead {
  const starts = countRows(table, leads, isWanted);
  const next = starts.slice();
  const rows = new Int32Array(starts[leads.until - leads.from] ?? 0);
  for (let row = 0; row < table.length; row++) {
    const lead = table.lead[row] ?? -1;
    if (lead < leads.from || lead >= leads.until || !isWanted(row)) continue;
    const place = next[lead - leads.from] ?? 0;
    rows[place] = row;
    next[lead - leads.from] = place + 1;
  }
  return { starts, rows };
}

function countRows(table: Table, { from, until }: LeadRange, isWanted: (row: number) => boolean): Int32Array {
  const starts = new Int32Array(until - from + 1);
  for (let row = 0; row < table.length; row++) {
    const lead = table.lead[row] ?? -1;
    if (lead < from || lead >= until || !isWanted(row)) continue;
    starts[lead - from + 1] = (starts[lead - from + 1] ?? 0) + 1;
  }
  for (let lead = 1; lead < starts.length; lead++) starts[lead] = (starts[lead] ?? 0) + (starts[lead - 1] ?? 0);
  return starts;
}
