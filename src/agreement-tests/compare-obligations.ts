// The obligations that a case expects against those that came out, clause by clause.

import type { AgreementTest, ExpectedCell, ExpectedObligation } from '../model/agreement-test.ts';
import type { Obligation } from '../model/obligation.ts';
import type { Zone } from '../model/open-time.ts';
import { cellText, obligationText } from './obligation-text.ts';
import type { ClockLine, Failure } from './result.ts';

export interface Actual {
  readonly obligation: Obligation;
  readonly clock: readonly ClockLine[];
}

export interface ActualObligations {
  /** In order of their start. */
  readonly of: (clause: string) => readonly Actual[];
  /** Why a clause has none, in a sentence without its end. */
  readonly whyNone: (clause: string) => string;
}

export function compareObligations(test: AgreementTest, actual: ActualObligations): Failure[] {
  const clauses = [...new Set(test.expected.map(({ clause }) => clause))];
  return clauses.flatMap(clause => {
    const expected = test.expected.filter(expectation => expectation.clause === clause);
    return new ClauseComparison(test, clause, actual).failures(expected);
  });
}

class ClauseComparison {
  private readonly test: AgreementTest;
  private readonly clause: string;
  private readonly actual: ActualObligations;
  private remaining: readonly Actual[];

  constructor(test: AgreementTest, clause: string, actual: ActualObligations) {
    this.test = test;
    this.clause = clause;
    this.actual = actual;
    this.remaining = actual.of(clause);
  }

  failures(expected: readonly ExpectedObligation[]): Failure[] {
    const none = expected.find(({ verdict }) => verdict === 'none');
    if (none !== undefined) return this.remaining.slice(0, 1).map(actual => this.unwanted(actual, none));
    const compared = expected.flatMap(expectation => this.failuresOf(expectation));
    const unlisted = this.test.others === 'allowed' ? [] : this.remaining.map(actual => this.unwanted(actual, null));
    return [...compared, ...unlisted];
  }

  private failuresOf(expected: ExpectedObligation): Failure[] {
    const actual = this.take(expected);
    if (actual === null) return [this.missing(expected)];
    const { zone } = this.test;
    const wrong = differences(expected, actual.obligation, zone);
    if (wrong.length === 0) return [];
    return [
      {
        subject: this.clause,
        message: wrong.join('; '),
        line: expected.line,
        expected: expected.text,
        actual: obligationText(actual.obligation, zone),
        clock: actual.clock,
      },
    ];
  }

  /** The next in order; one that is as expected first where some may be left out, or where a cycle or start tells which. */
  private take(expected: ExpectedObligation): Actual | null {
    const { zone, others } = this.test;
    const fits = (actual: Actual, cells: readonly ExpectedCell[]): boolean =>
      cells.every(cell => differenceOf(cell, actual.obligation, zone) === null);
    const telling = expected.cells.filter(({ what }) => what === 'cycle' || what === 'started');
    const candidates = this.remaining.filter(actual => fits(actual, telling));
    const exact = candidates.find(
      actual => actual.obligation.verdict === expected.verdict && fits(actual, expected.cells),
    );
    const taken = (others === 'allowed' ? exact : undefined) ?? candidates[0] ?? this.remaining[0] ?? null;
    this.remaining = this.remaining.filter(actual => actual !== taken);
    return taken;
  }

  private missing(expected: ExpectedObligation): Failure {
    const listed = this.actual.of(this.clause).length;
    const message =
      listed === 0
        ? `there is no obligation: ${this.actual.whyNone(this.clause)}`
        : `there are no more obligations than the ${listed} before`;
    const { line, text } = expected;
    return { subject: this.clause, message, line, expected: text, actual: null, clock: [] };
  }

  private unwanted({ obligation, clock }: Actual, none: ExpectedObligation | null): Failure {
    const message = none === null ? 'this obligation is not listed' : 'there is an obligation where none is expected';
    const actual = obligationText(obligation, this.test.zone);
    return { subject: this.clause, message, line: none?.line ?? null, expected: none?.text ?? null, actual, clock };
  }
}

/** `breached, not met`, `due Mon 2025-03-10 12:30, not 12:00`: what it is, and what it should be. */
function differences(expected: ExpectedObligation, obligation: Obligation, zone: Zone): string[] {
  const verdict = obligation.verdict === expected.verdict ? [] : [`${obligation.verdict}, not ${expected.verdict}`];
  return [...verdict, ...expected.cells.flatMap(cell => differenceOf(cell, obligation, zone) ?? [])];
}

function differenceOf(cell: ExpectedCell, obligation: Obligation, zone: Zone): string | null {
  const actual = cellOf(cell.what, obligation);
  const isAsExpected = cell.what === 'reason' ? String(actual.value).includes(cell.value) : actual.value === cell.value;
  return isAsExpected ? null : `${cellText(actual, zone)}, not ${valueText(cell, zone)}`;
}

/** The value alone where the kind of cell was just said. */
function valueText(cell: ExpectedCell, zone: Zone): string {
  const text = cellText(cell, zone);
  return text.startsWith(`${cell.what} `) ? text.slice(cell.what.length + 1) : text;
}

function cellOf(what: ExpectedCell['what'], obligation: Obligation): ExpectedCell {
  switch (what) {
    case 'started':
      return { what, value: obligation.startedAt };
    case 'due':
      return { what, value: obligation.dueAt };
    case 'settled':
      return { what, value: obligation.settledAt };
    case 'elapsed':
      return { what, value: obligation.elapsedMs };
    case 'late by':
      return { what, value: obligation.lateByMs };
    case 'at risk':
      return { what, value: obligation.atRisk };
    case 'progress':
      return { what, value: obligation.progress ?? 0 };
    case 'cycle':
      return { what, value: obligation.cycle };
    case 'version':
      return { what, value: obligation.clause.version };
    case 'owner':
    case 'team':
    case 'segment':
    case 'reason':
      return { what, value: obligation[what] };
  }
}
