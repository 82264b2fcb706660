// A finding of up to five samples, in the order they are given.

import type { Finding, FindingLevel, FindingSample } from './finding.ts';

export const MOST_SAMPLES = 5;

export interface FindingCode {
  readonly code: string;
  readonly level: FindingLevel;
}

/** No finding where nothing was counted. */
export function findingOf(
  { code, level }: FindingCode,
  count: number,
  samples: Iterable<FindingSample>,
  facts: Finding['facts'] = {},
): Finding[] {
  if (count === 0) return [];
  const few: FindingSample[] = [];
  for (const sample of samples) {
    few.push(sample);
    if (few.length === MOST_SAMPLES) break;
  }
  return [{ code, level, count, samples: few, facts }];
}
