// A lead with dates that have no time of day is judged at the first and at the last instant of those days; where the two
// differ, the data cannot decide (data.md, Times).

import type { Draft } from './draft.ts';

/** Pairs by clause id and cycle; where verdicts agree the first stands. */
export function mergeDayEdges(
  first: readonly Draft[],
  last: readonly Draft[],
  idOf: (draft: Draft) => string,
): Draft[] {
  const keyOf = (draft: Draft): string => `${draft.cycle} ${idOf(draft)}`;
  const partners = new Map(last.map(draft => [keyOf(draft), draft]));
  const merged = first.map(draft => {
    const partner = partners.get(keyOf(draft));
    partners.delete(keyOf(draft));
    return partner?.verdict === draft.verdict ? draft : undecided(draft);
  });
  return [...merged, ...[...partners.values()].map(undecided)];
}

function undecided(draft: Draft): Draft {
  return {
    ...draft,
    dueAt: Number.NaN,
    settledAt: Number.NaN,
    settledBy: null,
    verdict: 'unassessable',
    atRisk: false,
    elapsedMs: Number.NaN,
    progress: -1,
    verdictAt: draft.startedAt,
    reason: draft.verdict === 'unassessable' ? draft.reason : { kind: 'day-precision' },
    legs: [],
  };
}
