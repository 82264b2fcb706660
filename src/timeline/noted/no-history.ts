// Attributes that conditions test but no history records: today's value stands for an old date (data.md, noted).

import type { Finding } from '../../findings/finding.ts';
import { findingOf } from '../../findings/samples.ts';
import type { Tables } from '../../model/table.ts';

/** `testedBy`: column → the clauses and segments that test it, in the agreement's order. */
export function attributesWithoutHistory(
  { leads, history, texts }: Tables,
  testedBy: ReadonlyMap<string, readonly string[]>,
): Finding[] {
  const fields = new Set(history.texts.get('field') ?? []);
  const missing = [...testedBy].filter(([column]) => leads.texts.has(column) && !fields.has(texts.find(column)));
  const samples = missing.map(([column, names]) => ({ file: '', line: null, column, text: names.join(', ') }));
  return findingOf({ code: 'attribute_without_history', level: 'noted' }, missing.length, samples);
}
