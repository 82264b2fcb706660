// Words of a timeline that the agreement knows almost: `cal` where it asks for `call`. A warning, since a test may well be
// about a row that counts for nothing.

import { nearest } from '../../findings/nearest.ts';
import type { AgreementTest } from '../../model/agreement-test.ts';
import type { Agreement, EventMatcher, ValueTest } from '../../model/agreement.ts';
import { columnsUsed } from '../../conditions/columns-used.ts';
import type { Part } from '../agreement-file.ts';
import type { Cursor } from '../cursor.ts';
import { quote } from '../sentences.ts';
import type { Reading } from './reading.ts';

/** Of `lead:`, of the file or of a case. */
export function warnOfColumns(lead: Cursor, reading: Reading): void {
  const { columns } = wordsOf(reading.agreement);
  for (const entry of lead.entries()) {
    warnOf(reading, entry, { what: 'column', word: entry.name, known: columns, part: 'key' });
  }
}

/** Of the rows of a timeline. */
export function warnOfRows(timeline: Cursor, reading: Reading, rows: AgreementTest['rows']): void {
  const { types, columns, milestones } = wordsOf(reading.agreement);
  for (const row of rows) {
    const spot = timeline.items().find(item => reading.lineOf(item) === row.line) ?? timeline;
    const part = 'value';
    if (row.kind === 'activity') {
      warnOf(reading, spot, { what: 'activity', word: row.columns.get('type') ?? '', known: types, part });
    }
    if (row.kind === 'change') warnOf(reading, spot, { what: 'field', word: row.field, known: columns, part });
    if (row.kind === 'milestone') warnOf(reading, spot, { what: 'milestone', word: row.name, known: milestones, part });
  }
}

interface WrittenWord {
  readonly what: string;
  readonly word: string;
  readonly known: ReadonlySet<string>;
  readonly part: Part;
}

function warnOf(reading: Reading, spot: Cursor, { what, word, known, part }: WrittenWord): void {
  const near = known.has(word) ? null : nearest(word, known);
  if (near === null) return;
  const message = `The agreement asks for no ${what} ${quote(word)}, but for ${quote(near)}.`;
  const remedy = `If ${quote(near)} is meant, write it so; as it stands, nothing asks for it.`;
  reading.warn(spot, part, { message, remedy });
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
