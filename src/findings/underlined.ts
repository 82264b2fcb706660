// A problem of which only line and column are known, shown with its line as those that readers of the file find.

import type { Problem } from './problem.ts';

/** Underlines from the column to the end of the braces it stands in, or of the line. */
export function underlined(problem: Problem, text: string): Problem {
  const { line, column } = problem;
  const excerpt = line === null ? undefined : text.split(/\r?\n/)[line - 1];
  if (excerpt === undefined || column === null) return problem;
  const rest = excerpt.slice(column - 1).trimEnd();
  const end = rest.indexOf('}');
  return { ...problem, excerpt, width: end === -1 ? rest.length : end + 1 };
}
