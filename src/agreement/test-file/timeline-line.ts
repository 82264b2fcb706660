// A short line of a timeline: `16:45 owner mia → ann`, `Mon 2025-03-10 09:10 call outbound by ann connected`.

import { Misread } from './misread.ts';
import { type Moment, type MomentContext, readMoment } from './moment.ts';
import { isArrow, isWord, type Phrase, phraseOf, phrasesOf, type Word } from './words.ts';

/** A row before the values that changes leave out are filled in. */
export type WrittenRow = { readonly moment: Moment; readonly text: string } & WrittenContent;

export type WrittenContent =
  | { readonly kind: 'created' }
  | { readonly kind: 'activity'; readonly columns: ReadonlyMap<string, string>; readonly logged: Moment | null }
  | {
      readonly kind: 'change';
      readonly field: string;
      /** Null: whatever it is then. */
      readonly from: string | null;
      readonly to: string;
      readonly columns: ReadonlyMap<string, string>;
    }
  | { readonly kind: 'milestone'; readonly name: string }
  | {
      readonly kind: 'deal';
      readonly what: 'created' | 'won' | 'lost';
      readonly id: string;
      readonly columns: ReadonlyMap<string, string>;
    };

const FORMS =
  'Write `status New → MQL`, `owner mia → ann`, `call outbound by ann connected`, `milestone NAME`, `deal won` or `created`.';
const EMPTY = '(empty)';

/** Throws Misread. */
export function readTimelineLine(line: string, context: MomentContext): WrittenRow {
  const [first, ...details] = phrasesOf(line);
  const { moment, rest } = readMoment(first?.words ?? [], line, context);
  const [word] = rest;
  if (word === undefined) {
    throw new Misread({ code: 'test-line', message: 'The line does not say what happened.', remedy: FORMS }, null);
  }
  const text = line.slice(word.from).trimEnd();
  const content = contentOf(phraseOf(line, rest), details, { line, moment, zone: context.zone });
  return { moment, text, ...content };
}

interface LineContext {
  readonly line: string;
  readonly moment: Moment;
  readonly zone: MomentContext['zone'];
}

function contentOf(what: Phrase, details: readonly Phrase[], context: LineContext): WrittenContent {
  const [first, second, third] = what.words;
  if (what.words.some(isArrow)) return changeOf(what, details, context);
  if (isWord(first, 'created', 'lead') && (second === undefined || isWord(second, 'created'))) {
    return nothingMore({ kind: 'created' }, details);
  }
  if (isWord(first, 'milestone') && second !== undefined && third === undefined) {
    return nothingMore({ kind: 'milestone', name: second.text }, details);
  }
  return isWord(first, 'deal') ? dealOf(what, details, context) : activityOf(what, details, context);
}

function nothingMore(content: WrittenContent, [detail]: readonly Phrase[]): WrittenContent {
  if (detail === undefined) return content;
  const message = `\`${detail.text}\` cannot follow here.`;
  throw new Misread({ code: 'test-line', message, remedy: 'Write it under `lead:` of the case.' }, detail);
}

// ---------------------------------------------------------------- changes

/** `status New → MQL`; without the old value `owner → ann`. */
function changeOf(what: Phrase, details: readonly Phrase[], { line }: LineContext): WrittenContent {
  const { words } = what;
  const arrow = words.findIndex(isArrow);
  const [field, ...before] = words.slice(0, arrow);
  const after = words.slice(arrow + 1);
  if (field === undefined || after.length === 0 || after.some(isArrow)) {
    const message = 'A change is a field, its old value, an arrow and its new value.';
    const remedy = 'Write `status New → MQL`; an empty value is `(empty)`.';
    throw new Misread({ code: 'test-line', message, remedy }, what);
  }
  return {
    kind: 'change',
    field: field.text,
    from: before.length === 0 ? null : valueOf(phraseOf(line, before)),
    to: valueOf(phraseOf(line, after)),
    columns: columnsOf(details, line),
  };
}

function valueOf({ text }: Phrase): string {
  return text === EMPTY ? '' : text;
}

// ---------------------------------------------------------------- deals

/** `deal won`, `deal D-7 created, amount 4800`. */
function dealOf(what: Phrase, details: readonly Phrase[], { line }: LineContext): WrittenContent {
  const [, ...words] = what.words;
  const outcome = words.find(word => isWord(word, 'created', 'won', 'lost'));
  const others = words.filter(word => word !== outcome);
  if (outcome === undefined || others.length > 1) {
    const remedy = 'Write `deal created`, `deal won, amount 4800`, or with its id `deal D-7 lost`.';
    throw new Misread({ code: 'test-line', message: 'The line does not say what became of the deal.', remedy }, what);
  }
  return {
    kind: 'deal',
    what: outcome.text.toLowerCase() as 'created' | 'won' | 'lost',
    id: others[0]?.text ?? 'deal',
    columns: columnsOf(details, line),
  };
}

// ---------------------------------------------------------------- activities

/** `TYPE`, then in any order `inbound` or `outbound`, `by WHO`, `automated` or `manual`; what is left is the outcome. */
function activityOf(what: Phrase, details: readonly Phrase[], context: LineContext): WrittenContent {
  const [type, ...words] = what.words as readonly [Word, ...Word[]];
  const columns = new Map([['type', type.text]]);
  const outcome: Word[] = [];
  for (let place = 0; place < words.length; place++) {
    const word = words[place] as Word;
    if (isWord(word, 'inbound', 'outbound')) setOnce(columns, 'direction', word.text.toLowerCase(), word);
    else if (isWord(word, 'automated', 'manual')) {
      setOnce(columns, 'automated', String(isWord(word, 'automated')), word);
    } else if (isWord(word, 'by')) setOnce(columns, 'actor', personAfter(words[++place], word), word);
    else outcome.push(word);
  }
  if (outcome.length > 0) columns.set('outcome', outcomeOf(outcome, context.line));
  for (const [name, value] of columnsOf(withoutLogged(details), context.line)) columns.set(name, value);
  return { kind: 'activity', columns, logged: loggedOf(details, context) };
}

function setOnce(columns: Map<string, string>, name: string, value: string, word: Word): void {
  if (columns.has(name)) {
    const message = `The line says its \`${name}\` twice.`;
    throw new Misread({ code: 'test-line', message, remedy: 'Write two lines, or put an outcome in quotes.' }, word);
  }
  columns.set(name, value);
}

function personAfter(person: Word | undefined, by: Word): string {
  if (person !== undefined) return person.text;
  const remedy = 'Write `by ann`; a name with blanks stands in quotes: `by "Ann Lee"`.';
  throw new Misread({ code: 'test-line', message: 'After `by` nobody is named.', remedy }, by);
}

function outcomeOf(words: readonly Word[], line: string): string {
  const phrase = phraseOf(line, words);
  const [first, last] = [words[0], words.at(-1)];
  const isTogether = words.every(
    (word, place) => place === 0 || !/\S/.test(line.slice(words[place - 1]?.to, word.from)),
  );
  if (isTogether) return phrase.text;
  const message = `\`${first?.text}\` and \`${last?.text}\` stand apart: which is the outcome?`;
  const remedy = 'Write the outcome last: `call outbound by ann connected`. A name with blanks stands in quotes.';
  throw new Misread({ code: 'test-line', message, remedy }, phrase);
}

// ---------------------------------------------------------------- details

/** `, subject Welcome to Larkspur`: a column and its value. */
function columnsOf(details: readonly Phrase[], line: string): ReadonlyMap<string, string> {
  return new Map(
    details.map(detail => {
      const [column, ...value] = detail.words;
      if (column !== undefined && value.length > 0) return [column.text, valueOf(phraseOf(line, value))] as const;
      const remedy = 'After a comma comes a column and its value, such as `subject Welcome`.';
      const message = `\`${detail.text}\` has no value.`;
      throw new Misread({ code: 'test-line', message, remedy }, detail);
    }),
  );
}

function isLogged({ words: [first] }: Phrase): boolean {
  return isWord(first, 'logged');
}

function withoutLogged(details: readonly Phrase[]): readonly Phrase[] {
  return details.filter(detail => !isLogged(detail));
}

/** `, logged Sat 2025-03-08 10:00`. */
function loggedOf(details: readonly Phrase[], { line, moment, zone }: LineContext): Moment | null {
  const detail = details.find(isLogged);
  if (detail === undefined) return null;
  return onlyMoment(detail.words.slice(1), line, { zone, day: moment.day });
}

/** The time that all of the words write. */
export function onlyMoment(words: readonly Word[], line: string, context: MomentContext): Moment {
  const { moment, rest } = readMoment(words, line, context);
  if (rest.length === 0) return moment;
  const phrase = phraseOf(line, rest);
  const message = `\`${phrase.text}\` cannot follow a time here.`;
  throw new Misread({ code: 'test-time', message, remedy: 'Part it from the time by a comma.' }, phrase);
}
