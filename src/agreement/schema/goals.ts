// `goals:`: the numbers both sides are held to.

import * as z from 'zod';
import { parsePercentage } from '../forms/percentage.ts';
import { parsePeriod } from '../forms/period.ts';
import type { WrittenGoal } from '../written.ts';
import { described, form, map, named, text } from './build.ts';
import { choice, condition, duration, eventNames, notEmpty } from './values.ts';

export const GOAL_KEYS = ['count', 'sum', 'rate'] as const;
export type GoalKind = (typeof GOAL_KEYS)[number];

const AMOUNT = 'a number such as `400`';
const RATE = 'a percentage with its sign, such as `90%`';
const GOAL = 'a goal with `id`, `party`, and `count`, `sum` or `rate`';

const count = z.number(AMOUNT);
const share = form(RATE, parsePercentage);

const common = {
  id: described(text('a short name such as `mql-volume`'), 'Names the goal.'),
  party: described(text('a party such as `sales`'), 'Who is held to it.'),
  promise: text('the sentence people signed').optional(),
  per: described(
    z.enum(['month', 'quarter', 'year'], '`month`, `quarter` or `year`'),
    'The period counted (`month`).',
  ).optional(),
  calendar: described(
    text('the name of a calendar'),
    "A name under `calendars`: a rate's open time and the projection's working days.",
  ).optional(),
  if: described(condition, 'Which leads count.').optional(),
};

/** The keys of each kind. */
const GOAL_SHAPES: Readonly<Record<GoalKind, Readonly<Record<string, z.ZodType>>>> = {
  count: { ...common, ...bounds(count, AMOUNT), count: described(eventNames, 'Leads with at least one such event.') },
  sum: {
    ...common,
    ...bounds(count, AMOUNT),
    sum: described(eventNames, 'Leads (or deals) with such an event, each with its value.'),
    value: described(
      z.union(
        [text('a column'), named(count, 'segments with a number each')],
        'a column such as `amount`, or `{ enterprise: 900, otherwise: 120 }`',
      ),
      'A lead or deal column, or a number for each segment and `otherwise`.',
    ),
  },
  rate: {
    ...common,
    ...bounds(share, RATE),
    rate: described(
      map('`{ from: handed_off, to: accepted, within: 5 business days }`', {
        from: eventNames,
        to: eventNames,
        within: choice(duration, 'a duration such as `5 business days`'),
      }),
      'The share of leads that went from one event to the other within the window.',
    ),
  },
};

export const GOALS: Readonly<Record<GoalKind, z.ZodType<WrittenGoal>>> = {
  count: goalOf('count'),
  sum: goalOf('sum'),
  rate: goalOf('rate'),
};

/** For the JSON Schema; a file is validated by the schema of each goal's kind. */
export const goal: z.ZodType<WrittenGoal> = z.union(Object.values(GOALS), GOAL);

function bounds(
  value: z.ZodType<number> | z.ZodType<string>,
  what: string,
): { at_least: z.ZodType; at_most: z.ZodType } {
  const target = z.union(
    [value, z.record(form('a period such as `2025-10`', parsePeriod), value, what).check(notEmpty(what))],
    `${what}, or one a period such as \`{ 2025-10: … }\``,
  );
  return { at_least: target.optional(), at_most: target.optional() };
}

function goalOf(kind: GoalKind): z.ZodType<WrittenGoal> {
  return map(GOAL, GOAL_SHAPES[kind]) as unknown as z.ZodType<WrittenGoal>;
}
