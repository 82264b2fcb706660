import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normalQuantile } from '../../src/statistics/normal.ts';
import { differenceInterval, wilsonInterval } from '../../src/statistics/proportion.ts';

test('normal quantiles are those printed with AS 241', () => {
  expect(normalQuantile(0.25)).toBeCloseTo(-0.6744897501960817, 15);
  expect(normalQuantile(0.001)).toBeCloseTo(-3.090232306167814, 14);
  expect(normalQuantile(1e-20)).toBeCloseTo(-9.262340089798408, 14);
  expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 15);
  expect(normalQuantile(0.5)).toBe(0);
  expect([normalQuantile(0), normalQuantile(1)]).toEqual([-Infinity, Infinity]);
});

describe('Wilson interval', () => {
  // Newcombe 1998, Statistics in Medicine 17:857, table I, method 3.
  test.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('of %i in %i', (successes, trials, low, high) => {
    const interval = wilsonInterval({ successes, trials });
    expect(interval?.low).toBeCloseTo(low, 4);
    expect(interval?.high).toBeCloseTo(high, 4);
  });

  test('there is none without trials', () => expect(wilsonInterval({ successes: 0, trials: 0 })).toBeNull());

  test('holds the share itself, inside 0 to 1, and mirrors', () => {
    const counts = fc.tuple(fc.nat(5000), fc.nat(5000)).filter(([kept, broken]) => kept + broken > 0);
    fc.assert(
      fc.property(counts, ([kept, broken]) => {
        const trials = kept + broken;
        const interval = wilsonInterval({ successes: kept, trials }) ?? { low: NaN, high: NaN };
        const mirror = wilsonInterval({ successes: broken, trials }) ?? { low: NaN, high: NaN };
        expect(interval.low).toBeGreaterThanOrEqual(0);
        expect(interval.high).toBeLessThanOrEqual(1);
        expect(interval.low).toBeLessThanOrEqual(kept / trials);
        expect(interval.high).toBeGreaterThanOrEqual(kept / trials);
        expect(interval.low).toBeCloseTo(1 - mirror.high, 12);
      }),
    );
  });
});

// Newcombe 1998, Statistics in Medicine 17:873, table II, method 10.
test.each([
  [56, 70, 48, 80, 0.0524, 0.3339],
  [9, 10, 3, 10, 0.1705, 0.809],
  [6, 7, 2, 7, 0.0582, 0.8062],
  [5, 56, 0, 29, -0.0381, 0.1926],
  [0, 10, 0, 20, -0.1611, 0.2775],
  [0, 10, 0, 10, -0.2775, 0.2775],
  [10, 10, 0, 20, 0.6791, 1],
  [10, 10, 0, 10, 0.6075, 1],
])('difference of %i/%i and %i/%i', (successes, trials, before, of, low, high) => {
  const interval = differenceInterval({ successes, trials }, { successes: before, trials: of });
  expect(interval?.low).toBeCloseTo(low, 4);
  expect(interval?.high).toBeCloseTo(high, 4);
});

test('a difference with nothing has no interval', () => {
  expect(differenceInterval({ successes: 1, trials: 2 }, { successes: 0, trials: 0 })).toBeNull();
});
