// What several threads have judged, as if one had: stretches that follow each other, joined.

import type { Texts } from '../columns/texts.ts';
import { recoded } from '../replay/clause-memory.ts';
import { type JudgedClause, judgedClauses } from '../replay/clause-obligations.ts';
import { addedGoals } from '../statistics/goal-tally.ts';
import type { Agreement } from '../model/agreement.ts';
import type { GoalCounts } from '../model/obligation.ts';
import { type CodeOf, recodedStandings } from '../replay/standings.ts';
import type { StretchMemory } from './stretch-memory.ts';
import type { Stretch } from './stretch.ts';

/** What all leads come to. */
export interface JudgedLeads extends Omit<Stretch, 'obligations' | 'standings'> {
  readonly obligations: readonly JudgedClause[];
}

interface JoinTerms {
  readonly agreement: Agreement;
  readonly texts: Texts;
}

/** In the order of their leads; `texts` are those of the thread that joins. */
export function joinedStretches(all: readonly StretchMemory[], { agreement, texts }: JoinTerms): JudgedLeads {
  const obligations = all.map(stretch => {
    const codes = codeOf(stretch.newTexts, texts);
    return {
      obligations: stretch.obligations.map(clause => recoded(clause, codes)),
      standings: recodedStandings(stretch.standings, codes),
    };
  });
  const [first] = all;
  if (first === undefined) throw new RangeError('nothing was judged');
  return {
    obligations: judgedClauses(agreement, obligations),
    audited: sum(all.map(({ audited }) => audited)),
    leadsLeft: sum(all.map(({ leadsLeft }) => leadsLeft)),
    notCovered: joinedCounts(all.map(({ notCovered }) => notCovered)),
    before: first.before === null ? null : joinedVerdicts(all.map(({ before }) => before ?? new Map())),
    waiversUsed: first.waiversUsed.map((_, waiver) => sum(all.map(({ waiversUsed }) => waiversUsed[waiver] ?? 0))),
    matched: first.matched.map((_, event) => sum(all.map(({ matched }) => matched[event] ?? 0))),
    goals: first.goals.map((_, place) => all.map(({ goals }) => goals[place] as GoalCounts).reduce(addedGoals)),
  };
}

/** Every thread began with the same texts; those that it met besides have codes of its own. */
function codeOf({ from, values }: StretchMemory['newTexts'], texts: Texts): CodeOf {
  const codes = values.map(text => texts.code(text));
  if (codes.every((code, place) => code === from + place)) return null;
  return code => (code < from ? code : (codes[code - from] as number));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}

function joinedCounts(all: readonly ReadonlyMap<string, number>[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [id, count] of all.flatMap(one => [...one])) counts.set(id, (counts.get(id) ?? 0) + count);
  return counts;
}

type Verdicts = NonNullable<Stretch['before']>;

function joinedVerdicts(all: readonly Verdicts[]): Verdicts {
  const counts = new Map<string, { readonly met: number; readonly breached: number }>();
  for (const [id, { met, breached }] of all.flatMap(one => [...one])) {
    const known = counts.get(id) ?? { met: 0, breached: 0 };
    counts.set(id, { met: known.met + met, breached: known.breached + breached });
  }
  return counts;
}
