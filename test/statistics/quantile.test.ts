import fc from 'fast-check';
import { expect, test } from 'vitest';
import { survivalQuantiles } from '../../src/statistics/kaplan-meier.ts';
import { ascendingByGroup, quantileOfSorted } from '../../src/statistics/quantile.ts';

test('quantiles interpolate as definition 7 does', () => {
  const values = Float64Array.of(1, 2, 3, 4);
  expect(quantileOfSorted(values, 0.5)).toBe(2.5);
  expect(quantileOfSorted(values, 0.25)).toBe(1.75);
  expect(quantileOfSorted(values, 0.9)).toBeCloseTo(3.7, 12);
  expect(quantileOfSorted(values, 0)).toBe(1);
  expect(quantileOfSorted(values, 1)).toBe(4);
  expect(quantileOfSorted(Float64Array.of(7), 0.95)).toBe(7);
  expect(quantileOfSorted(new Float64Array(), 0.5)).toBeNull();
});

test('ascending values are parted into groups that ascend', () => {
  const groups = ascendingByGroup(Float64Array.of(5, 9, 10, 30), Int32Array.of(0, 3, 1, 1), 4);
  expect(groups.map(values => [...values])).toEqual([[5], [10, 30], [], [9]]);
});

test('remission times of Freireich 1963: the median is 23 weeks', () => {
  const done = [6, 6, 6, 7, 10, 13, 16, 22, 23];
  const running = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35];
  const times = { done: Float64Array.from(done), running: Float64Array.from(running) };
  // The published curve: 0.857 at 6, 0.807 at 7, 0.753 at 10, 0.690 at 13, 0.627 at 16, 0.538 at 22, 0.448 at 23.
  expect(survivalQuantiles(times, [0.14, 0.15, 0.25, 0.5, 0.9])).toEqual([6, 7, 13, 23, null]);
});

test('with nothing running the share done is counted', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(20), { minLength: 1, maxLength: 60 }), times => {
      const sorted = times.toSorted((a, b) => a - b);
      const expected = [0.5, 0.9, 0.95].map(share => sorted[Math.ceil(share * sorted.length - 1e-9) - 1]);
      const seen = { done: Float64Array.from(sorted), running: new Float64Array() };
      expect(survivalQuantiles(seen, [0.5, 0.9, 0.95])).toEqual(expected);
    }),
  );
});
