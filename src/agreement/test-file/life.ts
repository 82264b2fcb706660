// The timeline of a case: its rows with every value filled in, and when the lead was created.

import { parseDate } from '../../calendar/local-date.ts';
import type { AgreementTest, TestRow } from '../../model/agreement-test.ts';
import type { Zone } from '../../model/open-time.ts';
import type { Cursor } from '../cursor.ts';
import type { Flaw } from '../forms/parsed.ts';
import type { MomentContext } from './moment.ts';
import type { Reading } from './reading.ts';
import { readTimelineLine, type WrittenRow } from './timeline-line.ts';
import { readTimelineMap, type WrittenRowMap } from './timeline-map.ts';

export type Life = Pick<AgreementTest, 'created' | 'rows'>;

interface Spot {
  readonly at: Cursor;
  readonly line: number;
  readonly row: WrittenRow;
}

/** Null where no row could be read; `attributes` is what the lead was created with. */
export function readLife(
  timeline: Cursor,
  reading: Reading,
  { zone, attributes }: Pick<AgreementTest, 'zone' | 'attributes'>,
): Life | null {
  const spots = readRows(timeline, reading, zone);
  const [earliest] = inTime(spots);
  if (earliest === undefined) return null;
  refuseSecond(spots, reading);
  const created = spots.find(({ row }) => row.kind === 'created') ?? earliest;
  return {
    created: { at: created.row.moment.at, dayEnd: created.row.moment.dayEnd, line: created.line },
    rows: withValues(spots, reading, attributes),
  };
}

function readRows(timeline: Cursor, reading: Reading, zone: Zone): Spot[] {
  const spots: Spot[] = [];
  let day: number | null = null;
  for (const at of timeline.items()) {
    const row = reading.read(at, () => readRow(at.value, { zone, day }));
    day = row?.moment.day ?? dateIn(at) ?? day;
    if (row !== null) spots.push({ at, line: reading.lineOf(at), row });
  }
  return spots;
}

/** A line that cannot be read still tells the date of those after it. */
function dateIn(at: Cursor): number | null {
  const written = [at.value, at.at('at').value].find(value => typeof value === 'string') ?? '';
  return parseDate(/\d{4}-\d\d-\d\d/.exec(written)?.[0] ?? '');
}

function readRow(value: unknown, context: MomentContext): WrittenRow {
  if (typeof value === 'string') return readTimelineLine(value, context);
  return readTimelineMap(value as WrittenRowMap, context);
}

function inTime(spots: readonly Spot[]): readonly Spot[] {
  return spots.toSorted((a, b) => a.row.moment.at - b.row.moment.at);
}

// ---------------------------------------------------------------- what can stand once only

/** A lead is created once, and the date column of a milestone holds one date. */
function refuseSecond(spots: readonly Spot[], reading: Reading): void {
  const seen = new Set<string>();
  for (const { at, row } of spots) {
    const key = row.kind === 'created' ? 'created' : row.kind === 'milestone' ? `milestone ${row.name}` : null;
    if (key !== null && seen.has(key)) reading.refuse(at, { flaw: twice(row), span: null });
    if (key !== null) seen.add(key);
  }
}

function twice(row: WrittenRow): Flaw {
  const message =
    row.kind === 'milestone'
      ? `The milestone \`${row.name}\` stands here a second time.`
      : 'The lead is created a second time.';
  return { code: 'test-line', message, remedy: 'Delete one of the two: a lead has one such date.' };
}

// ---------------------------------------------------------------- values

/** A change may leave its old value out; where it says one, it is what the change before left behind. */
function withValues(spots: readonly Spot[], reading: Reading, attributes: ReadonlyMap<string, string>): TestRow[] {
  const values = new Map(attributes);
  const before = new Map<WrittenRow, string>();
  for (const { at, row } of inTime(spots)) {
    if (row.kind !== 'change') continue;
    const now = values.get(row.field) ?? null;
    if (row.from !== null && now !== null && row.from.trim() !== now.trim()) {
      reading.refuse(at, { flaw: contradiction(row.field, row.from, now), span: null });
    }
    before.set(row, row.from ?? now ?? '');
    values.set(row.field, row.to);
  }
  return spots.flatMap(({ line, row }) => finished(row, line, before.get(row) ?? ''));
}

function contradiction(field: string, from: string, now: string): Flaw {
  return {
    code: 'test-history',
    message: `The \`${field}\` is ${shown(now)} at that instant, not ${shown(from)}.`,
    remedy: `Correct the value or the order of the changes, or leave the old value out: \`${field} → …\`.`,
  };
}

function shown(value: string): string {
  return value === '' ? 'empty' : `\`${value}\``;
}

function finished(row: WrittenRow, line: number, from: string): TestRow[] {
  const { moment, text } = row;
  const common = { line, text, time: { at: moment.at, dayEnd: moment.dayEnd } };
  switch (row.kind) {
    case 'created':
      return [];
    case 'activity':
      return [{ ...common, kind: 'activity', columns: row.columns, loggedAt: row.logged?.at ?? null }];
    case 'change':
      return [{ ...common, kind: 'change', field: row.field, from, to: row.to, columns: row.columns }];
    case 'milestone':
      return [{ ...common, kind: 'milestone', name: row.name }];
    case 'deal':
      return [{ ...common, kind: 'deal', what: row.what, id: row.id, columns: row.columns }];
  }
}
