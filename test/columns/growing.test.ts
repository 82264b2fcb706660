import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Growing, growingBytes, growingInstants, growingIntegers } from '../../src/columns/growing.ts';

/** How a column may come to hold what it holds; long runs pass the end of a chunk. */
const step = fc.oneof(
  fc.record({ kind: fc.constant('push' as const), value: fc.integer({ min: 0, max: 3 }), times: fc.nat({ max: 300 }) }),
  fc.record({
    kind: fc.constantFrom('push' as const, 'append' as const),
    value: fc.integer({ min: 0, max: 3 }),
    times: fc.constantFrom(1, 65_535, 65_536, 70_000),
  }),
  fc.record({
    kind: fc.constantFrom('append' as const, 'pass on' as const),
    value: fc.integer({ min: 0, max: 3 }),
    times: fc.nat({ max: 5 }),
  }),
);

test.each([
  ['instants', growingInstants],
  ['integers', growingIntegers],
  ['bytes', growingBytes],
] as const)('a column of %s holds what an array would, however it came there', (_, make) => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), fc.nat(), (steps, place) => {
      let column = make() as Growing<Float64Array>;
      const array: number[] = [];
      for (const { kind, value, times } of steps) {
        const values = Array.from({ length: times }, (__, at) => (value === 3 ? at % 3 : value));
        if (kind === 'pass on') column = make(structuredClone(column.memory()) as never) as Growing<Float64Array>;
        if (kind === 'append') column.append(Float64Array.from(values));
        else for (const one of values) column.push(one);
        for (const one of values) array.push(one);
      }
      const target = new Float64Array(array.length + 1).fill(-1);
      column.copyTo(target, 1);
      expect(column.length).toBe(array.length);
      expect(Buffer.from(Float64Array.from(column.all()).buffer).equals(bytesOf(array))).toBe(true);
      expect(Buffer.from(target.slice(1).buffer).equals(bytesOf(array))).toBe(true);
      expect(target[0]).toBe(-1);
      if (array.length > 0) expect(column.at(place % array.length)).toBe(array[place % array.length]);
      expect(() => column.at(array.length)).toThrow(RangeError);
    }),
    { numRuns: 30 },
  );
});

function bytesOf(values: readonly number[]): Buffer {
  return Buffer.from(Float64Array.from(values).buffer);
}
