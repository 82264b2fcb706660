// The part Times of spec/data.md, sentence by sentence, through the whole reader: what a cell says and which instant it is.
// Every instant was worked out by hand from the sentence above it; clock changes are those of the IANA time zone database.

import { describe, expect, test } from 'vitest';
import type { DateStyle } from '../../../src/model/agreement.ts';
import { folderOf, read, readWell, source } from '../reading.ts';

interface Written {
  readonly dates?: DateStyle;
  readonly timezone?: string;
  /** What stands in `closed_at`, and the instant it is: `FIRST to LAST` for a date alone, `empty`, or `rejected`. */
  readonly cells: Readonly<Record<string, string>>;
  /** How many of the cells are local times that a clock change repeats or skips. */
  readonly ambiguous?: number;
}

const SENTENCES: Readonly<Record<string, Written>> = {
  'ISO 8601 with Z, +05:30 or +0530, in whatever zone the source is': {
    timezone: 'America/New_York',
    cells: {
      '2025-03-07T16:30:00Z': '2025-03-07T16:30:00.000Z',
      '2025-03-07T16:30Z': '2025-03-07T16:30:00.000Z',
      '2025-03-07T22:00:00+05:30': '2025-03-07T16:30:00.000Z',
      '2025-03-07T22:00:00+0530': '2025-03-07T16:30:00.000Z',
      '2025-03-07 22:00:00.25+05:30': '2025-03-07T16:30:00.250Z',
      // The offset carries it over midnight, the end of the year and the 29th of February.
      '2024-12-31T20:00:00-08:00': '2025-01-01T04:00:00.000Z',
      '2024-03-01T01:00:00+02:00': '2024-02-29T23:00:00.000Z',
      // An offset decides which of two equal local times is meant, and that the hour skipped was there elsewhere.
      '2025-11-02T01:30:00-05:00': '2025-11-02T06:30:00.000Z',
      '2025-03-09T02:30:00-05:00': '2025-03-09T07:30:00.000Z',
    },
  },
  'or without offset, to the ms': {
    cells: {
      '2025-03-07T16:30:15.123': '2025-03-07T16:30:15.123Z',
      '2025-03-07T16:30:15': '2025-03-07T16:30:15.000Z',
      '2025-03-07 16:30': '2025-03-07T16:30:00.000Z',
      '  2025-03-07 16:30\t': '2025-03-07T16:30:00.000Z',
    },
  },
  'digits finer than a millisecond are cut off': {
    cells: {
      '2025-03-07T23:59:59.9999999Z': '2025-03-07T23:59:59.999Z',
      '2025-03-07T16:30:15.0009': '2025-03-07T16:30:15.000Z',
      '2025-03-07T16:30:15.1': '2025-03-07T16:30:15.100Z',
    },
  },
  'month-first: 3/7/2025 4:30 PM': {
    dates: 'month-first',
    cells: {
      '3/7/2025 4:30 PM': '2025-03-07T16:30:00.000Z',
      '03/07/2025 04:30:15 pm': '2025-03-07T16:30:15.000Z',
      '3/7/2025 12:00 AM': '2025-03-07T00:00:00.000Z',
      '3/7/2025 12:00 PM': '2025-03-07T12:00:00.000Z',
      '3/7/2025 11:59:59.9999 PM': '2025-03-07T23:59:59.999Z',
      '3/7/2025 16:30': '2025-03-07T16:30:00.000Z',
      '2/29/2024': '2024-02-29T00:00:00.000Z to 2024-02-29T23:59:59.999Z',
      // ISO 8601 is accepted whatever `dates:` says.
      '2025-03-07T16:30:00Z': '2025-03-07T16:30:00.000Z',
      // No month 13, no day 30 of February, no hour 13 of an afternoon: refused, not turned round or rolled over.
      '13/7/2025 10:00': 'rejected',
      '2/30/2024': 'rejected',
      '3/7/2025 13:30 PM': 'rejected',
      '3/7/2025 0:30 AM': 'rejected',
      '3/7/2025 24:00': 'rejected',
      '3/7/25 4:30 PM': 'rejected',
    },
  },
  'day-first: 07.03.2025 16:30': {
    dates: 'day-first',
    cells: {
      '07.03.2025 16:30': '2025-03-07T16:30:00.000Z',
      '7.3.2025 16:30:15': '2025-03-07T16:30:15.000Z',
      '3/4/2025 16:30': '2025-04-03T16:30:00.000Z',
      '31-12-2024': '2024-12-31T00:00:00.000Z to 2024-12-31T23:59:59.999Z',
      '12/31/2024': 'rejected',
      '29.02.2025': 'rejected',
      '07.03.25 16:30': 'rejected',
    },
  },
  '"3/4/2025" is never guessed': {
    cells: {
      '3/4/2025': 'rejected',
      '25/12/2025 10:00': 'rejected',
      '07.03.2025 16:30': 'rejected',
    },
  },
  'epoch seconds': {
    dates: 'epoch-s',
    timezone: 'Asia/Kolkata',
    cells: {
      // 20,154 days and 59,400 seconds, wherever the source is.
      '1741365000': '2025-03-07T16:30:00.000Z',
      '1741365000.9999': '2025-03-07T16:30:00.999Z',
      '0': '1970-01-01T00:00:00.000Z',
      '-1': '1969-12-31T23:59:59.000Z',
      '1,741,365,000': 'rejected',
    },
  },
  'epoch ms': {
    dates: 'epoch-ms',
    cells: {
      '1741365000123': '2025-03-07T16:30:00.123Z',
      '1741365000123.9': '2025-03-07T16:30:00.123Z',
      '1.74E+12': 'rejected',
    },
  },
  'nothing else is a time: no number without `dates:`, no abbreviation of a zone, no month by name': {
    timezone: 'America/New_York',
    cells: {
      '1741365000': 'rejected',
      // What a spreadsheet counts from 1900: 45723.6875 would be 7 March 2025, 16:30.
      '45723.6875': 'rejected',
      '2025-03-07 16:30 EST': 'rejected',
      '2025-03-07 16:30 America/New_York': 'rejected',
      '7 March 2025 16:30': 'rejected',
      '25-03-07 16:30': 'rejected',
      '2025-02-29': 'rejected',
      '2025-03-07T24:00': 'rejected',
      '2025-03-07T16:30:60Z': 'rejected',
      '2025-03-07T16:30+24:00': 'rejected',
      '2025-03-07T4:30': 'rejected',
      tomorrow: 'rejected',
    },
  },
  'a time without offset is local to the zone of the source; skipped ones move forward, of repeated ones the first counts':
    {
      timezone: 'America/New_York',
      cells: {
        '2025-03-07 16:30': '2025-03-07T21:30:00.000Z',
        '2025-07-07 16:30': '2025-07-07T20:30:00.000Z',
        // On 9 March 2:00 becomes 3:00: what is before and after is clear, 2:30 is 3:30.
        '2025-03-09 01:59:59.999': '2025-03-09T06:59:59.999Z',
        '2025-03-09 02:00': '2025-03-09T07:00:00.000Z',
        '2025-03-09 02:30': '2025-03-09T07:30:00.000Z',
        '2025-03-09 03:00': '2025-03-09T07:00:00.000Z',
        // On 2 November 2:00 becomes 1:00: 1:30 comes twice, 2:00 once.
        '2025-11-02 00:59': '2025-11-02T04:59:00.000Z',
        '2025-11-02 01:30': '2025-11-02T05:30:00.000Z',
        '2025-11-02 02:00': '2025-11-02T07:00:00.000Z',
      },
      ambiguous: 3,
    },
  'a clock may change by half an hour (Lord Howe), written as a spreadsheet does': {
    timezone: 'Australia/Lord_Howe',
    dates: 'day-first',
    cells: {
      // 5 October: 2:00 (+10:30) becomes 2:30 (+11). 6 April: 2:00 (+11) becomes 1:30 (+10:30).
      '5/10/2025 2:15 AM': '2025-10-04T15:45:00.000Z',
      '6/4/2025 1:45 AM': '2025-04-05T14:45:00.000Z',
      '6/4/2025 2:00 AM': '2025-04-05T15:30:00.000Z',
    },
    ambiguous: 2,
  },
  'a date alone is its local day from the first instant to the last': {
    timezone: 'America/New_York',
    cells: {
      '2025-03-07': '2025-03-07T05:00:00.000Z to 2025-03-08T04:59:59.999Z',
      // A day of 23 hours, and one of 25.
      '2025-03-09': '2025-03-09T05:00:00.000Z to 2025-03-10T03:59:59.999Z',
      '2025-11-02': '2025-11-02T04:00:00.000Z to 2025-11-03T04:59:59.999Z',
      // Midnight is a time like any other.
      '2025-03-07 00:00': '2025-03-07T05:00:00.000Z',
    },
  },
  'also where midnight itself is skipped or repeated (Havana)': {
    timezone: 'America/Havana',
    cells: {
      // 9 March: 0:00 (-5) becomes 1:00 (-4). 2 November: 1:00 (-4) becomes 0:00 (-5).
      '2025-03-09': '2025-03-09T05:00:00.000Z to 2025-03-10T03:59:59.999Z',
      '2025-11-02': '2025-11-02T04:00:00.000Z to 2025-11-03T04:59:59.999Z',
    },
  },
  'also where the last hour of the day is repeated (São Paulo)': {
    timezone: 'America/Sao_Paulo',
    cells: {
      // At the end of 17 February 24:00 (-2) becomes 23:00 (-3).
      '2018-02-17': '2018-02-17T02:00:00.000Z to 2018-02-18T02:59:59.999Z',
      '2018-02-18': '2018-02-18T03:00:00.000Z to 2018-02-19T02:59:59.999Z',
    },
  },
  'a date that was left out is a local time skipped: moved forward, an instant (Samoa crossed the date line)': {
    timezone: 'Pacific/Apia',
    cells: {
      // After 29 December, 24:00 (-10), came 31 December, 0:00 (+14).
      '2011-12-29': '2011-12-29T10:00:00.000Z to 2011-12-30T09:59:59.999Z',
      '2011-12-30': '2011-12-30T10:00:00.000Z to 2011-12-30T10:00:00.000Z',
      '2011-12-31': '2011-12-30T10:00:00.000Z to 2011-12-31T09:59:59.999Z',
    },
    ambiguous: 1,
  },
  'an empty cell, and one that `blank` names, hold no time': {
    cells: { '': 'empty', '   ': 'empty', '-': 'empty', ' N/A ': 'empty', 'n/a': 'rejected', '--': 'rejected' },
  },
};

describe('times, as data.md accepts them', () => {
  test.each(Object.entries(SENTENCES))('%s', async (_, { dates = null, timezone = null, cells, ambiguous = 0 }) => {
    const texts = Object.keys(cells);
    const rows = texts.map((text, row) => `D-${row};2000-01-01T00:00:00Z;${text}\n`);
    const folder = await folderOf({ ...LEADS, 'deals.csv': `deal_id;created_at;closed_at\n${rows.join('')}` });
    const deals = source('deals.csv', { dates, timeZone: timezone, blank: ['N/A', '-'] });
    // The source's own zone stands before the agreement's, which is another.
    const { tables, findings } = await readWell({ folder, timeZone: 'UTC', sources: { deals: [deals] } });
    const { at, dayEnds } = tables.deals.times.get('closed_at') ?? { at: [], dayEnds: null };
    const read = new Map(texts.map(text => [text, 'rejected']));
    for (let row = 0; row < tables.deals.length; row++) {
      const text = texts[Number(tables.deals.evidence(row).replace(/.*#D-/, ''))] ?? '';
      read.set(text, shown(at[row] ?? NaN, dayEnds?.get(row)));
    }
    expect(Object.fromEntries(read)).toEqual(cells);
    const counts = Object.fromEntries(findings.map(({ code, count }) => [code, count]));
    const rejected = Object.values(cells).filter(instant => instant === 'rejected').length;
    expect(counts['unreadable_time'] ?? 0).toBe(rejected);
    expect(counts['ambiguous_local_time'] ?? 0).toBe(ambiguous);
  });

  test('the zone of the agreement counts where the source names none', async () => {
    const folder = await folderOf({ 'leads.csv': 'lead_id,created_at\nL-1,2025-03-07 16:30\n' });
    const { tables } = await readWell({ folder, timeZone: 'Asia/Kolkata' });
    expect(tables.leads.times.get('created_at')?.at[0]).toBe(Date.UTC(2025, 2, 7, 11, 0));
  });

  test('a date alone is a day in leads, activities, history and deals, in every column of times', async () => {
    const day = '2025-03-07';
    const folder = await folderOf({
      'leads.csv': `lead_id,created_at,qualified\nL-1,${day},${day}\n`,
      'activities.csv': `lead_id,occurred_at,type,logged_at\nL-1,${day},call,${day}\n`,
      'history.csv': `lead_id,changed_at,field,new_value,logged_at\nL-1,${day},status,MQL,${day}\n`,
      'deals.csv': `deal_id,created_at,closed_at\nD-1,${day},${day}\n`,
    });
    const leads = source('leads.csv', { milestones: new Map([['qualified_at', 'qualified']]) });
    const { tables } = await readWell({ folder, sources: { leads: [leads] } });
    const columns = [tables.leads, tables.activities, tables.history, tables.deals].flatMap(({ times }) => [...times]);
    expect(columns.map(([name]) => name)).toHaveLength(8);
    for (const [, { at, dayEnds }] of columns) {
      expect(shown(at[0] ?? NaN, dayEnds?.get(0))).toBe('2025-03-07T00:00:00.000Z to 2025-03-07T23:59:59.999Z');
    }
  });

  test('a time that is required may not be empty', async () => {
    const folder = await folderOf({ 'leads.csv': 'lead_id,created_at\nL-1,\nL-2,-\nL-3,2025-03-07\n' });
    const { tables, findings } = await readWell({
      folder,
      sources: { leads: [source('leads.csv', { blank: ['-'] })] },
    });
    expect(tables.leads.length).toBe(1);
    expect(findings.map(({ code, count }) => [code, count])).toEqual([['unreadable_time', 2]]);
  });
});

describe('booleans', () => {
  const WRITTEN = ['true', 'TRUE', 'Yes', 'yes', '1', ' true ', 'false', 'False', 'NO', 'no', '0', '', '-'];
  const OTHER = ['VRAI', 'y', 'n', 'on', 'off', '2', '1.0', 'maybe'];

  test('are true, yes and 1, false, no and 0 in any case; empty is neither; anything else is refused', async () => {
    const rows = [...WRITTEN, ...OTHER].map((text, row) => `A-${row},L-1,2025-03-07T09:00:00Z,call,${text}\n`);
    const won = [...WRITTEN, ...OTHER].map((text, row) => `D-${row},2025-03-07T09:00:00Z,${text}\n`);
    const folder = await folderOf({
      ...LEADS,
      'activities.csv': `activity_id,lead_id,occurred_at,type,automated\n${rows.join('')}`,
      'deals.csv': `deal_id,created_at,won\n${won.join('')}`,
    });
    const sources = {
      activities: [source('activities.csv', { blank: ['-'] })],
      deals: [source('deals.csv', { blank: ['-'] })],
    };
    const { inputs, findings } = await read({ folder, sources });
    for (const kind of ['activities', 'deals']) {
      expect(inputs.find(input => input.kind === kind)).toMatchObject({ used: WRITTEN.length, rejected: OTHER.length });
    }
    const refused = findings.find(({ code }) => code === 'unreadable_boolean');
    expect(refused).toMatchObject({ level: 'rejected', count: 2 * OTHER.length });
    expect(refused?.samples.map(({ line, text }) => [line, text]).slice(0, 2)).toEqual([
      [WRITTEN.length + 2, 'VRAI'],
      [WRITTEN.length + 3, 'y'],
    ]);
  });
});

const LEADS = { 'leads.csv': 'lead_id,created_at\nL-1,2000-01-01T00:00:00Z\n' };

function shown(at: number, dayEnd: number | undefined): string {
  if (Number.isNaN(at)) return 'empty';
  const first = new Date(at).toISOString();
  return dayEnd === undefined ? first : `${first} to ${new Date(dayEnd).toISOString()}`;
}
