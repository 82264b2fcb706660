// What keeps the two rates of one clause from being compared: terms that changed, and what neither report decided.

import type { Caveat } from '../model/comparison.ts';
import type { ClauseReport, Report } from '../model/report.ts';

/** A clause as one report has it. */
export interface ReportedClause {
  readonly report: Report;
  readonly clause: ClauseReport;
}

export function clauseCaveats(before: ReportedClause, after: ReportedClause): Caveat[] {
  const other = [...kindDiffers(before.clause, after.clause), ...windowDiffers(before, after)];
  const isSaid = other.some(({ weight }) => weight === 'prevents');
  return [
    ...other,
    ...(isSaid ? [] : termsDiffer(before.clause, after.clause)),
    ...targetDiffers(before.clause, after.clause),
    ...wordsDiffer(before.clause, after.clause),
    ...nothingDecided('BEFORE', before.clause),
    ...nothingDecided('AFTER', after.clause),
    ...undecidedCouldTurnIt(before.clause, after.clause),
  ];
}

function caveat(code: string, weight: Caveat['weight'], text: string): Caveat[] {
  return [{ code, weight, text }];
}

function kindDiffers(before: ClauseReport, after: ClauseReport): Caveat[] {
  if (before.kind !== after.kind) {
    return caveat('kind-changed', 'prevents', `It was a clause of another kind: ${before.kind}, now ${after.kind}.`);
  }
  if (before.party === after.party) return [];
  return caveat('party-changed', 'limits', `It was promised by ${before.party}, now by ${after.party}.`);
}

/** A window stands in a report once a clause has obligations; clocks count open hours or day and night. */
function windowDiffers(before: ReportedClause, after: ReportedClause): Caveat[] {
  const [earlier, later] = [windowText(before), windowText(after)];
  if (before.clause.clock !== after.clause.clock) {
    const text = 'One counts the open hours of a calendar, the other day and night.';
    return caveat('clock-changed', 'prevents', text);
  }
  if (earlier === null || later === null || earlier === later || haveSameTerms(before.clause, after.clause)) return [];
  return caveat('window-changed', 'prevents', `Its window was ${earlier}, now ${later}.`);
}

function windowText({ report, clause }: ReportedClause): string | null {
  const found = report.distribution.find(one => one.clause === clause.id);
  return found === undefined ? null : found.windows.map(({ text }) => text).join(' or ');
}

/** However they are written. */
function haveSameTerms(before: ClauseReport, after: ClauseReport): boolean {
  return before.terms !== '' && before.terms === after.terms;
}

/** Events, conditions, hours or numbers that the two reports do not spell out. */
function termsDiffer(before: ClauseReport, after: ClauseReport): Caveat[] {
  if (before.terms === '' || after.terms === '' || haveSameTerms(before, after)) return [];
  const text = 'What it is judged by changed: `slaudit describe NEW.yaml --since OLD.yaml` says in what.';
  return caveat('terms-changed', 'prevents', text);
}

/** The rates compare all the same. */
function targetDiffers(before: ClauseReport, after: ClauseReport): Caveat[] {
  const [earlier, later] = [targetText(before), targetText(after)];
  if (earlier === later) return [];
  return caveat('target-changed', 'limits', `Its target was ${earlier}, now ${later}.`);
}

function targetText({ target, groups }: ClauseReport): string {
  const targets = groups.length === 0 ? [target] : groups.map(group => group.target);
  return targets.map(one => (one === null ? 'none' : `${Number((one * 100).toPrecision(12))} %`)).join(' and ');
}

function wordsDiffer({ promise: before }: ClauseReport, { promise: after }: ClauseReport): Caveat[] {
  if (before === after) return [];
  return caveat('promise-changed', 'limits', `Its words were "${before ?? ''}", now "${after ?? ''}".`);
}

function nothingDecided(side: string, { rate }: ClauseReport): Caveat[] {
  return rate === null ? caveat('nothing-decided', 'prevents', `${side} decided nothing.`) : [];
}

/** A difference that the open and undecidable ones could turn round, whatever their verdict, is not yet one. */
function undecidedCouldTurnIt(before: ClauseReport, after: ClauseReport): Caveat[] {
  if (before.rate === null || after.rate === null || before.rate === after.rate) return [];
  const [earlier, later] = [boundsOf(before), boundsOf(after)];
  const holds = after.rate > before.rate ? later.low > earlier.high : later.high < earlier.low;
  if (holds) return [];
  const text = `Still open or undecidable: ${undecided(before)} before, ${undecided(after)} after. They alone could turn the difference round.`;
  return caveat('undecided', 'limits', text);
}

/** The rate if all that can still be decided were broken, or kept: unlike `rate_low` and `rate_high` without cancelled and waived ones. */
function boundsOf(clause: ClauseReport): { readonly low: number; readonly high: number } {
  const all = clause.decided + undecided(clause);
  return { low: clause.met / all, high: (clause.met + undecided(clause)) / all };
}

function undecided({ open, unassessable }: ClauseReport): number {
  return open + unassessable;
}
