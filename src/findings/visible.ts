// Text from a file made safe to print: nothing in it can move the cursor, change colours or reverse the reading order.

/** Control characters, line and paragraph separators, bidirectional overrides, zero-width marks, lone surrogates. */
const UNSAFE = /[\p{Cc}\u2028\u2029\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u{e0000}-\u{e007f}\p{Cs}]/gu;

const NAMED: ReadonlyMap<string, string> = new Map([
  ['\t', '\\t'],
  ['\n', '\\n'],
  ['\r', '\\r'],
]);

/** The text with every character that a terminal would obey, or a reader could not see, written as an escape. */
export function visible(text: string): string {
  return text.replaceAll(UNSAFE, escape);
}

/** At most `limit` characters of it, with an ellipsis where something was left out. */
export function shortened(text: string, limit: number): string {
  const shown = visible(text.slice(0, limit + 1));
  return text.length <= limit ? shown : `${visible(text.slice(0, limit - 1))}…`;
}

function escape(character: string): string {
  const named = NAMED.get(character);
  if (named !== undefined) return named;
  const code = character.codePointAt(0) ?? 0;
  return code < 0x100 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u{${code.toString(16)}}`;
}
