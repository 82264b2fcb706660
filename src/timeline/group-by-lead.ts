// Finds every lead's rows in a table: a counting sort that keeps file order within a lead.

import type { Table } from '../model/table.ts';

/** Rows of lead `l` are `rows[starts[l]] … rows[starts[l + 1] - 1]`, in file order. */
export interface RowsByLead {
  readonly starts: Int32Array;
  readonly rows: Int32Array;
}

/** Rows without a lead (-1) are left out, and those that `isWanted` refuses. */
export function groupByLead(table: Table, leadCount: number, isWanted: (row: number) => boolean): RowsByLead {
  const starts = countRows(table, leadCount, isWanted);
  const next = starts.slice();
  const rows = new Int32Array(starts[leadCount] ?? 0);
  for (let row = 0; row < table.length; row++) {
    const lead = table.lead[row] ?? -1;
    if (lead < 0 || !isWanted(row)) continue;
    const place = next[lead] ?? 0;
    rows[place] = row;
    next[lead] = place + 1;
  }
  return { starts, rows };
}

function countRows(table: Table, leadCount: number, isWanted: (row: number) => boolean): Int32Array {
  const starts = new Int32Array(leadCount + 1);
  for (let row = 0; row < table.length; row++) {
    const lead = table.lead[row] ?? -1;
    if (lead >= 0 && isWanted(row)) starts[lead + 1] = (starts[lead + 1] ?? 0) + 1;
  }
  for (let lead = 0; lead < leadCount; lead++) starts[lead + 1] = (starts[lead + 1] ?? 0) + (starts[lead] ?? 0);
  return starts;
}
