import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TupleIndex } from '../../src/columns/tuple-index.ts';

const code = fc.oneof(fc.integer({ min: -1, max: 2 }), fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }));
const width = 3;

test('tuples are numbered as they are first met, and kept in that order', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(code, code, code), { size: 'max', maxLength: 2000 }), tuples => {
      const index = new TupleIndex(width);
      const known = new Map<string, number>();
      for (const tuple of tuples) {
        const key = tuple.join(' ');
        known.set(key, known.get(key) ?? known.size);
        index.next.set(tuple);
        expect(index.number()).toBe(known.get(key));
      }
      expect(index.length).toBe(known.size);
      expect([...index.all()].join(' ')).toBe([...known.keys()].join(' '));
    }),
  );
});
