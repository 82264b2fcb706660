// The formats of a description, and which of them a file's ending asks for.

import type { Description } from './document.ts';
import { toMarkdown } from './markdown.ts';
import { toPage } from './page.ts';
import { toText } from './text.ts';

export const DESCRIPTION_FORMATS = ['text', 'md', 'html'] as const;
export type DescriptionFormat = (typeof DESCRIPTION_FORMATS)[number];

export function written(description: Description, format: DescriptionFormat, width: number): string {
  if (format === 'md') return toMarkdown(description);
  return format === 'html' ? toPage(description) : toText(description, width);
}

/** Null for an ending that is none of them. */
export function formatOfFile(file: string): DescriptionFormat | null {
  const ending = /\.(\w+)$/.exec(file)?.[1]?.toLowerCase();
  if (ending === 'html' || ending === 'htm') return 'html';
  if (ending === 'md' || ending === 'markdown') return 'md';
  return ending === 'txt' ? 'text' : null;
}
