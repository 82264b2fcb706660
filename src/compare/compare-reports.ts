// Two reports → what moved between them, clause by clause, and whether it is more than chance (docs/comparing.md).

import {
  type Caveat,
  type ClauseComparison,
  type ComparedRate,
  type ComparedReport,
  type Comparison,
  COMPARISON_VERSION,
} from '../model/comparison.ts';
import type { ClauseReport, Report } from '../model/report.ts';
import { holmAdjusted } from '../statistics/holm.ts';
import { differenceChance, differenceInterval, type Proportion } from '../statistics/proportion.ts';
import { clauseCaveats } from './clause-caveats.ts';
import { moversOf } from './movers.ts';
import { reportCaveats } from './report-caveats.ts';

/** Holm's level: the chance that any clause is called better or worse without being so. */
const LEVEL = 0.05;

/** A report and the file it stands in. */
export interface NamedReport {
  readonly file: string;
  readonly report: Report;
}

export function compareReports(before: NamedReport, after: NamedReport): Comparison {
  const caveats = reportCaveats(before.report, after.report);
  const earlier = idsOf(before.report);
  const later = idsOf(after.report);
  const pairs = after.report.clauses.flatMap(clause => {
    const partner = before.report.clauses.find(({ id }) => id === clause.id);
    return partner === undefined ? [] : [compareClause(partner, clause, { before, after, caveats })];
  });
  return {
    comparison: COMPARISON_VERSION,
    before: sideOf(before),
    after: sideOf(after),
    same: isSame(before.report, after.report),
    caveats,
    clauses: withHolm(pairs),
    only_before: earlier.filter(id => !later.includes(id)),
    only_after: later.filter(id => !earlier.includes(id)),
  };
}

function idsOf({ clauses }: Report): string[] {
  return clauses.map(({ id }) => id);
}

function sideOf({ file, report }: NamedReport): ComparedReport {
  const { agreement, period, as_of, fit } = report;
  return {
    file,
    agreement: agreement.name,
    sha256: agreement.sha256,
    period: period?.text ?? null,
    as_of,
    fit,
  };
}

/** Breaches are rows of what the other keys count; there may be a million. */
function isSame(before: Report, after: Report): boolean {
  return JSON.stringify({ ...before, breaches: [] }) === JSON.stringify({ ...after, breaches: [] });
}

// ---------------------------------------------------------------- one clause

interface Sides {
  readonly before: NamedReport;
  readonly after: NamedReport;
  readonly caveats: readonly Caveat[];
}

function compareClause(before: ClauseReport, after: ClauseReport, sides: Sides): ClauseComparison {
  const [earlier, later] = [sides.before.report, sides.after.report];
  const caveats = clauseCaveats({ report: earlier, clause: before }, { report: later, clause: after });
  const mayTell = ![...sides.caveats, ...caveats].some(({ weight }) => weight === 'prevents');
  const bothDecided = before.rate !== null && after.rate !== null;
  return {
    clause: after.id,
    party: after.party,
    promise: after.promise,
    before: rateOf(before),
    after: rateOf(after),
    difference: bothDecided ? shareOf(after) - shareOf(before) : null,
    interval: mayTell ? differenceInterval(proportion(after), proportion(before)) : null,
    p_value: mayTell ? differenceChance(proportion(after), proportion(before)) : null,
    p_holm: null,
    verdict: null,
    caveats,
    movers: mayTell ? moversOf(after.id, earlier, later) : [],
  };
}

function rateOf({ met, breached, rate, target, hit, elapsed_p50_s }: ClauseReport): ComparedRate {
  return { met, breached, rate, target, hit, elapsed_p50_s };
}

function proportion({ met, breached }: ClauseReport): Proportion {
  return { successes: met, trials: met + breached };
}

function shareOf({ met, breached }: ClauseReport): number {
  return met / (met + breached);
}

// ---------------------------------------------------------------- all of them

function withHolm(clauses: readonly ClauseComparison[]): ClauseComparison[] {
  const told = clauses.filter(({ p_value }) => p_value !== null);
  const adjusted = holmAdjusted(told.map(({ p_value }) => p_value ?? 1));
  const byClause = new Map(told.map(({ clause }, place) => [clause, adjusted[place] ?? 1]));
  return clauses.map(clause => {
    const chance = byClause.get(clause.clause);
    return chance === undefined ? clause : { ...clause, p_holm: chance, verdict: verdictOf(clause, chance) };
  });
}

function verdictOf({ difference }: ClauseComparison, chance: number): ClauseComparison['verdict'] {
  if (chance >= LEVEL) return 'unclear';
  return (difference ?? 0) > 0 ? 'better' : 'worse';
}
