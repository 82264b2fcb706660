import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compareCodePoints } from '../../src/model/code-points.ts';
import { FirstLeads } from '../../src/statistics/first-leads.ts';

it('the first three leads, in whatever order their starts come and are put together', () => {
  const start = fc.record({
    at: fc.integer({ min: 1, max: 5 }),
    id: fc.constantFrom('L-1', 'L-10', 'L-2', '\uFF21', '\u{1F600}'),
  });
  const law = fc.property(fc.array(start), fc.array(start), (ones, others) => {
    const [first, second] = [new FirstLeads(), new FirstLeads()];
    for (const one of ones) if (one.at <= first.latest) first.take(one);
    for (const other of others) if (other.at <= second.latest) second.take(other);
    for (const start of second.all) first.take(start);
    const inOrder = [...ones, ...others].sort((a, b) => a.at - b.at || compareCodePoints(a.id, b.id));
    expect(first.all.map(({ id }) => id)).toEqual([...new Set(inOrder.map(({ id }) => id))].slice(0, 3));
  });
  fc.assert(law, { numRuns: 500 });
});
