// The sentence of any finding about the data, by its code.

import { AUDIT_SENTENCES } from './audit-sentences.ts';
import { DATA_SENTENCES, type DataSentence } from './data-sentences.ts';

const ALL: ReadonlyMap<string, DataSentence> = new Map(
  Object.entries({ ...DATA_SENTENCES, ...AUDIT_SENTENCES } satisfies Record<string, DataSentence>),
);

/** Null for a code this version does not know: a report may come from another. */
export function sentenceOf(code: string): DataSentence | null {
  return ALL.get(code) ?? null;
}

/** What follows the count of a finding; of an unknown code its own words. */
export function meaningOf({ code, count }: { readonly code: string; readonly count: number }): string {
  const sentence = sentenceOf(code);
  if (sentence === null) return code.replaceAll('_', ' ');
  return count === 1 ? sentence.one : sentence.means;
}
