// How many columns of a terminal a text takes.

import stringWidth from 'string-width';

/**
 * Letters of Latin scripts, punctuation, arrows, signs of mathematics, boxes, bars, shapes and the two marks of kept and
 * broken: one column each, and nearly all that tables hold.
 */
const ONE_COLUMN_EACH =
  /^[ -~\u00a1-\u00ac\u00ae-\u024f\u2010-\u2027\u2190-\u2193\u2200-\u22ff\u2500-\u25fc\u2713\u2717]*$/;

/** string-width decides all else; its first answer takes as long as the reading of a thousand leads. */
export function textWidth(text: string): number {
  return ONE_COLUMN_EACH.test(text) ? text.length : stringWidth(text);
}
