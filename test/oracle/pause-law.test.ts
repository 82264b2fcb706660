// A pause of n open milliseconds moves a deadline by n: the same start with and without the pause, and the open time
// between the two deadlines counted by the oracle's hours, window by window.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { writeCsv } from '../../src/report/csv.ts';
import { auditFolder, written } from '../audit-folder.ts';
import { writeCase } from './case.ts';
import { calendarHours, type Hours } from './hours.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

interface Paused {
  readonly zone: string;
  readonly windows: readonly string[];
  readonly withinMinutes: number;
  readonly startedAt: number;
  /** Where the pause begins, as a share of the time from start to the deadline without it. */
  readonly beginsAt: number;
  readonly lastsMs: number;
}

/** Clocks change in most of these zones within the year of the starts. */
const paused: fc.Arbitrary<Paused> = fc.record({
  zone: fc.constantFrom('America/New_York', 'Europe/London', 'Asia/Kolkata', 'Australia/Lord_Howe', 'UTC'),
  windows: fc.constantFrom(['09:00-17:00'], ['08:30-12:00', '13:15-18:00'], ['00:30-03:15', '22:00-24:00']),
  withinMinutes: fc.integer({ min: 1, max: 40 * 60 }),
  startedAt: fc.integer({ min: Date.UTC(2025, 0, 1), max: Date.UTC(2025, 11, 1) }),
  beginsAt: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
  lastsMs: fc.oneof(fc.integer({ min: 1, max: 9 * DAY }), fc.integer({ min: 1, max: 90 * MINUTE })),
});

it('a pause of n open milliseconds moves a deadline by n', async () => {
  let moved = 0;
  const law = fc.asyncProperty(paused, async terms => {
    const hours = hoursOf(terms);
    const [without] = await deadlines(terms, null);
    const begins = terms.startedAt + Math.max(1, Math.floor((without - terms.startedAt) * terms.beginsAt));
    fc.pre(begins < without);
    const ends = begins + terms.lastsMs;
    const [plain, withPause] = await deadlines(terms, { from: begins, to: ends });
    const pausedMs = openMs(hours, begins, ends);
    expect(plain).toBe(without);
    expect(openMs(hours, plain, withPause)).toBe(pausedMs);
    expect(openMs(hours, withPause - 1, withPause), 'a deadline ends an open millisecond').toBe(1);
    if (pausedMs > 0) moved++;
  });
  await fc.assert(law, { numRuns: 80 });
  expect(moved).toBeGreaterThan(20);
}, 60_000);

function hoursOf({ zone, windows }: Paused): Hours {
  const works = (date: string): boolean => ![0, 6].includes(new Date(date).getUTCDay());
  return calendarHours(zone, date => (works(date) ? windows : []));
}

function openMs(hours: Hours, from: number, to: number): number {
  return hours
    .windows(from, to)
    .reduce((sum, window) => sum + Math.max(0, Math.min(to, window.to) - Math.max(from, window.from)), 0);
}

/** The due times of two leads that start at one instant, the second of which is paused. */
async function deadlines(terms: Paused, pause: { from: number; to: number } | null): Promise<[number, number]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'slaudit-pause-'));
  try {
    writeCase({ files: filesOf(terms, pause), asOf: '2026-12-01T00:00:00Z', period: null }, folder);
    const { edition } = await auditFolder(folder, {
      agreement: 'agreement.yaml',
      asOf: '2026-12-01T00:00:00Z',
      period: null,
    });
    const rows = parse<{ due_at: string; lead_id: string }>(await written(edition, writeCsv, 'obligations'), {
      columns: true,
    });
    const dueOf = (lead: string): number => Date.parse(rows.find(row => row.lead_id === lead)?.due_at ?? '');
    return [dueOf('plain'), dueOf('paused')];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function filesOf(terms: Paused, pause: { from: number; to: number } | null): Record<string, string> {
  const created = new Date(terms.startedAt).toISOString();
  const holds = pause === null ? [] : [`paused,${iso(pause.from)},hold,,on`, `paused,${iso(pause.to)},hold,on,off`];
  return {
    'agreement.yaml': JSON.stringify(agreementOf(terms)),
    'leads.csv': `lead_id,created_at\nplain,${created}\npaused,${created}\n`,
    'history.csv': ['lead_id,changed_at,field,old_value,new_value', ...holds, ''].join('\n'),
    'activities.csv': 'activity_id,lead_id,occurred_at,type\n',
  };
}

function iso(instant: number): string {
  return new Date(instant).toISOString();
}

function agreementOf({ zone, windows, withinMinutes }: Paused): object {
  return {
    slaudit: 1,
    name: 'A pause',
    timezone: zone,
    calendars: { hours: { open: { 'mon-fri': windows } } },
    events: {
      created: { lead: 'created' },
      call: { activity: 'call' },
      on_hold: { change: 'hold', to: 'on' },
      off_hold: { change: 'hold', from: 'on' },
    },
    clauses: [
      {
        id: 'call',
        party: 'sales',
        when: 'created',
        expect: 'call',
        within: `${withinMinutes} business minutes`,
        calendar: 'hours',
        pause: { from: 'on_hold', until: 'off_hold' },
      },
    ],
    data: { leads: { file: 'leads.csv' }, history: { file: 'history.csv' }, activities: { file: 'activities.csv' } },
  };
}
