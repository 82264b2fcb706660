// A `never` clause has exactly one of `between`, `outside`, `while`; a `require` clause asks for something.

import type { Problem } from '../../findings/problem.ts';
import type { AgreementFile } from '../agreement-file.ts';
import type { Cursor } from '../cursor.ts';
import { clauseKind } from '../kinds.ts';
import { quote } from '../sentences.ts';
import { clausesOf } from './names.ts';

const SCOPES = ['between', 'outside', 'while'];

export function scopesAreSingle(file: AgreementFile): readonly Problem[] {
  return clausesOf(file).flatMap(clause => {
    if (clauseKind(clause) === 'never') return scope(file, clause);
    return clause.at('require').isMap ? required(file, clause.at('require')) : [];
  });
}

function scope(file: AgreementFile, clause: Cursor): readonly Problem[] {
  const [first, second] = clause.keys().filter(key => SCOPES.includes(key));
  if (first === undefined) {
    const remedy = 'Add `between: { from: …, until: … }`, `outside:` with a calendar, or `while:` with a condition.';
    const message = '`never` does not say when.';
    return [file.problem({ code: 'never-scope', message, remedy }, clause.at('never').path, 'key')];
  }
  if (second === undefined) return [];
  const message = `${quote(first)} and ${quote(second)} cannot stand in one clause.`;
  return [
    file.problem(
      { code: 'several-scopes', message, remedy: 'Write one clause for each.' },
      clause.at(second).path,
      'key',
    ),
  ];
}

function required(file: AgreementFile, require: Cursor): readonly Problem[] {
  if (require.has('before') || require.has('lead')) return [];
  const remedy = 'Add `before:` with an event, or `lead:` with tests such as `{ phone: { empty: false } }`.';
  return [
    file.problem({ code: 'require-nothing', message: '`require` asks for nothing.', remedy }, require.path, 'key'),
  ];
}
