// Whose verdicts turn: the obligations of one clause under both terms, side by side.

import { compareCodePoints } from '../model/code-points.ts';
import type { Obligation, Obligations } from '../model/obligation.ts';
import type { TurnedCounts, TurnedGroup, TurnedObligation } from '../model/what-if.ts';

export interface Turn {
  readonly before: Obligation | null;
  readonly after: Obligation | null;
}

/** Every step of a sweep walks over the same obligations as they are: made once, they cost some 30 MB a hundred thousand. */
export function madeOnce(obligations: Obligations): Obligations {
  const made: Obligation[] = [];
  return {
    length: obligations.length,
    at: index => (made[index] ??= obligations.at(index)),
    legs: index => obligations.legs(index),
    course: index => obligations.course(index),
  };
}

/** Pairs by lead and start, both lists in output order; only those whose verdict differs. */
export function* turns(before: Obligations, after: Obligations): Generator<Turn, undefined> {
  let [earlier, later] = [0, 0];
  while (earlier < before.length || later < after.length) {
    const one = earlier < before.length ? before.at(earlier) : null;
    const other = later < after.length ? after.at(later) : null;
    const order = one === null ? 1 : other === null ? -1 : compareStarts(one, other);
    if (order <= 0) earlier++;
    if (order >= 0) later++;
    if (order === 0 && one?.verdict === other?.verdict) continue;
    yield { before: order <= 0 ? one : null, after: order >= 0 ? other : null };
  }
}

function compareStarts(one: Obligation, other: Obligation): number {
  return one.startedAt - other.startedAt || compareCodePoints(one.leadId, other.leadId);
}

interface Counts {
  to_met: number;
  to_breached: number;
  otherwise: number;
  gone: number;
  added: number;
}

export interface Counted {
  readonly turned: TurnedCounts;
  readonly groups: TurnedGroup[];
}

/** By person, team and segment as after the change, most turned first; a dimension that is hidden or empty has no rows. */
export function countTurns(clause: string, all: Iterable<Turn>): Counted {
  const turned = noCounts();
  const groups = new Map<string, TurnedGroup & Counts>();
  for (const turn of all) {
    const kind = kindOf(turn);
    turned[kind]++;
    for (const { by, value } of groupsOf(turn)) {
      const key = `${by} ${value}`;
      const group = groups.get(key) ?? { by, value, clause, ...noCounts() };
      groups.set(key, group);
      group[kind]++;
    }
  }
  return { turned, groups: [...groups.values()].sort(byMostTurned) };
}

export const NO_TURNS: TurnedCounts = noCounts();

function noCounts(): Counts {
  return { to_met: 0, to_breached: 0, otherwise: 0, gone: 0, added: 0 };
}

function kindOf({ before, after }: Turn): keyof Counts {
  if (before === null) return 'added';
  if (after === null) return 'gone';
  if (before.verdict === 'breached' && after.verdict === 'met') return 'to_met';
  return before.verdict === 'met' && after.verdict === 'breached' ? 'to_breached' : 'otherwise';
}

const DIMENSIONS = ['person', 'team', 'segment'] as const;

function groupsOf({ before, after }: Turn): { readonly by: TurnedGroup['by']; readonly value: string }[] {
  const { owner = '', team = '', segment = '' } = after ?? before ?? {};
  const values = { person: owner, team, segment };
  return DIMENSIONS.filter(by => values[by] !== '').map(by => ({ by, value: values[by] }));
}

function byMostTurned(a: TurnedGroup, b: TurnedGroup): number {
  return (
    DIMENSIONS.indexOf(a.by) - DIMENSIONS.indexOf(b.by) || total(b) - total(a) || compareCodePoints(a.value, b.value)
  );
}

function total({ to_met, to_breached, otherwise, gone, added }: TurnedCounts): number {
  return to_met + to_breached + otherwise + gone + added;
}

export function turnedRow(clause: string, { before, after }: Turn, iso: (at: number) => string): TurnedObligation {
  const either = after ?? before;
  if (either === null) throw new RangeError('an obligation that is on neither side');
  const timeOf = (at: number | null | undefined): string | null => (at == null ? null : iso(at));
  const { leadId, startedAt, settledAt, owner, team, segment } = either;
  return {
    clause,
    lead_id: leadId,
    started_at: iso(startedAt),
    verdict_before: before?.verdict ?? null,
    verdict_after: after?.verdict ?? null,
    due_before: timeOf(before?.dueAt),
    due_after: timeOf(after?.dueAt),
    settled_at: timeOf(settledAt),
    owner,
    team,
    segment,
  };
}
