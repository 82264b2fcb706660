// The whole file against the schema, piece by piece: what is wrong in one piece hides nothing in another.

import type { Problem } from '../findings/problem.ts';
import type { AgreementFile } from './agreement-file.ts';
import type { Cursor } from './cursor.ts';
import { clauseProblems, goalProblems } from './check-clauses.ts';
import { eventProblems } from './check-events.ts';
import { schemaProblems, unknownKey } from './schema-problems.ts';
import { HEADER, SECTIONS } from './schema/agreement.ts';
import { capital, describe, nameOf, quote } from './sentences.ts';

export function checkSchema(file: AgreementFile): readonly Problem[] {
  const { root } = file;
  if (!root.isMap) return [notAnAgreement(file)];
  return [
    ...unknownSections(file),
    ...Object.entries(HEADER).flatMap(([key, schema]) => schemaProblems(file, schema, root.at(key))),
    ...WHOLE_SECTIONS.flatMap(key => schemaProblems(file, SECTIONS[key], root.at(key))),
    ...eventProblems(file),
    ...listProblems(file, 'clauses', clauseProblems),
    ...listProblems(file, 'goals', goalProblems),
    ...promisesNothing(file),
  ];
}

/** Sections whose schema does not depend on which keys their entries have. */
const WHOLE_SECTIONS = ['calendars', 'data', 'covers', 'segments', 'report'] as const;

function notAnAgreement(file: AgreementFile): Problem {
  const { value } = file.root;
  const message = value === null ? 'The file is empty.' : `The file ${describe(value)}, not an agreement.`;
  const remedy =
    'Write keys such as `slaudit: 1`, `name:`, `timezone:`, `events:` and `clauses:`, or run `slaudit init`.';
  return file.problem({ code: 'not-an-agreement', message, remedy }, [], 'value');
}

function unknownSections(file: AgreementFile): readonly Problem[] {
  const known = [...Object.keys(HEADER), ...Object.keys(SECTIONS)];
  return file.root
    .entries()
    .filter(entry => !known.includes(entry.name))
    .map(entry => unknownKey(file, entry, known));
}

/** The file needs `clauses` or `goals`. */
function promisesNothing(file: AgreementFile): readonly Problem[] {
  if (file.root.has('clauses') || file.root.has('goals')) return [];
  const complaint = {
    code: 'missing-key',
    message: 'The agreement has neither `clauses` nor `goals`.',
    remedy: 'Add `clauses:` with at least one promise, or `goals:` with at least one number.',
  };
  return [file.problem(complaint, [], 'value')];
}

function listProblems(
  file: AgreementFile,
  key: string,
  problemsOf: (file: AgreementFile, item: Cursor) => readonly Problem[],
): readonly Problem[] {
  const section = file.root.at(key);
  if (!section.exists) return [];
  const isList = Array.isArray(section.value) && section.value.length > 0;
  if (isList) return section.items().flatMap(item => (item.isMap ? problemsOf(file, item) : [notAMap(file, item)]));
  const complaint = {
    code: 'wrong-value',
    message: `${quote(key)} ${describeList(section.value)}.`,
    remedy: 'Write a list whose entries begin with `- id:`.',
  };
  return [file.problem(complaint, section.path, 'value')];
}

function describeList(value: unknown): string {
  return Array.isArray(value) ? 'is an empty list' : describe(value);
}

function notAMap(file: AgreementFile, item: Cursor): Problem {
  const message = `${capital(nameOf(item.path))} ${describe(item.value)}.`;
  return file.problem(
    { code: 'wrong-value', message, remedy: 'Write keys with values, such as `id: first-touch`.' },
    item.path,
    'value',
  );
}
