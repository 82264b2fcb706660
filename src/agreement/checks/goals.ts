// A goal has one id, one target, and periods that fit its `per`.

import type { Problem } from '../../findings/problem.ts';
import type { Goal } from '../../model/agreement.ts';
import type { AgreementFile } from '../agreement-file.ts';
import type { Cursor } from '../cursor.ts';
import { examplePeriod, isPeriodOf, parsePeriod } from '../forms/period.ts';
import { capital, quote, titleOf } from '../sentences.ts';
import { goalsOf } from './names.ts';

export function goalsHaveOneTarget(file: AgreementFile): readonly Problem[] {
  const goals = goalsOf(file);
  return [...goals.flatMap(goal => [...target(file, goal), ...periods(file, goal)]), ...twice(file, goals)];
}

function target(file: AgreementFile, goal: Cursor): readonly Problem[] {
  const [least, most] = [goal.has('at_least'), goal.has('at_most')];
  if (least !== most) return [];
  const title = capital(titleOf(file.root, goal.path));
  const message = least ? `${title} has two targets.` : `${title} has no target.`;
  const remedy = least
    ? 'Keep `at_least` or `at_most`, or write two goals.'
    : 'Add `at_least:` or `at_most:` with a number.';
  return [
    file.problem(
      { code: 'goal-target', message, remedy },
      least ? goal.at('at_most').path : goal.path,
      least ? 'key' : 'value',
    ),
  ];
}

function periods(file: AgreementFile, goal: Cursor): readonly Problem[] {
  const per = (goal.at('per').value ?? 'month') as Goal['per'];
  if (!['month', 'quarter', 'year'].includes(per)) return [];
  const keys = [...goal.at('at_least').entries(), ...goal.at('at_most').entries()];
  const wrong = keys.filter(key => 'value' in parsePeriod(key.name) && !isPeriodOf(key.name, per));
  return wrong.map(key => {
    const message = `${quote(key.name)} is not a ${per}, which is what this goal counts by.`;
    const remedy = `Write it like \`${examplePeriod(per)}\`, or change \`per\`.`;
    return file.problem({ code: 'period', message, remedy }, key.path, 'key');
  });
}

function twice(file: AgreementFile, goals: readonly Cursor[]): readonly Problem[] {
  const lines = new Map<unknown, number>();
  return goals.flatMap(goal => {
    const id = goal.at('id');
    if (typeof id.value !== 'string') return [];
    const before = lines.get(id.value);
    lines.set(id.value, before ?? file.positionOf(id.path).line);
    const complaint = {
      code: 'goal-twice',
      message: `The goal ${quote(id.value)} stands in line ${before ?? 0} already.`,
      remedy: 'Give one of them another id.',
    };
    return before === undefined ? [] : [file.problem(complaint, id.path, 'value')];
  });
}
