// Findings from several places as one list: by level, then by code, each code once.

import type { Finding, FindingLevel, FindingSample } from './finding.ts';
import { MOST_SAMPLES } from './samples.ts';

const LEVELS: readonly FindingLevel[] = ['rejected', 'set_aside', 'noted'];

/** Counts are added; `inOrder` says which samples come first where there are more than a finding keeps. */
export function gatherFindings(
  findings: readonly Finding[],
  inOrder: (samples: readonly FindingSample[]) => readonly FindingSample[],
): Finding[] {
  const byCode = new Map<string, Finding>();
  for (const finding of findings) {
    const known = byCode.get(finding.code);
    byCode.set(finding.code, known === undefined ? finding : together(known, finding));
  }
  return [...byCode.values()]
    .map(finding => ({ ...finding, samples: inOrder(finding.samples).slice(0, MOST_SAMPLES) }))
    .toSorted((a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level) || (a.code < b.code ? -1 : 1));
}

function together(one: Finding, other: Finding): Finding {
  return {
    ...one,
    count: one.count + other.count,
    samples: [...one.samples, ...other.samples],
    facts: { ...other.facts, ...one.facts },
  };
}
