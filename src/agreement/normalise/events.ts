// Written events → the model's, nested lists flattened.

import type { EventDefinition, EventMatcher, MatchedRow, ValueTest } from '../../model/agreement.ts';
import type { AgreementFile } from '../agreement-file.ts';
import type { Cursor } from '../cursor.ts';
import { matcherKind } from '../kinds.ts';
import type { MatcherKey } from '../schema/events.ts';
import { matchersOf } from '../matchers.ts';
import type { WrittenMatcher, WrittenTest } from '../written.ts';
import { toTest } from './values.ts';

export function toEvents(file: AgreementFile): ReadonlyMap<string, EventDefinition> {
  return new Map(
    file.root
      .at('events')
      .entries()
      .map(event => [event.name, toEvent(event, file)]),
  );
}

function toEvent(event: Cursor, file: AgreementFile): EventDefinition {
  return { name: event.name, matchers: matchersOf(event).map(toMatcher), position: file.positionOf(event.path) };
}

/** Keys that belong to the kind of row; every other one tests a column. */
const OWN_KEYS: Readonly<Record<MatcherKey, readonly string[]>> = {
  activity: ['activity'],
  becomes: ['becomes', 'to'],
  change: ['change', 'from', 'to'],
  lead: ['lead'],
  milestone: ['milestone'],
  deal: ['deal'],
};

function toMatcher(matcher: Cursor): EventMatcher {
  const kind = matcherKind(matcher);
  if (kind === null) throw new Error('the schema let a matcher without a kind through');
  const written = matcher.value as WrittenMatcher;
  const own = OWN_KEYS[kind];
  const columns = Object.entries(written).filter(([key]) => !own.includes(key));
  return {
    row: toRow(kind, written),
    columns: columns.map(([key, test]) => ({
      column: key === 'by' ? 'actor' : key,
      test: toColumnTest(kind, key, test),
    })),
  };
}

function toRow(kind: MatcherKey, written: WrittenMatcher): MatchedRow {
  const own = written[kind];
  const text = typeof own === 'string' ? own.trim() : '';
  switch (kind) {
    case 'activity':
      return { kind, type: toTest(written['activity'] as WrittenTest) };
    case 'becomes':
      return { kind, field: text, to: toTest(written['to'] as WrittenTest) };
    case 'change':
      return { kind, field: text, from: optionalTest(written['from']), to: optionalTest(written['to']) };
    case 'lead':
      return { kind: 'lead-created' };
    case 'milestone':
      return { kind, name: text };
    case 'deal':
      return { kind, what: text as 'created' | 'won' | 'lost' };
  }
}

function toColumnTest(kind: MatcherKey, column: string, written: WrittenTest): ValueTest {
  const test = toTest(written);
  return kind === 'activity' && column === 'automated' ? withEmptyAsFalse(test) : test;
}

/** `automated: false` also matches rows that leave it empty (spec agreement.md, Value tests). */
function withEmptyAsFalse(test: ValueTest): ValueTest {
  if (test.kind === 'any' || test.kind === 'all') return { ...test, tests: test.tests.map(withEmptyAsFalse) };
  if (test.kind === 'not') return { ...test, test: withEmptyAsFalse(test.test) };
  return test.kind === 'equals' && test.value === false
    ? { kind: 'any', tests: [test, { kind: 'empty', expected: true }] }
    : test;
}

function optionalTest(written: WrittenTest | undefined): ValueTest | null {
  return written === undefined ? null : toTest(written);
}
