// What the data cannot tell, in words: for each promise what is its own, and once what all promises share.

import type { ClauseReport } from '../model/report.ts';

type Gaps = Pick<ClauseReport, 'without_history' | 'not_told'>;

export interface GapWords {
  /** What every promise shown has in common; null where that is nothing, or there is but one. */
  readonly shared: string | null;
  /** What it means that there is no history; null where nothing lacks one. */
  readonly explained: string | null;
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
    explained: clauses.some(clause => clause.without_history.length > 0) ? EXPLAINED : null,
    of: clause =>
      gapText({
        without_history: clause.without_history.filter(name => !shared.without_history.includes(name)),
        not_told: clause.not_told.filter(name => !shared.not_told.includes(name)),
      }),
  };
}

const EXPLAINED = 'no history: today’s value stands for every date';

/** The same as a list: what all share first, then each promise under its id, then what it means. */
export function gapList(clauses: readonly ClauseReport[]): string[] {
  const words = gapWords(clauses);
  const own = clauses.flatMap(clause => {
    const text = words.of(clause);
    return text === null ? [] : [`${clause.id}: ${text}`];
  });
  return [words.shared, ...own, words.explained].filter(text => text !== null);
}

/** `no history of source, employees; the data do not tell activities.direction`. */
function gapText({ without_history: today, not_told: missing }: Gaps): string | null {
  const parts = [
    ...(today.length === 0 ? [] : [`no history of ${today.join(', ')}`]),
    ...(missing.length === 0 ? [] : [`the data do not tell ${missing.join(', ')}`]),
  ];
  return parts.length === 0 ? null : parts.join('; ');
}

function inAll(lists: readonly (readonly string[])[]): readonly string[] {
  const [first, ...others] = lists;
  return others.length === 0 ? [] : (first ?? []).filter(name => others.every(list => list.includes(name)));
}
