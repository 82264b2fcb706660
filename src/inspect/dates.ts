// The dates and zone of a file as a whole: what its columns prove together, and what is left for somebody to say.

import type { RowKind } from '../model/agreement.ts';
import type { InspectedColumn, InspectedFile, TimeStyle } from '../model/inspection.ts';

/** The styles that can be read once `dates:` says so; null of them needs nothing said. */
const SAYABLE: ReadonlySet<TimeStyle> = new Set(['iso', 'day-first', 'month-first', 'epoch-s', 'epoch-ms']);

const UNREADABLE: Readonly<Partial<Record<TimeStyle, string>>> = {
  'two-digit-year': 'years have two digits, which are never read: export them with four',
  'one-digit-hour': 'hours have one digit (6:49 instead of 06:49), which ISO 8601 does not have: export them again',
  'twelve-hour': 'ISO dates with AM and PM, which only the preset of the system that writes them reads',
  mixed: 'some rows are day first and some month first: no single order reads them',
};

/** `place`: what a row goes by. */
export function datesOf(columns: readonly InspectedColumn[], place: 'line' | 'row'): InspectedFile['dates'] {
  const timed = columns.filter(({ time }) => time !== null);
  if (timed.length === 0) return { style: null, because: 'no column holds times' };
  const styles = new Set(timed.map(({ time }) => time?.style));
  if (styles.has('day-first') && styles.has('month-first')) {
    return { style: 'mixed', because: 'one column is day first and another month first' };
  }
  for (const style of ['mixed', 'day-first', 'month-first', 'either'] as const) {
    if (styles.has(style)) return { style, because: because(style, timed, place) };
  }
  for (const style of ['two-digit-year', 'one-digit-hour', 'twelve-hour'] as const) {
    if (styles.has(style)) return { style, because: UNREADABLE[style] ?? '' };
  }
  const [style = null] = styles.size === 1 ? styles : ['iso' as const];
  return { style: style ?? null, because: 'as the cells show' };
}

export function isSayable(style: TimeStyle | null): boolean {
  return style !== null && SAYABLE.has(style);
}

export function unreadableBecause(style: TimeStyle): string | null {
  return UNREADABLE[style] ?? null;
}

function because(
  style: 'mixed' | 'day-first' | 'month-first' | 'either',
  timed: readonly InspectedColumn[],
  place: 'line' | 'row',
): string {
  if (style === 'either') {
    const names = timed.filter(({ time }) => time?.style === 'either').map(({ name }) => `"${name}"`);
    const more = names.length > 3 ? ` and ${names.length - 3} more` : '';
    return `in ${names.slice(0, 3).join(', ')}${more} no day is above 12: a row with one would tell day and month apart`;
  }
  const column = timed.find(({ time }) => time?.style === style);
  const proofs = column?.time?.decided_by.map(({ line, text }) => `${place} ${line}: ${text}`).join('; ') ?? '';
  return `column "${column?.name ?? ''}", ${proofs}`;
}

/** Kept by hand rather than exported: their dates are the agreement's. */
const BY_HAND: ReadonlySet<RowKind> = new Set(['roster', 'waivers', 'absences']);

export function zoneOf(
  columns: readonly InspectedColumn[],
  roles: InspectedFile['roles'],
  presetZone: 'in-value' | 'UTC' | null | undefined,
): InspectedFile['zone'] {
  const local = columns.filter(({ time }) => time !== null && time.offsets !== 'all' && time.dates_alone < time.times);
  const dates = columns.filter(({ time }) => time !== null && time.dates_alone > 0);
  if (roles.length > 0 && roles.every(({ role }) => BY_HAND.has(role))) {
    return { needed: false, because: "lists kept by hand are in the agreement's zone" };
  }
  if (local.length === 0 && dates.length === 0) return { needed: false, because: timesSayTheirZone(columns) };
  if (presetZone === 'UTC') return { needed: false, because: 'times without an offset are UTC in this export' };
  const [first] = local.length > 0 ? local : dates;
  const count = (local.length > 0 ? local : dates).length;
  const others = count > 1 ? ` and ${count - 1} more` : '';
  const has = count > 1 ? 'have' : 'has';
  const what = `${has} ${local.length > 0 ? 'times without an offset' : 'dates alone'}`;
  return {
    needed: true,
    because: `"${first?.name ?? ''}"${others} ${what}: they are local to somebody, and the file does not say whom`,
  };
}

function timesSayTheirZone(columns: readonly InspectedColumn[]): string {
  return columns.some(({ time }) => time !== null) ? 'every time has its offset' : 'there are no times';
}
