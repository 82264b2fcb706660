// "Value tests" of agreement.md, on texts and on coded cells.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Texts } from '../../src/columns/texts.ts';
import { cellTests, needsPeople, withoutPeople, type PeopleAt } from '../../src/conditions/cell-test.ts';
import type { ValueTest } from '../../src/model/agreement.ts';

const equals = (value: string | number | boolean): ValueTest => ({ kind: 'equals', value });

describe('tests of a text', () => {
  const cases: readonly (readonly [string, ValueTest, readonly string[], readonly string[]])[] = [
    ['text is compared trimmed, case kept', equals('Web'), ['Web', ' Web\t'], ['web', 'Web form', '']],
    [
      'a number in every spelling',
      equals(50),
      ['50', ' 50.0 ', '+50', '5e1'],
      ['51', 'fifty', '', '50 EUR', '0x32', 'Infinity'],
    ],
    [
      'true as data.md writes it',
      equals(true),
      ['true', 'TRUE', 'Yes', '1', ' 1 '],
      ['false', '0', '', 'y', 'on', '2'],
    ],
    ['false as data.md writes it; empty is neither', equals(false), ['false', 'No', '0'], ['true', '', ' ', '00']],
    ['the text "true" is a text', equals('true'), ['true'], ['TRUE', '1', 'yes']],
    ['any of', { kind: 'any', tests: [equals('a'), equals(2)] }, ['a', '2.0'], ['b', '']],
    [
      'all of',
      {
        kind: 'all',
        tests: [
          { kind: 'at_least', number: 10 },
          { kind: 'below', number: 20 },
        ],
      },
      ['10', '19.99'],
      ['20', '9', 'x'],
    ],
    ['not', { kind: 'not', test: equals('a') }, ['b', ''], ['a', ' a ']],
    ['contains, case kept', { kind: 'contains', text: 'Co' }, ['Acme Co', 'Company'], ['company', '']],
    ['matches searches, is not anchored', { kind: 'matches', pattern: '@.*\\.com$' }, ['a@b.com'], ['a@b.com.org', '']],
    ['at least', { kind: 'at_least', number: -1.5 }, ['-1.5', '0', '1e3'], ['-1.6', 'n/a', '']],
    ['at most', { kind: 'at_most', number: 3 }, ['3', '-7', '.5'], ['3.01', '', '3 people']],
    ['above', { kind: 'above', number: 3 }, ['3.01'], ['3', '']],
    ['below', { kind: 'below', number: 3 }, ['2.99'], ['3', '']],
    ['empty', { kind: 'empty', expected: true }, ['', '  '], ['0', '-']],
    ['not empty', { kind: 'empty', expected: false }, ['0', 'x'], ['', '\t']],
  ];

  test.each(cases)('%s', (_what, valueTest, passing, failing) => {
    const passes = withoutPeople(valueTest);
    expect(passing.filter(text => !passes(text))).toEqual([]);
    expect(failing.filter(passes)).toEqual([]);
  });

  test('a pattern that would take for ever elsewhere is linear', () => {
    const passes = withoutPeople({ kind: 'matches', pattern: '^(a+)+$' });
    const before = performance.now();
    expect(passes(`${'a'.repeat(20_000)}b`)).toBe(false);
    expect(performance.now() - before).toBeLessThan(2_000);
  });
});

const people: PeopleAt = {
  personOf: text => (['ann', 'Ann Lee', 'ann@x.org'].includes(text.trim()) ? 'ann' : null),
  partyAt: (text, at) => (people.personOf(text) === null ? '' : at < 100 ? 'marketing' : 'sales'),
  teamAt: (text, at) => (people.personOf(text) === null ? '' : at < 100 ? '' : 'emea'),
  changesInTime: text => people.personOf(text) !== null,
};

describe('tests of coded cells', () => {
  test('people are asked for as of the instant', () => {
    const texts = new Texts();
    const compile = cellTests(texts, people);
    const sales = compile({ kind: 'party', test: equals('sales') });
    const name = texts.code('Ann Lee');
    expect([sales(name, 99), sales(name, 100), sales(name, 99)]).toEqual([false, true, false]);
    expect(sales(texts.code('Bob'), 100)).toBe(false);
    expect(compile({ kind: 'team', test: { kind: 'empty', expected: true } })(name, 99)).toBe(true);
  });

  test.each(['ann', 'Ann Lee', 'ann@x.org'])('`person: %s` finds the person by any of their names', wanted => {
    const texts = new Texts();
    const compile = cellTests(texts, people);
    const passes = compile({ kind: 'person', test: { kind: 'any', tests: [equals(wanted)] } });
    expect(['ann', 'Ann Lee', ' ann@x.org', 'Ann', ''].map(text => passes(texts.code(text), 0))).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
    expect(compile(equals('ann'))(texts.code('Ann Lee'), 0)).toBe(false);
  });

  test('somebody the roster does not know is still themselves', () => {
    const texts = new Texts();
    const passes = cellTests(texts, people)({ kind: 'person', test: equals('Bob') });
    expect([passes(texts.code('Bob'), 0), passes(texts.code('bob'), 0)]).toEqual([true, false]);
  });

  test('a coded cell passes whenever its text does, however many codes there are', () => {
    const text = fc.oneof(fc.string(), fc.constantFrom('50', 'true', ' a ', '', 'NO'), fc.double().map(String));
    const leaf: fc.Arbitrary<ValueTest> = fc.oneof(
      fc.oneof(fc.string(), fc.double({ noNaN: true }), fc.boolean()).map(equals),
      fc.record({ kind: fc.constantFrom('at_least' as const, 'below' as const), number: fc.integer() }),
      fc.boolean().map((expected): ValueTest => ({ kind: 'empty', expected })),
    );
    const tree = fc.oneof(
      leaf,
      leaf.map((inner): ValueTest => ({ kind: 'not', test: inner })),
      fc.array(leaf, { minLength: 1, maxLength: 3 }).map((tests): ValueTest => ({ kind: 'any', tests })),
    );
    fc.assert(
      fc.property(tree, fc.array(text, { maxLength: 200 }), (valueTest, cells) => {
        const texts = new Texts();
        const coded = cellTests(texts, people)(valueTest);
        const plain = withoutPeople(valueTest);
        expect(cells.map(cell => coded(texts.code(cell), 0))).toEqual(cells.map(plain));
      }),
    );
  });

  test('what needs people is told apart', () => {
    expect(
      needsPeople({ kind: 'not', test: { kind: 'any', tests: [equals('a'), { kind: 'team', test: equals('b') }] } }),
    ).toBe(true);
    expect(needsPeople({ kind: 'all', tests: [equals('a'), { kind: 'empty', expected: true }] })).toBe(false);
    expect(() => withoutPeople({ kind: 'party', test: equals('sales') })).toThrow(RangeError);
  });
});
