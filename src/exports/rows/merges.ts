// Leads merged into others: a duplicate's activities and deals belong to the lead that survived (spec data.md).

import type { Problem } from '../../findings/problem.ts';
import { fileProblem } from '../file-problems.ts';
import type { FindingCounts } from '../count-findings.ts';
import type { FileAccount } from './file-account.ts';
import type { LeadRows } from './lead-rows.ts';

export interface Merges {
  /** Row of the lead that every lead has become; its own where it was not merged. */
  readonly survivor: Int32Array;
  readonly isDuplicate: Uint8Array;
  readonly problems: readonly Problem[];
}

const encoder = new TextEncoder();

export function followMerges(leads: LeadRows, accounts: readonly FileAccount[], findings: FindingCounts): Merges {
  const next = mergedInto(leads, findings);
  const survivor = Int32Array.from({ length: leads.columns.length }, (_, row) => row);
  const isDuplicate = new Uint8Array(leads.columns.length);
  const circles = new Map<number, Problem>();
  for (const row of next.keys()) {
    const chain = chainFrom(row, next);
    const last = chain.at(-1) as number;
    if (next.has(last)) {
      const first = Math.min(...chain.slice(chain.indexOf(next.get(last) as number)));
      if (!circles.has(first)) circles.set(first, circleProblem(leads, next, first));
      continue;
    }
    survivor[row] = last;
    isDuplicate[row] = 1;
    const account = accounts[leads.places.fileOf(row)];
    if (account !== undefined) account.setAside++;
    findings.add('merged_duplicate', () => sampleOf(leads, row));
  }
  return { survivor, isDuplicate, problems: [...circles.values()] };
}

/** By row: the row it was merged into, where the leads export has it. */
function mergedInto(leads: LeadRows, findings: FindingCounts): Map<number, number> {
  const next = new Map<number, number>();
  for (const [row, id] of leads.survivors) {
    const bytes = encoder.encode(id);
    const survivor = leads.ids.find(bytes, 0, bytes.length);
    if (survivor !== -1) next.set(row, survivor);
    else {
      leads.columns.marks.add('unknown_survivor', row);
      findings.add('unknown_survivor', () => sampleOf(leads, row));
    }
  }
  return next;
}

/** Rows from one on, until one that was not merged or that the chain has met. */
function chainFrom(row: number, next: ReadonlyMap<number, number>): number[] {
  const chain: number[] = [];
  const met = new Set<number>();
  for (let at: number | undefined = row; at !== undefined && !met.has(at); at = next.get(at)) {
    chain.push(at);
    met.add(at);
  }
  return chain;
}

function circleProblem(leads: LeadRows, next: ReadonlyMap<number, number>, first: number): Problem {
  const chain = chainFrom(first, next);
  const shown = [...chain.slice(0, 6), first].map(row => leads.ids.list.text(row)).join(' → ');
  const problem = fileProblem(
    'merge-circle',
    leads.places.file(first),
    `Leads were merged in a circle, so that none of them survives: ${shown}.`,
    'Clear `merged_into` of the lead that survived.',
  );
  return { ...problem, line: leads.places.line(first) };
}

function sampleOf(leads: LeadRows, row: number): { file: string; line: number; column: string; text: string } {
  const text = `${leads.ids.list.text(row)} → ${leads.survivors.get(row) ?? ''}`;
  return { file: leads.places.file(row), line: leads.places.line(row), column: 'merged_into', text };
}
