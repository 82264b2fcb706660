// A short line of a test as words and phrases: `call outbound by "Ann Lee", subject Welcome` has two phrases.

import type { Span } from '../source.ts';

/** `from` and `to` are characters of the line, quotes included. */
export interface Word extends Span {
  readonly text: string;
  readonly isQuoted: boolean;
}

/** What stands between two commas. */
export interface Phrase extends Span {
  readonly words: readonly Word[];
  /** As it stands in the line; without its quotes where it is one quoted word. */
  readonly text: string;
}

/** Quotes hold a text with blanks together, arrows part words even without blanks, and a comma counts before a blank. */
const WORD = /"(?<double>[^"]*)"|'(?<single>[^']*)'|→|->|=>|,(?=\s|$)|(?:(?!→|->|=>|,(?:\s|$))\S)+/g;

/** The phrases of a line, none of them without words. */
export function phrasesOf(line: string): readonly Phrase[] {
  const phrases: Word[][] = [[]];
  for (const match of line.matchAll(WORD)) {
    const quoted = match.groups?.['double'] ?? match.groups?.['single'];
    const word = { text: quoted ?? match[0], isQuoted: quoted !== undefined, from: match.index };
    if (word.text === ',' && !word.isQuoted) phrases.push([]);
    else phrases.at(-1)?.push({ ...word, to: match.index + match[0].length });
  }
  return phrases.filter(words => words.length > 0).map(words => phraseOf(line, words));
}

/** The phrase of some neighbouring words of a line. */
export function phraseOf(line: string, words: readonly Word[]): Phrase {
  const [from, to] = [words[0]?.from ?? line.length, words.at(-1)?.to ?? line.length];
  const [only, second] = words;
  const isOneQuoted = only?.isQuoted === true && second === undefined;
  return { words, from, to, text: isOneQuoted ? only.text : line.slice(from, to) };
}

export function isArrow({ text, isQuoted }: Word): boolean {
  return !isQuoted && ['→', '->', '=>'].includes(text);
}

/** Whether a word is one of these, in any case and not in quotes. */
export function isWord(word: Word | undefined, ...texts: readonly string[]): boolean {
  return word !== undefined && !word.isQuoted && texts.includes(word.text.toLowerCase());
}
