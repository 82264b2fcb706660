// Everything that is not the result goes to stderr from here: problems, and the closing line.

import type { Problem } from '../findings/problem.ts';
import { renderProblems } from '../findings/render.ts';
import type { Shell } from './shell.ts';
import { problemPaint } from './terminal/paint.ts';
import type { Terminal } from './terminal/terminal.ts';

/** Errors always; warnings unless `--quiet`. */
export function showProblems(
  problems: readonly Problem[],
  shell: Shell,
  { terminal, quiet }: { readonly terminal: Terminal; readonly quiet?: true | undefined },
): void {
  const shown = problems.filter(({ severity }) => severity === 'error' || !quiet);
  if (shown.length > 0) shell.stderr.write(`${renderProblems(shown, problemPaint(terminal))}\n`);
}
