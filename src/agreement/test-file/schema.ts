// What may stand in a file of tests, and the same as JSON Schema for editors. The short lines are read by timeline-line.ts
// and its neighbours; here they are texts.

import * as z from 'zod';
import { VERDICTS } from '../../model/verdict.ts';
import { described, form, list, map, named, oneOrMany, pushFlaw, text } from '../schema/build.ts';
import { scalar, timeZone } from '../schema/values.ts';
import { parseTestPeriod } from './period.ts';

const moment = described(text('a time such as `Fri 2025-03-07 16:30`'), 'Local time, the weekday is checked.', [
  'Fri 2025-03-07 16:30',
]);
const amount = described(text('an amount of time such as `3 h 20 min`'), 'Hours, minutes, seconds, milliseconds.');
const wholeNumber = z.int('a whole number');

// ---------------------------------------------------------------- timeline

const ROW = 'a line such as `Fri 2025-03-07 16:30 status New → MQL`, or a map with `at:`';
const ROW_KEYS = ['activity', 'change', 'lead', 'milestone', 'deal'] as const;

const longRow = z
  .object(
    {
      at: described(text('a time such as `Fri 2025-03-07 16:30`'), 'When it happened, with its date.'),
      activity: described(scalar, 'Type of an activity: `call`, `email`, …').optional(),
      change: described(scalar, 'Field of the lead that changed, with `from:` and `to:`.').optional(),
      lead: described(z.literal('created', '`created`'), 'The creation of the lead.').optional(),
      milestone: described(scalar, 'Name of a milestone, a date column of the lead.').optional(),
      deal: described(
        z.enum(['created', 'won', 'lost'], '`created`, `won` or `lost`'),
        'What became of a deal.',
      ).optional(),
      from: described(scalar.nullable(), 'Value before a change; nothing is empty.').optional(),
      to: described(scalar.nullable(), 'Value after a change; nothing is empty.').optional(),
      by: described(scalar, 'Who did it (the column `actor`).').optional(),
      id: described(scalar, 'Which deal, where there are several.').optional(),
      logged: described(text('a time such as `Fri 2025-03-07 16:30`'), 'When an activity was logged.').optional(),
    },
    ROW,
  )
  .catchall(scalar)
  .check(context => {
    const keys = ROW_KEYS.filter(key => Object.hasOwn(context.value, key));
    if (context.issues.length > 0 || keys.length === 1) return;
    const message = keys.length === 0 ? 'This does not say what happened.' : 'This says two things at once.';
    const remedy = 'Write one of `activity:`, `change:`, `lead: created`, `milestone:` or `deal:`.';
    pushFlaw(context, { code: 'test-line', message, remedy });
  });

const row = described(
  z.union([text(ROW), longRow], ROW),
  'What happened, a line each; a line that begins with a time is on the date of the line before.',
  [
    'Fri 2025-03-07 16:30 status New → MQL',
    '16:45 owner mia → ann',
    'Mon 2025-03-10 09:10 call outbound by ann connected',
    'Mon 2025-03-10 11:00 email outbound by mia automated',
    'Wed 2025-03-12 10:00 deal won, amount 4800',
    { at: 'Mon 2025-03-10 09:10', activity: 'call', direction: 'outbound', by: 'ann', outcome: 'connected' },
  ],
);

// ---------------------------------------------------------------- what must come out

const EXPECTED = 'a line such as `first-touch met, due Mon 2025-03-10 11:30`, or a map with `clause:` and `verdict:`';

const longExpected = map(EXPECTED, {
  clause: text('the id of a clause'),
  verdict: described(
    z.enum(
      [...VERDICTS, 'none'],
      'a verdict: `met`, `breached`, `open`, `cancelled`, `waived`, `unassessable`, or `none`',
    ),
    '`none`: the clause has no obligation.',
  ),
  started: moment.optional(),
  due: described(moment, '`none`: there is no deadline.').optional(),
  settled: described(moment, '`none`: nothing settled it.').optional(),
  elapsed: described(amount, 'Open time the clock ran, such as `3 h 20 min`.').optional(),
  late_by: described(amount, 'From the deadline to when it was done, day and night.').optional(),
  owner: z.string('a person').optional(),
  team: z.string('a team').optional(),
  segment: z.string('the name of a segment').optional(),
  reason: described(text('a part of the reason'), 'A part of the reason.').optional(),
  at_risk: z.boolean('`true` or `false`').optional(),
  progress: described(wholeNumber, 'Touches of a cadence that count.').optional(),
  cycle: described(wholeNumber, 'Which start of the clause on the lead, from 1.').optional(),
  version: wholeNumber.optional(),
});

const expected = described(
  z.union([text(EXPECTED), longExpected], EXPECTED),
  'A clause, its verdict, and what else is looked at, parted by commas.',
  ['first-touch met, due Mon 2025-03-10 11:30, elapsed 1 h 10 min', 'handoff none'],
);

const GOAL = 'a line such as `qualified-leads 2025-03 = 1`, or a map with `goal:`, `month:` and `value:`';
const longGoal = map(GOAL, {
  goal: text('the id of a goal'),
  month: described(scalar, 'The period of the goal: `2025-10`, `2025-Q4` or `2025`.'),
  value: described(scalar.nullable(), 'A number, or a percentage with its sign; nothing where nothing is decided.'),
  of: described(wholeNumber, 'Leads that a rate is over.').optional(),
  open: described(wholeNumber, 'Leads whose window is not over.').optional(),
  hit: described(z.boolean('`true` or `false`').nullable(), 'Nothing: neither hit nor missed.').optional(),
});
const goal = described(z.union([text(GOAL), longGoal], GOAL), 'A goal in one of its periods.', [
  'qualified-leads 2025-03 = 1, missed',
]);

// ---------------------------------------------------------------- what holds for a case or for all

const person = (what: string, columns: readonly string[]): z.ZodType =>
  z.union([text(what), map(what, Object.fromEntries(columns.map(column => [column, scalar.optional()])))], what);

const ROSTER = 'a line such as `ann, party sales, team North, calendar us-sales`, or a map with these keys';
const ABSENCE = 'a line such as `ann, from Mon 2025-03-10, until Fri 2025-03-14`, or a map with these keys';
const WAIVER = 'a map with `clause:`, `reason:`, `approved_by:` and `approved_on:`';
const DATES = 'a date such as `Mon 2025-12-24`, or a list of dates';

const SETTING = {
  timezone: described(timeZone, "Zone of the local times; else the agreement's.").optional(),
  lead: described(
    named(scalar.nullable(), 'the columns of the lead with their values, such as `{ source: web }`'),
    'The lead as it was created: its columns with their values.',
    [{ source: 'web', status: 'New', owner: 'lead-desk' }],
  ).optional(),
  roster: described(
    list(person(ROSTER, ['person', 'name', 'email', 'team', 'party', 'calendar', 'from', 'until']), ROSTER),
    "Who is who, in place of the agreement's roster.",
  ).optional(),
  absences: described(
    z.array(person(ABSENCE, ['person', 'from', 'until', 'reason']), `a list of absences: ${ABSENCE}`),
    "Who is away, in place of the agreement's absences; `[]` is nobody.",
  ).optional(),
  holidays: described(
    named(z.union([text(DATES), z.array(text(DATES), DATES)], DATES), 'calendars with their holidays'),
    "Holidays by calendar, in place of that calendar's own; `[]` is none.",
  ).optional(),
  waivers: described(
    list(
      map(WAIVER, {
        clause: described(text('the id of a clause, or `*`'), 'A clause, or `*` for all.'),
        reason: text('why it is waived'),
        approved_by: text('who approved it'),
        approved_on: moment,
        from: moment.optional(),
        until: moment.optional(),
      }),
      WAIVER,
    ),
    'Waivers of the lead; those of the agreement are for its own leads.',
  ).optional(),
  as_of: described(
    moment,
    'The instant of the audit; else the latest of the timeline. A date is its last moment.',
  ).optional(),
  period: described(
    form('a period such as `2025-10`', parseTestPeriod),
    '`2025-10`, `2025-Q4`, `2025` or `2025-01-15..2025-02-15`; else everything is audited.',
  ).optional(),
};

const CASE = 'a case, which begins with `- case:`';
const CASE_SHAPE = {
  case: described(text('what the case shows, in words'), 'What the case shows; it is printed.'),
  ...SETTING,
  timeline: described(list(row, ROW), 'What happened to the lead.'),
  expect: described(
    oneOrMany(expected, EXPECTED),
    'What the clauses must make of it; clauses not named are not looked at.',
  ).optional(),
  goals: described(oneOrMany(goal, GOAL), 'What the goals must count.').optional(),
  others: described(
    z.enum(['allowed', 'fail'], '`allowed` or `fail`'),
    '`allowed`: a clause that is named may have more obligations than those listed.',
  ).optional(),
};

/** A case looks at something. */
export const CASE_SCHEMA: z.ZodType = map(CASE, CASE_SHAPE).check(context => {
  const value = context.value as Readonly<Record<string, unknown>>;
  if (context.issues.length > 0 || Object.hasOwn(value, 'expect') || Object.hasOwn(value, 'goals')) return;
  const remedy = 'Add `expect:` with a line such as `first-touch met`, or `goals:`.';
  pushFlaw(context, { code: 'test-nothing-expected', message: 'This case expects nothing.', remedy });
});

/** Everything but the cases. */
export const TOP_SCHEMAS: Readonly<Record<string, z.ZodType>> = {
  agreement: described(
    text('the path of an agreement such as `slaudit.yaml`'),
    'Path of the agreement, relative to this file.',
  ),
  ...SETTING,
};

/** JSON Schema (draft 2020-12) of a file of tests. */
export function testJsonSchema(): Record<string, unknown> {
  const file = map('a file of tests', {
    ...TOP_SCHEMAS,
    cases: described(list(map(CASE, CASE_SHAPE), 'a list of cases'), 'The cases, each with a lead of its own.'),
  });
  const { $schema, ...rest } = z.toJSONSchema(file, { target: 'draft-2020-12', io: 'input' });
  return {
    $schema,
    title: 'slaudit test',
    description: 'Unit tests of a service agreement: timelines written by hand, and the verdicts that must come out.',
    ...rest,
  };
}
