// Written goals → the model's.

import type { Goal, GoalValue } from '../../model/agreement.ts';
import type { AgreementFile } from '../agreement-file.ts';
import type { Written, WrittenGoal, WrittenGoalTarget } from '../written.ts';
import { toChoice, toDuration, toFraction, toList, toOptionalCondition } from './values.ts';

export function toGoals(written: Written, file: AgreementFile): readonly Goal[] {
  return (written.goals ?? []).map((goal, index) => ({
    id: goal.id,
    party: goal.party,
    promise: goal.promise ?? null,
    per: goal.per ?? 'month',
    measure: toMeasure(goal),
    calendar: goal.calendar ?? null,
    if: toOptionalCondition(goal.if),
    direction: goal.at_least === undefined ? 'at_most' : 'at_least',
    target: toTarget(goal.at_least ?? goal.at_most ?? 0),
    position: file.positionOf(['goals', String(index)]),
  }));
}

function toMeasure(goal: WrittenGoal): Goal['measure'] {
  if (goal.count !== undefined) return { kind: 'count', event: toList(goal.count) };
  if (goal.sum !== undefined) return { kind: 'sum', event: toList(goal.sum), value: toValue(goal.value ?? '') };
  const { from, to, within } = goal.rate ?? { from: [], to: [], within: [] };
  return { kind: 'rate', from: toList(from), to: toList(to), within: toChoice(within, toDuration) };
}

function toValue(value: string | Readonly<Record<string, number>>): GoalValue {
  if (typeof value === 'string') return { kind: 'column', column: value };
  const segments = Object.entries(value).filter(([segment]) => segment !== 'otherwise');
  return { kind: 'by-segment', values: new Map(segments), otherwise: value['otherwise'] ?? 0 };
}

function toTarget(written: WrittenGoalTarget): Goal['target'] {
  if (typeof written !== 'object') return toNumber(written);
  return new Map(Object.entries(written).map(([period, number]) => [period, toNumber(number)]));
}

function toNumber(written: number | string): number {
  return typeof written === 'number' ? written : toFraction(written);
}
