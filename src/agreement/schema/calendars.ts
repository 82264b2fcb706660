// `calendars:`: working hours, holidays, exceptions.

import * as z from 'zod';
import { parseDate } from '../forms/date.ts';
import { parseWindow } from '../forms/day-window.ts';
import { parseDays } from '../forms/days.ts';
import type { WrittenCalendar } from '../written.ts';
import { described, form, map, oneOrMany, text } from './build.ts';
import { timeZone } from './values.ts';

const WINDOWS = 'a window such as `09:00-17:30`, a list of windows, or `closed`';
const windows = oneOrMany(form('a window such as `09:00-17:30`', parseWindow), WINDOWS);

const holiday = map('`{ country: US }` or `{ file: holidays.csv }`', {
  country: described(text('a country code such as `US`'), 'ISO country code: its public holidays.').optional(),
  region: described(text('a region code such as `NY`'), 'Region of the country.').optional(),
  file: described(
    text('a file such as `holidays.csv`'),
    'CSV with columns date,name or an iCalendar .ics file.',
  ).optional(),
});

export const calendar: z.ZodType<WrittenCalendar> = described(
  map('a calendar with `open:`', {
    timezone: timeZone.optional(),
    open: described(
      z.record(
        form('days such as `mon-fri`', parseDays),
        windows,
        'days with their hours, such as `mon-fri: 09:00-17:30`',
      ),
      'Days (`mon`, `mon-thu`, `mon,wed`; `fri-mon` wraps) with their hours: one window or a list.',
      [{ 'mon-thu': '09:00-17:30', fri: '09:00-16:00' }],
    ),
    holidays: described(
      oneOrMany(holiday, 'a list such as `[{ country: US }]`'),
      'Days closed besides; all are added together.',
    ).optional(),
    exceptions: described(
      z.record(
        form('a date such as `2025-12-24`', parseDate),
        windows,
        'dates with their hours, such as `2025-12-24: closed`',
      ),
      'Dates with hours of their own or `closed`; they win over `open` and `holidays`.',
    ).optional(),
  }),
  'When the clock of a business duration runs.',
);
