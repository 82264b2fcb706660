// Every condition on a lead that the file holds.

import type { AgreementFile } from '../agreement-file.ts';
import type { Cursor } from '../cursor.ts';
import { choiceConditions, clausesOf, goalsOf } from './names.ts';

/** The conditions of clauses, goals and `covers`; those of `segments` stand apart. */
export function conditionsOf(file: AgreementFile): readonly Cursor[] {
  return [
    file.root.at('covers'),
    ...clausesOf(file).flatMap(inClause),
    ...goalsOf(file).flatMap(goal => [goal.at('if'), ...choiceConditions(goal.at('rate', 'within'))]),
  ].filter(condition => condition.isMap);
}

function inClause(clause: Cursor): readonly Cursor[] {
  const choices = ['within', 'calendar', 'target'].flatMap(key => choiceConditions(clause.at(key)));
  return [clause.at('if'), clause.at('while'), clause.at('require', 'lead'), ...choices];
}

/** The `segment` tests of a condition, nested ones included. */
export function segmentTests(condition: Cursor): readonly Cursor[] {
  const inner = [...condition.at('any').items(), ...condition.at('all').items(), ...condition.at('not').items()];
  const own = condition.at('segment');
  return [...(own.exists ? [own] : []), ...inner.filter(item => item.isMap).flatMap(segmentTests)];
}
