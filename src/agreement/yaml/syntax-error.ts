// What the YAML parser complains about, said for somebody who writes agreements rather than YAML.

import { type Document, visit, type YAMLError } from 'yaml';
import type { Problem } from '../../findings/problem.ts';
import type { Complaint, Source } from '../source.ts';

/** What the parser complains about, once a line: what follows on the same line comes of the first error. */
export function syntaxProblems(document: Document.Parsed, source: Source): readonly Problem[] {
  const errors = [...document.errors, ...document.warnings];
  const tabs = errors.filter(error => error.code === 'TAB_AS_INDENT');
  const byLine = new Map<number | null, Problem>();
  for (const error of tabs.length > 0 ? tabs : errors) {
    const problem = syntaxProblem(error, spotOf(error, document), source);
    if (!byLine.has(problem.line)) byLine.set(problem.line, problem);
  }
  return [...byLine.values()];
}

/** The parser misses a closing quote at the end of the file; who mends it has to find the opening one. */
function spotOf({ pos, message }: YAMLError, document: Document.Parsed): readonly [from: number, to: number] {
  if (!UNCLOSED_QUOTE.test(message)) return pos;
  let opened = pos;
  visit(document, {
    Scalar: (_key, { type, range }) => {
      if ((type === 'QUOTE_DOUBLE' || type === 'QUOTE_SINGLE') && range) opened = [range[0], range[1]];
    },
  });
  return opened;
}

function syntaxProblem(error: YAMLError, [from, to]: readonly [number, number], source: Source): Problem {
  const [line = ''] = source.text.slice(from).split(/\r?\n/, 1);
  const complaint = COMPLAINTS[error.code]?.(error, line) ?? unknown(error);
  return source.problem(complaint, { from, to: WHOLE_LINE.includes(error.code) ? from + line.length : to });
}

/** Errors whose own span is a single character where the rest of the line says more. */
const WHOLE_LINE: readonly YAMLError['code'][] = ['BLOCK_AS_IMPLICIT_KEY', 'BAD_SCALAR_START'];

/** `line` is the rest of the line from the spot. */
type Explain = (error: YAMLError, line: string) => Complaint;

const UNCLOSED_QUOTE = /^Missing closing ["']quote/;

const COMPLAINTS: Partial<Record<YAMLError['code'], Explain>> = {
  TAB_AS_INDENT: () => ({
    code: 'yaml-tab',
    message: 'A tab stands where the line is indented.',
    remedy: 'Indent with spaces: YAML does not allow tabs there.',
  }),
  MULTIPLE_DOCS: () =>
    syntax('A second document begins here.', 'Keep one agreement in the file: delete the line `---`.'),
  MISSING_CHAR: error => MISSING.find(({ says }) => says.test(error.message))?.complaint ?? unknown(error),
  BAD_INDENT: error =>
    /end with a/.test(error.message)
      ? syntax('A bracket opened before is not closed.', 'Close it with `]` or `}` before this line.')
      : syntax('This line is indented differently from its neighbours.', 'Begin keys of one map in the same column.'),
  BLOCK_AS_IMPLICIT_KEY: (_error, line) =>
    /:(\s|$)/.test(line)
      ? syntax('This text holds `: `, which begins a map.', 'Put the whole text in quotes.')
      : syntax('The line below is indented too far.', 'Begin keys of one map in the same column.'),
  MULTILINE_IMPLICIT_KEY: (_error, line) =>
    /:(\s|$)/.test(line)
      ? syntax('A key must stand on one line.', 'Begin keys of one map in the same column, each with its `:`.')
      : syntax(
          'This line has no `: ` between a key and its value.',
          'Write `key: value`, with a blank after the colon.',
        ),
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

/** The parser has one code for whatever is missing. */
const MISSING: readonly { readonly says: RegExp; readonly complaint: Complaint }[] = [
  {
    says: UNCLOSED_QUOTE,
    complaint: syntax(
      'A quote is opened here and never closed.',
      'Close it with the same quote; a text that holds one goes into quotes of the other kind.',
    ),
  },
  {
    says: /^Sequence item without/,
    complaint: syntax(
      'This line is indented differently from the keys of its entry.',
      'Begin keys of one map in the same column.',
    ),
  },
  {
    says: /^Missing , /,
    complaint: syntax('A comma or a colon is missing here.', 'Write `{ a: 1, b: 2 }` with a comma between entries.'),
  },
  {
    says: /^Missing space after :/,
    complaint: syntax('A blank is missing after the colon.', 'Write `key: value`.'),
  },
  { says: /^Implicit map keys/, complaint: syntax('This key has no value.', 'Write `key: value`.') },
  {
    says: /^Comments must be separated/,
    complaint: syntax('A blank is missing before the comment.', 'Write one before `#`, or the whole text in quotes.'),
  },
  {
    says: /end with a/,
    complaint: syntax('A bracket opened before is not closed.', 'Close it with `]` or `}`.'),
  },
];

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
