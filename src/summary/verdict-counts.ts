// Verdicts by where leads stood and by target: counts of any group are sums of these.

import type { FoldedClause, FoldedOutcome } from '../model/obligation.ts';
import type { VerdictCounts } from '../model/report.ts';
import { VERDICT_CODE, VERDICTS } from '../model/verdict.ts';

export interface VerdictCube {
  /** Verdict by verdict for each target, target by target for each standing. */
  readonly byStanding: Int32Array;
  readonly byOutcome: Int32Array;
}

/** The different targets of a clause, NaN for none. */
interface Targets {
  readonly targets: readonly number[];
}

interface Counted extends Targets {
  readonly counts: VerdictCube;
}

/** Different values, and for each standing the position of its own. */
export interface Groups<Value> {
  readonly values: readonly Value[];
  readonly groupOf: Int32Array;
}

export function countVerdicts({
  outcomes,
  tallies,
  standings,
  targets,
}: Pick<FoldedClause, 'outcomes' | 'tallies' | 'standings'> & Targets): VerdictCube {
  const width = targets.length * VERDICTS.length;
  const placeOf = Int32Array.from(outcomes, ({ target, verdict }) => {
    return targets.findIndex(other => Object.is(other, target)) * VERDICTS.length + VERDICT_CODE[verdict];
  });
  const byStanding = new Int32Array(standings * width);
  const byOutcome = new Int32Array(outcomes.length);
  for (const { outcome, firstStanding, counts } of tallies) {
    counts.forEach((count, place) => {
      const cell = (firstStanding + place) * width + (placeOf[outcome] as number);
      byStanding[cell] = (byStanding[cell] as number) + count;
      byOutcome[outcome] = (byOutcome[outcome] as number) + count;
    });
  }
  return { byStanding, byOutcome };
}

/** How many obligations came out in a way. */
export function countOutcomes(
  { outcomes, counts: { byOutcome } }: Pick<FoldedClause, 'outcomes'> & Pick<Counted, 'counts'>,
  isCounted: (outcome: FoldedOutcome) => boolean,
): number {
  return outcomes.reduce((sum, outcome, number) => sum + (isCounted(outcome) ? (byOutcome[number] ?? 0) : 0), 0);
}

/** For each group the verdicts under each target, in the order of `targets`; none for a group without obligations. */
export function verdictsByGroup(
  { values, groupOf }: Groups<unknown>,
  { counts: { byStanding }, targets }: Counted,
): VerdictCounts[][] {
  const width = targets.length * VERDICTS.length;
  const counts = new Int32Array(values.length * width);
  for (let cell = 0; cell < byStanding.length; cell++) {
    const place = (groupOf[Math.floor(cell / width)] as number) * width + (cell % width);
    counts[place] = (counts[place] as number) + (byStanding[cell] as number);
  }
  return values.map((_, group) => {
    const own = counts.subarray(group * width, (group + 1) * width);
    return own.some(count => count > 0)
      ? targets.map((__, target) => named(own.subarray(target * VERDICTS.length)))
      : [];
  });
}

/** All of the clause by target, as if they were one group. */
export function verdictsByTarget(columns: Counted & Pick<FoldedClause, 'standings'>): VerdictCounts[] {
  const [all = []] = verdictsByGroup({ values: ['all'], groupOf: new Int32Array(columns.standings) }, columns);
  return all;
}

export function added(all: readonly VerdictCounts[]): VerdictCounts {
  const sum = (count: (counts: VerdictCounts) => number): number =>
    all.reduce((total, counts) => total + count(counts), 0);
  return {
    met: sum(({ met }) => met),
    breached: sum(({ breached }) => breached),
    open: sum(({ open }) => open),
    cancelled: sum(({ cancelled }) => cancelled),
    waived: sum(({ waived }) => waived),
    unassessable: sum(({ unassessable }) => unassessable),
  };
}

function named([
  met = 0,
  breached = 0,
  open = 0,
  cancelled = 0,
  waived = 0,
  unassessable = 0,
]: Int32Array): VerdictCounts {
  return { met, breached, open, cancelled, waived, unassessable };
}
