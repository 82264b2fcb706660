// The formats of an explanation: text for a terminal, JSON, a page.

import type { Explanation } from '../model/explanation.ts';
import { explanationPage } from './html/page.ts';
import { terminalText, type TerminalTerms } from './terminal/write-terminal.ts';

export const EXPLANATION_FORMATS = ['text', 'json', 'html'] as const;
export type ExplanationFormat = (typeof EXPLANATION_FORMATS)[number];

const WRITERS: Readonly<Record<ExplanationFormat, (explanation: Explanation, terms: TerminalTerms) => string>> = {
  text: terminalText,
  json: explanation => `${JSON.stringify(explanation, null, 2)}\n`,
  html: explanationPage,
};

export function writtenExplanation(explanation: Explanation, format: ExplanationFormat, terms: TerminalTerms): string {
  return WRITERS[format](explanation, terms);
}

/** By a file's ending; null for any other. */
export function explanationFormat(file: string): ExplanationFormat | null {
  const ending = /\.(txt|json|html)$/i.exec(file)?.[1]?.toLowerCase();
  if (ending === undefined) return null;
  return ending === 'txt' ? 'text' : (ending as 'json' | 'html');
}
