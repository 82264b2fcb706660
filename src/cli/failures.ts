// What goes wrong outside every stage: the file system's refusals as problems, and bugs, which ask to be reported.

import packageJson from '../../package.json' with { type: 'json' };
import type { Problem } from '../findings/problem.ts';
import { renderProblem } from '../findings/render.ts';
import type { ExitStatus, Shell } from './shell.ts';
import { problemPaint } from './terminal/paint.ts';
import { terminalOf } from './terminal/terminal.ts';

/** Ends the command: a sentence for what a person can mend, the trace only for what we have to. */
export function reportFailure(error: unknown, shell: Shell): ExitStatus {
  const problem = fileProblem(error);
  const paint = problemPaint(terminalOf(shell.stderr, shell, shell.argv.includes('--no-color')));
  shell.stderr.write(`${renderProblem(problem ?? bug(error), paint)}\n`);
  if (problem === null && error instanceof Error) shell.stderr.write(`\n${error.stack}\n`);
  return 2;
}

/** Null where the error is none of the file system's. */
/** `file`: what was asked for; the system names none where it is a folder. */
export function fileProblem(error: unknown, file = 'A file'): Problem | null {
  if (!isFileError(error)) return null;
  const [message, remedy] = SENTENCES[error.code] ?? ['cannot be read or written', `The system says: ${error.message}`];
  return edgeProblem('file', `${error.path ?? file} ${message}.`, remedy);
}

/** A problem of the command line itself, which stands in no file. */
export function edgeProblem(code: string, message: string, remedy: string | null): Problem {
  const nowhere = { file: null, line: null, column: null, width: null, excerpt: null };
  return { code, severity: 'error', message, remedy, ...nowhere };
}

const SENTENCES: Readonly<Record<string, readonly [message: string, remedy: string]>> = {
  ENOENT: ['does not exist', 'Check the path and the folder you are in.'],
  ENOTDIR: ['leads through something that is no folder', 'Check the path.'],
  EISDIR: ['is a folder', 'Name a file in it.'],
  EACCES: ['may not be opened by you', 'Ask for the right to it, or use another place.'],
  EPERM: ['may not be changed by you', 'Ask for the right to it, or use another place.'],
  EROFS: ['lies on a disk that cannot be written', 'Use another place.'],
  ENOSPC: ['does not fit on the disk', 'Make room, or use another place.'],
  EDQUOT: ['does not fit into your share of the disk', 'Make room, or use another place.'],
  EFBIG: ['is larger than its disk allows', 'Use another place.'],
  ENAMETOOLONG: ['is too long a name', 'Use a shorter one.'],
  EMFILE: ['is one file too many at a time', 'Close other programs, or raise the limit of open files.'],
  EBUSY: ['is used by another program', 'Close it there first.'],
};

type FileError = NodeJS.ErrnoException & { readonly code: string };

function isFileError(error: unknown): error is FileError {
  return error instanceof Error && 'syscall' in error && 'code' in error && typeof error.code === 'string';
}

function bug(error: unknown): Problem {
  const said = error instanceof Error ? error.message : String(error);
  const remedy = `Please report it at ${packageJson.bugs.url} with the command and the lines below, but without your data.`;
  return edgeProblem('bug', `slaudit ${packageJson.version} has a bug: ${said}`, remedy);
}
