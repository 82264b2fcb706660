import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ExactSum, fromMillionths } from '../../src/statistics/exact-sum.ts';

function sumOf(cells: readonly string[]): { readonly sum: number; readonly numbers: number } {
  const sum = new ExactSum();
  const numbers = cells.filter(cell => sum.addText(cell)).length;
  return { sum: fromMillionths(sum.millionths), numbers };
}

test.each([
  ['1500000', 1_500_000],
  ['1.5E+06', 1_500_000],
  ['1.5e6', 1_500_000],
  ['-2.5e-1', -0.25],
  ['12e-9', 0],
  ['.5', 0.5],
  ['7.', 7],
  [' +3 ', 3],
])('%s is a number', (cell, sum) => expect(sumOf([cell])).toEqual({ sum, numbers: 1 }));

test.each(['', 'e5', '1e', '1e99999', '1e400', '1,5', '0x10', 'Infinity', '1 000'])('%j is none', cell =>
  expect(sumOf([cell])).toEqual({ sum: 0, numbers: 0 }),
);

test('numbers are added exactly, in any order', () => {
  const cell = fc
    .tuple(fc.integer({ min: -1e9, max: 1e9 }), fc.nat(6))
    .map(([digits, places]) => `${digits}e-${places}`);
  fc.assert(
    fc.property(fc.array(cell, { minLength: 1, maxLength: 30 }), cells => {
      const sums = [sumOf(cells), sumOf(cells.toReversed())].map(({ sum }) => sum);
      expect(sums[0]).toBe(sums[1]);
      expect(sums[0]).toBeCloseTo(
        cells.reduce((sum, one) => sum + Number(one), 0),
        4,
      );
    }),
  );
});
