// Which leads an audit is about.

import type { Tables } from '../model/table.ts';

/** False for duplicates and for leads created after as-of. */
export function auditedLeads({ leads, isDuplicate }: Tables, asOf: number): (lead: number) => boolean {
  const createdAt = leads.times.get('created_at')?.at;
  return lead => isDuplicate[lead] !== 1 && !((createdAt?.[lead] ?? 0) > asOf);
}
