// The whole file against the schema, piece by piece: what is wrong in one piece hides nothing in another.

import type { z } from 'zod';
import type { Problem } from '../findings/problem.ts';
import type { ClauseKind } from '../model/agreement.ts';
import type { AgreementFile } from './agreement-file.ts';
import type { Cursor } from './cursor.ts';
import { clauseKind, goalKeys, matcherKind, tellingKeys } from './kinds.ts';
import { schemaProblems, unknownKey } from './schema-problems.ts';
import { HEADER, SECTIONS } from './schema/agreement.ts';
import { CLAUSES, CLAUSE_SHAPES } from './schema/clauses.ts';
import { MATCHERS, MATCHER_KEYS } from './schema/events.ts';
import { GOALS, GOAL_KEYS } from './schema/goals.ts';
import { describe, nameOf, capital, oneOf, quote, suggestion, titleOf } from './sentences.ts';

export function checkSchema(file: AgreementFile): readonly Problem[] {
  const { root } = file;
  if (!root.isMap) return [notAnAgreement(file)];
  return [
    ...unknownSections(file),
    ...Object.entries(HEADER).flatMap(([key, schema]) => schemaProblems(file, schema, root.at(key))),
    ...sectionProblems(file, 'calendars', SECTIONS.calendars),
    ...sectionProblems(file, 'data', SECTIONS.data),
    ...sectionProblems(file, 'covers', SECTIONS.covers),
    ...sectionProblems(file, 'segments', SECTIONS.segments),
    ...eventProblems(file),
    ...listProblems(file, 'clauses', clauseProblems),
    ...listProblems(file, 'goals', goalProblems),
    ...sectionProblems(file, 'report', SECTIONS.report),
    ...promisesNothing(file),
  ];
}

function notAnAgreement(file: AgreementFile): Problem {
  const { value } = file.root;
  const message = value === null ? 'The file is empty.' : `The file ${describe(value)}, not an agreement.`;
  const remedy =
    'Write keys such as `slaudit: 1`, `name:`, `timezone:`, `events:` and `clauses:`, or run `slaudit init`.';
  return file.problem({ code: 'not-an-agreement', message, remedy }, [], 'value');
}

function unknownSections(file: AgreementFile): readonly Problem[] {
  const known = [...Object.keys(HEADER), ...Object.keys(SECTIONS)];
  return file.root
    .entries()
    .filter(entry => !known.includes(entry.name))
    .map(entry => unknownKey(file, entry, known));
}

function sectionProblems(file: AgreementFile, key: string, schema: z.ZodType): readonly Problem[] {
  return schemaProblems(file, schema, file.root.at(key));
}

/** The file needs `clauses` or `goals`. */
function promisesNothing(file: AgreementFile): readonly Problem[] {
  if (file.root.has('clauses') || file.root.has('goals')) return [];
  const complaint = {
    code: 'missing-key',
    message: 'The agreement has neither `clauses` nor `goals`.',
    remedy: 'Add `clauses:` with at least one promise, or `goals:` with at least one number.',
  };
  return [file.problem(complaint, [], 'value')];
}

function listProblems(
  file: AgreementFile,
  key: string,
  problemsOf: (file: AgreementFile, item: Cursor) => readonly Problem[],
): readonly Problem[] {
  const section = file.root.at(key);
  if (!section.exists) return [];
  const isList = Array.isArray(section.value) && section.value.length > 0;
  if (isList) return section.items().flatMap(item => (item.isMap ? problemsOf(file, item) : [notAMap(file, item)]));
  const complaint = {
    code: 'wrong-value',
    message: `${quote(key)} ${describeList(section.value)}.`,
    remedy: 'Write a list whose entries begin with `- id:`.',
  };
  return [file.problem(complaint, section.path, 'value')];
}

function describeList(value: unknown): string {
  return Array.isArray(value) ? 'is an empty list' : describe(value);
}

function notAMap(file: AgreementFile, item: Cursor): Problem {
  const message = `${capital(nameOf(item.path))} ${describe(item.value)}.`;
  return file.problem(
    { code: 'wrong-value', message, remedy: 'Write keys with values, such as `id: first-touch`.' },
    item.path,
    'value',
  );
}

// ---------------------------------------------------------------- events

function eventProblems(file: AgreementFile): readonly Problem[] {
  const events = file.root.at('events');
  if (!events.isMap) return schemaProblems(file, SECTIONS.events, events);
  return events.entries().flatMap(event => oneEventProblems(file, event));
}

function oneEventProblems(file: AgreementFile, event: Cursor): readonly Problem[] {
  if (Array.isArray(event.value)) {
    return event.value.length === 0
      ? [wrongMatcher(file, event)]
      : event.items().flatMap(item => oneEventProblems(file, item));
  }
  if (!event.has('any')) return matcherProblems(file, event);
  const others = event.entries().filter(entry => entry.name !== 'any');
  const nested = Array.isArray(event.at('any').value)
    ? oneEventProblems(file, event.at('any'))
    : [wrongMatcher(file, event.at('any'))];
  return [...others.map(entry => besideAny(file, entry)), ...nested];
}

function besideAny(file: AgreementFile, entry: Cursor): Problem {
  const message = `${quote(entry.name)} cannot stand beside \`any\`.`;
  return file.problem(
    { code: 'unknown-key', message, remedy: 'Write it into each matcher under `any:`.' },
    entry.path,
    'key',
  );
}

function matcherProblems(file: AgreementFile, matcher: Cursor): readonly Problem[] {
  if (!matcher.isMap || matcher.keys().length === 0) return [wrongMatcher(file, matcher)];
  const kind = matcherKind(matcher);
  return kind === null ? [unknownMatcher(file, matcher)] : schemaProblems(file, MATCHERS[kind], matcher);
}

function wrongMatcher(file: AgreementFile, matcher: Cursor): Problem {
  const value = Array.isArray(matcher.value)
    ? 'is an empty list'
    : matcher.isMap
      ? 'is empty'
      : describe(matcher.value);
  const message = `${capital(titleOf(file.root, matcher.path))} ${value}.`;
  const remedy =
    'Write what it matches, such as `{ activity: call }` or `{ becomes: status, to: MQL }`, or a list of these.';
  return file.problem({ code: 'wrong-value', message, remedy }, matcher.path, 'value');
}

function unknownMatcher(file: AgreementFile, matcher: Cursor): Problem {
  const [first = ''] = matcher.keys();
  const message = `${capital(titleOf(file.root, matcher.path))} does not say what kind of row it matches.`;
  const hint = suggestion(first, MATCHER_KEYS, '');
  const remedy = hint.startsWith('Did') ? hint : `Begin it with ${oneOf(MATCHER_KEYS)}.`;
  return file.problem({ code: 'event-kind', message, remedy }, matcher.at(first).path, 'key');
}

// ---------------------------------------------------------------- clauses and goals

function clauseProblems(file: AgreementFile, clause: Cursor): readonly Problem[] {
  const kind = clauseKind(clause);
  if (kind === null) return [clauseOfNoKind(file, clause)];
  const foreign = clause.entries().filter(entry => isOfAnotherKind(entry.name, kind));
  const others = schemaProblems(file, CLAUSES[kind], clause).filter(problem => !isAmong(file, problem, foreign));
  return [...foreign.map(entry => ofAnotherKind(file, entry, kind)), ...others];
}

function isOfAnotherKind(key: string, kind: ClauseKind): boolean {
  return (
    !Object.hasOwn(CLAUSE_SHAPES[kind], key) && Object.values(CLAUSE_SHAPES).some(shape => Object.hasOwn(shape, key))
  );
}

/** The schema calls a key of another kind unknown; the better sentence replaces it. */
function isAmong(file: AgreementFile, problem: Problem, entries: readonly Cursor[]): boolean {
  if (problem.code !== 'unknown-key') return false;
  return entries.some(entry => {
    const at = file.positionOf(entry.path);
    return at.line === problem.line && at.column === problem.column;
  });
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
  const remedy = 'Add `expect:` with `within:`, `never:`, `at_most:` or `require:`.';
  return file.problem(
    { code: 'clause-kind', message: `${title} does not say what is promised.`, remedy },
    clause.path,
    'value',
  );
}

function goalProblems(file: AgreementFile, goal: Cursor): readonly Problem[] {
  const [kind, second] = goalKeys(goal);
  if (kind !== undefined && second === undefined) return schemaProblems(file, GOALS[kind], goal);
  const title = capital(titleOf(file.root, goal.path));
  const message = kind === undefined ? `${title} does not say what is counted.` : `${title} measures two things.`;
  const remedy = kind === undefined ? 'Add `count:`, `sum:` or `rate:`.' : `Keep one of ${oneOf(GOAL_KEYS)}.`;
  return [
    file.problem(
      { code: 'goal-kind', message, remedy },
      second === undefined ? goal.path : goal.at(second).path,
      second === undefined ? 'value' : 'key',
    ),
  ];
}
