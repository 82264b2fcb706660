// `clauses:`: the promises. The keys a clause has tell its kind, and the kind which keys it may have.

import * as z from 'zod';
import type { ClauseKind } from '../../model/agreement.ts';
import type { WrittenClause } from '../written.ts';
import { described, map, named, text } from './build.ts';
import { choice, condition, duration, eventNames, percentage, range } from './values.ts';

const CLAUSE = 'a clause with `id`, `party` and the keys of its kind';
const WORDS = {
  cycleTimed: '`each`, `first` or `restart`',
  cycleRow: '`each` or `first`',
  reassign: '`continue` or `restart`',
};

const calendarName = text('the name of a calendar, `always` or `owner`');
const count = z.int('a whole number such as `6`').min(1, 'a whole number from 1');
const span = map('two events such as `{ from: on_hold, until: off_hold }`', { from: eventNames, until: eventNames });

const common = {
  id: described(
    text('a short name such as `first-touch`'),
    'Names the clause; several versions of one id stand with `effective` ranges that do not overlap.',
  ),
  party: described(text('a party such as `sales`'), 'Who promises.'),
  promise: described(text('the sentence people signed'), 'The sentence people signed.').optional(),
  if: described(condition, 'Which leads it covers, judged at its start.').optional(),
  effective: described(range, 'When this version is in force.').optional(),
  calendar: described(
    choice(calendarName, 'the name of a calendar, or a list of `{ if, is }`'),
    'A name under `calendars`, `always`, or `owner` (the calendar of whoever owns the lead).',
  ).optional(),
  target: described(
    choice(percentage, 'a percentage such as `95%`, or a list of `{ if, is }`'),
    'Without one the clause is reported, not judged.',
  ).optional(),
  may_be_empty: described(z.boolean('`true` or `false`'), 'True: the clause may find nothing to start on.').optional(),
};

const within = described(
  choice(duration, 'a duration such as `4 business hours`, or a list of `{ if, is }`'),
  'How long there is: one duration, or a list of `{ if, is }` of which the first that matches counts.',
  ['4 business hours', [{ if: { segment: 'enterprise' }, is: '30 business minutes' }, '4 business hours']],
);

const timed = {
  ...common,
  when: described(eventNames, 'What starts the clock.'),
  expect: described(eventNames, 'What must happen.'),
  within,
  warn: described(percentage, 'Share of the window after which an open obligation is at risk (75%).').optional(),
  pause: described(span, 'The clock stands between these events.').optional(),
  cancel: described(eventNames, 'What ends the duty without a verdict.').optional(),
  cycle: described(
    z.enum(['each', 'first', 'restart'], WORDS.cycleTimed),
    'What a further start does (`each`).',
  ).optional(),
  on_reassign: described(
    z.enum(['continue', 'restart'], WORDS.reassign),
    'What a change of owner does to the clock (`continue`).',
  ).optional(),
};

/** The keys of each kind. */
export const CLAUSE_SHAPES: Readonly<Record<ClauseKind, Readonly<Record<string, z.ZodType>>>> = {
  response: {
    ...timed,
    look_back: described(duration, 'What happened this long before the start settles it too.').optional(),
    at_latest: described(
      z.union(
        [
          duration,
          map('a duration, or `{ within: 2 business days, calendar: us-sales }`', {
            within: duration,
            calendar: calendarName.optional(),
          }),
        ],
        'a duration, or `{ within: 2 business days, calendar: us-sales }`',
      ),
      'A second deadline that no pause, owner or absence moves.',
    ).optional(),
  },
  cadence: {
    ...timed,
    times: described(count, 'How many times it must happen.'),
    max_gap: described(duration, 'The longest time between two of them.').optional(),
    including: described(
      named(count, 'events with their number, such as `{ call_attempt: 2 }`'),
      'How many of them must be of which event.',
    ).optional(),
    distinct: described(z.literal('day', '`day`'), 'At most one a local date counts.').optional(),
    until: described(eventNames, 'What discharges the duty.').optional(),
  },
  never: {
    ...common,
    never: described(eventNames, 'What must not happen.'),
    between: described(span, 'In scopes from one event until another.').optional(),
    outside: described(
      z.union(
        [
          calendarName,
          map('the name of a calendar, or `{ calendar: contact-hours, zone_from: timezone }`', {
            calendar: calendarName,
            zone_from: text('a column of the leads').optional(),
          }),
        ],
        'the name of a calendar, or `{ calendar: contact-hours, zone_from: timezone }`',
      ),
      "Outside these hours; with `zone_from` in the zone that the lead's attribute names.",
    ).optional(),
    while: described(condition, 'While the lead meets this condition.').optional(),
  },
  at_most: {
    ...common,
    at_most: described(z.int('a whole number such as `3`').min(0, 'a whole number from 0'), 'How many are allowed.'),
    of: described(eventNames, 'What is counted.'),
    within: described(
      choice(duration, 'a duration such as `7 calendar days`, or a list of `{ if, is }`'),
      'In any stretch this long: plain or calendar durations.',
      ['7 calendar days', '24 hours'],
    ),
  },
  require: {
    ...common,
    when: described(eventNames, 'What is checked.'),
    require: described(
      map('what must be true, such as `{ before: qualified, lead: { phone: { empty: false } } }`', {
        before: described(eventNames, 'What must have happened before.').optional(),
        lead: described(condition, 'What the lead must be like as of that instant.').optional(),
      }),
      'What must be true by then.',
    ),
    cycle: described(z.enum(['each', 'first'], WORDS.cycleRow), "`first`: a lead's first only.").optional(),
  },
};

export const CLAUSES: Readonly<Record<ClauseKind, z.ZodType<WrittenClause>>> = {
  response: clauseOf('response'),
  cadence: clauseOf('cadence'),
  never: clauseOf('never'),
  at_most: clauseOf('at_most'),
  require: clauseOf('require'),
};

const TITLES: Readonly<Record<ClauseKind, string>> = {
  response: 'Response: expect + within',
  cadence: 'Cadence: expect + times + within',
  never: 'Never: between, outside or while',
  at_most: 'At most: at_most + of + within',
  require: 'Require: when + require',
};

/** For the JSON Schema; a file is validated by the schema of each clause's kind (clause-kind.ts). */
export const clause: z.ZodType<WrittenClause> = z.union(
  (Object.keys(CLAUSES) as ClauseKind[]).map(kind => CLAUSES[kind].meta({ title: TITLES[kind] })),
  CLAUSE,
);

function clauseOf(kind: ClauseKind): z.ZodType<WrittenClause> {
  return map(CLAUSE, CLAUSE_SHAPES[kind]) as unknown as z.ZodType<WrittenClause>;
}
