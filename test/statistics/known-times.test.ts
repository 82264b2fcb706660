import fc from 'fast-check';
import { expect, it } from 'vitest';
import { joinedTimes, type KnownTimes, TimesWriter } from '../../src/statistics/known-times.ts';

interface Time {
  readonly ms: number;
  readonly isDone: boolean;
  readonly standing: number;
}

function known(times: readonly Time[]): KnownTimes {
  const writer = new TimesWriter();
  for (const { ms, isDone, standing } of times) writer.add(ms, isDone, standing);
  return writer.known();
}

/** Few different times, so that many are the same; some beyond 32 bits; some not known. */
const time = fc.record({
  ms: fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 4e11 }), fc.constant(NaN)),
  isDone: fc.boolean(),
  standing: fc.integer({ min: 0, max: 3 }),
});

it('times that several threads have taken are those that one would have', () => {
  const law = fc.property(fc.array(fc.array(time, { maxLength: 1200 }), { minLength: 1, maxLength: 4 }), parts => {
    const joined = joinedTimes(parts.map((part, number) => ({ times: known(part), firstStanding: 4 * number })));
    const all = parts.flatMap((part, number) => part.map(one => ({ ...one, standing: one.standing + 4 * number })));
    const told = all.filter(({ ms }) => !Number.isNaN(ms)).sort((a, b) => a.ms - b.ms);
    const done = told.filter(({ isDone }) => isDone);
    expect([...joined.done]).toEqual(done.map(({ ms }) => ms));
    expect([...joined.doneStandings]).toEqual(done.map(({ standing }) => standing));
    expect([...joined.running]).toEqual(told.filter(({ isDone }) => !isDone).map(({ ms }) => ms));
  });
  fc.assert(law);
});
