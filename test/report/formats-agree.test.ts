// One judgement, five formats: read back, they tell the same rows and numbers, and every rate is the fold of its rows.

import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Obligation } from '../../src/model/obligation.ts';
import type { ClauseReport, Edition } from '../../src/model/report.ts';
import { VERDICTS } from '../../src/model/verdict.ts';
import { VIEWS } from '../../src/report/format.ts';
import { summarise } from '../../src/summary/summarise.ts';
import {
  agreementOf,
  HOUR,
  judgementOf,
  obligationOf,
  october,
  requireClause,
  responseClause,
} from '../summary/judgement.ts';
import { written } from './written.ts';

const TARGETS = [null, 0.5, 0.9, 0.999, 1];
const CLAUSES = [
  responseClause('touch', { promise: 'Sales | calls, `soon`.\nReally.', target: [{ if: null, is: 0.9 }] }),
  responseClause('=touch', { within: [{ if: null, is: { unit: 'elapsed', ms: HOUR, text: '1 hour' } }] }),
  requireClause('complete', { target: [{ if: null, is: 1 }] }),
];

const hostile = fc.oneof(
  fc.constantFrom(
    '',
    'ann',
    'Ann, "the boss"',
    '=1+1',
    '-7',
    "'quoted",
    'a|b',
    '<b>&amp;',
    '\u202Eabc',
    'line\nbreak',
    '\r',
    'two\r\nlines',
    '\\|',
    '  x  ',
  ),
  fc.string({ unit: 'binary', maxLength: 6 }),
);

const anObligation: fc.Arbitrary<Obligation> = fc
  .record({
    clause: fc.constantFrom(...CLAUSES),
    leadId: hostile,
    startedAt: fc.integer({ min: 0, max: 90 * 24 * HOUR }).map(ms => october(1) + ms),
    elapsedMs: fc.option(fc.nat(50 * HOUR)),
    wallMs: fc.option(fc.nat(90 * HOUR)),
    verdict: fc.constantFrom(...VERDICTS),
    target: fc.constantFrom(...TARGETS),
    owner: hostile,
    team: hostile,
    segment: hostile,
    reason: hostile,
  })
  .map(({ wallMs, ...terms }) =>
    obligationOf(terms.clause, {
      ...terms,
      settledAt: wallMs === null ? null : terms.startedAt + wallMs,
      elapsedWallMs: wallMs,
      dueAt: terms.startedAt + HOUR,
    }),
  );

const anEdition: fc.Arbitrary<Edition> = fc
  .array(anObligation, { maxLength: 40 })
  .map(obligations =>
    obligations.toSorted((a, b) => CLAUSES.indexOf(a.clause as never) - CLAUSES.indexOf(b.clause as never)),
  )
  .map(obligations =>
    summarise(agreementOf(CLAUSES), judgementOf({ obligations }), {
      people: 'names',
      breakDownBy: ['person', 'team', 'segment', 'source'],
      allowRejects: { kind: 'rows', rows: 0 },
    }),
  );

type Row = Readonly<Record<string, string>>;

async function csvRows(edition: Edition, view: (typeof VIEWS)[number]): Promise<Row[]> {
  return parse(await written('csv', edition, { view }), { columns: true, record_delimiter: '\n' });
}

async function ndjsonRows(
  edition: Edition,
  view: (typeof VIEWS)[number],
): Promise<Readonly<Record<string, unknown>>[]> {
  const text = await written('ndjson', edition, { view, frame: 'bare' });
  return text
    .split('\n')
    .slice(0, -1)
    .map(line => JSON.parse(line) as Readonly<Record<string, unknown>>);
}

test('csv and ndjson tell the same cells in every view', async () => {
  await fc.assert(
    fc.asyncProperty(anEdition, async edition => {
      for (const view of VIEWS) {
        const [csv, ndjson] = await Promise.all([csvRows(edition, view), ndjsonRows(edition, view)]);
        expect(ndjson).toHaveLength(csv.length);
        csv.forEach((row, index) => expectSameCells(row, ndjson[index] ?? {}));
      }
    }),
    { numRuns: 60 },
  );
});

function expectSameCells(row: Row, values: Readonly<Record<string, unknown>>): void {
  for (const [name, cell] of Object.entries(row)) {
    const value = values[name] ?? '';
    if (typeof value === 'number') expect(Number(cell)).toBeCloseTo(value, name.endsWith('_s') ? 9 : 5);
    else if (typeof value === 'string') expect(cell).toBe(csvText(value));
    else expect(cell).toBe(String(value));
  }
}

/** Disarmed, and with the line ends of the file. */
function csvText(value: string): string {
  return `${/^[=+\-@\t\r]/.test(value) ? "'" : ''}${value}`.replaceAll('\r\n', '\n');
}

test('json holds the same clauses, breakdowns and breaches', async () => {
  await fc.assert(
    fc.asyncProperty(anEdition, async edition => {
      const report = JSON.parse(await written('json', edition)) as {
        clauses: ClauseReport[];
        breaches: unknown[];
        breakdowns: { by: string }[];
      };
      expect(report.breaches).toEqual(await ndjsonRows(edition, 'breaches'));
      const teams = await ndjsonRows(edition, 'teams');
      expect(report.breakdowns.filter(({ by }) => by === 'team')).toMatchObject(teams);
      const clauses = await ndjsonRows(edition, 'clauses');
      expect(clauses).toMatchObject(
        report.clauses.map(({ id, met, breached, rate, coverage }) => ({ clause: id, met, breached, rate, coverage })),
      );
    }),
    { numRuns: 60 },
  );
});

test('every rate is the fold of the rows listed', async () => {
  await fc.assert(
    fc.asyncProperty(anEdition, async edition => {
      const rows = await csvRows(edition, 'obligations');
      for (const clause of await csvRows(edition, 'clauses'))
        expectFold(
          clause,
          rows.filter(row => row['clause'] === clause['clause']),
        );
      const people = await csvRows(edition, 'people');
      for (const person of people) {
        expectRate(
          person,
          rows.filter(row => row['clause'] === person['clause'] && row['owner'] === person['value']),
        );
      }
      const counted = people.reduce(
        (sum, row) => sum + Number(row['met']) + Number(row['breached']) + Number(row['open']),
        0,
      );
      expect(counted).toBe(rows.filter(row => ['met', 'breached', 'open'].includes(row['verdict'] ?? '')).length);
    }),
    { numRuns: 60 },
  );
});

function expectFold(clause: Row, rows: readonly Row[]): void {
  for (const verdict of VERDICTS) {
    expect(Number(clause[verdict])).toBe(rows.filter(row => row['verdict'] === verdict).length);
  }
  expectRate(clause, rows);
  const decided = Number(clause['met']) + Number(clause['breached']);
  expect(clause['coverage']).toBe(rows.length === 0 ? '' : String(Number((decided / rows.length).toPrecision(6))));
  if (clause['rate'] === '') return;
  expect(Number(clause['rate_low'])).toBeLessThanOrEqual(Number(clause['rate']));
  expect(Number(clause['rate_high'])).toBeGreaterThanOrEqual(Number(clause['rate']));
}

function expectRate(shown: Row, rows: readonly Row[]): void {
  const met = rows.filter(row => row['verdict'] === 'met').length;
  const breached = rows.filter(row => row['verdict'] === 'breached').length;
  expect([shown['met'], shown['breached']]).toEqual([String(met), String(breached)]);
  expect(shown['rate']).toBe(met + breached === 0 ? '' : String(Number((met / (met + breached)).toPrecision(6))));
}

test('md has one row a row, its numbers those of csv, and no cell breaks out of its table', async () => {
  await fc.assert(
    fc.asyncProperty(anEdition, async edition => {
      const lines = (await written('md', edition, { view: 'obligations' })).split('\n').slice(2, -1);
      const csv = await csvRows(edition, 'obligations');
      expect(lines).toHaveLength(csv.length);
      lines.forEach((line, index) => {
        const cells = line.slice(2, -2).split(/ \| /);
        expect(cells).toHaveLength(21);
        expect(cells[9]).toBe(csv[index]?.['elapsed_s']);
        expect(line).not.toMatch(/[<>\p{Cc}\u202e]/u);
      });
    }),
    { numRuns: 60 },
  );
});
