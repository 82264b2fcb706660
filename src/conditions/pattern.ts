// Regular expressions in RE2 syntax: every search takes time linear in the text (spec agreement.md, Value tests).

import { RE2JS } from 're2js';

export interface Pattern {
  /** Whether it matches anywhere in the text. */
  readonly found: (text: string) => boolean;
}

/** What RE2 says about an expression it refuses, put for an analyst. */
export interface PatternFlaw {
  readonly message: string;
  readonly remedy: string;
}

const LONGEST = 1_000;

export function compilePattern(expression: string): { readonly pattern: Pattern } | { readonly flaw: PatternFlaw } {
  if (expression.length > LONGEST) {
    return { flaw: { message: 'The pattern is too long.', remedy: `Write one of at most ${LONGEST} characters.` } };
  }
  try {
    const compiled = RE2JS.compile(expression);
    return { pattern: { found: text => compiled.test(text) } };
  } catch (error) {
    return { flaw: flawOf(expression, error instanceof Error ? error.message : String(error)) };
  }
}

function flawOf(expression: string, reason: string): PatternFlaw {
  if (/\(\?(=|!|<=|<!)/.test(expression)) {
    const remedy = 'Say it with `not:`, `all:` or `any:` around simpler patterns.';
    return { message: 'Look-ahead and look-behind are not part of RE2, which keeps searches fast.', remedy };
  }
  if (/\\[1-9]/.test(expression)) {
    return {
      message: 'Back-references are not part of RE2, which keeps searches fast.',
      remedy: 'Write the repeated part out.',
    };
  }
  return {
    message: `The pattern cannot be read: ${reason.replace(/^error parsing regexp: /, '')}.`,
    remedy: 'Write it in RE2 syntax; put `\\` before a character that is meant literally, or use `contains`.',
  };
}
