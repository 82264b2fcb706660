// Every event against the schema, matcher by matcher: the first key of each says which schema.

import type { Problem } from '../findings/problem.ts';
import type { AgreementFile } from './agreement-file.ts';
import type { Cursor } from './cursor.ts';
import { matcherKind } from './kinds.ts';
import { schemaProblems } from './schema-problems.ts';
import { SECTIONS } from './schema/agreement.ts';
import { MATCHERS, MATCHER_KEYS } from './schema/events.ts';
import { capital, describe, oneOf, quote, suggestion, titleOf } from './sentences.ts';

export function eventProblems(file: AgreementFile): readonly Problem[] {
  const events = file.root.at('events');
  if (!events.isMap) return schemaProblems(file, SECTIONS.events, events);
  return events.entries().flatMap(event => oneEventProblems(file, event));
}

function oneEventProblems(file: AgreementFile, event: Cursor): readonly Problem[] {
  if (Array.isArray(event.value)) {
    return event.value.length === 0
      ? [wrongMatcher(file, event)]
      : event.items().flatMap(item => oneEventProblems(file, item));
  }
  if (!event.has('any')) return matcherProblems(file, event);
  const others = event.entries().filter(entry => entry.name !== 'any');
  const nested = Array.isArray(event.at('any').value)
    ? oneEventProblems(file, event.at('any'))
    : [wrongMatcher(file, event.at('any'))];
  return [...others.map(entry => besideAny(file, entry)), ...nested];
}

function besideAny(file: AgreementFile, entry: Cursor): Problem {
  const message = `${quote(entry.name)} cannot stand beside \`any\`.`;
  return file.problem(
    { code: 'unknown-key', message, remedy: 'Write it into each matcher under `any:`.' },
    entry.path,
    'key',
  );
}

function matcherProblems(file: AgreementFile, matcher: Cursor): readonly Problem[] {
  if (!matcher.isMap || matcher.keys().length === 0) return [wrongMatcher(file, matcher)];
  const kind = matcherKind(matcher);
  return kind === null ? [unknownMatcher(file, matcher)] : schemaProblems(file, MATCHERS[kind], matcher);
}

function wrongMatcher(file: AgreementFile, matcher: Cursor): Problem {
  const value = Array.isArray(matcher.value)
    ? 'is an empty list'
    : matcher.isMap
      ? 'is empty'
      : describe(matcher.value);
  const message = `${capital(titleOf(file.root, matcher.path))} ${value}.`;
  const remedy =
    'Write what it matches, such as `{ activity: call }` or `{ becomes: status, to: MQL }`, or a list of these.';
  return file.problem({ code: 'wrong-value', message, remedy }, matcher.path, 'value');
}

function unknownMatcher(file: AgreementFile, matcher: Cursor): Problem {
  const [first = ''] = matcher.keys();
  const message = `${capital(titleOf(file.root, matcher.path))} does not say what kind of row it matches.`;
  const hint = suggestion(first, MATCHER_KEYS, '');
  const remedy = hint.startsWith('Did') ? hint : `Begin it with ${oneOf(MATCHER_KEYS)}.`;
  return file.problem({ code: 'event-kind', message, remedy }, matcher.at(first).path, 'key');
}
