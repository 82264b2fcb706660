// Who held the leads while the clock ran: a queue's delay apart from the person's who got the lead at last.

import { type Agreement, isTimed } from '../model/agreement.ts';
import type { Judgement, Leg } from '../model/obligation.ts';
import type { LegRow } from '../model/report.ts';
import { VERDICT_CODE } from '../model/verdict.ts';
import { compareCodePoints } from '../model/code-points.ts';
import type { ClauseColumns, Grouping, ObligationColumns } from './obligation-columns.ts';

/** By clause as in the agreement, holder by code point, met before breached; nothing without `person` among the breakdowns. */
export function legRows(agreement: Agreement, judgement: Judgement, clauses: ObligationColumns): LegRow[] {
  const timed = new Set(agreement.clauses.filter(isTimed).map(({ id }) => id));
  return clauses.flatMap(clause => {
    const people = clause.groupings.find(({ by }) => by === 'person');
    if (people === undefined || !timed.has(clause.id)) return [];
    return VERDICTS_SHOWN.flatMap(verdict =>
      [...tally(clause, { verdict, people, judgement })].map(([holder, held]) => ({
        clause: clause.id,
        holder,
        verdict,
        ...inSeconds(held),
      })),
    ).sort((a, b) => compareCodePoints(a.holder, b.holder) || VERDICT_CODE[a.verdict] - VERDICT_CODE[b.verdict]);
  });
}

const VERDICTS_SHOWN = ['met', 'breached'] as const;

interface Held {
  held: number;
  heldMs: number;
  owned: number;
  othersMs: number;
}

interface LegTerms {
  readonly verdict: (typeof VERDICTS_SHOWN)[number];
  readonly people: Grouping;
  readonly judgement: Judgement;
}

function tally({ start, order, verdict, standing }: ClauseColumns, terms: LegTerms): Map<string, Held> {
  const { people, judgement } = terms;
  const holders = new Map<string, Held>();
  for (const [index, row] of order.entries()) {
    if (verdict[row] !== VERDICT_CODE[terms.verdict]) continue;
    const legs = judgement.obligations.legs(start + index);
    const openByHolder = openOf(legs);
    for (const [holder, ms] of openByHolder) {
      const held = heldBy(holders, holder);
      held.held++;
      held.heldMs += ms;
    }
    const owner = people.values[people.groupOf[standing[row] ?? 0] ?? 0] ?? '';
    if (legs.length === 0) continue;
    const owned = heldBy(holders, owner);
    owned.owned++;
    owned.othersMs += legs.reduce((sum, leg) => sum + (leg.owner === owner ? 0 : leg.openMs), 0);
  }
  return holders;
}

/** A lead that came back to somebody was held once. */
function openOf(legs: readonly Leg[]): Map<string, number> {
  const open = new Map<string, number>();
  for (const { owner, openMs } of legs) open.set(owner, (open.get(owner) ?? 0) + openMs);
  return open;
}

function heldBy(holders: Map<string, Held>, holder: string): Held {
  const known = holders.get(holder);
  if (known !== undefined) return known;
  const held = { held: 0, heldMs: 0, owned: 0, othersMs: 0 };
  holders.set(holder, held);
  return held;
}

function inSeconds({ held, heldMs, owned, othersMs }: Held): Pick<LegRow, 'held' | 'held_s' | 'owned' | 'others_s'> {
  return { held, held_s: heldMs / 1000, owned, others_s: othersMs / 1000 };
}
