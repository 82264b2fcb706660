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
