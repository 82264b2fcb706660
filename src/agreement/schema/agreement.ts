// The whole file as one schema, and as JSON Schema for editors.

import * as z from 'zod';
import { described, list, map, named, text } from './build.ts';
import { calendar } from './calendars.ts';
import { clause } from './clauses.ts';
import { data } from './data.ts';
import { events } from './events.ts';
import { goal } from './goals.ts';
import { report } from './report.ts';
import { condition, timeZone } from './values.ts';

export const HEADER: Readonly<Record<'slaudit' | 'name' | 'timezone', z.ZodType>> = {
  slaudit: described(z.literal(1, 'the version of this format, `1`'), 'Version of this format.'),
  name: described(text("the agreement's name"), 'Shown on every report.'),
  timezone: described(timeZone, 'Period bounds, calendar days, exports without an offset.'),
};

type Section = 'calendars' | 'data' | 'covers' | 'segments' | 'events' | 'clauses' | 'goals' | 'report';

export const SECTIONS: Readonly<Record<Section, z.ZodType>> = {
  calendars: described(
    named(calendar, 'calendars by name'),
    'Working hours by name. Built in: `always`, `owner`.',
  ).optional(),
  data: data.optional(),
  covers: described(condition, 'The leads the agreement is about; the others are counted, not audited.').optional(),
  segments: described(
    named(condition, 'conditions by name'),
    "Named conditions on a lead; the first that matches names the lead's segment.",
  ).optional(),
  events,
  clauses: described(list(clause, 'a list of clauses'), 'The promises.').optional(),
  goals: described(list(goal, 'a list of goals'), 'The numbers both sides are held to.').optional(),
  report: report.optional(),
};

const agreement = map('an agreement', { ...HEADER, ...SECTIONS });

/** JSON Schema (draft 2020-12) of the agreement file, for editor completion and checking. */
export function agreementJsonSchema(): Record<string, unknown> {
  const schema = z.toJSONSchema(agreement, { target: 'draft-2020-12', io: 'input' });
  const { $schema, ...rest } = schema;
  return {
    $schema,
    title: 'slaudit agreement',
    description: 'A service agreement between marketing and sales. The file also needs `clauses` or `goals`.',
    ...rest,
    anyOf: [{ required: ['clauses'] }, { required: ['goals'] }],
  };
}
