// One row a clause: its verdicts counted, its rate with what stands beside it, how long things took.

import { type Agreement, type Clause, isTimed } from '../model/agreement.ts';
import type { Judgement, JudgementTail } from '../model/obligation.ts';
import { inSeconds } from '../model/obligation-row.ts';
import type { Change, ClauseReport, TargetGroup, VerdictCounts } from '../model/report.ts';
import { survivalQuantiles } from '../statistics/kaplan-meier.ts';
import { differenceInterval, wilsonInterval } from '../statistics/proportion.ts';
import { quantileOfSorted } from '../statistics/quantile.ts';
import { clauseTerms } from './clause-terms.ts';
import { dataGaps, type DataGaps } from './data-gaps.ts';
import type { ClauseColumns, ObligationColumns } from './obligation-columns.ts';
import { allHit, type Decided, isHit, overAllowance, rateOf, share } from './rate.ts';
import { added, countOutcomes, verdictsByTarget } from './verdict-counts.ts';

const SHOWN_QUANTILES = [0.5, 0.9, 0.95] as const;

/** Every clause shown, in the order of the agreement, also those without an obligation. */
export function clauseReports(agreement: Agreement, judgement: Judgement, columns: ObligationColumns): ClauseReport[] {
  const gapsOf = dataGaps(agreement, judgement);
  return columns.map(own => {
    const clause = versionShown(agreement, judgement, own.id);
    const terms = clauseTerms(agreement, own.id);
    return clauseReport(clause, { columns: own, tail: judgement.tail, gaps: gapsOf(own.id), terms });
  });
}

interface ClauseRows {
  readonly columns: ClauseColumns;
  readonly tail: JudgementTail;
  readonly gaps: DataGaps;
  readonly terms: string;
}

function clauseReport(clause: Clause, { columns, tail, gaps, terms }: ClauseRows): ClauseReport {
  const byTarget = verdictsByTarget(columns);
  const counts = added(byTarget);
  const decided = counts.met + counts.breached;
  const undecided = columns.length - decided;
  const groups = targetGroups(byTarget, columns.targets);
  const waits = isTimed(clause);
  const before = beforeOf(tail, clause.id);
  return {
    id: clause.id,
    party: clause.party,
    promise: clause.promise,
    kind: clause.kind,
    target: groups.length > 1 ? null : (groups[0]?.target ?? onlyTarget(clause)),
    rate: rateOf(counts),
    interval: wilsonInterval({ successes: counts.met, trials: decided }),
    hit: allHit(groups.map(({ hit }) => hit)),
    groups: groups.length > 1 ? groups : [],
    over_allowance: groups.reduce((sum, group) => sum + group.over_allowance, 0),
    ...counts,
    late: waits ? countLate(columns) : null,
    never_done: waits ? counts.breached - countLate(columns) : null,
    at_risk: countOutcomes(columns, ({ atRisk }) => atRisk),
    not_covered: tail.notCovered.get(clause.id) ?? 0,
    obligations: columns.length,
    decided,
    coverage: share(decided, columns.length),
    rate_low: share(counts.met, columns.length),
    rate_high: share(counts.met + undecided, columns.length),
    clock: clockOf(clause),
    ...elapsedOf(columns),
    before,
    change: changeSince(before, counts),
    terms,
    ...gaps,
  };
}

/** The version in force at the end of what is audited, else the last that began. */
function versionShown(agreement: Agreement, { header }: Judgement, id: string): Clause {
  const last = Math.min(header.asOf, header.period === null ? Infinity : header.period.until - 1);
  const versions = agreement.clauses
    .filter(clause => clause.id === id)
    .toSorted((a, b) => a.effective.from - b.effective.from || a.version - b.version);
  const begun = versions.filter(({ effective }) => effective.from <= last);
  const version = begun.at(-1) ?? versions[0];
  if (version === undefined) throw new RangeError(`the agreement has no clause '${id}'`);
  return version;
}

function countLate(columns: ClauseColumns): number {
  return countOutcomes(columns, ({ verdict, isSettled }) => verdict === 'breached' && isSettled);
}

// ---------------------------------------------------------------- targets

/** One group for each target that any obligation has, highest first, those without one last. */
function targetGroups(byTarget: readonly VerdictCounts[], targets: readonly number[]): TargetGroup[] {
  return byTarget
    .map(({ met, breached }, place) => targetGroup(targets[place] ?? NaN, { met, breached }))
    .sort((a, b) => (b.target ?? -1) - (a.target ?? -1));
}

function targetGroup(fraction: number, decided: Decided): TargetGroup {
  const target = Number.isNaN(fraction) ? null : fraction;
  return {
    target,
    ...decided,
    rate: rateOf(decided),
    hit: isHit(decided, target),
    over_allowance: overAllowance(decided, target),
  };
}

/** What a clause without obligations would be held to. */
function onlyTarget({ target }: Clause): number | null {
  return target.length === 1 ? (target[0]?.is ?? null) : null;
}

// ---------------------------------------------------------------- time

/** Business durations count open hours; all others run day and night, whatever the calendar (verdicts.md, The clock). */
function clockOf(clause: Clause): 'open' | 'elapsed' | null {
  if (!isTimed(clause)) return null;
  const runsDayAndNight = clause.within.every(({ is }) => is.unit === 'elapsed' || is.unit === 'calendar-days');
  return runsDayAndNight ? 'elapsed' : 'open';
}

type Elapsed = Pick<ClauseReport, `elapsed_${'' | 'all_'}p${50 | 90 | 95}_s`>;

function elapsedOf({ times }: ClauseColumns): Elapsed {
  const [p50, p90, p95] = SHOWN_QUANTILES.map(probability => wholeMs(quantileOfSorted(times.done, probability)));
  const [all50, all90, all95] = survivalQuantiles(times, SHOWN_QUANTILES);
  return {
    elapsed_p50_s: inSeconds(p50 ?? null),
    elapsed_p90_s: inSeconds(p90 ?? null),
    elapsed_p95_s: inSeconds(p95 ?? null),
    elapsed_all_p50_s: inSeconds(all50 ?? null),
    elapsed_all_p90_s: inSeconds(all90 ?? null),
    elapsed_all_p95_s: inSeconds(all95 ?? null),
  };
}

/** Interpolated quantiles are shown to the millisecond, so that every format writes the same number. */
export function wholeMs(ms: number | null): number | null {
  return ms === null ? null : Math.round(ms);
}

// ---------------------------------------------------------------- the period before

function beforeOf({ before }: JudgementTail, id: string): ClauseReport['before'] {
  if (before === null) return null;
  const { met, breached } = before.get(id) ?? { met: 0, breached: 0 };
  return { met, breached, rate: rateOf({ met, breached }) };
}

function changeSince(before: Decided | null, now: Decided): Change | null {
  if (before === null) return null;
  const interval = differenceInterval(asProportion(now), asProportion(before));
  const [rate, rateBefore] = [rateOf(now), rateOf(before)];
  if (interval === null || rate === null || rateBefore === null) return null;
  return { difference: rate - rateBefore, ...interval, more_than_chance: interval.low > 0 || interval.high < 0 };
}

function asProportion({ met, breached }: Decided): { successes: number; trials: number } {
  return { successes: met, trials: met + breached };
}
