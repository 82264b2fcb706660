// Words that several problems share.

import { nearest } from '../findings/nearest.ts';
import { shortened } from '../findings/visible.ts';
import type { Cursor, Path } from './cursor.ts';

/** "`within`", "entry 2 of `cancel`", "the agreement". */
export function nameOf(path: Path): string {
  const last = path.at(-1);
  if (last === undefined) return 'the agreement';
  if (!/^\d+$/.test(last) || path.length < 2) return quote(last);
  return `entry ${Number(last) + 1} of ${nameOf(path.slice(0, -1))}`;
}

const TITLES: ReadonlyMap<string, string> = new Map([
  ['calendars', 'calendar'],
  ['segments', 'segment'],
  ['events', 'event'],
  ['clauses', 'clause'],
  ['goals', 'goal'],
]);

/** "the clause `first-touch`", "the calendar `us-sales`", else its name. */
export function titleOf(root: Cursor, path: Path): string {
  const [section = '', name = ''] = path;
  const title = TITLES.get(section);
  if (title === undefined || path.length !== 2) return nameOf(path);
  const id = root.at(...path, 'id').value;
  if (typeof id === 'string') return `the ${title} ${quote(id)}`;
  return Array.isArray(root.at(section).value) ? `${title} ${Number(name) + 1}` : `the ${title} ${quote(name)}`;
}

/** A value in a sentence: "is the number 4". */
export function describe(value: unknown): string {
  if (value === null) return 'has no value';
  if (Array.isArray(value)) return 'is a list';
  if (typeof value === 'string') return `is the text ${quote(value)}`;
  if (typeof value === 'number') return `is the number ${value}`;
  return typeof value === 'boolean' ? `is \`${value}\`` : 'is a map';
}

export function quote(text: string): string {
  return `\`${shortened(text, 60)}\``;
}

/** "`a`, `b` or `c`", at most eight of them. */
export function oneOf(words: readonly string[]): string {
  const shown = words.slice(0, 8).map(quote);
  if (words.length > shown.length) return `${shown.join(', ')} …`;
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} or ${shown.at(-1) ?? ''}`;
}

/** What to do about a word that is not among the known ones. */
export function suggestion(word: string, known: readonly string[], otherwise: string): string {
  const closest = nearest(word, known);
  if (closest !== null) return `Did you mean ${quote(closest)}?`;
  return known.length === 0 ? otherwise : `Known here: ${oneOf(known)}.`;
}

export function capital(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
