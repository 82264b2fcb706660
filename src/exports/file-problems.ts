// Problems that end an audit before a row is read: a file or a header that cannot be used.

import type { Problem } from '../findings/problem.ts';
import type { Header } from './mapping/header.ts';

export function fileProblem(code: string, file: string | null, message: string, remedy: string | null): Problem {
  return { code, severity: 'error', message, remedy, file, line: null, column: null, width: null, excerpt: null };
}

/** A header that the mapping needs and the file lacks, or has twice. `role` is the column it stands for. */
export function headerProblem(flaw: {
  readonly code: 'missing-column' | 'duplicate-header';
  readonly file: string;
  readonly header: Header;
  readonly name: string;
  readonly role: string;
}): Problem {
  const { code, file, header, name, role } = flaw;
  const standsFor = role === name ? '' : ` for \`${role}\``;
  if (code === 'duplicate-header') {
    const columns = header.columnsNamed(name).join(' and ');
    const message = `The column "${name}"${standsFor} occurs more than once: columns ${columns}.`;
    return {
      ...fileProblem(code, file, message, 'Rename or delete all but one, so that it is clear which is meant.'),
      line: 1,
    };
  }
  const message = `The file has no column "${name}"${standsFor}.`;
  const delimiter = delimiterBeside(name, header);
  if (delimiter !== null) {
    const remedy = `Its header is a single cell, "${header.names[0]}": say \`delimiter: "${delimiter}"\` if that parts its cells.`;
    return { ...fileProblem(code, file, message, remedy), line: 1 };
  }
  const near = header.nearest(name);
  const hint = near === null ? `It has: ${listed(header)}.` : `The nearest header is "${near}".`;
  const example = near ?? 'Header in the file';
  const remedy =
    role === name ? `${hint} Map it: \`columns: { ${name}: ${example} }\`.` : `${hint} Correct it in the mapping.`;
  return { ...fileProblem(code, file, message, remedy), line: 1 };
}

/** What stands beside the name in a header of one cell, which another character parts than was said or found out. */
function delimiterBeside(name: string, { names }: Header): string | null {
  const [only = ''] = names.length === 1 ? names : [];
  const at = only.toLowerCase().indexOf(name.toLowerCase());
  const beside = at === -1 ? '' : only.charAt(at + name.length) || only.charAt(at - 1);
  return /^[ !#-/:-@[-^`{-~]$/.test(beside) ? beside : null;
}

function listed(header: Header): string {
  const shown = header.names.filter(name => name.trim() !== '').slice(0, 8);
  const more = header.names.length > shown.length ? ', …' : '';
  return `${shown.map(name => `"${name}"`).join(', ')}${more}`;
}
