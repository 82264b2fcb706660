// The whole language of spec agreement.md, from text to model.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readAgreement } from '../../src/agreement/read-agreement.ts';
import type {
  Agreement,
  CadenceClause,
  NeverClause,
  ResponseClause,
  RowKind,
  SourceDefinition,
} from '../../src/model/agreement.ts';
import { accepted, RESPONSE } from './agreement-text.ts';

const shared = '../shared/spec';
const isShared = existsSync(shared);
const HOUR = 3_600_000;
const hours = (text: string): number => {
  const [hour = 0, minute = 0] = text.split(':').map(Number);
  return (hour * 60 + minute) * 60_000;
};

function sourcesOf(agreement: Agreement | null, kind: RowKind): readonly SourceDefinition[] {
  return agreement?.data[kind] ?? [];
}

describe.skipIf(!isShared)('the shared agreements (skipped where ../shared is absent)', () => {
  test("Northwind's is accepted without a word", () => {
    const text = readFileSync(`${shared}/examples/northwind/agreement.yaml`, 'utf8');
    const { agreement, problems } = readAgreement(text, { file: 'n.yaml', folder: '.' });
    expect(problems).toEqual([]);
    expect(agreement?.clauses.map(({ id, kind }) => `${id} ${kind}`)).toEqual([
      'handoff response',
      'first-touch response',
      'persistence cadence',
      'hands-off never',
      'contact-hours never',
      'opted-out never',
      'email-cap at_most',
      'complete-handoff require',
    ]);
    expect(agreement?.calendars.get('us-sales')?.week.map(day => day.length)).toEqual([1, 1, 1, 1, 1, 0, 0]);
    expect(agreement?.calendars.get('us-sales')?.week[4]).toEqual([{ from: hours('09:00'), to: hours('16:00') }]);
    expect(agreement?.calendars.get('uk-sales')?.timeZone).toBe('Europe/London');
    expect(agreement?.goals.map(({ measure }) => measure.kind)).toEqual(['count', 'sum', 'rate', 'sum']);
  });

  test('the example of agreement.md is accepted', () => {
    const [, text = ''] = /```yaml\n([\s\S]*?)```/.exec(readFileSync(`${shared}/agreement.md`, 'utf8')) ?? [];
    const { agreement, problems } = readAgreement(text, { file: 'a.yaml', folder: '.' });
    expect(problems).toEqual([]);
    expect(agreement?.report).toEqual({
      countBy: 'start',
      breakDownBy: ['person', 'team', 'segment', 'source'],
      people: 'names',
      loggedWithinMs: 24 * HOUR,
      fiscalYearStarts: 1,
      reached: ['won'],
    });
    expect(agreement?.goals[0]?.target).toEqual(
      new Map([
        ['2025-10', 400],
        ['2025-11', 450],
      ]),
    );
  });

  test('the data block of data.md is accepted', () => {
    const [, block = ''] = /```yaml\n(data:[\s\S]*?)```/.exec(readFileSync(`${shared}/data.md`, 'utf8')) ?? [];
    const text = `slaudit: 1\nname: x\ntimezone: UTC\nevents: { a: { milestone: qualified_at } }\ngoals: [{ id: g, party: p, count: a, at_least: 1 }]\n${block}`;
    const { agreement, problems } = readAgreement(text, { file: 'a.yaml', folder: '.' });
    expect(problems).toEqual([]);
    const [leads] = sourcesOf(agreement, 'leads');
    const [, calls, crm] = sourcesOf(agreement, 'activities');
    expect(leads).toMatchObject({
      from: { kind: 'file', glob: 'exports/leads-*.csv' },
      preset: 'salesforce-lead',
      timeZone: 'America/Chicago',
      dates: 'day-first',
      blank: ['N/A', '-'],
      delimiter: ';',
      encoding: 'latin1',
    });
    expect(leads?.columns.get('employees')).toBe('No. of Employees');
    expect(leads?.derive.get('employees')).toEqual([
      { if: { kind: 'column', column: 'tier', test: { kind: 'equals', value: 'Enterprise' } }, is: 1000 },
    ]);
    expect(calls?.set).toEqual(
      new Map([
        ['type', 'call'],
        ['direction', 'outbound'],
      ]),
    );
    expect(crm?.from).toEqual({
      kind: 'database',
      url: 'postgres://reporting@localhost/crm',
      query: 'select …',
      table: null,
    });
    expect(agreement?.data.deals).toBeNull();
  });

  test('all random cases are accepted; only ranges that end before they begin draw a warning', () => {
    const files = ['response', 'all'].flatMap(set =>
      readdirSync(`${shared}/cases/${set}`).map(name => `${shared}/cases/${set}/${name}/agreement.yaml`),
    );
    expect(files.length).toBeGreaterThan(100);
    for (const file of files) {
      const { agreement, problems } = readAgreement(readFileSync(file, 'utf8'), { file, folder: '.' });
      expect(
        problems.filter(({ severity, code }) => severity === 'error' || code !== 'until-before-from'),
        file,
      ).toEqual([]);
      expect(agreement, file).not.toBeNull();
    }
  }, 60_000);
});

describe('calendars', () => {
  test('days, ranges that wrap, lists, several windows, exceptions, holidays', () => {
    const calendar = accepted({
      calendars: {
        shop: {
          timezone: 'Asia/Tokyo',
          open: { 'sat-mon': ['09:00-12:00', '13:00-24:00'], 'tue,thu': '10:00-11:00' },
          holidays: [{ country: 'US', region: 'NY' }, { file: 'h.ics' }],
          exceptions: {
            '2025-12-24': '09:00-12:00',
            '2025-12-26': 'closed',
            '2025-12-27': ['09:00-10:00', '09:30-11:00'],
          },
        },
      },
    }).calendars.get('shop');
    const long = [
      { from: hours('09:00'), to: hours('12:00') },
      { from: hours('13:00'), to: hours('24:00') },
    ];
    const short = [{ from: hours('10:00'), to: hours('11:00') }];
    expect(calendar?.timeZone).toBe('Asia/Tokyo');
    expect(calendar?.week).toEqual([long, short, [], short, [], long, long]);
    expect(calendar?.exceptions.get('2025-12-26')).toEqual([]);
    expect(calendar?.exceptions.get('2025-12-27')).toHaveLength(2);
    expect(calendar?.holidays.map(({ position: _position, ...holiday }) => holiday)).toEqual([
      { kind: 'country', country: 'US', region: 'NY' },
      { kind: 'file', file: 'h.ics' },
    ]);
  });

  test("a calendar without a zone has the agreement's", () => {
    expect(accepted({}).calendars.get('office')?.timeZone).toBe('Europe/Berlin');
  });
});

describe('events', () => {
  test('every kind of row, and nested lists flattened in order', () => {
    const events = accepted({
      data: { leads: { file: 'l.csv', milestones: { demo: 'Demo on' } } },
      events: {
        a: { activity: ['call'], by: { team: 'emea' }, outcome: { not: { empty: true } } },
        b: [
          { becomes: 'score', to: { at_least: 50 } },
          { any: [{ change: 'status', from: 'New' }, [{ lead: 'created' }]] },
        ],
        c: { milestone: 'demo', source: 'web' },
        d: { deal: 'lost', amount: { above: 1000 } },
        e: { direction: 'inbound', activity: 'call' },
        f: { activity: 'call', deal: 'Big' },
      },
      clauses: [{ ...RESPONSE, when: 'a', expect: ['b', 'c'] }],
    }).events;
    expect(events.get('a')?.matchers).toEqual([
      {
        row: { kind: 'activity', type: { kind: 'any', tests: [{ kind: 'equals', value: 'call' }] } },
        columns: [
          { column: 'actor', test: { kind: 'team', test: { kind: 'equals', value: 'emea' } } },
          { column: 'outcome', test: { kind: 'not', test: { kind: 'empty', expected: true } } },
        ],
      },
    ]);
    expect(events.get('b')?.matchers.map(({ row }) => row)).toEqual([
      { kind: 'becomes', field: 'score', to: { kind: 'at_least', number: 50 } },
      { kind: 'change', field: 'status', from: { kind: 'equals', value: 'New' }, to: null },
      { kind: 'lead-created' },
    ]);
    expect(events.get('c')?.matchers[0]).toMatchObject({
      row: { kind: 'milestone', name: 'demo' },
      columns: [{ column: 'source' }],
    });
    expect(events.get('d')?.matchers[0]).toMatchObject({
      row: { kind: 'deal', what: 'lost' },
      columns: [{ column: 'amount' }],
    });
    expect(events.get('e')?.matchers[0]).toMatchObject({
      row: { kind: 'activity' },
      columns: [{ column: 'direction' }],
    });
    expect(events.get('f')?.matchers[0]).toMatchObject({ row: { kind: 'activity' }, columns: [{ column: 'deal' }] });
  });

  test('`automated: false` of an activity is met by an empty cell too, wherever it stands', () => {
    const [matcher] =
      accepted({
        events: { handed_off: { lead: 'created' }, touch: { activity: 'call', automated: { not: [false] } } },
      }).events.get('touch')?.matchers ?? [];
    const falseOrEmpty = {
      kind: 'any',
      tests: [
        { kind: 'equals', value: false },
        { kind: 'empty', expected: true },
      ],
    };
    expect(matcher?.columns[0]?.test).toEqual({ kind: 'not', test: { kind: 'any', tests: [falseOrEmpty] } });
  });
});

describe('clauses', () => {
  test('a response has every default filled in', () => {
    const { position, ...clause } = accepted({}).clauses[0] as ResponseClause;
    expect(position.column).toBeGreaterThan(0);
    expect(clause).toEqual({
      kind: 'response',
      id: 'first-touch',
      version: 1,
      party: 'sales',
      promise: null,
      if: null,
      effective: { from: -Infinity, until: Infinity },
      target: [],
      mayBeEmpty: false,
      when: ['handed_off'],
      expect: ['touch'],
      within: [{ if: null, is: { unit: 'elapsed', ms: 4 * HOUR, text: '4 hours' } }],
      calendar: [{ if: null, is: 'always' }],
      pause: null,
      cancel: [],
      cycle: 'each',
      onReassign: 'continue',
      warn: 0.75,
      lookBack: null,
      atLatest: null,
    });
  });

  test('everything a response may say', () => {
    const [clause] = accepted({
      clauses: [
        {
          ...RESPONSE,
          promise: 'Soon.',
          if: { score: { at_least: 10, below: 20 }, not: { source: 'list' } },
          within: [{ if: { segment: 'enterprise' }, is: '30bm' }, '4 business hours'],
          calendar: [{ if: { segment: ['inbound'] }, is: 'owner' }, 'office'],
          target: [{ if: { any: [{ a: 1 }, { b: true }] }, is: '99%' }, '90%'],
          pause: { from: ['handed_off', 'touch'], until: 'rejected' },
          cancel: ['rejected', 'rejected'],
          cycle: 'restart',
          on_reassign: 'restart',
          warn: '50%',
          look_back: '15 minutes',
          at_latest: { within: '2 business days', calendar: 'office' },
          may_be_empty: true,
        },
      ],
    }).clauses as readonly ResponseClause[];
    const equals = (value: unknown): unknown => ({ kind: 'equals', value });
    const column = (name: string, test: unknown): unknown => ({ kind: 'column', column: name, test });
    expect(clause).toMatchObject({
      if: {
        kind: 'all',
        conditions: [
          column('score', {
            kind: 'all',
            tests: [
              { kind: 'at_least', number: 10 },
              { kind: 'below', number: 20 },
            ],
          }),
          { kind: 'not', condition: column('source', equals('list')) },
        ],
      },
      within: [
        { if: { kind: 'segment', test: equals('enterprise') }, is: { ms: HOUR / 2 } },
        { if: null, is: { ms: 4 * HOUR } },
      ],
      calendar: [
        { if: { kind: 'segment' }, is: 'owner' },
        { if: null, is: 'office' },
      ],
      target: [
        { if: { kind: 'any', conditions: [column('a', equals(1)), column('b', equals(true))] }, is: 0.99 },
        { if: null, is: 0.9 },
      ],
      pause: { from: ['handed_off', 'touch'], until: ['rejected'] },
      cancel: ['rejected'],
      cycle: 'restart',
      onReassign: 'restart',
      warn: 0.5,
      lookBack: { unit: 'elapsed', ms: HOUR / 4 },
      atLatest: { within: { unit: 'business-days', days: 2 }, calendar: 'office' },
      mayBeEmpty: true,
    });
  });

  test.each([
    ['2 business days', 'office', 'office'],
    ['24 hours', 'owner', 'always'],
    ['24 hours', undefined, 'always'],
  ])('`at_latest: %s` beside calendar %s runs in %s', (at_latest, calendar, expected) => {
    const [clause] = accepted({
      clauses: [{ ...RESPONSE, at_latest, ...(calendar === undefined ? {} : { calendar }) }],
    }).clauses;
    expect((clause as ResponseClause).atLatest?.calendar).toBe(expected);
  });

  test('a cadence', () => {
    const [clause] = accepted({
      clauses: [
        {
          ...RESPONSE,
          times: 6,
          max_gap: '3 calendar days',
          including: { touch: 2 },
          distinct: 'day',
          until: 'rejected',
        },
      ],
    }).clauses as readonly CadenceClause[];
    expect(clause).toMatchObject({
      kind: 'cadence',
      times: 6,
      maxGap: { unit: 'calendar-days', days: 3 },
      including: [{ event: 'touch', times: 2 }],
      distinct: 'day',
      until: ['rejected'],
    });
  });

  test('never, at most, require', () => {
    const never = { party: 'sales', never: 'touch' };
    const clauses = accepted({
      clauses: [
        { id: 'a', ...never, between: { from: 'handed_off', until: ['rejected'] } },
        { id: 'b', ...never, outside: 'office' },
        { id: 'c', ...never, outside: { calendar: 'office', zone_from: 'tz' } },
        { id: 'd', ...never, while: { opted_out: true, segment: 'inbound' } },
        { id: 'e', party: 'sales', at_most: 3, of: 'touch', within: '7 calendar days' },
        {
          id: 'f',
          party: 'sales',
          when: 'handed_off',
          require: {
            before: 'touch',
            lead: { score: { at_least: 50 }, phone: { empty: false }, source: ['web', 'list'] },
          },
          cycle: 'first',
        },
      ],
    }).clauses;
    expect(clauses.slice(0, 4).map(clause => (clause as NeverClause).scope)).toEqual([
      { kind: 'between', from: ['handed_off'], until: ['rejected'] },
      { kind: 'outside', calendar: 'office', zoneFrom: null },
      { kind: 'outside', calendar: 'office', zoneFrom: 'tz' },
      {
        kind: 'while',
        condition: {
          kind: 'all',
          conditions: [
            { kind: 'column', column: 'opted_out', test: { kind: 'equals', value: true } },
            { kind: 'segment', test: { kind: 'equals', value: 'inbound' } },
          ],
        },
      },
    ]);
    expect(clauses[4]).toMatchObject({
      kind: 'at_most',
      atMost: 3,
      of: ['touch'],
      within: [{ is: { days: 7 } }],
      calendar: [],
    });
    expect(clauses[5]).toMatchObject({
      kind: 'require',
      before: ['touch'],
      cycle: 'first',
      lead: [{ text: 'score: { at_least: 50 }' }, { text: 'phone: { empty: false }' }, { text: 'source: [web, list]' }],
    });
  });

  test("effective dates are the agreement's, `until` included; versions count from 1 in file order", () => {
    const clauses = accepted({
      clauses: [
        { ...RESPONSE, effective: { until: '2025-03-29' } },
        { ...RESPONSE, id: 'other' },
        { ...RESPONSE, effective: { from: '2025-03-30', until: '2025-06-30T12:00' } },
        { ...RESPONSE, effective: { from: '2025-06-30T10:00Z' } },
      ],
    }).clauses;
    // Berlin: the clocks go forward on 30 March 2025 at 02:00.
    expect(clauses.map(({ effective, version }) => [effective.from, effective.until, version])).toEqual([
      [-Infinity, Date.UTC(2025, 2, 29, 23), 1],
      [-Infinity, Infinity, 1],
      [Date.UTC(2025, 2, 29, 23), Date.UTC(2025, 5, 30, 10), 2],
      [Date.UTC(2025, 5, 30, 10), Infinity, 3],
    ]);
  });
});

test('goals of every kind', () => {
  const goals = accepted({
    clauses: undefined,
    goals: [
      { id: 'a', party: 'm', count: ['touch'], at_most: { '2025-Q1': 4, '2025-Q2': 5 }, per: 'quarter', if: { a: 1 } },
      { id: 'b', party: 'm', sum: 'touch', value: { enterprise: 900, otherwise: 120 }, at_least: 100.5 },
      { id: 'c', party: 'm', sum: 'touch', value: 'amount', at_least: 0, per: 'year' },
      {
        id: 'd',
        party: 's',
        rate: { from: 'handed_off', to: 'touch', within: [{ if: { a: 1 }, is: '2bd' }, '1bd'] },
        calendar: 'office',
        at_least: '90%',
        promise: 'x',
      },
    ],
  }).goals.map(({ position: _position, ...goal }) => goal);
  expect(goals).toEqual([
    {
      id: 'a',
      party: 'm',
      promise: null,
      per: 'quarter',
      measure: { kind: 'count', event: ['touch'] },
      calendar: null,
      if: expect.anything() as unknown,
      direction: 'at_most',
      target: new Map([
        ['2025-Q1', 4],
        ['2025-Q2', 5],
      ]),
    },
    {
      id: 'b',
      party: 'm',
      promise: null,
      per: 'month',
      measure: {
        kind: 'sum',
        event: ['touch'],
        value: { kind: 'by-segment', values: new Map([['enterprise', 900]]), otherwise: 120 },
      },
      calendar: null,
      if: null,
      direction: 'at_least',
      target: 100.5,
    },
    {
      id: 'c',
      party: 'm',
      promise: null,
      per: 'year',
      measure: { kind: 'sum', event: ['touch'], value: { kind: 'column', column: 'amount' } },
      calendar: null,
      if: null,
      direction: 'at_least',
      target: 0,
    },
    {
      id: 'd',
      party: 's',
      promise: 'x',
      per: 'month',
      measure: {
        kind: 'rate',
        from: ['handed_off'],
        to: ['touch'],
        within: [
          { if: expect.anything() as unknown, is: { unit: 'business-days', days: 2, text: '2bd' } },
          { if: null, is: { unit: 'business-days', days: 1, text: '1bd' } },
        ],
      },
      calendar: 'office',
      if: null,
      direction: 'at_least',
      target: 0.9,
    },
  ]);
});

test('keys and values are read by YAML 1.2: years as keys, `on`, `no` and times as texts', () => {
  const text = `slaudit: 1
name: no
timezone: UTC
calendars: { c: { open: { mon: 09:00-12:00 }, exceptions: { 2025-12-24: closed } } }
events: { held: { change: hold, to: on, from: [off, no, 12:30, 2025-01-01] } }
goals: [{ id: g, party: p, count: held, per: year, at_least: { 2025: 400, 2026: 4e2 } }]
`;
  const { agreement } = readAgreement(text, { file: 'f', folder: '.' });
  expect(agreement?.name).toBe('no');
  expect([...(agreement?.calendars.get('c')?.exceptions.keys() ?? [])]).toEqual(['2025-12-24']);
  expect(agreement?.goals[0]?.target).toEqual(
    new Map([
      ['2025', 400],
      ['2026', 400],
    ]),
  );
  expect(agreement?.events.get('held')?.matchers[0]?.row).toEqual({
    kind: 'change',
    field: 'hold',
    from: { kind: 'any', tests: ['off', 'no', '12:30', '2025-01-01'].map(value => ({ kind: 'equals', value })) },
    to: { kind: 'equals', value: 'on' },
  });
});

test.each(['0049', '+49', '2.50', '"0049"', 'true'])(
  'what is searched for is the text as it is written: %s',
  written => {
    const text = `slaudit: 1
name: N
timezone: UTC
events: { called: { activity: call, number: { contains: ${written} } } }
goals: [{ id: g, party: p, count: called, at_least: 1 }]
`;
    const { agreement } = readAgreement(text, { file: 'f', folder: '.' });
    expect(agreement?.events.get('called')?.matchers[0]?.columns).toEqual([
      { column: 'number', test: { kind: 'contains', text: written.replaceAll('"', '') } },
    ]);
  },
);

test('the report, and what stands where the file says nothing', () => {
  const report = {
    count_by: 'due',
    break_down_by: 'team',
    people: 'hidden',
    logged_within: '90m',
    fiscal_year_starts: 'apr',
    reached: ['touch', 'rejected'],
  };
  expect(accepted({ report }).report).toEqual({
    countBy: 'due',
    breakDownBy: ['team'],
    people: 'hidden',
    loggedWithinMs: 1.5 * HOUR,
    fiscalYearStarts: 4,
    reached: ['touch', 'rejected'],
  });
  const silent = accepted({});
  expect(silent.report).toEqual({
    countBy: 'start',
    breakDownBy: [],
    people: 'names',
    loggedWithinMs: null,
    fiscalYearStarts: 1,
    reached: null,
  });
  expect(silent.covers).toBeNull();
  expect(Object.values(silent.data)).toEqual([null, null, null, null, null, null, null]);
});

test('the hash is that of the bytes, a byte-order mark included', () => {
  const text =
    '\ufeffslaudit: 1\nname: ä\ntimezone: UTC\nevents: { a: { lead: created } }\ngoals: [{ id: g, party: p, count: a, at_least: 1 }]\n';
  // printf '\xef\xbb\xbf…' | sha256sum
  expect(readAgreement(text, { file: 'f', folder: '.' }).agreement?.sha256).toBe(
    '3cca97c4513dda61b3ee951fc0e0f81445a17ee734ae9815253c1e37c275f3ab',
  );
});
