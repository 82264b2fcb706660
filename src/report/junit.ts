// Format junit: a suite for each clause, one for the goals and one for the data, as CI servers show test results (docs/ci.md).

import { visible } from '../findings/visible.ts';
import type { ClauseReport, Edition, GoalReport, ObligationRow, Report } from '../model/report.ts';
import { writeAll } from './chunks.ts';
import type { Presentation, Sink } from './format.ts';
import { amountText } from './numbers.ts';
import { counted, countText, durationText, percentText, timeText } from './words.ts';

/** Breaches of a clause that are listed: nobody reads more of them in a list of tests. */
const MOST_CASES = 100;

interface Suite {
  readonly name: string;
  readonly cases: readonly Case[];
  /** What is told beside the cases; empty: nothing. */
  readonly note: string;
}

interface Case {
  readonly name: string;
  readonly outcome: Outcome;
}

type Outcome =
  | { readonly kind: 'passed' }
  | { readonly kind: 'failure' | 'error' | 'skipped'; readonly message: string; readonly detail: string };

const PASSED: Outcome = { kind: 'passed' };

export async function writeJunit({ report }: Edition, _presentation: Presentation, sink: Sink): Promise<void> {
  await writeAll(xml(report), sink);
}

function* xml(report: Report): Generator<string, undefined> {
  const breaches = listedBreaches(report);
  const suites = [
    dataSuite(report),
    ...report.clauses.map(clause => clauseSuite(clause, breaches.get(clause.id) ?? [])),
    ...(report.goals.length === 0 ? [] : [goalSuite(report.goals)]),
  ];
  yield '<?xml version="1.0" encoding="UTF-8"?>\n';
  yield `<testsuites name="${attribute(report.agreement.name)}"${totals(suites.flatMap(({ cases }) => cases))}>\n`;
  for (const suite of suites) yield* suiteXml(suite, report.as_of);
  yield '</testsuites>\n';
}

/** By clause, in the order of the report. */
function listedBreaches({ breaches }: Report): Map<string, ObligationRow[]> {
  const byClause = new Map<string, ObligationRow[]>();
  for (const row of breaches) {
    const rows = byClause.get(row.clause) ?? [];
    if (rows.length === 0) byClause.set(row.clause, rows);
    if (rows.length < MOST_CASES) rows.push(row);
  }
  return byClause;
}

// ---------------------------------------------------------------- suites

function dataSuite({ fit, unfit_because, totals: { rows, rows_rejected } }: Report): Suite {
  const outcome: Outcome = fit
    ? PASSED
    : { kind: 'error', message: `not fit to publish: ${unfit_because.join('; ')}`, detail: '' };
  const note = `${countText(rows_rejected)} of ${counted(rows, 'row', 'rows')} could not be read`;
  return { name: 'data', cases: [{ name: 'fit to publish', outcome }], note };
}

/** A breach fails where its clause misses its target: what the target allows is no failure. */
function clauseSuite(clause: ClauseReport, breaches: readonly ObligationRow[]): Suite {
  const target: Case = { name: targetText(clause), outcome: targetOutcome(clause) };
  const fails = clause.hit === false;
  const told = fails ? [] : breaches.map(row => `${caseName(row)}: ${whatHappened(row)}`);
  const more = clause.breached - breaches.length;
  const rest = more > 0 ? [`and ${counted(more, 'breach', 'breaches')} more, which are not listed here`] : [];
  return {
    name: clause.id,
    cases: [target, ...(fails ? breaches.map(row => ({ name: caseName(row), outcome: breachOutcome(row) })) : [])],
    note: [...(clause.promise === null ? [] : [clause.promise]), rateText(clause), ...told, ...rest].join('\n'),
  };
}

function targetText({ target, groups }: ClauseReport): string {
  if (groups.length > 0) return `targets ${groups.map(group => textOfTarget(group.target)).join(', ')}`;
  return target === null ? 'no target' : `target ${textOfTarget(target)}`;
}

function textOfTarget(target: number | null): string {
  return target === null ? 'none' : percentText(target, null);
}

function targetOutcome(clause: ClauseReport): Outcome {
  const { hit, decided, over_allowance } = clause;
  if (hit === true) return PASSED;
  if (hit === null) {
    return { kind: 'skipped', message: decided === 0 ? 'nothing is decided' : 'there is no target', detail: '' };
  }
  const message = `${rateText(clause)}: ${counted(over_allowance, 'breach', 'breaches')} more than agreed`;
  return { kind: 'failure', message, detail: '' };
}

function rateText({ rate, decided, target, hit, open }: ClauseReport): string {
  const still = open === 0 ? '' : `, ${countText(open)} still open`;
  if (rate === null) return `nothing decided${still}`;
  return `${percentText(rate, hit === false ? target : null)} of ${countText(decided)} decided kept${still}`;
}

function goalSuite(goals: readonly GoalReport[]): Suite {
  return {
    name: 'goals',
    cases: goals.map(goal => ({ name: `${goal.goal} ${goal.month}`, outcome: goalOutcome(goal) })),
    note: '',
  };
}

function goalOutcome({ hit, value, target, direction, measure }: GoalReport): Outcome {
  if (hit === true) return PASSED;
  const shown = (amount: number): string => (measure === 'rate' ? percentText(amount, null) : amountText(amount));
  const reached = value === null ? 'nothing to count' : shown(value);
  const asked = target === null ? 'no target' : `${direction.replace('_', ' ')} ${shown(target)}`;
  const message = `${reached}, asked: ${asked}`;
  return hit === null
    ? { kind: 'skipped', message: `not decided: ${message}`, detail: '' }
    : { kind: 'failure', message, detail: '' };
}

// ---------------------------------------------------------------- breaches

function caseName({ lead_id, started_at }: ObligationRow): string {
  return `lead ${lead_id}, ${timeText(started_at)}`;
}

function breachOutcome(row: ObligationRow): Outcome {
  return { kind: 'failure', message: whatHappened(row), detail: details(row).join('\n') };
}

function whatHappened({ late_by_s, settled_at, due_at, started_at, reason }: ObligationRow): string {
  if (late_by_s !== null) return `${durationText(late_by_s)} late by the wall clock`;
  if (reason !== '') return reason;
  return settled_at === null && due_at !== null && due_at !== started_at ? 'never done' : 'not kept';
}

function details({ due_at, settled_at, owner, team, started_by, settled_by }: ObligationRow): string[] {
  const facts: [string, string | null][] = [
    ['due', due_at],
    ['done', settled_at],
    ['owner', owner],
    ['team', team],
    ['started by', started_by],
    ['settled by', settled_by],
  ];
  return facts.filter(([, fact]) => fact !== null && fact !== '').map(([name, fact]) => `${name}: ${fact}`);
}

// ---------------------------------------------------------------- XML

function* suiteXml({ name, cases, note }: Suite, asOf: string): Generator<string, undefined> {
  const skipped = cases.filter(({ outcome }) => outcome.kind === 'skipped').length;
  yield `  <testsuite name="${attribute(name)}"${totals(cases)} skipped="${skipped}" timestamp="${attribute(asOf)}">\n`;
  for (const one of cases) yield caseXml(one, name);
  if (note !== '') yield `    <system-out>${escaped(note)}</system-out>\n`;
  yield '  </testsuite>\n';
}

function totals(cases: readonly Case[]): string {
  const count = (kind: Outcome['kind']): number => cases.filter(({ outcome }) => outcome.kind === kind).length;
  return ` tests="${cases.length}" failures="${count('failure')}" errors="${count('error')}"`;
}

function caseXml({ name, outcome }: Case, suite: string): string {
  const head = `    <testcase classname="${attribute(suite)}" name="${attribute(name)}"`;
  if (outcome.kind === 'passed') return `${head}/>\n`;
  const { kind, message, detail } = outcome;
  const type = kind === 'skipped' ? '' : ` type="${kind === 'error' ? 'unfit' : 'missed'}"`;
  return `${head}>\n      <${kind}${type} message="${attribute(message)}">${escaped(detail)}</${kind}>\n    </testcase>\n`;
}

function attribute(text: string): string {
  return escaped(visible(text)).replaceAll('"', '&quot;');
}

/** XML 1.0 has no way to write most control characters: all of them become escapes, line feeds of ours apart. */
function escaped(text: string): string {
  return text
    .split('\n')
    .map(visible)
    .join('\n')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll(/[\ufffe\uffff]/g, '\ufffd');
}
