// What the YAML parser complains about, said for somebody who writes agreements rather than YAML.

import type { YAMLError } from 'yaml';
import type { Problem } from '../../findings/problem.ts';
import type { Complaint, Source } from '../source.ts';

/** What the parser complains about, once a line: what follows on the same line comes of the first error. */
export function syntaxProblems(errors: readonly YAMLError[], source: Source): readonly Problem[] {
  const tabs = errors.filter(error => error.code === 'TAB_AS_INDENT');
  const byLine = new Map<number | null, Problem>();
  for (const error of tabs.length > 0 ? tabs : errors) {
    const problem = syntaxProblem(error, source);
    if (!byLine.has(problem.line)) byLine.set(problem.line, problem);
  }
  return [...byLine.values()];
}

function syntaxProblem(error: YAMLError, source: Source): Problem {
  const [from, to] = error.pos;
  const [line = ''] = source.text.slice(from).split(/\r?\n/, 1);
  const complaint = COMPLAINTS[error.code]?.(error, line) ?? unknown(error);
  return source.problem(complaint, { from, to: WHOLE_LINE.includes(error.code) ? from + line.length : to });
}

/** Errors whose own span is a single character where the rest of the line says more. */
const WHOLE_LINE: readonly YAMLError['code'][] = ['BLOCK_AS_IMPLICIT_KEY', 'BAD_SCALAR_START'];

/** `line` is the rest of the line from the spot. */
type Explain = (error: YAMLError, line: string) => Complaint;

const COMPLAINTS: Partial<Record<YAMLError['code'], Explain>> = {
  TAB_AS_INDENT: () => ({
    code: 'yaml-tab',
    message: 'A tab stands where the line is indented.',
    remedy: 'Indent with spaces: YAML does not allow tabs there.',
  }),
  MULTIPLE_DOCS: () =>
    syntax('A second document begins here.', 'Keep one agreement in the file: delete the line `---`.'),
  MISSING_CHAR: error => syntax(`${sentence(error)}.`, 'Close the quote or bracket that was opened before.'),
  BAD_INDENT: error =>
    /end with a/.test(error.message)
      ? syntax('A bracket opened before is not closed.', 'Close it with `]` or `}` before this line.')
      : syntax('This line is indented differently from its neighbours.', 'Begin keys of one map in the same column.'),
  BLOCK_AS_IMPLICIT_KEY: (_error, line) =>
    /:(\s|$)/.test(line)
      ? syntax('This text holds `: `, which begins a map.', 'Put the whole text in quotes.')
      : syntax('The line below is indented too far.', 'Begin keys of one map in the same column.'),
  MULTILINE_IMPLICIT_KEY: () =>
    syntax('A key must stand on one line.', 'Begin keys of one map in the same column, each with its `:`.'),
  BLOCK_IN_FLOW: () =>
    syntax('A comma is missing between two entries here.', 'Write `{ a: 1, b: 2 }` with a comma between entries.'),
  BAD_SCALAR_START: (_error, line) =>
    syntax(`A text cannot begin with \`${line.charAt(0)}\` unless it is in quotes.`, 'Put the whole text in quotes.'),
  UNEXPECTED_TOKEN: () =>
    syntax(
      'This cannot stand here.',
      'Put a text that begins with `*`, `&`, `!`, `|`, `>` or a quote in quotes as a whole.',
    ),
  TAG_RESOLVE_FAILED: (_error, line) => ({
    code: 'yaml-tag',
    message: `The YAML tag \`${line.split(' ', 1)[0] ?? ''}\` is not used in agreements.`,
    remedy: 'Delete the tag; put a text that begins with `!` in quotes.',
  }),
};

export function alias(message: string): Complaint {
  return { code: 'yaml-alias', message, remedy: 'Write the value out, or put a text that begins with `*` in quotes.' };
}

function unknown(error: YAMLError): Complaint {
  return syntax(
    `This is not valid YAML: ${sentence(error)}.`,
    'Compare the line with its neighbours: indentation, quotes, brackets and colons.',
  );
}

function syntax(message: string, remedy: string): Complaint {
  return { code: 'yaml-syntax', message, remedy };
}

function sentence(error: YAMLError): string {
  return error.message.split('\n')[0]?.replace(/[.:]$/, '') ?? '';
}
