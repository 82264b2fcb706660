// A source under `data:` is a file, or a table or query of a database whose password stands elsewhere.

import type { Problem } from '../../findings/problem.ts';
import type { AgreementFile } from '../agreement-file.ts';
import type { Cursor } from '../cursor.ts';
import type { Complaint } from '../source.ts';

export function sourcesSayWhereFrom(file: AgreementFile): readonly Problem[] {
  const kinds = file.root.at('data').entries();
  return kinds.flatMap(kind => {
    const sources = kind.items().filter(source => source.isMap);
    return sources.flatMap(source => [
      ...origin(file, source),
      ...password(file, source),
      ...milestones(file, source, kind.name),
    ]);
  });
}

function origin(file: AgreementFile, source: Cursor): readonly Problem[] {
  const complaint = originComplaint(source);
  return complaint === null ? [] : [file.problem(complaint, source.path, 'value')];
}

function originComplaint(source: Cursor): Complaint | null {
  const [isFile, isDatabase] = [source.has('file'), source.has('database')];
  const asked = ['query', 'table'].filter(key => source.has(key));
  if (isFile && (isDatabase || asked.length > 0))
    return wrong('This names a file and a database.', 'Write two sources in a list.');
  if (!isFile && !isDatabase)
    return wrong('This does not say where the rows are.', 'Add `file:` with a path, such as `file: leads.csv`.');
  if (isDatabase && asked.length !== 1)
    return wrong('A database needs a query or a table.', 'Add either `query:` or `table:`.');
  return null;
}

function wrong(message: string, remedy: string): Complaint {
  return { code: 'data-source', message, remedy };
}

function password(file: AgreementFile, source: Cursor): readonly Problem[] {
  const { value } = source.at('database');
  if (typeof value !== 'string' || !/^[a-z+]+:\/\/[^/@\s]*:[^/@\s]+@/i.test(value)) return [];
  const complaint = {
    code: 'password-in-file',
    message: 'The URL holds a password, and agreements are passed around.',
    remedy: 'Take it out (and change it): the password comes from the environment.',
  };
  return [file.problem(complaint, source.at('database').path, 'value')];
}

function milestones(file: AgreementFile, source: Cursor, kind: string): readonly Problem[] {
  if (kind === 'leads' || !source.has('milestones')) return [];
  const complaint = {
    code: 'data-source',
    message: 'Only leads have milestones.',
    remedy: 'Move `milestones:` to a source under `leads:`.',
  };
  return [file.problem(complaint, source.at('milestones').path, 'key')];
}
