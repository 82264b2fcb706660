import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { zoneOf } from '../../../src/calendar/zone.ts';
import { TimeReader } from '../../../src/exports/times/read-time.ts';
import type { DateStyle } from '../../../src/model/agreement.ts';

function read(text: string, style: DateStyle = 'iso', zone = 'UTC'): string {
  const bytes = new TextEncoder().encode(`<${text}>`);
  const reader = new TimeReader(style, zoneOf(zone));
  const at = reader.read(bytes, 1, bytes.length - 1);
  if (Number.isNaN(at)) return 'unreadable';
  const end = Number.isNaN(reader.dayEnd) ? '' : ` to ${new Date(reader.dayEnd).toISOString()}`;
  return `${new Date(at).toISOString()}${end}${reader.isAmbiguous ? ' (ambiguous)' : ''}`;
}

describe('ISO 8601', () => {
  it.each([
    ['2024-03-04T15:00:00Z', '2024-03-04T15:00:00.000Z'],
    ['2024-03-04T15:00:00.000+0000', '2024-03-04T15:00:00.000Z'],
    ['2024-03-04 10:00:00-05:00', '2024-03-04T15:00:00.000Z'],
    ['2024-03-04T20:30+05:30', '2024-03-04T15:00:00.000Z'],
    ['2024-03-04 15:00:00 UTC', '2024-03-04T15:00:00.000Z'],
    ['2024-03-04 15:00:00+00', '2024-03-04T15:00:00.000Z'],
    ['2025-03-07 16:30', '2025-03-07T16:30:00.000Z'],
    ['2025-03-07T16:30:15.5', '2025-03-07T16:30:15.500Z'],
    // Finer digits are cut off, never rounded.
    ['2025-03-07T16:30:15.123999', '2025-03-07T16:30:15.123Z'],
    ['2024-02-29T10:00:00Z', '2024-02-29T10:00:00.000Z'],
    ['2025-03-07', '2025-03-07T00:00:00.000Z to 2025-03-07T23:59:59.999Z'],
  ])('%s is %s', (text, instant) => {
    expect(read(text)).toBe(instant);
  });

  it.each([
    '',
    '3/4/2025',
    '2023-02-29T10:00:00Z',
    '2025-13-01',
    '2025-00-10',
    '2025-03-07T24:00',
    '2025-03-07T16:60',
    '2025-03-07T16',
    '2025-03-07T16:30:',
    '2025-03-07T16:30:15.',
    '2024-03-04 10:00 EST',
    '2025-03-07T16:30+5:30',
    '2025-03-07T16:30Zx',
    '2025-3-7',
    '02/24/26 02:18 AM',
    '٢٠٢٤-٠٣-٠٤',
    '45631.0',
    '1741365000',
    '2025-03-07Z',
  ])('%s is not read', text => {
    expect(read(text)).toBe('unreadable');
  });
});

describe('local times', () => {
  it('are those of the zone; skipped ones move forward, of repeated ones the first counts', () => {
    expect(read('2025-03-07 16:30', 'iso', 'America/New_York')).toBe('2025-03-07T21:30:00.000Z');
    expect(read('2025-03-09 02:30', 'iso', 'America/New_York')).toBe('2025-03-09T07:30:00.000Z (ambiguous)');
    expect(read('2025-11-02 01:30', 'iso', 'America/New_York')).toBe('2025-11-02T05:30:00.000Z (ambiguous)');
    expect(read('2025-11-02 12:00', 'iso', 'America/New_York')).toBe('2025-11-02T17:00:00.000Z');
  });

  it('of a date alone are the whole local day, 23 hours of it where the clock goes forward', () => {
    expect(read('2025-03-09', 'iso', 'America/New_York')).toBe('2025-03-09T05:00:00.000Z to 2025-03-10T03:59:59.999Z');
  });

  it('are found as the zone finds them, on any day of any zone', () => {
    const zones = ['America/New_York', 'Australia/Lord_Howe', 'Africa/Casablanca', 'Asia/Kathmandu', 'America/Havana'];
    const local = fc.integer({ min: Date.UTC(1995, 0, 1) / 60_000, max: Date.UTC(2035, 0, 1) / 60_000 });
    fc.assert(
      fc.property(fc.constantFrom(...zones), local, (id, minute) => {
        const zone = zoneOf(id);
        const text = new Date(minute * 60_000).toISOString().slice(0, 16);
        const instant = new Date(zone.toInstant(minute * 60_000)).toISOString();
        const ambiguous = zone.resolution(minute * 60_000) === 'unique' ? '' : ' (ambiguous)';
        expect(read(text, 'iso', id)).toBe(`${instant}${ambiguous}`);
      }),
      { numRuns: 500 },
    );
  });
});

describe('times as spreadsheets write them', () => {
  it.each([
    ['3/7/2025 4:30 PM', 'month-first', '2025-03-07T16:30:00.000Z'],
    ['3/7/2025 4:30 PM', 'day-first', '2025-07-03T16:30:00.000Z'],
    ['07.03.2025 16:30', 'day-first', '2025-03-07T16:30:00.000Z'],
    ['3/4/2024, 9:00\u202fAM', 'month-first', '2024-03-04T09:00:00.000Z'],
    ['3/4/2024 12:05 am', 'month-first', '2024-03-04T00:05:00.000Z'],
    ['3/4/2024 12:05 p.m.', 'month-first', '2024-03-04T12:05:00.000Z'],
    ['25-06-2024', 'day-first', '2024-06-25T00:00:00.000Z to 2024-06-25T23:59:59.999Z'],
    ['2024-03-04T15:00:00Z', 'day-first', '2024-03-04T15:00:00.000Z'],
  ] as const)('%s, %s, is %s', (text, style, instant) => {
    expect(read(text, style)).toBe(instant);
  });

  it.each([
    ['25/06/2024 10:00', 'month-first'],
    ['3/4/24', 'day-first'],
    ['3/4-2024', 'day-first'],
    ['3/4/2024 13:00 PM', 'month-first'],
    ['3/4/2024 0:30 AM', 'month-first'],
    ['29/2/2023', 'day-first'],
  ] as const)('%s, %s, is not read: nothing is guessed', (text, style) => {
    expect(read(text, style)).toBe('unreadable');
  });
});

describe('epochs', () => {
  it.each([
    ['1741365000', 'epoch-s', '2025-03-07T16:30:00.000Z'],
    ['1741365000.1239', 'epoch-s', '2025-03-07T16:30:00.123Z'],
    ['1741365000123', 'epoch-ms', '2025-03-07T16:30:00.123Z'],
    ['1741365000123.9', 'epoch-ms', '2025-03-07T16:30:00.123Z'],
    ['1.7E+12', 'epoch-ms', 'unreadable'],
    ['9999999999999999', 'epoch-s', 'unreadable'],
  ] as const)('%s, %s, is %s', (text, style, instant) => {
    expect(read(text, style)).toBe(instant);
  });
});
