// Written tests, conditions and choices → the model's.

import type { Choice, Condition, Duration, ValueTest } from '../../model/agreement.ts';
import { isMap } from '../cursor.ts';
import { parseDuration } from '../forms/duration.ts';
import { valueOf } from '../forms/parsed.ts';
import { parsePercentage } from '../forms/percentage.ts';
import type { OneOrMany, WrittenChoice, WrittenCondition, WrittenTest } from '../written.ts';

/** A scalar is equality, a list "any of", several operators "and". */
export function toTest(written: WrittenTest): ValueTest {
  if (isList(written)) return { kind: 'any', tests: written.map(toTest) };
  if (typeof written !== 'object')
    return { kind: 'equals', value: typeof written === 'string' ? written.trim() : written };
  const tests = Object.entries(written).map(([key, value]) => operator(key, value));
  const [only, second] = tests;
  return only !== undefined && second === undefined ? only : { kind: 'all', tests };
}

function operator(key: string, value: unknown): ValueTest {
  switch (key) {
    case 'any':
    case 'all':
      return { kind: key, tests: (value as readonly WrittenTest[]).map(toTest) };
    case 'not':
      return { kind: key, test: toTest(value as WrittenTest) };
    case 'party':
    case 'team':
    case 'person':
      return { kind: key, test: toTest(value as WrittenTest) };
    case 'contains':
      return { kind: key, text: String(value) };
    case 'matches':
      return { kind: key, pattern: value as string };
    case 'empty':
      return { kind: key, expected: value as boolean };
    case 'at_least':
    case 'at_most':
    case 'above':
    case 'below':
      return { kind: key, number: value as number };
    default:
      throw new Error(`the schema let the operator ${key} through`);
  }
}

/** A condition on a lead: `segment` tests its own segment. */
export function toCondition(written: WrittenCondition): Condition {
  return together(written, (key, value) =>
    key === 'segment' ? { kind: 'segment', test: toTest(value) } : { kind: 'column', column: key, test: toTest(value) },
  );
}

/** A condition on one row of a file, in `derive`: every key but `any`, `all` and `not` is a column. */
export function toRowCondition(written: WrittenCondition): Condition {
  return together(written, (key, value) => ({ kind: 'column', column: key, test: toTest(value) }));
}

type Leaf = (key: string, value: WrittenTest) => Condition;

function together(written: WrittenCondition, leaf: Leaf): Condition {
  const conditions = Object.entries(written).map(([key, value]) => part(key, value, leaf));
  const [only, second] = conditions;
  return only !== undefined && second === undefined ? only : { kind: 'all', conditions };
}

function part(key: string, value: unknown, leaf: Leaf): Condition {
  if (key === 'not') return { kind: 'not', condition: together(value as WrittenCondition, leaf) };
  if (key !== 'any' && key !== 'all') return leaf(key, value as WrittenTest);
  return { kind: key, conditions: (value as readonly WrittenCondition[]).map(inner => together(inner, leaf)) };
}

export function toOptionalCondition(written: WrittenCondition | undefined): Condition | null {
  return written === undefined ? null : toCondition(written);
}

/** One value, or a list of `{ if, is }` whose last may be bare. */
export function toChoice<Written, Value>(
  written: WrittenChoice<Written> | undefined,
  convert: (value: Written) => Value,
  conditionOf: (written: WrittenCondition) => Condition = toCondition,
): Choice<Value> {
  if (written === undefined) return [];
  const entries = isList(written) ? written : [written as Written];
  return entries.map(entry =>
    isMap(entry)
      ? { if: conditionOf(entry['if'] as WrittenCondition), is: convert(entry['is'] as Written) }
      : { if: null, is: convert(entry as Written) },
  );
}

export function toDuration(written: string): Duration {
  return valueOf(parseDuration(written));
}

export function toFraction(written: string): number {
  return valueOf(parsePercentage(written));
}

export function toList<Value>(written: OneOrMany<Value> | undefined): readonly Value[] {
  if (written === undefined) return [];
  return isList(written) ? written : [written];
}

function isList<Value>(written: Value | readonly Value[]): written is readonly Value[] {
  return Array.isArray(written);
}
