// Value tests, conditions, choices, durations, percentages: what the sections share (spec agreement.md, Values).

import { isZone } from '../../calendar/zone.ts';
import * as z from 'zod';
import { compilePattern } from '../../conditions/pattern.ts';
import type { Scalar } from '../../model/agreement.ts';
import { parseInstant } from '../forms/date.ts';
import { parseDuration } from '../forms/duration.ts';
import type { Parsed } from '../forms/parsed.ts';
import { parsePercentage } from '../forms/percentage.ts';
import type {
  WrittenCase,
  WrittenChoice,
  WrittenCondition,
  WrittenEvents,
  WrittenOperators,
  WrittenRange,
  WrittenTest,
} from '../written.ts';
import { described, form, list, map, oneOrMany, pushFlaw, text } from './build.ts';

export const scalar: z.ZodType<Scalar> = z.union(
  [z.string(), z.number(), z.boolean()],
  'a text, a number, `true` or `false`',
);

const number = z.number('a number such as `50`');

const TEST = 'a value, a list of values, or a test such as `{ at_least: 50 }`';

/** Recursive: used before it is defined below. */
const test: z.ZodType<WrittenTest> = z.lazy(() => valueTest);
const tests = list(test, 'a list of tests such as `[{ at_least: 10 }, { empty: true }]`');

const operators: z.ZodType<WrittenOperators> = map(TEST, {
  not: described(test, 'True where the test in it is not.').optional(),
  contains: described(scalar, 'The text holds this text, case kept.').optional(),
  matches: described(
    form('a pattern such as `^web`', parsePattern),
    'RE2 regular expression; searches, is not anchored.',
  ).optional(),
  at_least: number.optional(),
  at_most: number.optional(),
  above: number.optional(),
  below: number.optional(),
  empty: z.boolean('`true` or `false`').optional(),
  any: described(tests, 'At least one of these tests holds.').optional(),
  all: described(tests, 'All of these tests hold.').optional(),
  party: described(test, 'The party, by the roster as of that instant, of the person named in the cell.').optional(),
  team: described(test, 'The team, by the roster as of that instant, of the person named in the cell.').optional(),
  person: described(test, 'The person named in the cell, by `person`, `name` or `email`.').optional(),
}).check(notEmpty(TEST));

export const valueTest: z.ZodType<WrittenTest> = described(
  z.union([scalar, list(test, TEST), operators], TEST),
  'A scalar is equality, a list is "any of", a map of operators is "and".',
  ['web', ['web', 'demo request'], { at_least: 50 }, { not: { empty: true } }],
).meta({ id: 'test' });

const CONDITION = 'a condition such as `{ source: web }`';
const inner: z.ZodType<WrittenCondition> = z.lazy(() => condition);
const conditions = list(inner, 'a list of conditions such as `[{ source: web }, { score: { at_least: 50 } }]`');

export const condition: z.ZodType<WrittenCondition> = described(
  z
    .object(
      {
        any: described(conditions, 'At least one of these conditions holds.').optional(),
        all: described(conditions, 'All of these conditions hold.').optional(),
        not: described(inner, 'True where the condition in it is not.').optional(),
        segment: described(valueTest, "The lead's own segment: the first under `segments` that matches.").optional(),
      },
      CONDITION,
    )
    .catchall(valueTest)
    .check(notEmpty(CONDITION)),
  'Columns of the lead with their tests, as they stood at that instant. Several are "and".',
  [{ segment: 'enterprise' }, { employees: { at_least: 1000 } }],
).meta({ id: 'condition' });

export const duration: z.ZodType<string> = described(
  form('a duration such as `4 business hours`', parseDuration),
  '`30 minutes`, `4 hours`, `4 business hours`, `2 business days`, `14 calendar days`, `end of business day + 1`; short `30m`, `4h`, `4bh`, `2bd`, `14cd`, `eod+1`.',
  ['4 business hours', '30 minutes', '2 business days', 'end of next business day'],
).meta({ id: 'duration' });

export const percentage: z.ZodType<string> = described(
  form('a percentage with its sign, such as `95%`', parsePercentage),
  'A percentage with its sign.',
  ['95%'],
).meta({ id: 'percentage' });

export const timeZone: z.ZodType<string> = described(
  form('an IANA time zone such as `America/New_York`', parseZone),
  'IANA name of a time zone.',
  ['America/New_York', 'Europe/Berlin', 'UTC'],
);

export const eventNames: z.ZodType<WrittenEvents> = described(
  oneOrMany(text('the name of an event'), 'the name of an event, or a list of names'),
  'A name under `events`, or a list of names any of which counts.',
);

const instant = form('a date such as `2025-07-01`', parseInstant);

export const range: z.ZodType<WrittenRange> = map('a range such as `{ from: 2025-07-01, until: 2025-12-31 }`', {
  from: described(instant, 'First date (or time).').optional(),
  until: described(instant, 'Last date, included; a time is excluded.').optional(),
}).check(notEmpty('a range such as `{ from: 2025-07-01, until: 2025-12-31 }`'));

/** One value, or a list of `{ if, is }` whose last may be bare. */
export function choice<Value>(schema: z.ZodType<Value>, what: string): z.ZodType<WrittenChoice<Value>> {
  const entry: z.ZodType<WrittenCase<Value>> = map('a case such as `{ if: { segment: enterprise }, is: … }`', {
    if: condition,
    is: schema,
  });
  return z.union([schema, list(z.union([schema, entry], `${what}, or \`{ if: …, is: … }\``), what)], what);
}

export function notEmpty(what: string): (context: z.core.ParsePayload) => void {
  return context => {
    if (context.issues.length > 0 || Object.keys(context.value as object).length > 0) return;
    pushFlaw(context, { code: 'empty-map', message: 'There is nothing in the braces.', remedy: `Write ${what}.` });
  };
}

function parsePattern(written: string): Parsed<unknown> {
  const compiled = compilePattern(written);
  return 'flaw' in compiled ? { flaw: { code: 'pattern', ...compiled.flaw } } : { value: compiled.pattern };
}

function parseZone(written: string): Parsed<string> {
  if (isZone(written)) return { value: written };
  const message = `\`${written}\` is not a time zone.`;
  return {
    flaw: {
      code: 'time-zone',
      message,
      remedy: 'Write an IANA name such as `America/New_York`, `Europe/Berlin` or `UTC`.',
    },
  };
}
