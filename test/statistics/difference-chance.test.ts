import fc from 'fast-check';
import { expect, test } from 'vitest';
import { holmAdjusted } from '../../src/statistics/holm.ts';
import { differenceChance, differenceInterval } from '../../src/statistics/proportion.ts';

// Made with statsmodels 0.15.0: interval by `confint_proportions_2indep(a, n, b, m, method='newcomb', compare='diff')`,
// chance by scipy's `brentq` over its `alpha` for the level at which the limit nearer to zero is zero.
test.each([
  [787, 900, 591, 688, -0.0179941325775, 0.0498836572284, 0.3682876798],
  [880, 927, 624, 721, 0.055793506699, 0.113395782655, 4.617816305e-9],
  [7, 9, 3, 12, 0.0971456105902, 0.75409584774, 0.01410576465],
  [1, 40, 0, 35, -0.076018124833, 0.128813689635, 0.3903784229],
  [499, 500, 480, 500, 0.0212593310192, 0.0590381530078, 0.0001172455453],
  [5000, 9000, 5200, 9000, -0.0366872962855, -0.00774398276037, 0.002626290214],
  [0, 12, 3, 11, -0.565645301176, 0.0264745860927, 0.06976091445],
  [60, 60, 55, 60, 0.00684995265829, 0.180689420183, 0.03727433684],
  [210, 1000, 260, 1000, -0.087002290407, -0.0128329998491, 0.008399410511],
  [3, 7, 4, 7, -0.525192004455, 0.31106327686, 0.5923312845],
])('%i of %i after %i of %i: as statsmodels', (successes, trials, before, of, low, high, chance) => {
  const [after, earlier] = [
    { successes, trials },
    { successes: before, trials: of },
  ];
  expect(differenceInterval(after, earlier)?.low).toBeCloseTo(low, 11);
  expect(differenceInterval(after, earlier)?.high).toBeCloseTo(high, 11);
  expect((differenceChance(after, earlier) ?? NaN) / chance).toBeCloseTo(1, 8);
});

const proportion = fc
  .tuple(fc.nat(300), fc.nat(300))
  .filter(([met, breached]) => met + breached > 0)
  .map(([successes, breached]) => ({ successes, trials: successes + breached }));

test('the chance is under 5 % exactly where the 95 % interval leaves zero out, whichever came first', () => {
  fc.assert(
    fc.property(proportion, proportion, (after, before) => {
      const chance = differenceChance(after, before) ?? NaN;
      const { low, high } = differenceInterval(after, before) ?? { low: NaN, high: NaN };
      expect(chance < 0.05).toBe(low > 0 || high < 0);
      expect(chance).toBeGreaterThanOrEqual(0);
      expect(chance).toBeLessThanOrEqual(1);
      expect(differenceChance(before, after)).toBeCloseTo(chance, 12);
    }),
  );
});

test('equal rates are all chance, enormous differences none, and nothing decided says nothing', () => {
  expect(differenceChance({ successes: 1, trials: 2 }, { successes: 20, trials: 40 })).toBe(1);
  expect(differenceChance({ successes: 9e6, trials: 1e7 }, { successes: 1e6, trials: 1e7 })).toBe(0);
  expect(differenceChance({ successes: 0, trials: 0 }, { successes: 1, trials: 1 })).toBeNull();
});

test('Holm: each chance times the number of questions left, never below one before it', () => {
  // By hand: 0.005·4, 0.01·3, then 0.03·2 = 0.06 and 0.04·1, raised to the 0.06 before it. (statsmodels agrees.)
  const [a = 0, b = 0, c = 0, d = 0] = holmAdjusted([0.01, 0.04, 0.03, 0.005]);
  expect([a, b, c, d].map(chance => Number(chance.toPrecision(12)))).toEqual([0.03, 0.06, 0.06, 0.02]);
  expect(holmAdjusted([0.02, 0.02, 0.9])).toEqual([0.06, 0.06, 0.9]);
  expect(holmAdjusted([0.6, 0.7])).toEqual([1, 1]);
  expect(holmAdjusted([])).toEqual([]);
});
