import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decompose } from '../../src/compare/decompose.ts';

const counts = fc.record({ met: fc.nat(500), breached: fc.nat(500) });
const pairs = fc
  .array(fc.record({ before: counts, after: counts }), { minLength: 1, maxLength: 12 })
  .filter(groups => rateOver(groups, 'before') >= 0 && rateOver(groups, 'after') >= 0);

function rateOver(
  groups: readonly Record<'before' | 'after', { met: number; breached: number }>[],
  side: 'before' | 'after',
): number {
  const met = groups.reduce((sum, group) => sum + group[side].met, 0);
  return met / groups.reduce((sum, group) => sum + group[side].met + group[side].breached, 0);
}

test('mix and performance of all groups add up to the difference', () => {
  fc.assert(
    fc.property(pairs, groups => {
      const parts = decompose(groups).reduce((sum, { mix, performance }) => sum + mix + performance, 0);
      expect(parts).toBeCloseTo(rateOver(groups, 'after') - rateOver(groups, 'before'), 12);
    }),
  );
});

test('there and back again is the same with the other sign', () => {
  fc.assert(
    fc.property(pairs, groups => {
      const there = decompose(groups);
      const back = decompose(groups.map(({ before, after }) => ({ before: after, after: before })));
      there.forEach(({ mix, performance }, index) => {
        expect(back[index]?.mix).toBeCloseTo(-mix, 12);
        expect(back[index]?.performance).toBeCloseTo(-performance, 12);
      });
    }),
  );
});

test('by hand: one does better, one grows, one comes', () => {
  // Before 100: 60 of 80 and 20 of 20, 80 %. After 200: 72 of 80, 60 of 60 and 30 of 60, 81 %. In the middle 80.5 %.
  const [ann, ben, cem] = decompose([
    { before: { met: 60, breached: 20 }, after: { met: 72, breached: 8 } },
    { before: { met: 20, breached: 0 }, after: { met: 60, breached: 0 } },
    { before: { met: 0, breached: 0 }, after: { met: 30, breached: 30 } },
  ]);
  // Ann: from 75 % to 90 %, her share from 0.8 to 0.4.
  expect(ann?.performance).toBeCloseTo(0.15 * 0.6, 12);
  expect(ann?.mix).toBeCloseTo(-0.4 * (0.825 - 0.805), 12);
  expect(ben?.performance).toBe(0);
  expect(ben?.mix).toBeCloseTo(0.1 * (1 - 0.805), 12);
  expect(cem?.performance).toBe(0);
  expect(cem?.mix).toBeCloseTo(0.3 * (0.5 - 0.805), 12);
});
