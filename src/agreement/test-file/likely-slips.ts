// Words of a timeline that the agreement knows almost: `cal` where it asks for `call`. A warning, since a test may well be
// about a row that counts for nothing.

import { nearest } from '../../findings/nearest.ts';
import type { AgreementTest } from '../../model/agreement-test.ts';
import type { Agreement, EventMatcher, ValueTest } from '../../model/agreement.ts';
import { columnsUsed } from '../../conditions/columns-used.ts';
import type { Cursor } from '../cursor.ts';
import { quote } from '../sentences.ts';
import type { Reading } from './reading.ts';

export function warnOfSlips(
  at: Cursor,
  reading: Reading,
  { rows, attributes }: Pick<AgreementTest, 'rows' | 'attributes'>,
): void {
  const words = wordsOf(reading.agreement);
  const warn = (spot: Cursor, what: string, word: string, known: ReadonlySet<string>): void => {
    const near = known.has(word) ? null : nearest(word, known);
    if (near !== null) {
      const message = `The agreement asks for no ${what} ${quote(word)}, but for ${quote(near)}.`;
      reading.warn(
        spot,
        message,
        `If ${quote(near)} is meant, write it so; else this row counts for nothing, as it stands.`,
      );
    }
  };
  const spotOf = (line: number): Cursor =>
    at
      .at('timeline')
      .items()
      .find(item => reading.lineOf(item) === line) ?? at;
  for (const column of attributes.keys()) warn(at.at('lead', column), 'column', column, words.columns);
  for (const row of rows) {
    if (row.kind === 'activity') warn(spotOf(row.line), 'activity', row.columns.get('type') ?? '', words.types);
    if (row.kind === 'change') warn(spotOf(row.line), 'field', row.field, words.columns);
    if (row.kind === 'milestone') warn(spotOf(row.line), 'milestone', row.name, words.milestones);
  }
}

interface KnownWords {
  readonly types: ReadonlySet<string>;
  readonly columns: ReadonlySet<string>;
  readonly milestones: ReadonlySet<string>;
}

function wordsOf(agreement: Agreement): KnownWords {
  const matchers = [...agreement.events.values()].flatMap(({ matchers }) => matchers);
  return {
    types: new Set(matchers.flatMap(({ row }) => (row.kind === 'activity' ? textsOf(row.type) : []))),
    columns: new Set(columnsUsed(agreement).leads),
    milestones: new Set(matchers.flatMap(milestoneOf)),
  };
}

function milestoneOf({ row }: EventMatcher): string[] {
  return row.kind === 'milestone' ? [row.name] : [];
}

function textsOf(test: ValueTest): string[] {
  if (test.kind === 'equals') return [String(test.value)];
  return test.kind === 'any' || test.kind === 'all' ? test.tests.flatMap(textsOf) : [];
}
