// What a database refuses, for someone who wrote a table's name or a query into an agreement.

import { nearest } from '../../findings/nearest.ts';
import type { Problem } from '../../findings/problem.ts';
import { fileProblem } from '../file-problems.ts';

export type DatabaseFaultCode =
  | 'not-duckdb'
  | 'damaged-duckdb'
  | 'not-parquet'
  | 'damaged-parquet'
  | 'no-tables'
  | 'no-table'
  | 'no-rows-asked'
  | 'refused'
  | 'no-connection'
  | 'no-password'
  | 'bad-url'
  | 'too-slow';

/** `said` is the database's own sentence, or the text at fault; `known` what it has instead. */
export class DatabaseFault extends Error {
  readonly code: DatabaseFaultCode;
  readonly said: string;
  readonly known: readonly string[];

  constructor(code: DatabaseFaultCode, said: string, known: readonly string[] = []) {
    super(said);
    this.code = code;
    this.said = said;
    this.known = known;
  }
}

type Sentence = (fault: DatabaseFault) => readonly [message: string, remedy: string];

const SENTENCES: Readonly<Record<DatabaseFaultCode, Sentence>> = {
  'not-duckdb': () => ['The file is no DuckDB database.', 'Correct the path, or name the file with `file:`.'],
  'damaged-duckdb': ({ said }) => [
    `The DuckDB database cannot be opened: ${said}`,
    'If another program has it open for writing, close that; else the file is damaged or of another version of DuckDB: copy it again.',
  ],
  'not-parquet': () => ['The file is no Parquet file.', 'Correct the path, or let its name end as what it is.'],
  'damaged-parquet': ({ said }) => [
    `The Parquet file is damaged, or ends too early: ${said}`,
    'Download it again, or export it again.',
  ],
  'no-tables': () => ['The database has no tables.', 'Look whether it is the one you mean.'],
  'no-table': ({ said, known }) => [`The database has no table "${said}".`, tableHint(said, known)],
  'no-rows-asked': () => ['The query asks for no rows.', 'Write a single `select`.'],
  refused: ({ said }) => [`The database says: ${said}`, 'Correct the query, or try it in the database first.'],
  'no-connection': ({ said }) => [
    `The database cannot be reached: ${said}`,
    'Check host, port and name of the database, and whether it takes connections from here.',
  ],
  'no-password': ({ said }) => [
    `The database does not let this user in: ${said}`,
    'Put the password into the environment (`PGPASSWORD`) or into `~/.pgpass`; it never stands in the agreement.',
  ],
  'bad-url': ({ said }) => [`The URL of the database cannot be used: ${said}.`, URL_REMEDY],
  'too-slow': () => [
    'The query took longer than half an hour and was ended.',
    'Ask for fewer rows or columns, or let the database prepare them in a table.',
  ],
};

const URL_REMEDY =
  'Write `postgres://user@host:5432/database`, with `?sslmode=require` at most; the password comes from the environment.';

export function databaseProblem(file: string, fault: DatabaseFault): Problem {
  const [message, remedy] = SENTENCES[fault.code](fault);
  return fileProblem(`database-${fault.code}`, file, message, remedy);
}

function tableHint(table: string, known: readonly string[]): string {
  const near = nearest(table, known);
  if (near !== null) return `The nearest is "${near}".`;
  return known.length === 0 ? 'It has no tables at all.' : `It has: ${known.slice(0, 8).join(', ')}.`;
}
