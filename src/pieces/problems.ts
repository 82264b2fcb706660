// A problem with a piece, which ends the report.

import type { Problem } from '../findings/problem.ts';

export function pieceProblem(
  code: string,
  file: string | null,
  { line, message, remedy }: { readonly line: number | null; readonly message: string; readonly remedy: string },
): Problem {
  return { code, severity: 'error', message, remedy, file, line, column: null, width: null, excerpt: null };
}
