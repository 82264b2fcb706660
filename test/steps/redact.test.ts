// `--redact`: nothing that names a lead or a person is left in any format, and the numbers stay what they were.

import { expect, test } from 'vitest';
import type { CourseRow } from '../../src/model/course.ts';
import type { Edition } from '../../src/model/report.ts';
import type { RowFacts } from '../../src/model/row-facts.ts';
import { FORMATS, VIEWS } from '../../src/report/format.ts';
import { redact } from '../../src/steps/redact.ts';
import { summarise } from '../../src/summary/summarise.ts';
import { written } from '../report/written.ts';
import {
  agreementOf,
  HOUR,
  judgementOf,
  OCTOBER,
  obligationOf,
  october,
  requireClause,
  responseClause,
} from '../summary/judgement.ts';

const touch = responseClause('touch', { target: [{ if: null, is: 0.9 }] });
const complete = requireClause('complete', {
  target: [{ if: null, is: 1 }],
  lead: [
    { condition: { kind: 'column', column: 'phone', test: { kind: 'empty', expected: false } }, text: '' },
    {
      condition: { kind: 'column', column: 'owner', test: { kind: 'person', test: { kind: 'equals', value: 'x' } } },
      text: '',
    },
  ],
});
const SECRETS = /Ann Secret|Bob Secret|LEAD-SECRET|A-SECRET|0170-SECRET|because Secret|Secret/;

const INPUT = { kind: 'leads', file: 'leads.csv', sha256: 'cd'.repeat(32), rows: 3, used: 3, setAside: 0, rejected: 0 };

function secretRow(facts: RowFacts): CourseRow {
  return { at: october(1), facts, actor: 'Ann Secret', events: ['touch'], evidence: 'activities.csv#A-SECRET' };
}

function judgement(sha256 = INPUT.sha256): ReturnType<typeof judgementOf> {
  const about = { team: 'East', attributes: { owner: 'Ann Secret' } };
  const obligations = Array.from({ length: 12 }, (_, place) =>
    obligationOf(touch, {
      ...about,
      leadId: `LEAD-SECRET-${place}`,
      owner: place % 3 === 0 ? 'Bob Secret' : 'Ann Secret',
      startedBy: `leads.csv#LEAD-SECRET-${place}`,
      settledBy: 'activities.csv#A-SECRET',
      settledAt: october(1, 5 * HOUR),
      verdict: place < 6 ? 'breached' : 'met',
      elapsedMs: place * HOUR,
    }),
  );
  const reasons = ['waived by Bob Secret: because Secret said so', 'owner Ann Secret has no calendar'];
  obligations.push(
    obligationOf(touch, { ...about, verdict: 'waived', reason: reasons[0] ?? '', leadId: 'LEAD-SECRET-0' }),
    obligationOf(touch, { ...about, verdict: 'unassessable', reason: reasons[1] ?? '', leadId: 'LEAD-SECRET-1' }),
    obligationOf(complete, {
      ...about,
      verdict: 'breached',
      leadId: 'LEAD-SECRET-2',
      reason: "qualified never happened before; phone is '0170-SECRET' is 'x'; owner is 'Ann Secret'",
    }),
  );
  const sample = { file: 'leads.csv', line: 4, column: 'owner', text: 'Ann Secret' };
  return judgementOf({
    obligations: obligations.toSorted((a, b) => Number(a.clause === complete) - Number(b.clause === complete)),
    header: {
      period: OCTOBER,
      inputs: [{ ...INPUT, sha256 }],
      filters: {
        clauses: [],
        parties: [],
        people: [' Ann Secret'],
        segments: [],
        where: [
          { column: 'owner', value: 'Bob Secret' },
          { column: 'lead_id', value: 'LEAD-SECRET-3' },
        ],
      },
    },
    tail: {
      findings: [
        { code: 'missing_from_roster', level: 'noted', count: 1, samples: [sample], facts: { name: 'Ann Secret' } },
        {
          code: 'event_without_rows',
          level: 'noted',
          count: 1,
          samples: [{ ...sample, file: '', text: 'touch: nearly "Bob Secret", which occurs 3 times' }],
          facts: {},
        },
      ],
      parts: {
        ...judgementOf({}).tail.parts,
        events: [{ event: 'touch', rows: 0, nearest: { value: 'Bob Secret', count: 3 } }],
        unusedWaivers: [{ ...sample, text: 'LEAD-SECRET-1 touch' }],
        strangers: [{ kind: 'leads', ...sample }],
        history: {
          begins: 1,
          early: [0],
          first: [{ at: 0, file: 'leads.csv', line: 2, text: 'leads.csv#LEAD-SECRET' }],
        },
      },
    },
    course: index =>
      index > 5
        ? null
        : {
            rows: [
              secretRow({
                kind: 'change',
                field: 'owner',
                from: { text: '', isPerson: true },
                to: { text: 'Bob Secret', isPerson: true },
              }),
              secretRow({
                kind: 'change',
                field: 'note',
                from: { text: 'Ann Secret', isPerson: true },
                to: { text: 'because Secret said so', isPerson: false },
              }),
              secretRow({
                kind: 'activity',
                type: 'call to Secret',
                direction: 'Secret',
                outcome: 'Secret',
                isAutomated: false,
              }),
              secretRow({ kind: 'deal', outcome: 'won', amount: '0170-SECRET' }),
            ],
            earlier: 0,
            later: 0,
            pauses: [],
          },
    legs: () => [{ owner: 'Bob Secret', from: october(1), to: october(2), openMs: HOUR }],
  });
}

const agreement = agreementOf([touch, complete], {
  report: { ...agreementOf([]).report, breakDownBy: ['person', 'team', 'owner'] },
});

function editionOf(judged: ReturnType<typeof judgementOf>): Edition {
  return summarise(agreement, judged, {
    people: 'names',
    breakDownBy: agreement.report.breakDownBy,
    allowRejects: { kind: 'rows', rows: 0 },
  });
}

test('no format and no view tells a lead or a person', async () => {
  const plain = editionOf(judgement());
  const edition = editionOf(redact(judgement()));
  expect(await written('ndjson', plain)).toMatch(SECRETS);
  for (const format of FORMATS) {
    for (const view of format === 'xlsx' || format === 'html' ? [null] : [null, ...VIEWS]) {
      expect(await written(format, edition, { view }), `${format} ${view}`).not.toMatch(SECRETS);
    }
  }
});

test('numbers, verdicts and teams stay, rows go by the new lead ids', async () => {
  const [plain, redacted] = [editionOf(judgement()), editionOf(redact(judgement()))];
  expect(await written('csv', redacted, { view: 'clauses' })).toBe(await written('csv', plain, { view: 'clauses' }));
  expect(await written('csv', redacted, { view: 'teams' })).toBe(await written('csv', plain, { view: 'teams' }));
  const people = redacted.report.breakdowns.filter(({ by }) => by === 'person').map(({ breached }) => breached);
  const named = plain.report.breakdowns.filter(({ by }) => by === 'person').map(({ breached }) => breached);
  expect(people.toSorted((a, b) => a - b)).toEqual(named.toSorted((a, b) => a - b));
  const leads = (await written('csv', redacted, { view: 'obligations' })).split('\n').slice(1, 15);
  expect(leads).toEqual(leads.toSorted((a, b) => ((a.split(',')[2] ?? '') < (b.split(',')[2] ?? '') ? -1 : 1)));
  expect(leads[0]).toMatch(/^touch,sales,lead-[0-9a-f]{16},1,/);
});

test('a reason keeps what failed and loses what was found', () => {
  const { obligations } = redact(judgement());
  const reasons = Array.from({ length: obligations.length }, (_, index) => obligations.at(index).reason);
  expect(reasons).toContain('waived');
  expect(reasons.find(reason => reason.includes('calendar'))).toMatch(/^owner person-[0-9a-f]{16} has no calendar$/);
  expect(reasons).toContain('qualified never happened before; phone not as required; owner not as required');
});

test('the same input gives the same hashes, another one others, and the report does not give the key away', async () => {
  const once = await written('ndjson', editionOf(redact(judgement())));
  expect(await written('ndjson', editionOf(redact(judgement())))).toBe(once);
  expect(await written('ndjson', editionOf(redact(redact(judgement()))))).toBe(once);
  const { leadId } = redact(judgement()).obligations.at(0);
  expect(await written('ndjson', editionOf(redact(judgement('ef'.repeat(32)))))).not.toContain(leadId);
  expect(once).not.toContain(INPUT.sha256);
});
