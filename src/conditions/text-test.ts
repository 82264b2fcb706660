// Tests of one text: what a cell must hold (agreement.md, Value tests). Tests of people are people-test's.

import type { Scalar, ValueTest } from '../model/agreement.ts';
import { compilePattern } from './pattern.ts';

export type TextTest = (text: string) => boolean;

/** The tests that need no roster. */
export type PlainTest = Exclude<ValueTest, { readonly kind: 'any' | 'all' | 'not' | 'party' | 'team' | 'person' }>;

export function plainTest(test: PlainTest): TextTest {
  switch (test.kind) {
    case 'equals':
      return equals(test.value);
    case 'contains':
      return text => text.includes(test.text);
    case 'matches': {
      const compiled = compilePattern(test.pattern);
      if ('flaw' in compiled) throw new RangeError(compiled.flaw.message);
      return compiled.pattern.found;
    }
    case 'empty':
      return text => (text.trim() === '') === test.expected;
    case 'at_least':
      return number(value => value >= test.number);
    case 'at_most':
      return number(value => value <= test.number);
    case 'above':
      return number(value => value > test.number);
    case 'below':
      return number(value => value < test.number);
  }
}

/** Truth values as data.md writes them; null for any other text. */
export function truthOf(text: string): boolean | null {
  const word = text.trim().toLowerCase();
  if (word === 'true' || word === 'yes' || word === '1') return true;
  return word === 'false' || word === 'no' || word === '0' ? false : null;
}

/** A decimal number, null for a text that is none. */
function numberOf(text: string): number | null {
  const trimmed = text.trim();
  return /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(trimmed) ? Number(trimmed) : null;
}

function equals(value: Scalar): TextTest {
  if (typeof value === 'boolean') return text => truthOf(text) === value;
  if (typeof value === 'number') return text => numberOf(text) === value;
  const wanted = value.trim();
  return text => text.trim() === wanted;
}

/** A comparison with text that is no number is false. */
function number(compare: (value: number) => boolean): TextTest {
  return text => {
    const value = numberOf(text);
    return value !== null && compare(value);
  };
}
