// The names a file declares, and what to say about one that it does not.

import type { AgreementFile } from '../agreement-file.ts';
import type { Cursor, TextCursor } from '../cursor.ts';
import type { Problem } from '../../findings/problem.ts';
import { quote, suggestion } from '../sentences.ts';

/** A problem for every text that is not among the known names. */
export function unknownNames(
  file: AgreementFile,
  texts: readonly TextCursor[],
  what: { readonly noun: string; readonly section: string; readonly known: readonly string[] },
): readonly Problem[] {
  return texts
    .filter(text => !what.known.includes(text.value))
    .map(text => file.problem(unknownName(text.value, what), text.path, 'value'));
}

export function unknownName(
  name: string,
  what: { readonly noun: string; readonly section: string; readonly known: readonly string[] },
): { readonly code: string; readonly message: string; readonly remedy: string } {
  const otherwise = `Define it under \`${what.section}:\`.`;
  return {
    code: `unknown-${what.noun}`,
    message: `There is no ${what.noun} called ${quote(name)}.`,
    remedy:
      what.known.length === 0
        ? otherwise
        : `${suggestion(name, what.known, otherwise)} Or define it under \`${what.section}:\`.`,
  };
}

export function clausesOf(file: AgreementFile): readonly Cursor[] {
  return file.root
    .at('clauses')
    .items()
    .filter(clause => clause.isMap);
}

export function goalsOf(file: AgreementFile): readonly Cursor[] {
  return file.root
    .at('goals')
    .items()
    .filter(goal => goal.isMap);
}

/** The values of one value or a list of `{ if, is }`. */
export function choiceValues(choice: Cursor): readonly TextCursor[] {
  return choice.items().flatMap(item => (item.isMap ? item.at('is') : item).texts());
}

/** The conditions in one value or a list of `{ if, is }`. */
export function choiceConditions(choice: Cursor): readonly Cursor[] {
  return choice
    .items()
    .map(item => item.at('if'))
    .filter(condition => condition.isMap);
}
