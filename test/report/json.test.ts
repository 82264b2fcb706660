import { expect, test } from 'vitest';
import { reportJsonSchema, reportSchema } from '../../src/report/schema.ts';
import { FORMATS, NO_PAINT } from '../../src/report/format.ts';
import { reporterOf } from '../../src/report/reporters.ts';
import { summarise } from '../../src/summary/summarise.ts';
import {
  agreementOf,
  countGoal,
  HOUR,
  judgementOf,
  obligationOf,
  october,
  OCTOBER,
  responseClause,
  several,
} from '../summary/judgement.ts';
import { written } from './written.ts';

const touch = responseClause('touch', {
  promise: 'Sales calls.',
  target: [
    { if: { kind: 'segment', test: { kind: 'equals', value: 'big' } }, is: 0.9 },
    { if: null, is: 0.5 },
  ],
});

const agreement = agreementOf([touch], { goals: [countGoal('volume')] });
const edition = summarise(
  { ...agreement, report: { ...agreement.report, reached: ['won'] } },
  judgementOf({
    obligations: [
      ...several(3, touch, {
        settledAt: october(1, HOUR),
        elapsedMs: HOUR,
        target: 0.9,
        owner: 'ann',
        reachedAt: october(9),
      }),
      obligationOf(touch, { verdict: 'breached', target: 0.5, elapsedMs: 9 * HOUR, owner: 'bob', team: 'West' }),
      obligationOf(touch, { verdict: 'open', target: 0.5, dueAt: october(30), progress: 2, elapsedMs: 1.5 }),
    ],
    header: {
      period: OCTOBER,
      inputs: [{ kind: 'leads', file: 'leads.csv', sha256: 'ab', rows: 3, used: 1, setAside: 1, rejected: 1 }],
    },
    tail: {
      leads: { read: 3, audited: 2, merged: 1 },
      before: new Map([['touch', { met: 1, breached: 4 }]]),
      notCovered: new Map([['touch', 7]]),
      neverStarted: [{ clause: 'touch', event: 'handed_off' }],
      findings: [
        {
          code: 'unreadable_time',
          level: 'rejected',
          count: 1,
          facts: { share: 0.5, closest: 'MQL' },
          samples: [{ file: 'leads.csv', line: 3, column: 'created_at', text: 'noon' }],
        },
      ],
      goals: [
        {
          goal: 'volume',
          party: 'marketing',
          month: '2025-10',
          value: 3,
          target: 1,
          of: null,
          reached: null,
          open: null,
          hit: true,
          projection: 4.5,
        },
      ],
    },
    legs: () => [{ owner: 'ann', from: october(1), to: october(1, HOUR), openMs: HOUR }],
  }),
  { people: 'names', breakDownBy: ['person', 'team'], allowRejects: { kind: 'rows', rows: 0 } },
);

test('the schema knows every key of a report and nothing else', async () => {
  const report: unknown = JSON.parse(await written('json', edition));
  expect(reportSchema.parse(report)).toEqual(report);
});

test('the JSON Schema requires what the specification lists', () => {
  const schema = reportJsonSchema() as { $schema: string; required: string[] };
  expect(schema.$schema).toBe('https://json-schema.org/draft/2020-12/schema');
  const listed = [
    'schema',
    'agreement',
    'period',
    'as_of',
    'inputs',
    'clauses',
    'goals',
    'breakdowns',
    'trend',
    'quality',
    'breaches',
  ];
  expect(schema.required).toEqual(expect.arrayContaining(listed));
});

test('breaches are a list, empty or not', async () => {
  const none = summarise(agreement, judgementOf({}), {
    people: 'names',
    breakDownBy: [],
    allowRejects: { kind: 'rows', rows: 0 },
  });
  expect(JSON.parse(await written('json', none))).toMatchObject({ breaches: [] });
  expect(JSON.parse(await written('json', edition))).toMatchObject({
    breaches: [{ verdict: 'breached', owner: 'bob' }],
  });
});

test('ndjson: a header, the obligations with all that a report needs of them, a tail with the accounts', async () => {
  const lines = (await written('ndjson', edition)).split('\n');
  expect(lines).toHaveLength(1 + 5 + 1 + 1);
  const parsed = lines.slice(0, -1).map(line => JSON.parse(line) as object);
  expect(parsed[0]).toMatchObject({
    slaudit: 'header',
    version: 1,
    period: { text: '2025-10', from: '2025-10-01T00:00:00-04:00' },
  });
  expect(parsed[1]).toMatchObject({
    lead_id: 'L-1',
    elapsed_s: 3600,
    target: 0.9,
    reached_at: '2025-10-09T09:00:00-04:00',
    legs: [{ owner: 'ann', from: '2025-10-01T09:00:00-04:00', to: '2025-10-01T10:00:00-04:00', open_s: 3600 }],
  });
  expect(parsed.at(-1)).toMatchObject({
    slaudit: 'tail',
    inputs: [{ file: 'leads.csv', rows: 3, rejected: 1 }],
    not_covered: [{ clause: 'touch', count: 7 }],
    before: [{ clause: 'touch', met: 1, breached: 4 }],
    never_started: [{ clause: 'touch', event: 'handed_off' }],
  });
  const bare = await written('ndjson', edition, { frame: 'bare', view: 'obligations' });
  expect(bare.split('\n')).toEqual([...lines.slice(1, 6), '']);
});

test('a sink that makes the reporter wait gets every chunk in order', async () => {
  const obligations = several(2000, touch, { reason: 'x'.repeat(100) });
  const many = summarise(agreement, judgementOf({ obligations }), {
    people: 'names',
    breakDownBy: [],
    allowRejects: { kind: 'rows', rows: 0 },
  });
  const chunks: string[] = [];
  const reporter = await reporterOf('csv');
  const presentation = { view: null, width: 80, paint: NO_PAINT, frame: 'whole' } as const;
  let waiting = 0;
  await reporter(many, presentation, async chunk => {
    expect(++waiting).toBe(1);
    await new Promise(resolve => setTimeout(resolve, 1));
    chunks.push(String(chunk));
    waiting--;
  });
  expect(chunks.length).toBeGreaterThan(1);
  expect(chunks.join('')).toBe(await written('csv', many));
});

test('every format has a reporter', async () => {
  for (const format of FORMATS) expect(await reporterOf(format)).toBeTypeOf('function');
});
