import fc from 'fast-check';
import { expect, it } from 'vitest';
import { localDayOf } from '../../src/calendar/local-date.ts';
import { LocalDays } from '../../src/calendar/local-days.ts';
import { zoneOf } from '../../src/calendar/zone.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const ZONES = ['America/New_York', 'America/St_Johns', 'Asia/Kathmandu', 'Africa/Monrovia', 'Pacific/Apia'];

/** Around a few midnights: near each other, far apart, before 1970, and beyond what a table holds. */
const instant = fc
  .record({
    days: fc.constantFrom(0, 1, -400, 400, -20_000, 200_000, -200_000),
    hours: fc.integer({ min: -3, max: 3 }),
    ms: fc.integer({ min: 0, max: HOUR - 1 }),
  })
  .map(({ days, hours, ms }) => Date.UTC(2009, 10, 1, 2) + days * DAY + hours * HOUR + ms);

it('dates are those of the zone, in whatever order instants come', () => {
  const law = fc.property(fc.constantFrom(...ZONES), fc.array(instant, { maxLength: 80 }), (id, instants) => {
    const zone = zoneOf(id);
    const dates = new LocalDays(zone);
    for (const at of [...instants, ...instants]) expect(dates.days[dates.numberOf(at)]).toBe(localDayOf(zone, at));
    expect(new Set(dates.days).size).toBe(dates.days.length);
  });
  fc.assert(law, { numRuns: 300 });
});
