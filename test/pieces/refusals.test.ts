// Pieces that do not fit together, or are none, are refused with a sentence; nothing is guessed.

import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { reportPieces } from '../../src/report-pieces.ts';

const AGREEMENT = `slaudit: 1
name: Small
timezone: UTC
events:
  handed_off: { becomes: owner, to: { party: sales } }
  touch: { activity: call }
clauses:
  - { id: touch, party: sales, when: handed_off, expect: touch, within: 4 hours, target: 90% }
`;

type Json = Readonly<Record<string, unknown>>;

function header(changes: Json = {}): Json {
  const text = String(changes['text'] ?? AGREEMENT);
  const { text: _, ...rest } = changes;
  const sha256 = createHash('sha256').update(text).digest('hex');
  return {
    slaudit: 'header',
    version: 1,
    agreement: { name: 'Small', file: 'slaudit.yaml', sha256, text },
    time_zone: 'UTC',
    as_of: '2025-10-05T00:00:00+00:00',
    period: null,
    filters: { clauses: [], parties: [], people: [], segments: [], where: [] },
    people: 'names',
    allow_rejects: { kind: 'rows', rows: 0 },
    redacted_with: null,
    ...rest,
  };
}

function row(changes: Json = {}): Json {
  return {
    clause: 'touch',
    party: 'sales',
    lead_id: 'L-1',
    cycle: 1,
    started_at: '2025-10-01T00:00:00+00:00',
    due_at: '2025-10-01T04:00:00+00:00',
    settled_at: null,
    verdict: 'breached',
    at_risk: false,
    elapsed_s: 14_400,
    elapsed_wall_s: null,
    late_by_s: null,
    progress: null,
    owner: 'ann',
    team: '',
    segment: '',
    source: '',
    started_by: 'history.csv#L2',
    settled_by: '',
    reason: '',
    version: 1,
    target: 0.9,
    reached_at: null,
    attributes: {},
    legs: [],
    course: null,
    ...changes,
  };
}

function tail(obligations: number, changes: Json = {}): Json {
  return {
    slaudit: 'tail',
    obligations,
    inputs: [{ kind: 'leads', file: 'leads.csv', sha256: 'aa', rows: 4, rejected: 0, used: 4, set_aside: 0 }],
    leads: { read: 4, audited: 2, merged: 0, left: 2 },
    not_covered: [],
    before: null,
    never_started: [],
    findings: [],
    goals: [],
    goal_counts: [],
    events: [
      { event: 'handed_off', rows: 2, nearest: null },
      { event: 'touch', rows: 1, nearest: null },
    ],
    unused_waivers: [],
    columns: [],
    strangers: [],
    ends: [],
    history: { begins: null, early: [], first: [] },
    automation: { touches: 0, silent: 0, samples: [] },
    touched: { findings: [], early: [] },
    backdated: [],
    ...changes,
  };
}

function piece(
  lead: string,
  changes: { readonly header?: Json; readonly row?: Json; readonly tail?: Json } = {},
): string {
  const lines = [header(changes.header), row({ lead_id: lead, ...changes.row }), tail(1, changes.tail)];
  return lines.map(line => `${JSON.stringify(line)}\n`).join('');
}

async function told(...pieces: readonly (string | Uint8Array)[]): Promise<string | null> {
  const { edition, problems } = await reportPieces({
    sources: pieces.map((text, place) => ({
      name: `${place + 1}.ndjson`,
      chunks: (async function* () {
        yield typeof text === 'string' ? new TextEncoder().encode(text) : text;
      })(),
    })),
    alsoBreakDownBy: [],
    redacts: false,
    progress: () => undefined,
  });
  return edition === null ? `${problems[0]?.file ?? ''}:${problems[0]?.line ?? ''} ${problems[0]?.message}` : null;
}

test('two halves make a report', async () => {
  expect(await told(piece('L-1'), piece('L-2'))).toBeNull();
});

test.each([
  ['judged by different agreements', { text: AGREEMENT.replace('90%', '91%') }],
  ['different periods', { period: { text: '2025', from: '2025-01-01T00:00:00Z', until: '2026-01-01T00:00:00Z' } }],
  ['as of different times', { as_of: '2025-10-06T00:00:00Z' }],
  ['show different clauses', { filters: { clauses: ['touch'], parties: [], people: [], segments: [], where: [] } }],
  ['different `--people`', { people: 'hidden' }],
  ['different `--allow-rejects`', { allow_rejects: { kind: 'share', share: 0.1 } }],
  ['redacted under different keys', { redacted_with: 'ab' }],
])('pieces that were %s are refused', async (what, changes) => {
  expect(await told(piece('L-1'), piece('L-2', { header: changes }))).toMatch(
    new RegExp(`^: The pieces .*${what}.*: 1.ndjson and 2.ndjson\\.$`),
  );
});

test('the same lead in two pieces, the same piece twice and a missing one are refused', async () => {
  expect(await told(piece('L-1'), piece('L-1'))).toBe('2.ndjson:2 The lead L-1 is in another piece too.');
  expect(await told(piece('L-1'))).toBe(': Pieces are missing: 1.ndjson hold 2 of the 4 leads of their exports.');
  const empty = piece('L-3', { tail: { leads: { read: 4, audited: 2, merged: 0, left: 2 } } });
  expect(await told(piece('L-1'), piece('L-2'), empty)).toMatch(/^: The same leads are in more than one piece: /);
});

test('what was cut, changed or never a piece is refused, with its line', async () => {
  const whole = piece('L-1');
  const lines = whole.split('\n');
  expect(await told(lines.slice(0, 2).join('\n'))).toBe(
    '1.ndjson: This piece was cut: its last line, the tail, is missing.',
  );
  expect(await told([lines[0], lines[2]].join('\n'))).toMatch(/cut: it has 0 obligations where its tail counts 1\.$/);
  expect(await told(whole + whole)).toMatch(/^1.ndjson:4 This line cannot be used: it comes after the tail/);
  expect(await told(piece('L-1', { row: { verdict: 'late' } }))).toMatch(/^1.ndjson:2 .*verdict is no one of met/);
  expect(await told(piece('L-1', { row: { clause: 'other' } }))).toMatch(/the agreement has no such version/);
  expect(await told(piece('L-1', { header: { version: 2 } }))).toMatch(/^1.ndjson:1 This is a piece of format 2/);
  expect(await told('')).toMatch(/This is no piece of an audit\.$/);
  expect(await told('clause,party\n')).toMatch(/^1.ndjson:1 This is no piece of an audit\.$/);
  expect(await told('null\n')).toMatch(/^1.ndjson:1 This is no piece of an audit\.$/);
  expect(await told(new Uint8Array([0xff, 0xfe, 0x00]))).toMatch(/This is no piece of an audit\.$/);
});

test('whatever is changed in a line, a report or a sentence comes back, never an exception', async () => {
  const lines = [header(), row(), tail(1, { leads: { read: 4, audited: 4, merged: 0, left: 0 } })];
  const paths = lines.flatMap((line, place) => Object.keys(line).map(key => [place, key] as const));
  const values = fc.constantFrom(null, '', 'x', -1, 1.5, 1e300, [], {}, true, '__proto__', [null], { x: 1 });
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...paths), values, async ([place, key], value) => {
      const changed = lines.map((line, index) => (index === place ? { ...line, [key]: value } : line));
      const result = await told(changed.map(line => JSON.stringify(line)).join('\n'));
      expect(result === null || result.length > 10).toBe(true);
    }),
    { numRuns: 300 },
  );
});
