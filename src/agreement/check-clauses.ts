// Every clause and goal against the schema of its kind.

import type { Problem } from '../findings/problem.ts';
import type { ClauseKind } from '../model/agreement.ts';
import type { AgreementFile } from './agreement-file.ts';
import { Cursor } from './cursor.ts';
import { clauseKind, goalKeys, tellingKeys } from './kinds.ts';
import { schemaProblems } from './schema-problems.ts';
import { CLAUSES, CLAUSE_SHAPES } from './schema/clauses.ts';
import { GOALS, GOAL_KEYS } from './schema/goals.ts';
import { capital, oneOf, quote, titleOf } from './sentences.ts';

export function clauseProblems(file: AgreementFile, clause: Cursor): readonly Problem[] {
  const kind = clauseKind(clause);
  if (kind === null) return [clauseOfNoKind(file, clause)];
  const foreign = clause.keys().filter(key => isOfAnotherKind(key, kind));
  const rest = new Cursor(without(clause.value as object, foreign), clause.path);
  return [
    ...foreign.map(key => ofAnotherKind(file, clause.at(key), kind)),
    ...schemaProblems(file, CLAUSES[kind], rest),
  ];
}

function without(value: object, keys: readonly string[]): object {
  return Object.fromEntries(Object.entries(value).filter(([key]) => !keys.includes(key)));
}

function isOfAnotherKind(key: string, kind: ClauseKind): boolean {
  return (
    !Object.hasOwn(CLAUSE_SHAPES[kind], key) && Object.values(CLAUSE_SHAPES).some(shape => Object.hasOwn(shape, key))
  );
}

function ofAnotherKind(file: AgreementFile, entry: Cursor, kind: ClauseKind): Problem {
  const kinds = (Object.keys(CLAUSE_SHAPES) as ClauseKind[]).filter(other =>
    Object.hasOwn(CLAUSE_SHAPES[other], entry.name),
  );
  const message = `${quote(entry.name)} does not go with ${KIND_NAMES[kind]}.`;
  const remedy = `Delete it: it belongs to ${kinds.map(other => KIND_NAMES[other]).join(' or ')}.`;
  return file.problem({ code: 'key-of-another-kind', message, remedy }, entry.path, 'key');
}

const KIND_NAMES: Readonly<Record<ClauseKind, string>> = {
  response: 'a response (`expect` + `within`)',
  cadence: 'a cadence (`expect` + `times`)',
  never: 'a `never` clause',
  at_most: 'an `at_most` clause',
  require: 'a `require` clause',
};

function clauseOfNoKind(file: AgreementFile, clause: Cursor): Problem {
  const keys = tellingKeys(clause);
  const title = capital(titleOf(file.root, clause.path));
  if (keys.length > 1) {
    const message = `${title} says ${keys.map(quote).join(' and ')}, which are promises of different kinds.`;
    const second = clause.at(keys[1] ?? '');
    return file.problem({ code: 'clause-kind', message, remedy: 'Write two clauses.' }, second.path, 'key');
  }
  if (clause.has('<<')) {
    const complaint = {
      code: 'unknown-key',
      message: '`<<` merges nothing in YAML 1.2.',
      remedy: 'Write all keys out.',
    };
    return file.problem(complaint, clause.at('<<').path, 'key');
  }
  const remedy = 'Add `expect:` with `within:`, `never:`, `at_most:` or `require:`.';
  return file.problem(
    { code: 'clause-kind', message: `${title} does not say what is promised.`, remedy },
    clause.path,
    'value',
  );
}

export function goalProblems(file: AgreementFile, goal: Cursor): readonly Problem[] {
  const [kind, second] = goalKeys(goal);
  if (kind !== undefined && second === undefined) return schemaProblems(file, GOALS[kind], goal);
  const title = capital(titleOf(file.root, goal.path));
  if (kind === undefined || second === undefined) {
    const complaint = {
      code: 'goal-kind',
      message: `${title} does not say what is counted.`,
      remedy: 'Add `count:`, `sum:` or `rate:`.',
    };
    return [file.problem(complaint, goal.path, 'value')];
  }
  const complaint = {
    code: 'goal-kind',
    message: `${title} measures two things.`,
    remedy: `Keep one of ${oneOf(GOAL_KEYS)}.`,
  };
  return [file.problem(complaint, goal.at(second).path, 'key')];
}
