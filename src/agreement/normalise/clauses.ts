// Written clauses → the model's, with every default filled in.

import type {
  AtMostClause,
  CadenceClause,
  Choice,
  Clause,
  ClauseBase,
  EventNames,
  NeverClause,
  RequireClause,
  ResponseClause,
  TimedTerms,
} from '../../model/agreement.ts';
import type { AgreementFile } from '../agreement-file.ts';
import { atLatestCalendar } from '../at-latest.ts';
import type { Cursor } from '../cursor.ts';
import { clauseKind } from '../kinds.ts';
import type { Written, WrittenClause, WrittenEvents } from '../written.ts';
import { toEffective } from './effective.ts';
import { toChoice, toCondition, toDuration, toFraction, toList, toOptionalCondition } from './values.ts';

const DEFAULT_WARN = 0.75;
const ALWAYS: Choice<string> = [{ if: null, is: 'always' }];

export function toClauses(written: Written, file: AgreementFile): readonly Clause[] {
  const versions = new Map<string, number>();
  return file.root
    .at('clauses')
    .items()
    .map(cursor => {
      const clause = cursor.value as WrittenClause;
      const version = (versions.get(clause.id) ?? 0) + 1;
      versions.set(clause.id, version);
      return toClause(clause, cursor, toBase(clause, version, { timeZone: written.timezone, cursor, file }));
    });
}

interface Context {
  readonly timeZone: string;
  readonly cursor: Cursor;
  readonly file: AgreementFile;
}

function toBase(clause: WrittenClause, version: number, context: Context): ClauseBase {
  return {
    id: clause.id,
    version,
    party: clause.party,
    promise: clause.promise ?? null,
    if: toOptionalCondition(clause.if),
    effective: toEffective(clause.effective, context.timeZone),
    target: toChoice(clause.target, toFraction),
    mayBeEmpty: clause.may_be_empty ?? false,
    position: context.file.positionOf(context.cursor.path),
  };
}

function toClause(clause: WrittenClause, cursor: Cursor, base: ClauseBase): Clause {
  switch (clauseKind(cursor)) {
    case 'response':
      return toResponse(clause, base, cursor);
    case 'cadence':
      return toCadence(clause, base);
    case 'never':
      return toNever(clause, base);
    case 'at_most':
      return toAtMost(clause, base);
    case 'require':
      return toRequire(clause, base);
    case null:
      throw new Error('the schema let a clause without a kind through');
  }
}

function toTimed(clause: WrittenClause): TimedTerms {
  return {
    when: names(clause.when),
    expect: names(clause.expect),
    within: toChoice(clause.within, toDuration),
    calendar: clause.calendar === undefined ? ALWAYS : toChoice(clause.calendar, name => name),
    pause: clause.pause === undefined ? null : { from: names(clause.pause.from), until: names(clause.pause.until) },
    cancel: names(clause.cancel),
    cycle: clause.cycle ?? 'each',
    onReassign: clause.on_reassign ?? 'continue',
    warn: clause.warn === undefined ? DEFAULT_WARN : toFraction(clause.warn),
  };
}

function toResponse(clause: WrittenClause, base: ClauseBase, cursor: Cursor): ResponseClause {
  const lookBack = clause.look_back === undefined ? null : toDuration(clause.look_back);
  return { ...base, ...toTimed(clause), kind: 'response', lookBack, atLatest: toAtLatest(clause, cursor) };
}

function toAtLatest(clause: WrittenClause, cursor: Cursor): ResponseClause['atLatest'] {
  const written = clause.at_latest;
  if (written === undefined) return null;
  const within = toDuration(typeof written === 'string' ? written : written.within);
  return { within, calendar: atLatestCalendar(cursor) ?? 'always' };
}

function toCadence(clause: WrittenClause, base: ClauseBase): CadenceClause {
  return {
    ...base,
    ...toTimed(clause),
    kind: 'cadence',
    times: clause.times ?? 1,
    maxGap: clause.max_gap === undefined ? null : toDuration(clause.max_gap),
    including: Object.entries(clause.including ?? {}).map(([event, times]) => ({ event, times })),
    distinct: clause.distinct ?? null,
    until: names(clause.until),
  };
}

function toNever(clause: WrittenClause, base: ClauseBase): NeverClause {
  return { ...base, kind: 'never', never: names(clause.never), scope: toScope(clause) };
}

function toScope(clause: WrittenClause): NeverClause['scope'] {
  const { between, outside } = clause;
  if (between !== undefined) return { kind: 'between', from: names(between.from), until: names(between.until) };
  if (typeof outside === 'string') return { kind: 'outside', calendar: outside, zoneFrom: null };
  if (outside !== undefined)
    return { kind: 'outside', calendar: outside.calendar, zoneFrom: outside.zone_from ?? null };
  return { kind: 'while', condition: toCondition(clause.while ?? {}) };
}

function toAtMost(clause: WrittenClause, base: ClauseBase): AtMostClause {
  return {
    ...base,
    kind: 'at_most',
    atMost: clause.at_most ?? 0,
    of: names(clause.of),
    within: toChoice(clause.within, toDuration),
    calendar: toChoice(clause.calendar, name => name),
  };
}

function toRequire(clause: WrittenClause, base: ClauseBase): RequireClause {
  const lead = Object.entries(clause.require?.lead ?? {});
  return {
    ...base,
    kind: 'require',
    when: names(clause.when),
    before: names(clause.require?.before),
    lead: lead.map(([key, written]) => ({
      condition: toCondition({ [key]: written }),
      text: `${key}: ${sentence(written)}`,
    })),
    cycle: clause.cycle === 'first' ? 'first' : 'each',
  };
}

function names(written: WrittenEvents | undefined): EventNames {
  return [...new Set(toList(written))];
}

/** The test as the file could have written it on one line. */
function sentence(test: unknown): string {
  if (Array.isArray(test)) return `[${test.map(sentence).join(', ')}]`;
  if (typeof test !== 'object' || test === null) return String(test);
  const parts = Object.entries(test).map(([key, value]) => `${key}: ${sentence(value)}`);
  return `{ ${parts.join(', ')} }`;
}
