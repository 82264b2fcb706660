// What the YAML parser complains about, said for somebody who writes agreements rather than YAML.

import type { YAMLError } from 'yaml';
import type { Complaint } from '../source.ts';

/** The complaint for an error or warning of the parser. `text` is the whole file. */
export function syntaxComplaint(error: YAMLError, text: string): Complaint {
  const complaint = COMPLAINTS[error.code];
  return complaint === undefined ? unknown(error) : complaint(error, text.slice(error.pos[0], error.pos[1]));
}

type Explain = (error: YAMLError, spot: string) => Complaint;

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
  BLOCK_AS_IMPLICIT_KEY: () =>
    syntax(
      'A second `: ` stands in this line, or the line below is indented too far.',
      'Put a text that holds `: ` in quotes, and begin keys of one map in the same column.',
    ),
  MULTILINE_IMPLICIT_KEY: () =>
    syntax('A key must stand on one line.', 'Begin keys of one map in the same column, each with its `:`.'),
  BLOCK_IN_FLOW: () =>
    syntax('A comma is missing between two entries here.', 'Write `{ a: 1, b: 2 }` with a comma between entries.'),
  BAD_SCALAR_START: (_error, spot) =>
    syntax(`A text cannot begin with \`${spot}\` unless it is in quotes.`, 'Put the whole text in quotes.'),
  TAG_RESOLVE_FAILED: (_error, spot) => ({
    code: 'yaml-tag',
    message: `The YAML tag \`${spot}\` is not used in agreements.`,
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
