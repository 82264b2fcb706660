// What could be done about it: at most five pieces of advice, one of a kind, each by a rule with a least sample (docs/advice.md).

import type { Zone } from '../model/open-time.ts';
import type { Advice, BreakdownRow, ClauseReport, DistributionReport, LegRow } from '../model/report.ts';
import { VERDICT_CODE } from '../model/verdict.ts';
import type { ClauseColumns, ObligationColumns } from './obligation-columns.ts';
import { TOLERANCE } from './rate.ts';

/** Fewer breaches have no pattern. */
const FEWEST_BREACHES = 20;
/** Fewer decided do not tell how fast things are done. */
const FEWEST_DECIDED = 100;
/** What stands out: this share of the breaches, and at least twice its share of all. */
const TELLING_SHARE = 0.25;
const TIMES_ITS_SHARE = 2;
/** Of the open time of breaches, with others than their owner. */
const WAITED_ELSEWHERE = 0.5;
/** A window is only worth tightening by a quarter of it or more. */
const TIGHTER = 0.75;
const STEP_S = 300;

export interface AdviceSources {
  readonly clauses: readonly ClauseReport[];
  readonly breakdowns: readonly BreakdownRow[];
  readonly distribution: readonly DistributionReport[];
  readonly legs: readonly LegRow[];
  readonly zone: Zone;
}

/** Of each kind the one that is about most, ties in the order of the agreement; kinds in the order of this list. */
export function adviceOn(columns: ObligationColumns, sources: AdviceSources): Advice[] {
  const { clauses } = sources;
  const kinds = [
    clauses.map(nobodyStarted),
    clauses.map(clause => onePerson(clause, sources)),
    clauses.map((clause, place) => hoursOfTheWeek(clause, columns[place], sources.zone)),
    clauses.map(clause => waitsElsewhere(clause, sources)),
    clauses.map((clause, place) => tighterWindow(clause, columns[place], sources.distribution)),
  ];
  return kinds.flatMap(found => most(found.filter(advice => advice !== null)));
}

function most(found: readonly Advice[]): Advice[] {
  const best = found.reduce<Advice | null>(
    (one, other) => (one !== null && one.count >= other.count ? one : other),
    null,
  );
  return best === null ? [] : [best];
}

const NOTHING_MORE = { who: '', weekday: null, from_hour: null, window_s: null };

/** A promise that no lead of the period set going. */
function nobodyStarted({ id, obligations }: ClauseReport): Advice | null {
  return obligations > 0 ? null : { kind: 'nobody-started', clause: id, count: 0, of: 0, share: 0, ...NOTHING_MORE };
}

function standsOut({ breaches, ofAll }: { readonly breaches: number; readonly ofAll: number }): boolean {
  return breaches >= TELLING_SHARE && breaches >= ofAll * TIMES_ITS_SHARE;
}

// ---------------------------------------------------------------- one person

/** Whose breaches are far more of all than what they had to keep; nothing where people are hidden. */
function onePerson({ id, breached, decided }: ClauseReport, { breakdowns }: AdviceSources): Advice | null {
  if (breached < FEWEST_BREACHES) return null;
  const people = breakdowns.filter(row => row.by === 'person' && row.clause === id && row.value !== '');
  const found = people.flatMap((row): Advice[] => {
    const ofAll = (row.met + row.breached) / decided;
    if (!standsOut({ breaches: row.breached / breached, ofAll })) return [];
    return [
      {
        kind: 'one-person',
        clause: id,
        count: row.breached,
        of: breached,
        share: ofAll,
        ...NOTHING_MORE,
        who: row.value,
      },
    ];
  });
  return most(found)[0] ?? null;
}

// ---------------------------------------------------------------- hours of the week

const HOUR_MS = 3_600_000;
const HOURS_A_WEEK = 168;
/** 1970-01-01 was a Thursday. */
const MONDAY = 72;

/** A weekday from an hour on, in the agreement's zone, on which started what was breached far more often than the rest. */
function hoursOfTheWeek(clause: ClauseReport, columns: ClauseColumns | undefined, zone: Zone): Advice | null {
  const { id, kind, breached, decided } = clause;
  if (columns === undefined || breached < FEWEST_BREACHES || (kind !== 'response' && kind !== 'cadence')) return null;
  const hours = countHours(columns, zone);
  const found: Advice[] = [];
  for (let slot = 0; slot < HOURS_A_WEEK; slot++) {
    const dayEnds = slot - (slot % 24) + 24;
    const count = sum(hours.breached.subarray(slot, dayEnds));
    const ofAll = sum(hours.decided.subarray(slot, dayEnds)) / decided;
    // The latest hour that holds them all: nobody starts anything in the night before it.
    if ((hours.breached[slot] ?? 0) === 0 || !standsOut({ breaches: count / breached, ofAll })) continue;
    const when = { weekday: Math.floor(slot / 24) + 1, from_hour: slot % 24 };
    found.push({ kind: 'hours-of-the-week', clause: id, count, of: breached, share: ofAll, ...NOTHING_MORE, ...when });
  }
  return most(found)[0] ?? null;
}

/** The decided and the breached by hour of the week of their start, from Monday 00:00. */
function countHours(
  { length, verdict, startedAt }: ClauseColumns,
  zone: Zone,
): { readonly breached: Int32Array; readonly decided: Int32Array } {
  const [breached, decided] = [new Int32Array(HOURS_A_WEEK), new Int32Array(HOURS_A_WEEK)];
  for (let row = 0; row < length; row++) {
    if (verdict[row] !== VERDICT_CODE.met && verdict[row] !== VERDICT_CODE.breached) continue;
    const at = startedAt[row] ?? 0;
    const hour = Math.floor((at + zone.offsetAt(at)) / HOUR_MS) + MONDAY;
    const slot = ((hour % HOURS_A_WEEK) + HOURS_A_WEEK) % HOURS_A_WEEK;
    decided[slot] = (decided[slot] ?? 0) + 1;
    if (verdict[row] === VERDICT_CODE.breached) breached[slot] = (breached[slot] ?? 0) + 1;
  }
  return { breached, decided };
}

function sum(counts: Int32Array): number {
  return counts.reduce((total, count) => total + count, 0);
}

// ---------------------------------------------------------------- waiting elsewhere

/** Breached leads whose clock mostly ran while others held them than who owned them in the end: a queue, mostly. */
function waitsElsewhere({ id, breached }: ClauseReport, { legs }: AdviceSources): Advice | null {
  const held = legs.filter(leg => leg.clause === id && leg.verdict === 'breached');
  const all = held.reduce((total, leg) => total + leg.held_s, 0);
  const others = held.reduce((total, leg) => total + leg.others_s, 0);
  if (breached < FEWEST_BREACHES || all === 0 || others < all * WAITED_ELSEWHERE) return null;
  const holder = held
    .filter(({ owned }) => owned === 0)
    .reduce<LegRow | null>((longest, leg) => (longest !== null && longest.held_s >= leg.held_s ? longest : leg), null);
  const share = Math.min(1, others / all);
  return {
    kind: 'waits-elsewhere',
    clause: id,
    count: holder?.held ?? breached,
    of: breached,
    share,
    ...NOTHING_MORE,
    who: holder?.holder ?? '',
  };
}

// ---------------------------------------------------------------- a tighter window

/** A shorter window, to five minutes, under which the target would have been hit by what was done anyway. */
function tighterWindow(
  clause: ClauseReport,
  columns: ClauseColumns | undefined,
  distribution: readonly DistributionReport[],
): Advice | null {
  const { id, kind, hit, target, decided } = clause;
  const windows = distribution.find(one => one.clause === id)?.windows ?? [];
  const [only] = windows;
  if (kind !== 'response' || hit !== true || target === null || decided < FEWEST_DECIDED) return null;
  if (columns === undefined || windows.length !== 1 || only?.seconds == null) return null;
  const times = keptTimes(columns);
  const needed = Math.ceil(target * decided - TOLERANCE);
  const enough = times[needed - 1];
  if (enough === undefined) return null;
  const window = Math.max(STEP_S, Math.ceil(enough / STEP_S) * STEP_S);
  if (window > only.seconds * TIGHTER) return null;
  const count = times.filter(seconds => seconds <= window).length;
  return { kind: 'tighter-window', clause: id, count, of: decided, share: target, ...NOTHING_MORE, window_s: window };
}

/** Of what was kept, in seconds, ascending. */
function keptTimes({ verdict, elapsedMs }: ClauseColumns): Float64Array {
  return elapsedMs
    .filter((ms, row) => verdict[row] === VERDICT_CODE.met && !Number.isNaN(ms))
    .map(ms => ms / 1000)
    .sort();
}
