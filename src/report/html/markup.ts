// Text into HTML: whatever is put into a template is escaped, unless it is markup already.

import { visible } from '../../findings/visible.ts';

/** HTML that is safe to put into a page. */
export interface Markup {
  readonly markup: string;
}

export type Content = string | number | null | Markup | readonly Content[];

export const NOTHING: Markup = { markup: '' };

/** Tag of a template: its own text is HTML, everything put into it is text (null: nothing), markup or a list of those. */
export function hypertext(strings: TemplateStringsArray, ...contents: readonly Content[]): Markup {
  const markup = strings.reduce((page, text, index) => page + markupOf(contents[index - 1] ?? null) + text);
  return { markup };
}

/** HTML made here, never from data. */
export function raw(markup: string): Markup {
  return { markup };
}

function markupOf(content: Content): string {
  if (content === null) return '';
  if (typeof content === 'string') return escaped(content);
  if (typeof content === 'number') return String(content);
  return 'markup' in content ? content.markup : content.map(markupOf).join('');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** For text and quoted attributes alike; control characters and bidirectional marks become visible escapes. */
export function escaped(text: string): string {
  return visible(text).replaceAll(/[&<>"']/g, character => ENTITIES[character] ?? '');
}

/** JSON that may stand inside a script element: nothing in it can end the element or open another. */
export function scriptJson(content: unknown): string {
  return JSON.stringify(content)
    .replaceAll('<', '\\u003c')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');
}
