// Refuses a text nested deeper than any agreement is, before a parser that recurses sees it.

import { Lexer } from 'yaml';

const DEEPEST = 60;

/** Offset of the first place nested too deeply, or null. Takes time linear in the text. */
export function tooDeepAt(text: string): number | null {
  const indents: number[] = [];
  let [offset, flow, inLine, atLineStart, indent] = [0, 0, 0, true, 0];
  for (const token of new Lexer().lex(text)) {
    if (isMark(token)) continue;
    if (atLineStart) [indent, inLine] = [/^ *$/.test(token) ? token.length : 0, 0];
    if (token === '[' || token === '{') flow++;
    else if (token === ']' || token === '}') flow = Math.max(0, flow - 1);
    else if (token === '-' || token === '?') inLine++;
    if (!/^\s*$/.test(token)) deepen(indents, indent);
    if (indents.length + flow + inLine > DEEPEST) return Math.min(offset, text.length - 1);
    offset += token.length;
    atLineStart = token.endsWith('\n');
  }
  return null;
}

/** The lexer's own marks for document starts, scalars and the like, which stand for no characters. */
function isMark(token: string): boolean {
  return token === '\x02' || token === '\x18' || token === '\x1f';
}

/** Keeps the indents of the lines that enclose this one. */
function deepen(indents: number[], indent: number): void {
  while (indents.length > 0 && (indents.at(-1) ?? 0) >= indent) indents.pop();
  indents.push(indent);
}
