// Who held the leads while the clock ran: a queue's delay apart from the person's who got the lead at last.

import type { Agreement } from '../model/agreement.ts';
import type { Judgement, Leg } from '../model/obligation.ts';
import type { LegRow } from '../model/report.ts';
import { VERDICT_CODE } from '../model/verdict.ts';
import { compareCodePoints } from '../model/code-points.ts';
import type { Dimension, ObligationColumns } from './obligation-columns.ts';

/** By clause as in the agreement, holder by code point, met before breached; nothing without `person` among the breakdowns. */
export function legRows(agreement: Agreement, judgement: Judgement, columns: ObligationColumns): LegRow[] {
  const people = columns.dimensions.find(({ by }) => by === 'person');
  if (people === undefined) return [];
  const timed = new Set(agreement.clauses.filter(isTimed).map(({ id }) => id));
  return columns.clauseIds.flatMap((clause, place) => {
    if (!timed.has(clause)) return [];
    const rows = columns.rowsOfClause[place] ?? new Int32Array();
    return VERDICTS_SHOWN.flatMap(verdict => {
      const shown = rows.filter(row => columns.verdict[row] === VERDICT_CODE[verdict]);
      return [...tally(shown, people, judgement)].map(([holder, held]) => ({
        clause,
        holder,
        verdict,
        ...inSeconds(held),
      }));
    }).sort((a, b) => compareCodePoints(a.holder, b.holder) || VERDICT_CODE[a.verdict] - VERDICT_CODE[b.verdict]);
  });
}

const VERDICTS_SHOWN = ['met', 'breached'] as const;

function isTimed({ kind }: Agreement['clauses'][number]): boolean {
  return kind === 'response' || kind === 'cadence';
}

interface Held {
  held: number;
  heldMs: number;
  owned: number;
  othersMs: number;
}

function tally(rows: Int32Array, people: Dimension, { obligations }: Judgement): Map<string, Held> {
  const holders = new Map<string, Held>();
  for (const row of rows) {
    const legs = obligations.legs(row);
    const openByHolder = openOf(legs);
    for (const [holder, ms] of openByHolder) {
      const held = heldBy(holders, holder);
      held.held++;
      held.heldMs += ms;
    }
    const owner = people.groups[people.groupOf[row] ?? 0]?.value ?? '';
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
