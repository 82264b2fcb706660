// Problems of which only line and column are known, shown with their line as those that readers of the file find.

import type { Problem } from './problem.ts';

interface Written {
  readonly file: string;
  readonly text: string;
}

/** Those that stand in the file, underlined from their column to the end of the value there. */
export function underlined(problems: readonly Problem[], { file, text }: Written): Problem[] {
  const lines = text.split(/\r?\n/);
  return problems.map(problem => {
    const excerpt = problem.file === file && problem.line !== null ? lines[problem.line - 1] : undefined;
    if (excerpt === undefined || problem.column === null || problem.excerpt !== null) return problem;
    return { ...problem, excerpt, width: valueAt(excerpt.slice(problem.column - 1)).length };
  });
}

/** A map in braces as a whole, else up to the next comma, brace or end of the line. */
function valueAt(rest: string): string {
  const [value = ''] = (rest.startsWith('{') ? /^\{[^}]*\}?/ : /^[^,}\]]*/).exec(rest) ?? [];
  return value.trimEnd();
}
