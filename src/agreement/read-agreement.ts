// YAML text → Agreement: parse, compare with the schema, check what cannot work, fill in (spec agreement.md).

import type { Agreement } from '../model/agreement.ts';
import type { Problem } from '../findings/problem.ts';
import { AgreementFile } from './agreement-file.ts';
import { checkSchema } from './check-schema.ts';
import { CHECKS } from './checks/checks.ts';
import { toAgreement } from './normalise/agreement.ts';
import { Source } from './source.ts';
import { parseYaml } from './yaml/tree.ts';

export interface AgreementReading {
  /** Null where any problem is an error. */
  readonly agreement: Agreement | null;
  /** Every error and warning of the file, in the order of their places. */
  readonly problems: readonly Problem[];
}

/**
 * Reads an agreement. `file` is the path as the user gave it, `folder` what its data paths are relative to. Touches no file:
 * whether data, presets and countries exist is for the stages that open them.
 */
export function readAgreement(
  text: string,
  origin: { readonly file: string; readonly folder: string },
): AgreementReading {
  const source = new Source(origin.file, text.replace(/^\ufeff/, ''));
  const { tree, problems: syntax } = parseYaml(source);
  if (tree === null) return { agreement: null, problems: inOrder(syntax) };
  const file = new AgreementFile(source, tree);
  const found = [...checkSchema(file), ...CHECKS.flatMap(check => check(file))];
  const unread = new Set(syntax.map(placeOf));
  const problems = inOrder([...syntax, ...found.filter(problem => !unread.has(placeOf(problem)))]);
  const isSound = problems.every(problem => problem.severity === 'warning');
  return { agreement: isSound ? toAgreement(file, { text, ...origin }) : null, problems };
}

/** What YAML cannot read has no value for the checks to judge: they are silent about its place. */
function placeOf(problem: Problem): string {
  return `${problem.line}:${problem.column}`;
}

function inOrder(problems: readonly Problem[]): readonly Problem[] {
  return problems.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0));
}
