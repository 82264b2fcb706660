// Every event that a clause, a goal or the report names is defined.

import type { Problem } from '../../findings/problem.ts';
import type { AgreementFile } from '../agreement-file.ts';
import type { Cursor, TextCursor } from '../cursor.ts';
import { clausesOf, goalsOf, unknownName, unknownNames } from './names.ts';

export function eventNamesAreDefined(file: AgreementFile): readonly Problem[] {
  const events = file.root.at('events');
  if (!events.isMap) return [];
  const what = { noun: 'event', section: 'events', known: events.keys() };
  const texts = [
    ...clausesOf(file).flatMap(inClause),
    ...goalsOf(file).flatMap(inGoal),
    ...file.root.at('report', 'reached').texts(),
  ];
  const counted = clausesOf(file).flatMap(clause => clause.at('including').entries());
  const unknownCounted = counted.filter(entry => !what.known.includes(entry.name));
  return [
    ...unknownNames(file, texts, what),
    ...unknownCounted.map(entry => file.problem(unknownName(entry.name, what), entry.path, 'key')),
  ];
}

const IN_CLAUSE = [
  ['when'],
  ['expect'],
  ['cancel'],
  ['until'],
  ['never'],
  ['of'],
  ['pause', 'from'],
  ['pause', 'until'],
  ['between', 'from'],
  ['between', 'until'],
  ['require', 'before'],
];
const IN_GOAL = [['count'], ['sum'], ['rate', 'from'], ['rate', 'to']];

function inClause(clause: Cursor): readonly TextCursor[] {
  return IN_CLAUSE.flatMap(keys => clause.at(...keys).texts());
}

function inGoal(goal: Cursor): readonly TextCursor[] {
  return IN_GOAL.flatMap(keys => goal.at(...keys).texts());
}
