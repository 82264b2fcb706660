// The sentence in the `reason` cell of an obligation.

import { lookedAt } from '../conditions/looked-at.ts';
import type { Agreement, Clause } from '../model/agreement.ts';
import type { Tables } from '../model/table.ts';

/** Why an obligation came out as it did; persons, zones and waivers are codes or numbers of the tables. */
export type Reason =
  | { readonly kind: 'none' | 'beyond-reach' | 'day-precision' | 'gap' | 'replaced' | 'discharged' }
  | { readonly kind: 'looked-back' | 'paused' }
  | { readonly kind: 'untold-field'; readonly field: string }
  | { readonly kind: 'untold-direction' }
  | { readonly kind: 'no-calendar'; readonly owner: number }
  | { readonly kind: 'unknown-zone'; readonly zone: number }
  | { readonly kind: 'waived'; readonly waiver: number }
  | { readonly kind: 'too-many'; readonly count: number }
  | { readonly kind: 'missing'; readonly before: boolean; readonly lead: readonly FailedTest[] };

/** A `lead` test of a `require` clause that failed: its number in the clause, and the codes of the values it looked at. */
export interface FailedTest {
  readonly number: number;
  readonly values: readonly number[];
}

export interface ReasonContext {
  readonly agreement: Agreement;
  readonly tables: Tables;
  readonly clause: Clause;
}

export function reasonText(reason: Reason, { tables, clause }: ReasonContext): string {
  const text = (code: number): string => tables.texts.text(code).trim();
  switch (reason.kind) {
    case 'none':
      return '';
    case 'no-calendar':
      return reason.owner === 0
        ? 'the lead has no owner, so no calendar'
        : `owner ${text(reason.owner)} has no calendar`;
    case 'beyond-reach':
      return 'the deadline lies more than ten years off';
    case 'day-precision':
      return 'times given as a date alone could go either way';
    case 'untold-field':
      return `the exports do not tell when ${reason.field} changed`;
    case 'untold-direction':
      return 'activities do not tell whether they came in or went out, and it decides';
    case 'unknown-zone':
      return reason.zone === 0 ? 'the lead has no time zone' : `unknown time zone ${text(reason.zone)}`;
    case 'waived':
      return waiverText(tables, reason.waiver);
    case 'gap':
      return 'the longest gap allowed passed';
    case 'replaced':
      return 'started again before its deadline';
    case 'discharged':
      return 'discharged before the deadline';
    case 'looked-back':
      return 'done shortly before the start';
    case 'paused':
      return 'paused';
    case 'too-many':
      return `${reason.count} within the window`;
    case 'missing':
      return missingText(reason, clause, text);
  }
}

function waiverText(tables: Tables, waiver: number): string {
  const row = tables.waivers[waiver];
  return row === undefined ? '' : `waived by ${row.approvedBy}: ${row.reason}`;
}

function missingText(
  reason: Extract<Reason, { readonly kind: 'missing' }>,
  clause: Clause,
  text: (code: number) => string,
): string {
  if (clause.kind !== 'require') return '';
  const before = reason.before ? [`${clause.before.join(' or ')} never happened before`] : [];
  const lead = reason.lead.map(({ number, values }) => {
    const condition = clause.lead[number]?.condition;
    const names = condition === undefined ? [] : lookedAt(condition);
    return names.map((name, place) => `${name ?? 'segment'} is '${text(values[place] ?? 0)}'`).join(' and ');
  });
  return [...before, ...lead].join('; ');
}

/** Why something was broken, the same for breaches that differ only in the values that were found; `reason`: its sentence. */
export function causeText(kind: Clause['kind'], isSettled: boolean, reason: string): string {
  switch (kind) {
    case 'response':
      return isSettled ? 'done late' : 'never done';
    case 'cadence':
      return reason || (isSettled ? 'completed late' : 'never completed');
    case 'never':
      return 'happened anyway';
    case 'at_most':
      return 'more than agreed';
    case 'require':
      // The reason lists each failing part with the value found; what is common to many is the part.
      return reason.replaceAll(/ is '[^']*'/g, ' not as required');
  }
}
