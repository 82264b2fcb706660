// Whether conditions can hold together, and whether one implies another: enough to find a choice no lead can reach. What
// is not understood (any, not, patterns, people) is taken to be possible, so that nothing sound is ever refused.

import { isDeepStrictEqual } from 'node:util';
import type { Condition, ValueTest } from '../model/agreement.ts';

/** One column (or the segment) with everything that is asked of it. */
interface Demand {
  readonly column: string;
  readonly tests: readonly ValueTest[];
}

/** True where no lead can meet all of the conditions at one instant. */
export function isContradiction(conditions: readonly Condition[]): boolean {
  return demandsOf(conditions).some(({ tests }) => {
    const [texts, range] = [textsOf(tests), rangeOf(tests)];
    return (texts !== null && texts.size === 0) || isEmpty(range) || emptyAndNot(tests);
  });
}

/** True where every lead that meets all of `conditions` meets `implied` too. */
export function implies(conditions: readonly Condition[], implied: Condition): boolean {
  const given = demandsOf(conditions);
  const flat = conjuncts(implied);
  return flat.every(part => {
    if (conditions.flatMap(conjuncts).some(own => isDeepStrictEqual(own, part))) return true;
    const [wanted] = demandsOf([part]);
    const held = given.find(({ column }) => column === wanted?.column);
    return wanted !== undefined && held !== undefined && isWithin(held.tests, wanted.tests);
  });
}

/** The texts a condition on one column alone lets through, or null where it is no such list. */
export function listedTexts(
  condition: Condition,
): { readonly column: string; readonly texts: ReadonlySet<string> } | null {
  const [demand, second] = demandsOf([condition]);
  if (demand === undefined || second !== undefined || conjuncts(condition).some(part => !isLeaf(part))) return null;
  const texts = demand.tests.every(test => listOf(test) !== null) ? textsOf(demand.tests) : null;
  return texts === null ? null : { column: demand.column, texts };
}

/** The texts that the conditions leave for a column, or null where they do not list them. */
export function textsLeft(conditions: readonly Condition[], column: string): ReadonlySet<string> | null {
  return textsOf(demandsOf(conditions).find(demand => demand.column === column)?.tests ?? []);
}

function demandsOf(conditions: readonly Condition[]): readonly Demand[] {
  const byColumn = new Map<string, ValueTest[]>();
  for (const part of conditions.flatMap(conjuncts)) {
    if (!isLeaf(part)) continue;
    // A tab cannot begin a column's name by accident: the segment is no column.
    const column = part.kind === 'segment' ? '\tsegment' : part.column;
    byColumn.set(column, [...(byColumn.get(column) ?? []), ...testsOf(part.test)]);
  }
  return [...byColumn].map(([column, tests]) => ({ column, tests }));
}

type Leaf = Extract<Condition, { readonly kind: 'column' | 'segment' }>;

function isLeaf(condition: Condition): condition is Leaf {
  return condition.kind === 'column' || condition.kind === 'segment';
}

function conjuncts(condition: Condition): readonly Condition[] {
  return condition.kind === 'all' ? condition.conditions.flatMap(conjuncts) : [condition];
}

function testsOf(test: ValueTest): readonly ValueTest[] {
  return test.kind === 'all' ? test.tests.flatMap(testsOf) : [test];
}

/** Texts that pass every test, as far as tests list them; null where none does. */
function textsOf(tests: readonly ValueTest[]): ReadonlySet<string> | null {
  const lists = tests.map(listOf).filter(list => list !== null);
  const [first, ...others] = lists;
  if (first === undefined) return null;
  const refused = new Set(tests.flatMap(test => (test.kind === 'not' ? [...(listOf(test.test) ?? [])] : [])));
  return new Set([...first].filter(text => others.every(list => list.has(text)) && !refused.has(text)));
}

/** The texts of an equality or a list of equalities; null for anything else (a number or truth value has many spellings). */
function listOf(test: ValueTest): ReadonlySet<string> | null {
  if (test.kind === 'equals') return typeof test.value === 'string' ? new Set([test.value]) : null;
  if (test.kind !== 'any') return null;
  const lists = test.tests.map(listOf);
  return lists.every(list => list !== null) ? new Set(lists.flatMap(list => [...list])) : null;
}

interface Range {
  readonly from: number;
  readonly fromIncluded: boolean;
  readonly to: number;
  readonly toIncluded: boolean;
}

const EVERYTHING: Range = { from: -Infinity, fromIncluded: true, to: Infinity, toIncluded: true };

function rangeOf(tests: readonly ValueTest[]): Range {
  return tests.map(oneRange).reduce(intersection, EVERYTHING);
}

function oneRange(test: ValueTest): Range {
  switch (test.kind) {
    case 'at_least':
      return { ...EVERYTHING, from: test.number };
    case 'above':
      return { ...EVERYTHING, from: test.number, fromIncluded: false };
    case 'at_most':
      return { ...EVERYTHING, to: test.number };
    case 'below':
      return { ...EVERYTHING, to: test.number, toIncluded: false };
    case 'equals':
      return typeof test.value === 'number' ? { ...EVERYTHING, from: test.value, to: test.value } : EVERYTHING;
    default:
      return EVERYTHING;
  }
}

function intersection(a: Range, b: Range): Range {
  const low = a.from > b.from || (a.from === b.from && !a.fromIncluded) ? a : b;
  const high = a.to < b.to || (a.to === b.to && !a.toIncluded) ? a : b;
  return { from: low.from, fromIncluded: low.fromIncluded, to: high.to, toIncluded: high.toIncluded };
}

function isEmpty(range: Range): boolean {
  return range.from > range.to || (range.from === range.to && !(range.fromIncluded && range.toIncluded));
}

/** `empty: true` beside `empty: false`, a comparison or a listed text. */
function emptyAndNot(tests: readonly ValueTest[]): boolean {
  if (!tests.some(test => test.kind === 'empty' && test.expected)) return false;
  const texts = textsOf(tests);
  return (
    tests.some(test => test.kind === 'empty' && !test.expected) ||
    tests.some(test => oneRange(test) !== EVERYTHING) ||
    (texts !== null && !texts.has(''))
  );
}

/** Whether passing `held` is enough to pass every one of `wanted`. */
function isWithin(held: readonly ValueTest[], wanted: readonly ValueTest[]): boolean {
  return wanted.every(
    test => held.some(own => isDeepStrictEqual(own, test)) || textsWithin(held, test) || rangeWithin(held, test),
  );
}

function textsWithin(held: readonly ValueTest[], wanted: ValueTest): boolean {
  const [own, list] = [textsOf(held), listOf(wanted)];
  return own !== null && list !== null && [...own].every(text => list.has(text));
}

function rangeWithin(held: readonly ValueTest[], wanted: ValueTest): boolean {
  const [own, range] = [rangeOf(held), oneRange(wanted)];
  if (range === EVERYTHING || wanted.kind === 'equals') return false;
  return isDeepStrictEqual(intersection(own, range), own);
}
