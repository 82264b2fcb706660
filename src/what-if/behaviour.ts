// Replaying cannot tell how people would have worked under other terms. Where they likely would have worked otherwise, that is
// said: the two rules stand in docs/what-if.md.

import type { Obligations } from '../model/obligation.ts';
import type { ClauseFigures, TurnedCounts, VariantWarning } from '../model/what-if.ts';

/** Fewer say nothing about how people work. */
const FEWEST_SETTLED = 20;
/** If things were done at any time alike, a quarter of them would be done in the last quarter. */
const LAST = 0.75;
const MORE_THAN_CHANCE = 0.35;
/** More than this share of the decided: another promise rather than a changed one. */
const MANY = 0.1;

export interface ChangedTerms {
  readonly clause: string;
  /** Under the terms people knew. */
  readonly before: Obligations;
  readonly figures: ClauseFigures | null;
  readonly turned: TurnedCounts;
}

export function behaviourWarnings({ clause, before, figures, turned }: ChangedTerms): VariantWarning[] {
  const decided = (figures?.met ?? 0) + (figures?.breached ?? 0);
  const turns = turned.to_met + turned.to_breached;
  if (turns === 0) return [];
  const { kept, late } = keptLate(before);
  const found: VariantWarning[] = [];
  if (kept >= FEWEST_SETTLED && late > kept * MORE_THAN_CHANCE) {
    const text = `People work to the deadline they have: ${percent(late, kept)} of the ${kept} that were kept were kept in the last quarter of their time. Under another deadline they would have been done at another time.`;
    found.push({ clause, code: 'works-to-the-deadline', text });
  }
  if (turns >= FEWEST_SETTLED && turns > decided * MANY) {
    const text = `${percent(turns, decided)} of the verdicts turn: so large a change would have changed how people work. Read it as what was not asked of them, not as what they could not do.`;
    found.push({ clause, code: 'many-turn', text });
  }
  return found;
}

/** Every step of a sweep asks the same of the same obligations. */
const known = new WeakMap<Obligations, { readonly kept: number; readonly late: number }>();

function keptLate(obligations: Obligations): { readonly kept: number; readonly late: number } {
  const counted = known.get(obligations) ?? countKeptLate(obligations);
  known.set(obligations, counted);
  return counted;
}

/** Of those kept by being done: how many between three quarters of the way to their deadline and it, by the wall clock. */
function countKeptLate(obligations: Obligations): { readonly kept: number; readonly late: number } {
  let [kept, late] = [0, 0];
  for (let index = 0; index < obligations.length; index++) {
    const { verdict, startedAt, settledAt, dueAt } = obligations.at(index);
    if (verdict !== 'met' || settledAt === null || dueAt === null || dueAt <= startedAt) continue;
    kept++;
    if (settledAt - startedAt >= (dueAt - startedAt) * LAST) late++;
  }
  return { kept, late };
}

function percent(part: number, whole: number): string {
  return `${Math.round((part / whole) * 100)} %`;
}
