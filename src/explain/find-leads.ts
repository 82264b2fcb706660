// Lead ids as people type them → rows of the leads export: duplicates followed, mistyped ids answered with the nearest.

import { nearest } from '../findings/nearest.ts';
import type { Problem } from '../findings/problem.ts';
import { visible } from '../findings/visible.ts';
import type { Tables } from '../model/table.ts';
import type { WantedLead } from './lead.ts';

/** In the order they were asked for. */
export function findLeads(
  tables: Tables,
  ids: readonly string[],
): { readonly leads: readonly WantedLead[]; readonly problems: readonly Problem[] } {
  const rows = rowsById(tables, new Set(ids));
  const leads: WantedLead[] = [];
  const problems: Problem[] = [];
  for (const id of new Set(ids)) {
    const row = rows.get(id);
    if (row === undefined) problems.push(unknownLead(tables, id));
    else leads.push(wantedLead(tables, row));
  }
  return { leads, problems };
}

export function wantedLead(tables: Tables, asked: number): WantedLead {
  const row = tables.survivor[asked] ?? asked;
  const merged: string[] = [];
  tables.survivor.forEach((survivor, other) => {
    if (survivor === row && other !== row) merged.push(tables.leadId(other));
  });
  return { row, askedFor: row === asked ? null : tables.leadId(asked), merged };
}

/** The row of each id among the wanted ones; the first in file order. */
function rowsById(tables: Tables, wanted: ReadonlySet<string>): Map<string, number> {
  const rows = new Map<string, number>();
  for (let row = 0; row < tables.leads.length; row++) {
    const id = tables.leadId(row);
    if (wanted.has(id) && !rows.has(id)) rows.set(id, row);
  }
  return rows;
}

function unknownLead(tables: Tables, id: string): Problem {
  const close = nearestId(tables, id);
  const example = tables.leads.length === 0 ? null : tables.leadId(0);
  const remedy =
    close !== null
      ? `Did you mean ${visible(close)}?`
      : example === null
        ? 'The leads export has no usable row.'
        : `Ids are written as the leads export has them: its first is ${visible(example)}.`;
  const nowhere = { file: null, line: null, column: null, width: null, excerpt: null };
  return { code: 'unknown-lead', severity: 'error', message: `There is no lead ${visible(id)}.`, remedy, ...nowhere };
}

/** Ids that differ in one place only are compared closely: there may be millions. */
function nearestId(tables: Tables, id: string): string | null {
  const close: string[] = [];
  for (let row = 0; row < tables.leads.length && close.length < 1000; row++) {
    const other = tables.leadId(row);
    if (differsInOnePlace(id.toLowerCase(), other.toLowerCase())) close.push(other);
  }
  return nearest(id, close);
}

function differsInOnePlace(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 2) return false;
  const longest = Math.max(one.length, other.length);
  let before = 0;
  while (before < longest && one[before] === other[before]) before++;
  let after = 0;
  while (after < longest - before && one.at(-1 - after) === other.at(-1 - after)) after++;
  return longest - before - after <= 3;
}
