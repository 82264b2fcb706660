import { expect, test } from 'vitest';
import { nearest, typingDistance } from '../../src/findings/nearest.ts';

test.each([
  ['', '', 0],
  ['abc', '', 3],
  ['', 'abc', 3],
  ['form', 'from', 1],
  ['kitten', 'sitting', 3],
  ['ca', 'abc', 3],
  ['expcet', 'expect', 1],
  ['within', 'within', 0],
])('%s → %s is %i slips', (a, b, distance) => {
  expect(typingDistance(a, b)).toBe(distance);
  expect(typingDistance(b, a)).toBe(distance);
});

test.each([
  ['expcet', 'expect'],
  ['on-reassign', 'on_reassign'],
  ['LookBack', 'look_back'],
  ['calender', 'calendar'],
  ['tpye', 'type'],
  ['zzz', null],
  ['x', null],
])('%s was meant as %s', (word, expected) => {
  expect(nearest(word, ['expect', 'on_reassign', 'look_back', 'calendar', 'type', 'id'])).toBe(expected);
});

test('of two equally near the first; an exact spelling before another case', () => {
  expect(nearest('bat', ['cat', 'hat'])).toBe('cat');
  expect(nearest('Lead ID', ['lead_id', 'Lead ID'])).toBe('Lead ID');
});

test('a huge word is compared with nothing', () => {
  const before = performance.now();
  expect(nearest('x'.repeat(1_000_000), ['x'.repeat(999_999), 'y'])).toBeNull();
  expect(performance.now() - before).toBeLessThan(500);
});
