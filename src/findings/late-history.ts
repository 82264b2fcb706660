// Leads that are older than the whole history export: nobody saw what became of them at first (spec data.md, noted).

import type { Finding } from './finding.ts';
import { findingOf, MOST_SAMPLES } from './samples.ts';
import type { EarlyLead, LateHistory } from '../model/obligation.ts';
import type { Tables } from '../model/table.ts';

const DAY_MS = 86_400_000;
/** Newest-first exports of many leads would keep them all. */
const MOST_KEPT = 1000;

/** `early` are the leads created more than a day before the history begins; without any history all of them. */
export function lateHistory({ leads, history }: Pick<Tables, 'leads' | 'history'>): LateHistory {
  const changed = history.times.get('changed_at')?.at ?? new Float64Array();
  const created = leads.times.get('created_at')?.at ?? new Float64Array();
  const begins = changed.reduce((earliest, at) => Math.min(earliest, at), Infinity);
  const first = new FirstLeads();
  const early = created.filter((at, row) => {
    if (!(begins - at > DAY_MS)) return false;
    first.add(at, () => ({ at, ...leads.place(row), text: leads.evidence(row) }));
    return true;
  });
  return { begins: begins === Infinity ? null : begins, early: [...early.sort()], first: first.kept };
}

/** As if all parts had been read together; `inOrder` puts leads as one audit would have met them. */
export function joinedHistory(
  parts: readonly LateHistory[],
  inOrder: (leads: readonly EarlyLead[]) => readonly EarlyLead[],
): LateHistory {
  const begins = Math.min(...parts.map(part => part.begins ?? Infinity));
  const isEarly = (at: number): boolean => begins - at > DAY_MS;
  const first = new FirstLeads();
  for (const lead of inOrder(parts.flatMap(part => part.first))) if (isEarly(lead.at)) first.add(lead.at, () => lead);
  const early = parts.flatMap(part => part.early.filter(isEarly)).toSorted((a, b) => a - b);
  return { begins: begins === Infinity ? null : begins, early, first: first.kept };
}

export function startsLate({ begins, early, first }: LateHistory): Finding[] {
  if (begins === null) return [];
  const samples = first.slice(0, MOST_SAMPLES).map(({ file, line, text }) => ({ file, line, column: null, text }));
  const facts = { begins: new Date(begins).toISOString() };
  return findingOf({ code: 'history_starts_late', level: 'noted' }, early.length, samples, facts);
}

/**
 * The leads that would be among the first few of any earlier beginning of the history: those with fewer than that many
 * before them that are as old.
 */
class FirstLeads {
  readonly kept: EarlyLead[] = [];
  /** The smallest creations so far, ascending. */
  private readonly oldest: number[] = [];

  add(at: number, lead: () => EarlyLead): void {
    const place = this.oldest.findLastIndex(known => known <= at) + 1;
    if (place >= MOST_SAMPLES || this.kept.length >= MOST_KEPT) return;
    this.kept.push(lead());
    this.oldest.splice(place, 0, at);
    this.oldest.length = Math.min(this.oldest.length, MOST_SAMPLES);
  }
}
