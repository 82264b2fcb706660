// What the schema cannot see: each check with what it refuses and what it lets through.

import { describe, expect, test } from 'vitest';
import { readAgreement } from '../../src/agreement/read-agreement.ts';
import { codes, read, RESPONSE, type Sections } from './agreement-text.ts';

const response = (more: object): Sections => ({ clauses: [{ ...RESPONSE, ...more }] });
const never = (more: object): Sections => ({ clauses: [{ id: 'a', party: 'sales', never: 'touch', ...more }] });
const atMost = (more: object): Sections => ({
  clauses: [{ id: 'a', party: 'sales', at_most: 3, of: 'touch', within: '7cd', ...more }],
});
const goal = (more: object): Sections => ({
  goals: [{ id: 'g', party: 'sales', count: 'touch', at_least: 1, ...more }],
});
const rate = (within: unknown, more: object = {}): Sections => ({
  goals: [{ id: 'g', party: 'sales', rate: { from: 'handed_off', to: 'touch', within }, at_least: '90%', ...more }],
});
const calendar = (office: object): Sections => ({ calendars: { office } });
const leads = (source: object): Sections => ({ data: { leads: source } });
const versions = (...ranges: readonly (object | null)[]): Sections => ({
  clauses: ranges.map(effective => ({ ...RESPONSE, ...(effective === null ? {} : { effective }) })),
});
const segments = (list: object): Sections => ({ segments: list });
const when = (condition: object, is = '1 hour'): object => ({ if: condition, is });

type Case = readonly [what: string, sections: Sections, codes: readonly string[]];

const refused: Readonly<Record<string, readonly Case[]>> = {
  references: [
    [
      'events in every place',
      response({ when: 'x', expect: ['touch', 'y'], cancel: 'z', pause: { from: 'u', until: 'v' } }),
      Array<string>(5).fill('unknown-event'),
    ],
    [
      'events of a cadence',
      response({ times: 2, until: ['x'], including: { y: 1 } }),
      ['unknown-event', 'unknown-event'],
    ],
    ['events of a scope', never({ between: { from: 'x', until: 'touch' } }), ['unknown-event']],
    [
      'events of a requirement',
      { clauses: [{ id: 'a', party: 'b', when: 'touch', require: { before: ['x'] } }] },
      ['unknown-event'],
    ],
    [
      'events of goals and the report',
      { ...goal({ count: 'x' }), report: { reached: 'y' } },
      ['unknown-event', 'unknown-event'],
    ],
    [
      'events of a rate',
      { goals: [{ id: 'g', party: 's', rate: { from: 'x', to: 'y', within: '1h' }, at_most: '5%' }] },
      ['unknown-event', 'unknown-event'],
    ],
    [
      'calendars',
      response({ calendar: [when({ a: 1 }, 'x'), 'y'], at_latest: { within: '1h', calendar: 'z' } }),
      Array<string>(3).fill('unknown-calendar'),
    ],
    [
      'calendars of a scope and a goal',
      { ...never({ outside: { calendar: 'x' } }), ...goal({ calendar: 'y' }) },
      ['unknown-calendar', 'unknown-calendar'],
    ],
    [
      'segments, nested',
      response({ if: { any: [{ segment: ['enterprise', 'x'] }, { not: { segment: { not: 'y' } } }] } }),
      ['unknown-segment', 'unknown-segment'],
    ],
    [
      'segments of choices',
      response({ target: [when({ segment: 'x' }, '90%')], within: [when({ segment: 'y' })] }),
      ['unknown-segment', 'unknown-segment'],
    ],
    [
      'segments of a table of values',
      { goals: [{ id: 'g', party: 's', sum: 'touch', value: { x: 1, otherwise: 2 }, at_least: 1 }] },
      ['unknown-segment'],
    ],
    [
      'segments of `while` and `covers`',
      { ...never({ while: { segment: 'x' } }), covers: { segment: 'y' } },
      ['unknown-segment', 'unknown-segment'],
    ],
    ['segments in segments', segments({ a: { x: 1 }, b: { all: [{ segment: 'a' }] } }), ['segment-in-segment']],
    [
      'milestones',
      { events: { touch: { milestone: 'demo' }, handed_off: { lead: 'created' } } },
      ['unknown-milestone'],
    ],
  ],
  calendars: [
    ['a day in two keys', calendar({ open: { 'mon-fri': '09:00-17:00', 'fri-mon': '10:00-11:00' } }), ['day-twice']],
    ['a day twice in one key', calendar({ open: { 'mon,mon': '09:00-17:00' } }), ['day-twice']],
    ['never open', calendar({ open: {} }), ['never-open']],
    ['the built-in names', { calendars: { always: { open: { mon: '09:00-17:00' } } } }, ['built-in-calendar']],
    ['outside the owner', never({ outside: { calendar: 'owner' } }), ['outside-owner']],
    [
      'a holiday of two sources',
      calendar({ open: { mon: '09:00-10:00' }, holidays: [{ country: 'US', file: 'x.csv' }] }),
      ['holiday-source'],
    ],
    [
      'a region without country',
      calendar({ open: { mon: '09:00-10:00' }, holidays: { file: 'x.csv', region: 'NY' } }),
      ['holiday-source'],
    ],
  ],
  durations: [
    [
      'business time without calendar',
      response({ within: [when({ segment: 'enterprise' }, '1bh'), '2bd'], look_back: '1bh' }),
      Array<string>(3).fill('business-without-calendar'),
    ],
    ['a gap without calendar', response({ times: 2, max_gap: 'eod' }), ['business-without-calendar']],
    ['a goal without calendar', rate('5bd'), ['business-without-calendar']],
    ['`at_latest` beside the owner', response({ calendar: 'owner', at_latest: '2bd' }), ['business-without-calendar']],
    ['business time in at_most', atMost({ within: '5 business days', calendar: 'office' }), ['business-at-most']],
    ['looking back over dates', response({ calendar: 'office', look_back: 'eod' }), ['look-back']],
  ],
  clauses: [
    ['two scopes', never({ outside: 'office', while: { a: 1 } }), ['several-scopes']],
    [
      'three scopes',
      never({ outside: 'office', between: { from: 'touch', until: 'rejected' }, while: { a: 1 } }),
      ['several-scopes'],
    ],
    ['no scope', never({}), ['never-scope']],
    [
      'pause, cancel, warn, on_reassign with never',
      never({
        outside: 'office',
        pause: { from: 'touch', until: 'rejected' },
        cancel: 'rejected',
        warn: '50%',
        on_reassign: 'restart',
      }),
      Array<string>(4).fill('key-of-another-kind'),
    ],
    ['… with at_most', atMost({ cancel: 'rejected', cycle: 'each' }), ['key-of-another-kind', 'key-of-another-kind']],
    [
      '… with require',
      { clauses: [{ id: 'a', party: 'b', when: 'touch', require: { before: 'rejected' }, warn: '50%' }] },
      ['key-of-another-kind'],
    ],
    ['`look_back` of a cadence', response({ times: 2, at_latest: '2h' }), ['key-of-another-kind']],
    [
      '`cycle: restart` of require',
      { clauses: [{ id: 'a', party: 'b', when: 'touch', require: { before: 'rejected' }, cycle: 'restart' }] },
      ['wrong-value'],
    ],
    ['two kinds at once', response({ never: 'touch' }), ['clause-kind']],
    ['an empty requirement', { clauses: [{ id: 'a', party: 'b', when: 'touch', require: {} }] }, ['require-nothing']],
    [
      'an empty requirement of the lead',
      { clauses: [{ id: 'a', party: 'b', when: 'touch', require: { lead: {} } }] },
      ['empty-map'],
    ],
    [
      'a segment that is required and not defined',
      { clauses: [{ id: 'a', party: 'b', when: 'touch', require: { lead: { any: [{ segment: 'none' }] } } }] },
      ['unknown-segment'],
    ],
    ['expected and cancelling', response({ cancel: ['touch'] }), ['expect-and-cancel']],
    ['zero times', response({ times: 0 }), ['wrong-value']],
  ],
  versions: [
    ['the same id twice', versions(null, null), ['overlapping-versions']],
    ['`until` is included', versions({ until: '2025-06-30' }, { from: '2025-06-30' }), ['overlapping-versions']],
    ['an open end', versions({ from: '2025-01-01' }, { from: '2025-07-01' }), ['overlapping-versions']],
    [
      'the third overlaps',
      versions({ until: '2025-06-30' }, { from: '2025-07-01' }, { from: '2026-01-01' }),
      ['overlapping-versions'],
    ],
    ['never in force at all', versions({ from: '2025-07-01', until: '2025-06-30' }), ['until-before-from']],
  ],
  choices: [
    [
      'after a bare entry',
      response({ within: ['4h', when({ segment: 'enterprise' }), '2h'] }),
      ['unreachable', 'unreachable'],
    ],
    ['said before', response({ target: [when({ a: 1, b: 2 }, '90%'), when({ b: 2, a: 1 }, '80%')] }), ['unreachable']],
    [
      'a narrower segment behind a wider one',
      response({ within: [when({ segment: ['enterprise', 'inbound'] }), when({ segment: 'inbound', a: 1 }), '4h'] }),
      ['unreachable'],
    ],
    [
      'all segments of the entry taken one by one',
      response({
        within: [
          when({ segment: 'enterprise' }),
          when({ segment: 'inbound' }),
          when({ segment: ['inbound', 'enterprise'] }),
        ],
      }),
      ['unreachable'],
    ],
    [
      'a higher bound behind a lower one',
      response({ within: [when({ score: { at_least: 50 } }), when({ score: { above: 80 } }), '4h'] }),
      ['unreachable'],
    ],
    [
      "the clause's own `if` excludes it",
      response({ if: { segment: 'enterprise' }, within: [when({ segment: 'inbound' }), '4h'] }),
      ['unreachable'],
    ],
    [
      '`covers` excludes it',
      {
        covers: { source: { not: 'test' } },
        ...response({ calendar: [when({ source: 'test' }, 'office'), 'always'] }),
      },
      ['unreachable'],
    ],
    ['bounds that exclude each other', rate([when({ a: { at_least: 5, below: 5 } }), '1h']), ['unreachable']],
    [
      'empty and not',
      response({ within: [when({ a: { empty: true }, all: [{ a: { at_least: 1 } }] }), '4h'] }),
      ['unreachable'],
    ],
    ['an `if` that cannot hold', response({ if: { all: [{ a: 'x' }, { a: 'y' }] } }), ['unreachable']],
  ],
  goals: [
    ['two targets', goal({ at_most: 4 }), ['goal-target']],
    ['a goal twice', { goals: [goal({}), goal({})].flatMap(one => one['goals']) }, ['goal-twice']],
    ['a month of a quarterly goal', goal({ per: 'quarter', at_least: { '2025-10': 1, '2025-Q4': 2 } }), ['period']],
    ['a share for a number', goal({ at_least: '90%' }), ['wrong-value']],
    ['a number for a share', rate('1h', { at_least: 90 }), ['percentage']],
    ["the owner's calendar", goal({ calendar: 'owner' }), ['goal-owner']],
    ['two measures', goal({ sum: 'touch', value: 'amount' }), ['goal-kind']],
    ['over 100 %', rate('1h', { at_least: '101%' }), ['over-100-percent']],
  ],
  data: [
    ['file and database', leads({ file: 'a.csv', database: 'postgres://x/y', table: 'z' }), ['data-source']],
    ['query and table', leads({ database: 'postgres://x/y', table: 'z', query: 'select 1' }), ['data-source']],
    ['milestones of activities', { data: { activities: { file: 'a.csv', milestones: { a: 'b' } } } }, ['data-source']],
    ['a password', leads({ database: 'mysql://me:pw@h/d', table: 't' }), ['password-in-file']],
    [
      'a party in derive',
      leads({ file: 'a.csv', derive: { x: [{ if: { all: [{ owner: { any: [{ party: 'a' }] } }] }, is: 1 }, 2] } }),
      ['data-source'],
    ],
    [
      'a segment test in derive is a column',
      leads({ file: 'a.csv', derive: { x: [{ if: { segment: 'nope' }, is: 1 }] } }),
      [],
    ],
  ],
};

describe.each(Object.entries(refused))('%s', (_section, cases) => {
  test.each(cases)('%s', (_what, sections, expected) => {
    expect(codes(sections)).toEqual(expected);
  });
});

const sound: readonly (readonly [string, Sections])[] = [
  ['ranges that meet', versions({ until: '2025-06-30' }, { from: '2025-07-01' })],
  ['at_most with a zone for its days', atMost({ calendar: 'office' })],
  ['business time in the built-in calendar', response({ within: '4bh', calendar: 'always' })],
  ['`at_latest` in the calendar of the clause', response({ calendar: 'office', within: '4bh', at_latest: '2bd' })],
  [
    'a fallback that the clause happens not to need',
    response({ if: { segment: 'enterprise' }, within: [when({ segment: ['enterprise', 'inbound'] }), '4h'] }),
  ],
  [
    'overlapping conditions that are not contained',
    response({
      within: [when({ segment: 'enterprise' }), when({ source: 'web' }), when({ score: { at_least: 50 } }), '4h'],
    }),
  ],
  [
    'a lower bound behind a higher one',
    response({ within: [when({ score: { at_least: 80 } }), when({ score: { at_least: 50 } })] }),
  ],
  ['a test that may hold for some of many people', response({ if: { owner: [{ party: 'sales' }, { party: 'sdr' }] } })],
  [
    'columns that are to be empty, alone and beside others',
    response({ if: { a: { empty: true }, score: { at_least: 5 } }, within: [when({ b: { empty: true } }), '4h'] }),
  ],
  ['a text and its number', response({ if: { a: ['1', 1], b: { not: 'x', any: ['x', 'y'] } } })],
  [
    'milestones that a preset may bring',
    {
      data: { leads: { file: 'l.csv', preset: 'x' } },
      events: { touch: { milestone: 'demo' }, handed_off: { lead: 'created' } },
    },
  ],
  ['a never-closed week with exceptions only', calendar({ open: {}, exceptions: { '2025-01-01': '09:00-10:00' } })],
  ['goals alone', { clauses: undefined, ...goal({}) }],
  ['a URL without a password', leads({ database: 'postgres://reporting@localhost/crm', query: 'select 1' })],
  ['windows of a date that overlap', calendar({ open: { mon: ['09:00-12:00', '11:00-14:00'] } })],
];

test.each(sound)('accepted: %s', (_what, sections) => {
  expect(read(sections).problems).toEqual([]);
});

describe('warnings stand beside an agreement', () => {
  test('a version that ends before it begins, where another is in force', () => {
    const { agreement, problems } = read(versions({ from: '2025-09-22', until: '2025-08-31' }, { from: '2025-09-01' }));
    expect(problems).toMatchObject([{ code: 'until-before-from', severity: 'warning' }]);
    expect(agreement?.clauses).toHaveLength(2);
  });

  test('a segment behind a wider one', () => {
    const { agreement, problems } = read(
      segments({ web: { source: ['web', 'form'] }, form: { source: 'form', size: { above: 3 } } }),
    );
    expect(problems).toMatchObject([{ code: 'unreachable', severity: 'warning' }]);
    expect(agreement).not.toBeNull();
  });
});

test('every error of a file is reported in one go, in the order of the file', () => {
  const text = `slaudit: 2
timezone: Europe/Berlin
owners: x
calendars:
  office: { open: { mon-fri: 17:00-09:00 }, timezon: UTC }
segments:
  big: { employees: { at_leest: 1000 } }
events:
  touch: { activity: call, by: { party: { nott: sales } } }
  other: { becomes: status }
clauses:
  - id: a
    party: sales
    when: tuch
    expect: touch
    within: [{ if: { segment: bigg }, is: 3 days }, 0 hours]
    target: 120%
    cancel: touch
  - id: b
    never: touch
goals:
  - { id: g, party: x, rate: { from: touch, to: nope, within: 2bd }, at_least: 0.9 }
report: { count_by: end }
`;
  const { problems } = readAgreement(text, { file: 'a.yaml', folder: '.' });
  expect(problems.map(({ line, column, width, code }) => `${line}:${column}+${width} ${code}`)).toEqual([
    '1:1+10 missing-key',
    '1:10+1 wrong-value',
    '3:1+6 unknown-key',
    '5:30+11 window-past-midnight',
    '5:45+7 unknown-key',
    '7:23+8 unknown-key',
    '9:43+4 unknown-key',
    '10:10+19 missing-key',
    '14:11+4 unknown-event',
    '16:31+4 unknown-segment',
    '16:43+6 bare-days',
    '16:53+7 zero-duration',
    '17:13+4 over-100-percent',
    '18:13+5 expect-and-cancel',
    '19:5+5 missing-key',
    '20:5+5 never-scope',
    '22:49+4 unknown-event',
    '22:63+3 business-without-calendar',
    '22:80+3 percentage',
    '23:21+3 wrong-value',
  ]);
  expect(problems.every(({ file, excerpt }) => file === 'a.yaml' && excerpt !== null)).toBe(true);
});
