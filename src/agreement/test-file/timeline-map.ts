// The long form of a row: `{ at: Fri 2025-03-07 16:30, activity: call, direction: outbound, by: ann }`.

import type { Scalar } from '../../model/agreement.ts';
import { under } from './misread.ts';
import type { MomentContext } from './moment.ts';
import { onlyMoment, type WrittenContent, type WrittenRow } from './timeline-line.ts';
import { phrasesOf } from './words.ts';

/** As the schema lets it through; keys besides these are columns. */
export interface WrittenRowMap {
  readonly at: string;
  readonly activity?: Scalar;
  readonly change?: Scalar;
  readonly lead?: 'created';
  readonly milestone?: Scalar;
  readonly deal?: 'created' | 'won' | 'lost';
  readonly from?: Scalar | null;
  readonly to?: Scalar | null;
  readonly by?: Scalar;
  readonly id?: Scalar;
  readonly logged?: string;
  readonly [column: string]: Scalar | null | undefined;
}

/** Keys that are no columns. */
const KEYS: ReadonlySet<string> = new Set([
  'at',
  'activity',
  'change',
  'lead',
  'milestone',
  'deal',
  'from',
  'to',
  'by',
  'id',
  'logged',
]);

/** Throws Misread. */
export function readTimelineMap(row: WrittenRowMap, context: MomentContext): WrittenRow {
  const moment = under('at', () => momentOf(row.at, context));
  return { moment, text: textOf(row), ...contentOf(row, { ...context, day: moment.day }) };
}

function contentOf(row: WrittenRowMap, context: MomentContext): WrittenContent {
  const columns = columnsOf(row);
  if (row.activity !== undefined) {
    const logged = loggedOf(row, context);
    return { kind: 'activity', columns: new Map([['type', String(row.activity)], ...columns]), logged };
  }
  if (row.change !== undefined) {
    const from = row.from === undefined ? null : cell(row.from);
    return { kind: 'change', field: String(row.change), from, to: cell(row.to ?? null), columns };
  }
  if (row.milestone !== undefined) return { kind: 'milestone', name: String(row.milestone) };
  if (row.deal === undefined) return { kind: 'created' };
  return { kind: 'deal', what: row.deal, id: String(row.id ?? 'deal'), columns };
}

function loggedOf({ logged }: WrittenRowMap, context: MomentContext): WrittenRow['moment'] | null {
  return logged === undefined ? null : under('logged', () => momentOf(logged, context));
}

function momentOf(text: string, context: MomentContext): WrittenRow['moment'] {
  return onlyMoment(
    phrasesOf(text).flatMap(({ words }) => words),
    text,
    context,
  );
}

function columnsOf(row: WrittenRowMap): Map<string, string> {
  const columns = Object.entries(row).filter(([key]) => !KEYS.has(key));
  const by = row.by === undefined ? [] : [['actor', row.by] as const];
  return new Map([...by, ...columns].map(([key, value]) => [key, cell(value ?? null)]));
}

function cell(value: Scalar | null): string {
  return value === null ? '' : String(value);
}

/** For people: the values in the order of the file. */
function textOf({ at: _at, ...row }: WrittenRowMap): string {
  return Object.entries(row)
    .map(([key, value]) => (key === 'to' ? `→ ${value}` : key === 'by' ? `by ${value}` : `${value}`))
    .join(' ');
}
