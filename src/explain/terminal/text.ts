// Lines of text for a terminal: wrapped at its width, with a hanging column for what comes first.

import { displayWidth } from '../../findings/display-width.ts';

/** A date with its time, a duration, or a word: what no line may break. */
const WORD =
  /(?:\()?(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) \d+ [A-Z][a-z]{2}(?: \d{4})?(?: \d\d:\S+)?\S*|\d+ (?:h|min|s|ms)\b\S*|\S+/g;

/** Lines of at most `width` columns; a word that is longer stands alone and is cut nowhere. */
export function wrapped(text: string, width: number): string[] {
  const lines = [''];
  for (const word of text.match(WORD) ?? []) {
    const line = lines.at(-1) ?? '';
    const longer = line === '' ? word : `${line} ${word}`;
    if (line === '' || displayWidth(longer) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/** `first` in a column of its own, `text` beside it. */
export function hanging(
  first: string,
  text: string,
  { column, width }: { readonly column: number; readonly width: number },
): string[] {
  const [line = '', ...rest] = wrapped(text, Math.max(20, width - column));
  return [`${padded(first, column)}${line}`.trimEnd(), ...rest.map(more => `${' '.repeat(column)}${more}`)];
}

export function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - displayWidth(text)));
}

/** Items joined by dots; a line breaks between items where they fit. */
export function wrappedItems(items: readonly string[], width: number): string[] {
  const lines: string[] = [];
  for (const item of items) {
    const longer = lines.length === 0 ? item : `${lines.at(-1)} · ${item}`;
    if (lines.length > 0 && displayWidth(longer) <= width) lines[lines.length - 1] = longer;
    else lines.push(...wrapped(item, width));
  }
  return lines;
}
