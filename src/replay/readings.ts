// A lead whose rows can be read in two ways is judged in both: dates without a time of day at the first and at the last
// instant of those days (data.md, Times), activities without direction as gone out and as come in. Where the two differ,
// the data cannot decide.

import type { CircumstancesOf } from './circumstances.ts';
import { undecided, type Draft, type Reason } from './draft.ts';

export interface MergeTerms {
  readonly idOf: (draft: Draft) => string;
  readonly reason: Reason;
  /** Asked while the last reading is loaded: of obligations that only it knows. */
  readonly circumstancesOf: CircumstancesOf;
}

/** Pairs by clause id and cycle; where verdicts agree the first stands. */
export function mergeReadings(
  first: readonly Draft[],
  last: readonly Draft[],
  { idOf, reason, circumstancesOf }: MergeTerms,
): Draft[] {
  const keyOf = (draft: Draft): string => `${draft.cycle} ${idOf(draft)}`;
  const partners = new Map(last.map(draft => [keyOf(draft), draft]));
  const merged = first.map(draft => {
    const partner = partners.get(keyOf(draft));
    partners.delete(keyOf(draft));
    return partner?.verdict === draft.verdict ? draft : undecided(draft, reason);
  });
  const alone = [...partners.values()].map(draft => ({
    ...undecided(draft, reason),
    circumstances: { ...circumstancesOf(undecided(draft, reason)) },
  }));
  return [...merged, ...alone];
}
