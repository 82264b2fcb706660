// What the data cannot tell, in words: for each promise what is its own, and once what all promises share.

import type { ClauseReport } from '../model/report.ts';

type Gaps = Pick<ClauseReport, 'without_history' | 'not_told'>;

export interface GapWords {
  /** What every promise shown has in common; null where that is nothing, or there is but one. */
  readonly shared: string | null;
  /** Of one promise, without what all share; null: nothing. */
  readonly of: (clause: ClauseReport) => string | null;
}

export function gapWords(clauses: readonly ClauseReport[]): GapWords {
  const shared: Gaps = {
    without_history: inAll(clauses.map(clause => clause.without_history)),
    not_told: inAll(clauses.map(clause => clause.not_told)),
  };
  const sharedText = gapText(shared);
  return {
    shared: sharedText === null ? null : `All promises: ${sharedText}`,
    of: clause =>
      gapText({
        without_history: clause.without_history.filter(name => !shared.without_history.includes(name)),
        not_told: clause.not_told.filter(name => !shared.not_told.includes(name)),
      }),
  };
}

/** The same as a list: what all share first, then each promise under its id. */
export function gapList(clauses: readonly ClauseReport[]): string[] {
  const words = gapWords(clauses);
  const own = clauses.flatMap(clause => {
    const text = words.of(clause);
    return text === null ? [] : [`${clause.id}: ${text}`];
  });
  return words.shared === null ? own : [words.shared, ...own];
}

/** `no history of source, employees: today’s value stands for every date; the data do not tell activities.direction`. */
function gapText({ without_history: today, not_told: missing }: Gaps): string | null {
  const parts = [
    ...(today.length === 0 ? [] : [`no history of ${today.join(', ')}: today’s value stands for every date`]),
    ...(missing.length === 0 ? [] : [`the data do not tell ${missing.join(', ')}`]),
  ];
  return parts.length === 0 ? null : parts.join('; ');
}

function inAll(lists: readonly (readonly string[])[]): readonly string[] {
  const [first, ...others] = lists;
  return others.length === 0 ? [] : (first ?? []).filter(name => others.every(list => list.includes(name)));
}
