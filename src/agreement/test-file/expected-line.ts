// What a clause must make of a timeline: `first-touch met, due Mon 2025-03-10 11:30, elapsed 1 h 10 min`.

import type { ExpectedCell, ExpectedObligation } from '../../model/agreement-test.ts';
import type { Zone } from '../../model/open-time.ts';
import { VERDICTS } from '../../model/verdict.ts';
import { oneOf, suggestion } from '../sentences.ts';
import { readAmount } from './amount.ts';
import { Misread, under } from './misread.ts';
import { onlyMoment } from './timeline-line.ts';
import { isWord, type Phrase, phraseOf, phrasesOf, type Word } from './words.ts';

export type WrittenExpectation = Omit<ExpectedObligation, 'line'>;

export interface ExpectationContext {
  readonly zone: Zone;
  /** Ids of the agreement's clauses. */
  readonly clauses: readonly string[];
}

const OUTCOMES = [...VERDICTS, 'none'] as const;
const CELL_FORMS =
  'After the verdict may come: `due TIME`, `no due`, `settled TIME`, `not settled`, `started TIME`, `elapsed 3 h 20 min`, ' +
  '`late by 10 min`, `owner NAME`, `team NAME`, `segment NAME`, `at risk`, `not at risk`, `progress 3`, `cycle 1`, `version 1`, `reason TEXT`.';

/** Throws Misread. */
export function readExpectedLine(line: string, context: ExpectationContext): WrittenExpectation {
  const [first, ...phrases] = phrasesOf(line);
  const [clause, verdict, ...more] = first?.words ?? [];
  if (clause === undefined || verdict === undefined) throw noVerdict(clause ?? null);
  checkClause(clause.text, clause, context);
  const outcome = OUTCOMES.find(known => isWord(verdict, known));
  if (outcome === undefined) throw notAVerdict(verdict);
  const parts = more.length === 0 ? phrases : [phraseOf(line, more), ...phrases];
  if (outcome === 'none' && parts[0] !== undefined) throw nothingBesideNone(parts[0]);
  const cells = parts.map(part => readCell(part, line, context.zone));
  return { clause: clause.text, text: line.slice(verdict.from).trimEnd(), verdict: outcome, cells };
}

function checkClause(id: string, span: Word | null, { clauses }: ExpectationContext): void {
  if (clauses.includes(id)) return;
  const flaw = {
    code: 'test-clause',
    message: `The agreement has no clause \`${id}\`.`,
    remedy: suggestion(id, clauses, 'The agreement has goals only.'),
  };
  throw new Misread(flaw, span);
}

function noVerdict(clause: Word | null): Misread {
  const remedy = `Write the clause and then ${oneOf(OUTCOMES)}.`;
  return new Misread({ code: 'test-expectation', message: 'The line says no verdict.', remedy }, clause);
}

function notAVerdict(word: Word): Misread {
  const remedy = `A verdict is ${oneOf(OUTCOMES)}.`;
  return new Misread({ code: 'test-expectation', message: `\`${word.text}\` is no verdict.`, remedy }, word);
}

function nothingBesideNone(part: Phrase): Misread {
  const message = 'Where there is no obligation, nothing else can be said of it.';
  return new Misread({ code: 'test-expectation', message, remedy: 'Leave this out, or write a verdict.' }, part);
}

// ---------------------------------------------------------------- what follows the verdict

function readCell(part: Phrase, line: string, zone: Zone): ExpectedCell {
  const [first, second] = part.words;
  const rest = (words: number): Phrase => phraseOf(line, part.words.slice(words));
  const name = first?.text.toLowerCase() ?? '';
  switch (name) {
    case 'started':
    case 'due':
    case 'settled':
      return { what: name, value: readInstant(rest(1).words, line, zone) };
    case 'elapsed':
      return { what: 'elapsed', value: readAmount(rest(1)) };
    case 'late':
      return { what: 'late by', value: readAmount(rest(isWord(second, 'by') ? 2 : 1)) };
    case 'owner':
    case 'team':
    case 'segment':
    case 'reason':
      if (second !== undefined) return { what: name, value: rest(1).text };
      break;
    case 'progress':
    case 'cycle':
    case 'version':
      return { what: name, value: wholeNumber(rest(1), part) };
  }
  return NAMED_CELLS.get(part.text.toLowerCase().replaceAll(/\s+/g, ' ')) ?? unknownCell(part);
}

/** Right to the millisecond: a date alone is no instant. */
function readInstant(words: readonly Word[], line: string, zone: Zone): number {
  const { at, dayEnd } = onlyMoment(words, line, { zone, day: null });
  if (dayEnd === null) return at;
  const { text, from, to } = phraseOf(line, words);
  const remedy = `Write it to the minute, such as \`${text} 16:30\`.`;
  throw new Misread({ code: 'test-time', message: `\`${text}\` has no time of day.`, remedy }, { from, to });
}

/** Cells that are said without a value. */
const NAMED_CELLS: ReadonlyMap<string, ExpectedCell> = new Map<string, ExpectedCell>([
  ['no due', { what: 'due', value: null }],
  ['not settled', { what: 'settled', value: null }],
  ['no elapsed', { what: 'elapsed', value: null }],
  ['not late', { what: 'late by', value: null }],
  ['at risk', { what: 'at risk', value: true }],
  ['not at risk', { what: 'at risk', value: false }],
  ['no owner', { what: 'owner', value: '' }],
  ['no team', { what: 'team', value: '' }],
  ['no segment', { what: 'segment', value: '' }],
]);

function wholeNumber({ text }: Phrase, part: Phrase): number {
  if (/^\d{1,6}$/.test(text)) return Number(text);
  const message = `\`${part.text}\` does not say a number.`;
  throw new Misread({ code: 'test-expectation', message, remedy: 'Write a whole number, such as `progress 3`.' }, part);
}

function unknownCell(part: Phrase): never {
  const flaw = { code: 'test-expectation', message: `\`${part.text}\` cannot be looked at.`, remedy: CELL_FORMS };
  throw new Misread(flaw, part);
}

// ---------------------------------------------------------------- the long form

/** As the schema lets it through; a text `none` is an empty cell. */
export interface WrittenExpectationMap {
  readonly clause: string;
  readonly verdict: ExpectedObligation['verdict'];
  readonly [cell: string]: string | number | boolean | undefined;
}

/** Throws Misread. */
export function readExpectedMap(written: WrittenExpectationMap, context: ExpectationContext): WrittenExpectation {
  const { clause, verdict, ...rest } = written;
  under('clause', () => checkClause(clause, null, context));
  const cells = Object.entries(rest).map(([key, value]) => under(key, () => cellOf(key, value, context.zone)));
  const text = [verdict, ...Object.entries(rest).map(([key, value]) => `${key} ${value}`)].join(', ');
  return { clause, text, verdict, cells };
}

/** The long form says in keys what the short one says in words. */
function cellOf(key: string, value: unknown, zone: Zone): ExpectedCell {
  if (key === 'at_risk') return { what: 'at risk', value: value === true };
  const text = String(value);
  const words = phrasesOf(text).flatMap(phrase => phrase.words);
  const phrase = phraseOf(text, words);
  const isNone = text.trim().toLowerCase() === 'none';
  switch (key) {
    case 'started':
    case 'due':
    case 'settled':
      return { what: key, value: isNone ? null : readInstant(words, text, zone) };
    case 'elapsed':
      return { what: 'elapsed', value: isNone ? null : readAmount(phrase) };
    case 'late_by':
      return { what: 'late by', value: isNone ? null : readAmount(phrase) };
    case 'owner':
    case 'team':
    case 'segment':
    case 'reason':
      return { what: key, value: text.trim() };
    default:
      return { what: key as 'progress' | 'cycle' | 'version', value: Number(value) };
  }
}
