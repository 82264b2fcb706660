// Small nasty agreements: every kind of clause and key, calendars with edges near a clock change.

import { Temporal } from 'temporal-polyfill';
import type { Chance } from './chance.ts';

/** A zone and a local date near one of its clock changes (or near nothing). */
export interface Scene {
  readonly zone: string;
  readonly date: string;
}

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
export type JsonMap = { readonly [key: string]: Json };

const SCENES: readonly Scene[] = [
  { zone: 'America/New_York', date: '2025-03-09' },
  { zone: 'America/New_York', date: '2025-11-02' },
  { zone: 'Europe/London', date: '2025-03-30' },
  { zone: 'Europe/London', date: '2025-10-26' },
  { zone: 'America/Sao_Paulo', date: '2018-11-04' },
  { zone: 'America/Sao_Paulo', date: '2019-02-16' },
  { zone: 'America/Sao_Paulo', date: '2012-10-21' },
  { zone: 'Australia/Lord_Howe', date: '2025-04-06' },
  { zone: 'Australia/Lord_Howe', date: '2025-10-05' },
  { zone: 'Pacific/Auckland', date: '2025-04-06' },
  { zone: 'Pacific/Auckland', date: '2025-09-28' },
  { zone: 'America/St_Johns', date: '2025-03-09' },
  { zone: 'America/Havana', date: '2025-11-02' },
  { zone: 'Africa/Cairo', date: '2025-04-25' },
  { zone: 'Asia/Kolkata', date: '2025-08-31' },
  { zone: 'Asia/Kathmandu', date: '2025-12-31' },
  { zone: 'UTC', date: '2024-02-29' },
];
const ZONES: readonly string[] = [...new Set(SCENES.map(scene => scene.zone))];

const WEEKS: readonly JsonMap[] = [
  { 'mon-fri': '09:00-17:30' },
  { 'mon-thu': '09:00-17:30', fri: ['09:00-12:00', '13:00-16:00'] },
  { 'mon-sun': ['08:00-11:30', '12:15-16:00', '18:00-20:00'] },
  { 'mon-sun': '00:00-24:00' },
  { 'mon-sun': '00:00-03:00' },
  { 'mon-sun': '01:30-02:30' },
  { 'mon-sun': ['00:30-01:15', '01:30-02:00', '02:30-04:00'] },
  { 'mon-fri': ['00:00-01:00', '22:00-24:00'], 'sat,sun': '23:30-24:00' },
  { 'fri-mon': '02:15-10:00', 'tue,thu': '10:00-10:01' },
  { 'mon-sun': ['09:00-12:00', '11:00-13:00', '13:00-14:00'] },
];

const BUSINESS: readonly string[] = [
  '30 business minutes',
  '2bm',
  '90bm',
  '1bh',
  '4 business hours',
  '9bh',
  '40bh',
  '1 business day',
  '2bd',
  '3 business days',
  '10bd',
  'end of business day',
  'end of next business day',
  'eod+2',
];
const PLAIN: readonly string[] = [
  '1m',
  '30 minutes',
  '4 hours',
  '24h',
  '1440 minutes',
  '48 hours',
  '1 calendar day',
  '2cd',
  '7 calendar days',
];

const SEGMENTS: JsonMap = {
  enterprise: { employees: { at_least: 1000 } },
  inbound: { source: ['web', 'demo request'] },
  named: { name: { contains: 'Co' } },
};

const CONDITIONS: readonly JsonMap[] = [
  { score: { above: 10 } },
  { score: { at_least: 50 } },
  { source: ['web', 'list'] },
  { source: { not: ['test', 'list'] } },
  { segment: 'enterprise' },
  { segment: ['enterprise', 'inbound'] },
  { status: { not: 'Rejected' } },
  { owner: { party: 'sales' } },
  { owner: { team: 'West' } },
  { any: [{ score: { below: 50 } }, { phone: { empty: false } }] },
];

const ALL_EVENTS: JsonMap = {
  accepted: { change: 'status', to: ['SAL', 'Working'] },
  rejected: { change: 'status', to: 'Rejected' },
  recycled: { change: 'status', to: 'Nurture' },
  unqualified: { change: 'status', from: 'MQL' },
  on_hold: { change: 'hold', to: 'on' },
  off_hold: { change: 'hold', to: 'off' },
  touch: { activity: ['call', 'email', 'meeting'], direction: 'outbound', by: { party: 'sales' }, automated: false },
  any_touch: { activity: ['call', 'email', 'meeting'], direction: 'outbound' },
  call_attempt: { activity: 'call', direction: 'outbound' },
  connected: {
    any: [
      { activity: 'call', outcome: 'connected' },
      { activity: 'meeting', outcome: 'completed' },
    ],
  },
  campaign: { activity: 'campaign' },
  form: { activity: 'form' },
  created: { lead: 'created' },
  won: { deal: 'won' },
  lost: { deal: 'lost' },
  deal_made: { deal: 'created' },
  demoed: { milestone: 'demo_held' },
};

/** Events that start something, and those that answer it. */
const STARTS: readonly string[] = [
  'handed',
  'handed',
  'qualified',
  'form',
  'created',
  'demoed',
  'any_touch',
  'unqualified',
];
const ANSWERS: readonly string[] = ['touch', 'touch', 'any_touch', 'accepted', 'call_attempt', 'won', 'handed'];
const CANCELS: readonly string[] = ['rejected', 'recycled', 'lost'];

export function randomScene(chance: Chance): Scene {
  return chance.of(SCENES);
}

export function randomAgreement(chance: Chance, scene: Scene): JsonMap {
  const becomes = chance.yes(0.5) ? 'becomes' : 'change';
  return {
    slaudit: 1,
    name: 'case',
    timezone: chance.yes(0.7) ? scene.zone : chance.of(ZONES),
    calendars: { c1: calendar(chance, scene, scene.zone), c2: calendar(chance, scene, chance.of(ZONES)) },
    data: data(),
    ...(chance.yes(0.2) ? { covers: chance.of(CONDITIONS) } : {}),
    segments: SEGMENTS,
    events: {
      handed: { [becomes]: 'owner', to: { party: 'sales' } },
      qualified: { [becomes]: 'status', to: 'MQL' },
      ...ALL_EVENTS,
    },
    clauses: clauses(chance, scene),
    ...goals(chance),
    report: {
      count_by: chance.of(['start', 'due']),
      ...(chance.yes(0.3) ? { logged_within: chance.of(['1 hour', '24 hours']) } : {}),
    },
  };
}

function data(): JsonMap {
  return {
    leads: { file: 'leads.csv', milestones: { demo_held: 'demo_on' } },
    activities: [{ file: 'activities.csv' }],
    history: [{ file: 'history.csv' }],
    deals: { file: 'deals.csv' },
    roster: { file: 'roster.csv' },
    waivers: { file: 'waivers.csv' },
    absences: { file: 'absences.csv' },
  };
}

function calendar(chance: Chance, scene: Scene, zone: string): JsonMap {
  const exceptions = Array.from({ length: chance.below(4) }, () => [
    nearDate(chance, scene),
    chance.of<Json>(['closed', '10:00-12:30', ['08:00-09:00', '20:00-21:00'], '00:30-23:30', '23:00-24:00']),
  ]);
  return {
    timezone: zone,
    open: chance.of(WEEKS),
    ...(exceptions.length > 0 ? { exceptions: Object.fromEntries(exceptions) as JsonMap } : {}),
    ...(chance.yes(0.3) ? { holidays: [{ file: 'holidays.csv' }] } : {}),
  };
}

export function nearDate(chance: Chance, scene: Scene): string {
  return Temporal.PlainDate.from(scene.date)
    .add({ days: chance.between(-10, 12) })
    .toString();
}

function clauses(chance: Chance, scene: Scene): Json[] {
  return Array.from({ length: chance.between(1, 4) }, (_, index) => {
    const kind = chance.of([
      timed,
      timed,
      timed,
      cadence,
      cadence,
      neverBetween,
      neverOutside,
      neverWhile,
      atMost,
      require,
    ]);
    const [first, second] = [kind(chance), kind(chance)];
    return versions(
      chance,
      scene,
      { id: `clause-${index}`, party: chance.of(['sales', 'marketing']), ...first },
      second,
    );
  }).flat();
}

/** One version, or two that follow each other (or leave a gap); the second may change every term but the kind. */
function versions(chance: Chance, scene: Scene, clause: JsonMap, other: JsonMap): JsonMap[] {
  if (!chance.yes(0.3)) return [clause];
  const cut = Temporal.PlainDate.from(nearDate(chance, scene));
  const next = cut.add({ days: chance.of([1, 1, 1, 3]) }).toString();
  // `never: … between` and others must stay of one kind.
  const same = kindOf(clause) === kindOf(other) && chance.yes(0.5) ? other : {};
  const { id = '', party = '' } = clause;
  const second: JsonMap = Object.keys(same).length > 0 ? { id, party, ...same } : clause;
  return [
    { ...clause, effective: { until: cut.toString() } },
    { ...second, effective: { from: next } },
  ];
}

function kindOf(clause: JsonMap): string {
  return ['times', 'expect', 'between', 'outside', 'while', 'at_most', 'require'].find(key => key in clause) ?? '';
}

function timed(chance: Chance): JsonMap {
  const expect = chance.of(ANSWERS);
  return {
    when: chance.yes(0.1) ? chance.some(STARTS, 2) : chance.of(STARTS),
    expect,
    within: within(chance, [...BUSINESS, ...PLAIN]),
    calendar: chance.of(['c1', 'c1', 'c2', 'owner', 'owner', 'owner', 'always']),
    ...clockKeys(chance),
    ...(chance.yes(0.15) ? { look_back: chance.of(['15 minutes', '2 hours']) } : {}),
    ...(chance.yes(0.2)
      ? { at_latest: { within: chance.of([...BUSINESS, ...PLAIN]), calendar: chance.of(['c1', 'c2', 'always']) } }
      : {}),
  };
}

function cadence(chance: Chance): JsonMap {
  const { look_back: _look, at_latest: _latest, ...base } = timed(chance);
  const { cancel: _cancel, ...rest } = base;
  return {
    ...(chance.yes(0.5) ? base : rest),
    expect: chance.of(['touch', 'any_touch']),
    times: chance.between(1, 4),
    ...(chance.yes(0.5) ? { max_gap: chance.of(['1 business day', '2bd', 'eod+1', '8bh', '48h', '3cd', '30bm']) } : {}),
    ...(chance.yes(0.4) ? { distinct: 'day' } : {}),
    ...(chance.yes(0.4) ? { including: { call_attempt: chance.between(1, 2) } } : {}),
    ...(chance.yes(0.6)
      ? { until: chance.of([['connected'], ['accepted'], ['connected', 'accepted'], ['any_touch']]) }
      : {}),
  };
}

function within(chance: Chance, durations: readonly string[]): Json {
  if (chance.yes(0.75)) return chance.of(durations);
  const choices: Json[] = [{ if: chance.of(CONDITIONS), is: chance.of(durations) }];
  return chance.yes(0.7) ? [...choices, chance.of(durations)] : choices;
}

function clockKeys(chance: Chance): JsonMap {
  return {
    ...(chance.yes(0.5) ? { pause: { from: 'on_hold', until: 'off_hold' } } : {}),
    ...(chance.yes(0.45) ? { cancel: [...new Set(chance.some(CANCELS, 2))] } : {}),
    ...(chance.yes(0.6) ? { cycle: chance.of(['each', 'first', 'restart', 'restart']) } : {}),
    ...(chance.yes(0.5) ? { on_reassign: chance.of(['continue', 'restart']) } : {}),
    ...(chance.yes(0.4) ? { warn: chance.of(['10%', '50%', '90%']) } : {}),
    ...covered(chance),
  };
}

function covered(chance: Chance): JsonMap {
  return {
    ...(chance.yes(0.25) ? { if: chance.of(CONDITIONS) } : {}),
    ...(chance.yes(0.5) ? { target: chance.of(['80%', '90%', '100%']) } : {}),
  };
}

const FORBIDDEN: readonly string[] = ['campaign', 'call_attempt', 'form', 'any_touch'];

function neverBetween(chance: Chance): JsonMap {
  const between = { from: chance.of(STARTS), until: chance.of(['recycled', 'rejected', 'accepted', 'unqualified']) };
  return { never: chance.of(FORBIDDEN), between, ...covered(chance) };
}

function neverOutside(chance: Chance): JsonMap {
  const plain = chance.of(['c1', 'c2']);
  const outside: Json = chance.yes(0.5) ? plain : { calendar: plain, zone_from: 'timezone' };
  return { never: chance.of(FORBIDDEN), outside, ...covered(chance) };
}

function neverWhile(chance: Chance): JsonMap {
  const condition = chance.of<JsonMap>([
    { opt_out: true },
    { opt_out: true, status: { not: 'Working' } },
    ...CONDITIONS,
  ]);
  return { never: chance.of(FORBIDDEN), while: condition, ...covered(chance) };
}

function atMost(chance: Chance): JsonMap {
  return {
    at_most: chance.between(1, 3),
    of: chance.of(FORBIDDEN),
    within: within(chance, PLAIN),
    ...(chance.yes(0.5) ? { calendar: chance.of(['c1', 'c2']) } : {}),
    ...covered(chance),
  };
}

function require(chance: Chance): JsonMap {
  const lead = chance.of<JsonMap>([
    { phone: { empty: false } },
    { score: { at_least: 50 }, phone: { empty: false } },
    { email: { matches: '@.*\\.com$' } },
    { opt_out: false },
    ...CONDITIONS,
    { any: [{ phone: { empty: false } }, { score: { at_least: 50 } }], not: { opt_out: true } },
  ]);
  const before = { before: chance.of(['qualified', 'form', 'created', 'any_touch']) };
  const terms = chance.of<JsonMap>([{ lead }, before, { ...before, lead }]);
  return {
    when: chance.of(STARTS),
    require: terms,
    ...(chance.yes(0.3) ? { cycle: 'first' } : {}),
    ...covered(chance),
  };
}

function goals(chance: Chance): JsonMap {
  const per = chance.yes(0.3) ? { per: chance.of(['month', 'quarter', 'year']) } : {};
  const only = chance.yes(0.3) ? { if: chance.of(CONDITIONS) } : {};
  const all: JsonMap[] = [
    {
      id: 'vol',
      party: 'marketing',
      count: chance.of(['qualified', 'form', 'created']),
      at_least: chance.below(4),
      ...per,
      ...only,
    },
    { id: 'val', party: 'marketing', sum: 'qualified', value: { enterprise: 900.5, otherwise: 100 }, at_least: 500 },
    { id: 'col', party: 'marketing', sum: 'created', value: 'score', at_most: 100, ...only },
    { id: 'rev', party: 'sales', sum: 'won', value: 'amount', at_least: 1000, ...per },
    { id: 'deals', party: 'sales', count: 'deal_made', at_most: 1 },
    {
      id: 'acc',
      party: 'sales',
      rate: {
        from: chance.of(STARTS),
        to: chance.of(['accepted', 'touch']),
        within: chance.of([...BUSINESS, ...PLAIN]),
      },
      calendar: chance.of(['c1', 'c2']),
      at_least: '90%',
      ...per,
    },
  ];
  const some = all.filter(() => chance.yes(0.4));
  return some.length === 0 ? {} : { goals: some };
}
