// Value tests and conditions in words.

import type { Condition, ValueTest } from '../model/agreement.ts';
import { listed, plainName } from './words.ts';

/** What a value must be: `MQL`, `SAL or Working`, `at least 50`, `someone of sales`. */
export function valueWords(test: ValueTest): string {
  switch (test.kind) {
    case 'equals':
      return typeof test.value === 'boolean' ? (test.value ? 'yes' : 'no') : String(test.value);
    case 'any':
      return listed(test.tests.map(valueWords), 'or');
    case 'all':
      return listed(test.tests.map(valueWords), 'and');
    case 'not':
      return `other than ${valueWords(test.test)}`;
    case 'contains':
      return `a text with “${test.text}” in it`;
    case 'matches':
      return `a text of the form “${test.pattern}”`;
    case 'at_least':
      return `at least ${test.number}`;
    case 'at_most':
      return `at most ${test.number}`;
    case 'above':
      return `more than ${test.number}`;
    case 'below':
      return `less than ${test.number}`;
    case 'empty':
      return test.expected ? 'not given' : 'given';
    case 'party':
    case 'team':
      return `someone of ${valueWords(test.test)}`;
    case 'person':
      return valueWords(test.test);
  }
}

/** A condition on a lead: `its employees are at least 1000`. */
export function conditionWords(condition: Condition): string {
  switch (condition.kind) {
    case 'column':
      return columnWords(condition.column, condition.test);
    case 'segment':
      return `it is ${segmentWords(condition.test)}`;
    case 'not':
      return `it is not so that ${conditionWords(condition.condition)}`;
    case 'any':
    case 'all': {
      const parts = condition.conditions.map(conditionWords);
      return listed(parts, condition.kind === 'any' ? 'or' : 'and');
    }
  }
}

/** `its score is at least 50`, `it has opted out of email`. */
export function columnWords(column: string, test: ValueTest): string {
  const name = plainName(column);
  const be = isPlural(name) ? 'are' : 'is';
  if (test.kind === 'empty') return test.expected ? `its ${name} ${be} not known` : `its ${name} ${be} known`;
  if (test.kind === 'equals' && typeof test.value === 'boolean')
    return `its ${name} ${be} ${test.value ? 'yes' : 'no'}`;
  return `its ${name} ${be} ${valueWords(test)}`;
}

/** `employees` are, `status` and `address` is. */
function isPlural(name: string): boolean {
  return /[^aious]s$/i.test(name);
}

function segmentWords(test: ValueTest): string {
  if (test.kind === 'equals') return `an ${plainName(String(test.value))} lead`.replace(/^an (?![aeiou])/i, 'a ');
  if (test.kind === 'any') return listed(test.tests.map(segmentWords), 'or');
  return `of the segment ${valueWords(test)}`;
}
