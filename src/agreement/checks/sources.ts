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
      ...delimiter(file, source.at('delimiter')),
      ...encoding(file, source.at('encoding')),
      ...saidTwice(file, source),
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

function delimiter(file: AgreementFile, written: Cursor): readonly Problem[] {
  const { value } = written;
  if (typeof value !== 'string' || /^[\t !#-~]$/.test(value)) return [];
  const complaint = {
    code: 'bad-delimiter',
    message:
      value === '"'
        ? 'Cells are quoted with `"`: it cannot part them too.'
        : `The delimiter ${JSON.stringify(value)} is not a single ASCII character.`,
    remedy: 'Write one character, such as ";" or "\\t", or leave it out: it is found out.',
  };
  return [file.problem(complaint, written.path, 'value')];
}

function encoding(file: AgreementFile, written: Cursor): readonly Problem[] {
  const { value } = written;
  if (typeof value !== 'string' || value === '' || isEncoding(value)) return [];
  const complaint = {
    code: 'unknown-encoding',
    message: `No encoding is called "${value}".`,
    remedy: 'Write a name such as `windows-1252` or `utf-16le`, or save the file as UTF-8 and leave it out.',
  };
  return [file.problem(complaint, written.path, 'value')];
}

/** UTF-32 is an encoding too: that it is not read is for the file to say. */
function isEncoding(label: string): boolean {
  try {
    return new TextDecoder(label).encoding !== '';
  } catch {
    return /^utf-?32/i.test(label);
  }
}

/** A column comes from the file or is set; which of the two was meant would be a guess. */
function saidTwice(file: AgreementFile, source: Cursor): readonly Problem[] {
  const mapped = new Set(
    source
      .at('columns')
      .entries()
      .map(({ name }) => name),
  );
  const both = source
    .at('set')
    .entries()
    .filter(({ name }) => mapped.has(name));
  return both.map(({ name, path }) => {
    const complaint = {
      code: 'data-source',
      message: `\`columns\` takes \`${name}\` from the file, and \`set\` gives it a fixed value.`,
      remedy: 'Keep one of the two; `derive` changes the value in some rows only.',
    };
    return file.problem(complaint, path, 'key');
  });
}
