// What a test of the agreement wants, in words.

import type { Condition, ValueTest } from '../../model/agreement.ts';
import type { PeopleWords } from './people.ts';

/** After `is`: `at least 50`, `web or demo request`, `not empty`. */
export function testWords(test: ValueTest, people: PeopleWords): string {
  const words = (inner: ValueTest): string => testWords(inner, people);
  switch (test.kind) {
    case 'equals':
      return String(test.value) === '' ? 'empty' : people.value(String(test.value), Number.NaN);
    case 'any':
      return listWords(test.tests.map(words), 'or');
    case 'all':
      return listWords(test.tests.map(words), 'and');
    case 'not':
      return `not ${words(test.test)}`;
    case 'contains':
      return `with “${test.text}” in it`;
    case 'matches':
      return `like /${test.pattern}/`;
    case 'at_least':
    case 'at_most':
      return `${test.kind.replace('_', ' ')} ${test.number}`;
    case 'above':
    case 'below':
      return `${test.kind} ${test.number}`;
    case 'empty':
      return test.expected ? 'empty' : 'not empty';
    case 'party':
    case 'team':
      return `someone of ${words(test.test)}`;
    case 'person':
      return people.areHidden ? 'one particular person' : words(test.test);
  }
}

/** What is required of a lead: `score at least 50`, `segment inbound`. */
export function requiredWords(condition: Condition, people: PeopleWords): string {
  if (condition.kind === 'column') return `${condition.column} ${testWords(condition.test, people)}`;
  return condition.kind === 'segment'
    ? `segment ${testWords(condition.test, people)}`
    : conditionWords(condition, people);
}

/** `segment is enterprise`, `email_opt_out is true and country is DE`. */
export function conditionWords(condition: Condition, people: PeopleWords): string {
  const words = (inner: Condition): string => conditionWords(inner, people);
  switch (condition.kind) {
    case 'column':
      return `${condition.column} is ${testWords(condition.test, people)}`;
    case 'segment':
      return `segment is ${testWords(condition.test, people)}`;
    case 'any':
    case 'all':
      return listWords(condition.conditions.map(words), condition.kind === 'any' ? 'or' : 'and');
    case 'not':
      return `not (${words(condition.condition)})`;
  }
}

/** `a, b or c`. */
export function listWords(words: readonly string[], joint: 'or' | 'and'): string {
  if (words.length <= 1) return words[0] ?? '';
  return `${words.slice(0, -1).join(', ')} ${joint} ${words.at(-1)}`;
}
