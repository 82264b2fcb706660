// Attributes that conditions test but no history records: today's value stands for an old date (data.md, noted).

import type { FindingSample } from '../../findings/finding.ts';
import type { Tables } from '../../model/table.ts';

/** `testedBy`: column → the clauses and segments that test it, in the agreement's order. */
export function attributesWithoutHistory(
  { leads, history, texts }: Tables,
  testedBy: ReadonlyMap<string, readonly string[]>,
): FindingSample[] {
  const fields = new Set(history.texts.get('field') ?? []);
  const missing = [...testedBy].filter(([column]) => leads.texts.has(column) && !fields.has(texts.find(column)));
  return missing.map(([column, names]) => ({ file: '', line: null, column, text: names.join(', ') }));
}
