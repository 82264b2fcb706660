// Tests of coded cells, ready for millions of rows: what a text passes is found once for each code.

import type { Texts } from '../columns/texts.ts';
import type { ValueTest } from '../model/agreement.ts';
import { plainTest } from './text-test.ts';

/** Whether the cell with a code passes; the instant is its row's, for tests that ask the roster. */
export type CellTest = (code: number, at: number) => boolean;

export type CompileCell = (test: ValueTest) => CellTest;

/** What tests of people ask the roster (people/roster.ts); texts are any of a person's names. */
export interface PeopleAt {
  personOf(text: string): string | null;
  partyAt(text: string, at: number): string;
  teamAt(text: string, at: number): string;
  /** Whether any of the answers differs from one instant to another. */
  changesInTime(text: string): boolean;
}

export function cellTests(texts: Texts, people: PeopleAt): CompileCell {
  const compile = (test: ValueTest): CellTest => {
    switch (test.kind) {
      case 'any': {
        const tests = test.tests.map(compile);
        return (code, at) => tests.some(passes => passes(code, at));
      }
      case 'all': {
        const tests = test.tests.map(compile);
        return (code, at) => tests.every(passes => passes(code, at));
      }
      case 'not': {
        const passes = compile(test.test);
        return (code, at) => !passes(code, at);
      }
      case 'party': {
        const passes = compile(test.test);
        return (code, at) => passes(texts.code(people.partyAt(texts.text(code), at)), at);
      }
      case 'team': {
        const passes = compile(test.test);
        return (code, at) => passes(texts.code(people.teamAt(texts.text(code), at)), at);
      }
      case 'person': {
        const passes = compile(asPersons(test.test, people));
        return (code, at) => passes(texts.code(people.personOf(texts.text(code)) ?? texts.text(code).trim()), at);
      }
      default:
        return rememberedByCode(texts, plainTest(test));
    }
  };
  return test =>
    needsPeople(test)
      ? rememberedWhereSteady(texts, people, compile(test))
      : rememberedByCode(texts, withoutPeople(test));
}

/** A name or email that the test wants is the `person` who goes by it (verdicts.md, Who). */
function asPersons(test: ValueTest, people: PeopleAt): ValueTest {
  if (test.kind === 'any' || test.kind === 'all')
    return { ...test, tests: test.tests.map(inner => asPersons(inner, people)) };
  if (test.kind === 'not') return { ...test, test: asPersons(test.test, people) };
  if (test.kind !== 'equals') return test;
  return { ...test, value: people.personOf(String(test.value)) ?? test.value };
}

/** A test without people as a test of a text; RangeError for one that asks the roster. */
export function withoutPeople(test: ValueTest): (text: string) => boolean {
  switch (test.kind) {
    case 'any':
    case 'all': {
      const tests = test.tests.map(withoutPeople);
      return test.kind === 'any'
        ? text => tests.some(passes => passes(text))
        : text => tests.every(passes => passes(text));
    }
    case 'not': {
      const passes = withoutPeople(test.test);
      return text => !passes(text);
    }
    case 'party':
    case 'team':
    case 'person':
      throw new RangeError(`a test of a ${test.kind} needs the roster`);
    default:
      return plainTest(test);
  }
}

export function needsPeople(test: ValueTest): boolean {
  if (test.kind === 'any' || test.kind === 'all') return test.tests.some(needsPeople);
  if (test.kind === 'not') return needsPeople(test.test);
  return test.kind === 'party' || test.kind === 'team' || test.kind === 'person';
}

const UNKNOWN = 0;
const FAILS = 1;
const PASSES = 2;
const CHANGES_IN_TIME = 3;

function rememberedByCode(texts: Texts, test: (text: string) => boolean): CellTest {
  let answers = new Uint8Array(64);
  return code => {
    if (code >= answers.length) answers = enlarged(answers, code);
    let answer = answers[code];
    if (answer === UNKNOWN) answers[code] = answer = test(texts.text(code)) ? PASSES : FAILS;
    return answer === PASSES;
  };
}

/** Most people keep their party and team: only of the others is the roster asked for every row. */
function rememberedWhereSteady(texts: Texts, people: PeopleAt, test: CellTest): CellTest {
  let answers = new Uint8Array(64);
  return (code, at) => {
    if (code >= answers.length) answers = enlarged(answers, code);
    let answer = answers[code];
    if (answer === UNKNOWN) {
      answer = people.changesInTime(texts.text(code)) ? CHANGES_IN_TIME : test(code, at) ? PASSES : FAILS;
      answers[code] = answer;
    }
    return answer === CHANGES_IN_TIME ? test(code, at) : answer === PASSES;
  };
}

function enlarged(answers: Uint8Array, code: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(Math.max(code + 1, answers.length * 2));
  larger.set(answers);
  return larger;
}
