// `report:`: how results are counted and shown.

import * as z from 'zod';
import { monthNumber } from '../forms/month.ts';
import { parseDuration } from '../forms/duration.ts';
import type { Parsed } from '../forms/parsed.ts';
import type { WrittenReport } from '../written.ts';
import { described, form, map, oneOrMany, pushFlaw, text } from './build.ts';
import { eventNames } from './values.ts';

const MONTH = 'a month such as `april`';

export const report: z.ZodType<WrittenReport> = described(
  map('settings such as `count_by: start`', {
    count_by: described(
      z.enum(['start', 'due'], '`start` or `due`'),
      'Which period an obligation belongs to (`start`).',
    ).optional(),
    break_down_by: described(
      oneOrMany(text('a column'), '`person`, `team`, `segment`, `source` or a column of the leads, or a list of these'),
      '`person`, `team`, `segment`, `source` or a column of the leads; all of them stand in HTML and JSON, the first three in views of their own.',
    ).optional(),
    people: described(
      z.enum(['names', 'hidden'], '`names` or `hidden`'),
      '`hidden`: no person in any output.',
    ).optional(),
    logged_within: described(
      form('a plain duration such as `24 hours`', parsePlain),
      'An activity logged later than this after it happened settles nothing.',
      ['24 hours'],
    ).optional(),
    fiscal_year_starts: described(
      z.union([z.string(), z.number()], MONTH).check(context => {
        if (monthNumber(context.value) !== null) return;
        pushFlaw(context, {
          code: 'month',
          message: `\`${context.value}\` is not a month.`,
          remedy: `Write ${MONTH}.`,
        });
      }),
      'First month of the fiscal year (`january`).',
      ['january', 'april'],
    ).optional(),
    reached: described(eventNames, 'The success that conversion by speed looks for.').optional(),
  }),
  'How results are counted and shown.',
);

function parsePlain(written: string): Parsed<unknown> {
  const parsed = parseDuration(written);
  if ('flaw' in parsed || parsed.value.unit === 'elapsed') return parsed;
  const message = `\`${written.trim()}\` is not a plain duration, and logging runs day and night.`;
  return { flaw: { code: 'plain-duration', message, remedy: 'Write hours or minutes, such as `24 hours`.' } };
}
